"""How the handbook is written: what of it is prose, how hard that is to read, how it is spelt, and which rules of style it keeps.

``python -m tests.prose`` measures every lesson; the tests beside this file hold it to its bars.
"""
