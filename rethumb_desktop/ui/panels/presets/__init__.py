"""The page that edits presets and their recipes."""
