"""Notes of Apple."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.apple_special import read_run_time
from rethumb_desktop.metadata.makers.tables import Table

MAIN = Table({
    1: "MakerNoteVersion", 3: read_run_time, 4: "AEStable", 5: "AETarget", 6: "AEAverage", 7: "AFStable",
    8: "AccelerationVector", 10: "HDRImageType", 11: "BurstUUID", 12: "FocusDistanceRange", 15: "OISMode",
    17: "MediaGroupUUID", 21: "ImageUniqueID", 23: "LivePhotoVideoIndex", 29: "LuminanceNoiseAmplitude",
    33: "HDRHeadroom", 39: "SignalToNoiseRatio", 47: "FocusPosition", 48: "HDRGain", 56: "AFMeasuredDepth",
    61: "AFConfidence", 69: "FrontFacingCamera",
}, {
    "HDRImageType": {3: "HDR image", 4: "Original image"},
})  # fmt: skip
