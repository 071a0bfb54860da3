"""The preferences: a window of pages, and the pages about how the program is liked."""
