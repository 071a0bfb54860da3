"""Taking publications out of their library, and what becomes of that when the same picture comes again."""
