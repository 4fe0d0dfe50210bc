"""Tests of the programs that make the drawings, and of the drawings that they made."""
