"""What Nikon enciphers about a shot, by model."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.forms import Words
from rethumb_desktop.metadata.makers.nikon_custom import (
    SETTINGS_D_3,
    SETTINGS_D_40,
    SETTINGS_D_80,
    SETTINGS_D_90,
    SETTINGS_D_700,
    SETTINGS_D_5000,
    SETTINGS_D_5100,
    SETTINGS_D_5200,
    SETTINGS_D_7000,
)
from rethumb_desktop.metadata.makers.tables import Record, of_model

_IMAGE_QUALITIES: Words = {
    0: "NEF (RAW) + JPEG fine", 1: "NEF (RAW) + JPEG norm", 2: "NEF (RAW) + JPEG basic", 3: "NEF (RAW)",
    4: "TIF (RGB)", 5: "JPEG fine", 6: "JPEG normal", 7: "JPEG basic",
}  # fmt: skip

SHOT_INFO = Record("B", {
    0: "ShotInfoVersion s4 !", 4: "FirmwareVersion s5 ~nikon_firmware", 16: of_model(r"P6000\b", "DistortionControl"),
    106: "ShutterCount I ? #ShotInfoVersion=~^0204$", 110: "DeletedImageCount I ? #ShotInfoVersion=~^0204$",
    117: "VibrationReduction B #ShotInfoVersion=~^0207$", 130: "VibrationReduction B #ShotInfoVersion=~^0204$",
    343: "ShutterCount u2 ? #ShotInfoVersion=~^0205$", 430: "VibrationReduction B #ShotInfoVersion=~^0205$",
    589: "ShutterCount I ? #ShotInfoVersion=~^0211$",
}, {
    "VibrationReduction": {0: "Off", 1: "On"},
})  # fmt: skip
SHOT_INFO_D_40 = Record("B", {
    0: "ShotInfoVersion s4", 582: "ShutterCount I ?", 586: "VibrationReduction &0x8", 729: SETTINGS_D_40,
}, {
    "VibrationReduction": {0: "Off", 1: "On"},
})  # fmt: skip
SHOT_INFO_D_80 = Record("B", {
    0: "ShotInfoVersion s4", 586: "ShutterCount I ?",
    590: ("Rotation &0x7", "VibrationReduction &0x18", "FlashFired &0xe0"),
    708: ("NikonImageSize &0xf0", "ImageQuality &0xf"), 748: SETTINGS_D_80,
}, {
    "VibrationReduction": {0: "Off", 3: "On"},
    "ImageQuality": {
        0: "NEF (RAW)", 1: "JPEG fine", 2: "JPEG normal", 3: "JPEG basic", 4: "NEF (RAW) + JPEG fine",
        5: "NEF (RAW) + JPEG normal", 6: "NEF (RAW) + JPEG basic",
    },
    "Rotation": {0: "Horizontal", 1: "Rotate 270 CW", 2: "Rotate 90 CW", 3: "Rotate 180"},
})  # fmt: skip
SHOT_INFO_D_90 = Record("B", {
    0: "ShotInfoVersion s4", 4: "FirmwareVersion s5", 693: "ISO2 /12 -5 @two_to *100", 725: "ShutterCount I ?",
    884: SETTINGS_D_90,
})  # fmt: skip
SHOT_INFO_D_3_A = Record("B", {
    0: "ShotInfoVersion s4", 598: "ISO2 /12 -5 @two_to *100", 630: "ShutterCount I ?",
    723: ("NikonImageSize &0x18", "ImageQuality &0x7"), 769: SETTINGS_D_3,
}, {
    "ImageQuality": _IMAGE_QUALITIES,
})  # fmt: skip
SHOT_INFO_D_3_B = Record("B", {
    4: "FirmwareVersion s5", 0: "ShotInfoVersion s4", 16: "ImageArea", 605: "ISO2 /12 -5 @two_to *100",
    637: "ShutterCount I ? #FirmwareVersion=~^1[.]01", 639: "ShutterCount I ? #FirmwareVersion=~^2[.]0",
    650: "PreFlashReturnStrength", 732: ("NikonImageSize &0x18", "ImageQuality &0x7"), 778: SETTINGS_D_3,
}, {
    "ImageQuality": _IMAGE_QUALITIES,
})  # fmt: skip
SHOT_INFO_D_3X = Record("B", {
    0: "ShotInfoVersion s4", 4: "FirmwareVersion s5", 605: "ISO2 /12 -5 @two_to *100", 640: "ShutterCount I ?",
    779: SETTINGS_D_3,
})  # fmt: skip
SHOT_INFO_D_3S = Record("B", {
    0: "ShotInfoVersion s4", 4: "FirmwareVersion s5", 16: "ImageArea", 545: "ISO2 /12 -5 @two_to *100",
    578: "ShutterCount I ?", 718: SETTINGS_D_3,
})  # fmt: skip
SHOT_INFO_D_300_A = Record("B", {
    0: "ShotInfoVersion s4", 604: "ISO2 /12 -5 @two_to *100", 633: "ShutterCount I ?", 721: "AFFineTuneAdj H",
    790: SETTINGS_D_3,
})  # fmt: skip
SHOT_INFO_D_300_B = Record("B", {
    4: "FirmwareVersion s5", 0: "ShotInfoVersion s4", 613: "ISO2 /12 -5 @two_to *100", 644: "ShutterCount I ?",
    732: ("AFFineTuneAdj H #FirmwareVersion=~^1.10B$", "AFFineTuneAdj H"), 802: SETTINGS_D_3,
})  # fmt: skip
SHOT_INFO_D_300S = Record("B", {
    0: "ShotInfoVersion s4", 4: "FirmwareVersion s5", 613: "ISO2 /12 -5 @two_to *100", 646: "ShutterCount I ?",
    804: SETTINGS_D_3,
})  # fmt: skip
SHOT_INFO_D_700 = Record("B", {
    0: "ShotInfoVersion s4", 4: "FirmwareVersion s5", 613: "ISO2 /12 -5 @two_to *100", 647: "ShutterCount I ?",
    804: SETTINGS_D_700,
})  # fmt: skip
SHOT_INFO_D_5000 = Record("B", {
    0: "ShotInfoVersion s4", 4: "FirmwareVersion s5", 693: "ISO2 /12 -5 @two_to *100", 726: "ShutterCount I ?",
    888: SETTINGS_D_5000,
})  # fmt: skip
SHOT_INFO_D_7000 = Record("B", {
    0: "ShotInfoVersion s4", 4: "FirmwareVersion s5", 800: "ShutterCount I ?", 1028: SETTINGS_D_7000,
})  # fmt: skip
SHOT_INFO_D_5100 = Record("B", {
    0: "ShotInfoVersion s4", 4: "FirmwareVersion s5", 801: "ShutterCount I ?", 1031: SETTINGS_D_5100,
})  # fmt: skip
SHOT_INFO_D_5200 = Record("B", {
    0: "ShotInfoVersion s4", 4: "FirmwareVersion s5", 3032: "ShutterCount I ?", 3285: SETTINGS_D_5200,
})  # fmt: skip
