"""Watched folders: simulated, and on the real file system."""
