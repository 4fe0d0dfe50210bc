"""``python -m art``: re-make all drawings, or those that are named; run it from the top of the repository."""

from __future__ import annotations

import argparse
import os
import sys

# Libraries of numbers pick the instructions of the processor that they find, and share work among threads: both change the last bits of a
# sum, and with them, sometimes, a written digit. Plain instructions and one thread give the same bytes on every x86-64 machine.
# All this must be set before numpy is imported.
os.environ.update(
    OPENBLAS_CORETYPE="Nehalem",
    OPENBLAS_NUM_THREADS="1",
    OMP_NUM_THREADS="1",
    NUMBA_CPU_NAME="generic",
    NPY_DISABLE_CPU_FEATURES="X86_V3 X86_V4 AVX512_ICL AVX512_SPR",
)


def main() -> int:
    """Make the drawings that the command line asks for; the exit status says whether all went well."""
    from art import workshop  # imports numpy, so only now

    parser = argparse.ArgumentParser(prog="python -m art", description="Re-make the base drawings of the handbook.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="drawings to make; without any, all")
    parser.add_argument("--into", metavar="DIR", help="write the drawings to this folder instead of the handbook's")
    parser.add_argument("--png", metavar="DIR", help="also write a picture of each to look at (needs resvg_py)")
    parser.add_argument("--list", action="store_true", help="only tell the names")
    choice = parser.parse_args()
    if choice.list:
        return workshop.tell()
    return workshop.make(choice.names, choice.into, choice.png)


if __name__ == "__main__":
    sys.exit(main())
