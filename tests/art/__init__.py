"""Tests of the drawings that lie in ``docs``, without the programs that made them: those have their own, in ``art/tests``."""
