"""The drawings of the handbook, made by programs: ``python -m art`` re-makes them all."""
