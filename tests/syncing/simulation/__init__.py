"""A simulation of devices that share one bucket."""
