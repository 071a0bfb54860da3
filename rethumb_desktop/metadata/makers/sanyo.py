"""Notes of Sanyo."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.tables import Record, Table, of_form, one_of

FACE_INFO = Record("I", {
    0: "FacesDetected", 4: "FacePosition I4",
})  # fmt: skip
MAIN = Table({
    255: "MakerNoteOffset", 256: "SanyoThumbnail", 512: "SpecialMode", 513: "SanyoQuality", 514: "Macro",
    516: "DigitalZoom", 519: "SoftwareVersion", 520: "PictInfo", 521: "CameraID", 526: "SequentialShot",
    527: "WideRange", 528: "ColorAdjustmentMode", 531: "QuickShot", 532: "SelfTimer", 534: "VoiceMemo",
    535: "RecordShutterRelease", 536: "FlickerReduce", 537: "OpticalZoomOn", 539: "DigitalZoomOn",
    541: "LightSourceSpecial", 542: "Resaved", 543: "SceneSelect",
    547: one_of(of_form("r", "ManualFocusDistance"), FACE_INFO), 548: "SequenceShotInterval", 549: "FlashMode",
    3840: "DataDump",
}, {
    "SequentialShot": {0: "None", 1: "Standard", 2: "Best", 3: "Adjust exposure"},
    "LightSourceSpecial": {0: "Off", 1: "On"},
    "RecordShutterRelease": {0: "Record while down", 1: "Press start, press stop"}, "SelfTimer": {0: "Off", 1: "On"},
    "VoiceMemo": {0: "Off", 1: "On"}, "FlashMode": {0: "Auto", 1: "Force", 2: "Disabled", 3: "Red eye"},
    "Macro": {0: "Normal", 1: "Macro", 2: "View", 3: "Manual"}, "DigitalZoomOn": {0: "Off", 1: "On"},
})  # fmt: skip
