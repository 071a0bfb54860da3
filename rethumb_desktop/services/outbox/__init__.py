"""The outbox: what waits to be sent, when each is tried, and what a failure means for the others."""
