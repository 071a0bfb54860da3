"""The library: what was published, as a list or as tiles, and what can be done with it."""
