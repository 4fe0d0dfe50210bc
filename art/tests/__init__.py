"""Tests of the programs that make the drawings. ``make drawings`` and ``make nightly`` run them; they need ``art/requirements.txt``."""
