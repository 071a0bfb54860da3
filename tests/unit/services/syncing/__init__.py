"""Syncing as a service: when, in which thread, and what is told."""
