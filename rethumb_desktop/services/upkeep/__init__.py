"""Upkeep of a library: comparing bucket and index, making the index anew, backups, compaction."""
