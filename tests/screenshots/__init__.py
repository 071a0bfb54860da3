"""A gallery of every page and dialog, for a person to look at."""
