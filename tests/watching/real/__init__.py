"""What the real file system and its events do."""
