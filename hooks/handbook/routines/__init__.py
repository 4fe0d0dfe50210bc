"""Routines: steps in order that make a whole massage; their rules, and their shape over time."""
