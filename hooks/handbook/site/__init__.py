"""What only a whole site can have, done to the built files, whichever engine built them."""
