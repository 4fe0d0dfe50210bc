"""Figures: from the data in a lesson to a plan in cm, its safety and tempo, its drawing and its words."""
