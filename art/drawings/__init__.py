"""The drawings, a module for each kind; each has ``DRAWINGS``. ``art/catalogue.py`` lists them."""
