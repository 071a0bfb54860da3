"""How the window looks: colours, palette, style sheet and icons."""
