"""Originals from the web: public addresses only, within limits."""
