"""A warning is an error: in a test, and in a process that a test starts."""

from __future__ import annotations

import subprocess
import sys
import warnings

import pytest

from tests.conftest import environment


def test_a_warning_ends_a_test() -> None:
    with pytest.raises(DeprecationWarning, match="old"):
        warnings.warn("old", DeprecationWarning, stacklevel=1)


def test_a_warning_ends_a_process_that_a_test_starts() -> None:
    code = "import warnings; warnings.warn('old', DeprecationWarning)"
    ran = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr.splitlines()[-1] == "DeprecationWarning: old"
