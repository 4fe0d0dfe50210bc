"""The handbook's thinking: lessons in, checked models and drawn pages out.

The way of the data, in one direction::

    docs/**/*.md, docs/data/*.yml -> source -> models -> checks -> markdown (with figures) -> site

Nothing in this package imports MkDocs: the hooks beside it are the only place that does, so the same code runs under any
generator that uses Python-Markdown, from the command line (``python -m handbook``) and in tests.
"""
