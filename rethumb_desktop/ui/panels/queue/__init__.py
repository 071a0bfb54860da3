"""The queue: a row an original, and what can be done with it."""
