"""The pure parts of the measurements."""
