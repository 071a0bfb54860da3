"""What of the original's metadata a rendition carries, where its recipe asks for some."""

from rethumb_desktop.imaging.carrying.carried import Carried, carry

__all__ = ["Carried", "carry"]
