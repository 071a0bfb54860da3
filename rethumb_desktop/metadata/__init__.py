"""What a picture says about itself, and the gate that keeps it from being published."""

from rethumb_desktop.metadata.gate.gate import ByteScanGate
from rethumb_desktop.metadata.reader import PhotoMetadataReader

__all__ = ["ByteScanGate", "PhotoMetadataReader"]
