"""The window's areas and dialogs; they do not know each other."""
