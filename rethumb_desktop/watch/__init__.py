"""Watching folders: what the system tells of changes in them. The only room that imports watchdog."""
