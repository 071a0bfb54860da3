"""Parts of the window that know Qt only."""
