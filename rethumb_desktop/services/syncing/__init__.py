"""What the devices of a library tell each other through its bucket."""
