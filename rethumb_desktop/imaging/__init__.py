"""Pixels: opening by allow-list, one decode, transforms, encoders."""
