"""The same site by other engines than the one that publishes it: built, and compared in what readers get."""
