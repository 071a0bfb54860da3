"""Secrets: the OS keyring, this session only, or the environment."""
