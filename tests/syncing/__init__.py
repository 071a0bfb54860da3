"""Syncing: simulated, and its engine on its own."""
