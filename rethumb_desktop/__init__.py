"""rethumb desktop: drop a picture, get a link."""

__version__ = "0.1.0"
