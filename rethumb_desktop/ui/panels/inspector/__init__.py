"""The inspector: all that originals say about themselves, and what of it will be published."""
