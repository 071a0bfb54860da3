"""The language of the window: what Qt loads, and the texts that come from below Qt."""
