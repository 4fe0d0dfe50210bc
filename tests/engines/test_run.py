"""``make engines`` itself: what it says and how it ends, and when an environment is made anew. Nothing is installed or built here."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.engines import __main__ as run
from tests.engines import environments
from tests.engines.builds import Build, NotBuilt
from tests.engines.environments import NoEnvironment, Packages, python_of
from tests.engines.known import Known
from tests.engines.test_compare import FILES, site


def engine(name: str, files: dict[str, str]) -> Build:
    def build(to: Path, settings: Mapping[str, str]) -> str:
        site(to, files)
        return name

    return build


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "BELOW", tmp_path / "built")
    monkeypatch.setattr(run, "check", lambda: None)
    monkeypatch.setattr(environments, "FOLDER", tmp_path / "environments")


def ended(monkeypatch: pytest.MonkeyPatch, theirs: dict[str, str], known: tuple[Known, ...] = ()) -> int:
    monkeypatch.setattr(run, "ENGINES", {"Ours": engine("ours-1", FILES), "Theirs": engine("theirs-2", theirs)})
    monkeypatch.setattr(run, "KNOWN", {"Theirs": known})
    return run.main()


def test_the_same_site_is_well(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(monkeypatch, FILES) == 0
    assert "theirs-2: 0 lines differ, 0 without a known reason" in capsys.readouterr().out


def test_a_difference_without_a_reason_fails_and_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(monkeypatch, {**FILES, "more.txt": ""}) == 1
    assert "  not known: files, home: +more.txt\n" in capsys.readouterr().out


def test_a_known_difference_is_told_with_its_reason(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(monkeypatch, {**FILES, "more.txt": ""}, (Known("files", r"\+more\.txt", "it adds one"),)) == 0
    assert "  files, 1 lines: it adds one\n" in capsys.readouterr().out


def test_a_known_difference_that_is_gone_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(monkeypatch, FILES, (Known("files", r"\+more\.txt", "it adds one"),)) == 0
    assert "it is gone, take it out" in capsys.readouterr().out


@pytest.mark.parametrize("error", [NotBuilt("what the engine said"), NoEnvironment("zensical cannot be installed: why")])
def test_an_engine_that_builds_nothing_fails_in_a_line(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(to: Path, settings: Mapping[str, str]) -> str:
        raise error

    monkeypatch.setattr(run, "ENGINES", {"Ours": fail})
    assert run.main() == 1
    assert capsys.readouterr().out.splitlines()[-1] == str(error)


def test_an_environment_is_made_once_and_anew_when_a_lock_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[str] = []

    def note(engine: str, command: list[str]) -> None:
        commands.append(" ".join(command))
        if "venv" in command:
            Path(command[-1]).mkdir(parents=True)

    monkeypatch.setattr(environments, "ROOT", tmp_path)
    monkeypatch.setattr(environments, "_run", note)
    packages = Packages(("lock.txt",), ("newest",))
    for lock, ran in {"a": 3, "a ": 3}.items():
        (tmp_path / "lock.txt").write_text(lock, encoding="utf-8")
        commands.clear()
        assert python_of("one", packages) == tmp_path / "environments" / "one" / "bin" / "python"
        assert len(commands) == ran, "the environment, what is locked, what is newest"
        commands.clear()
        python_of("one", packages)
        assert len(commands) == 1, "only the newest is asked for again"
        assert "--upgrade" in commands[0]


def test_what_cannot_be_installed_is_told_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "import sys; sys.exit('noise\\nERROR: No matching distribution found for it')"
    with pytest.raises(NoEnvironment, match=r"^it cannot be installed: No matching distribution found for it; look at the network") as told:
        environments._run("it", [sys.executable, "-c", said])
    assert "\n" not in str(told.value)
