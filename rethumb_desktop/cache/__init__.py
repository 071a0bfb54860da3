"""Renditions on disk: staged for upload, kept a few days."""
