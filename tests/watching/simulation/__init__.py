"""A simulated disk, its events, two clocks and a program that crashes: random lives of a watched folder."""
