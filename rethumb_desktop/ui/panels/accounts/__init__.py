"""Accounts: adding one with a connection test, the list of all, and keys for this session."""
