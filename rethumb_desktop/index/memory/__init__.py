"""Memory twins of the index, for tests, trials and simulations."""
