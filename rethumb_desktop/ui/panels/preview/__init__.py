"""The preview: the original and what becomes of it, side by side."""
