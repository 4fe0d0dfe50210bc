"""What a lesson, a block and a data file may hold: one typed model for each, used to check, to draw and to print the page."""
