"""Notes of Kodak."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.kodak_special import below
from rethumb_desktop.metadata.makers.tables import Record, Table, beginning, of_form, of_make, one_of

MAIN = Record("B", {
    0: "KodakModel s8", 9: "Quality", 10: "BurstMode", 12: "KodakImageWidth H", 14: "KodakImageHeight H",
    16: "YearCreated H", 18: "MonthDayCreated B2 ~kodak_month_day", 20: "TimeCreated B4 ~kodak_clock",
    27: "ShutterMode", 28: "MeteringMode", 29: "SequenceNumber", 30: "FNumber H /100", 32: "ExposureTime I /100000",
    36: "ExposureCompensation h /1000", 56: "FocusMode", 64: "WhiteBalance ?", 92: "FlashMode", 93: "FlashFired",
    94: "ISOSetting H", 96: "ISO H", 98: "TotalZoom H /100", 100: "DateTimeStamp H", 102: "ColorMode H",
    104: "DigitalZoom H /100", 107: "Sharpness b",
}, {
    "Quality": {1: "Fine", 2: "Normal"}, "WhiteBalance": {0: "Auto", 1: "Flash?", 2: "Tungsten", 3: "Daylight"},
    "FocusMode": {0: "Normal", 2: "Macro"},
    "FlashMode": {0: "Auto", 1: "Fill flash", 2: "Off", 3: "Red-Eye", 16: "Fill flash", 32: "Off", 64: "Red-Eye?"},
    "FlashFired": {0: "No", 1: "Yes"}, "Sharpness": {0: "Normal"}, "BurstMode": {0: "Off", 1: "On"},
    "ColorMode": {
        1: "B&W", 2: "Sepia", 3: "B&W yellow filter", 4: "B&W red filter", 32: "Saturated colour",
        64: "Neutral colour", 256: "Saturated colour", 512: "Neutral colour", 8192: "B&W", 16384: "Sepia",
    },
    "MeteringMode": {0: "Multi-segment", 1: "Centre-weighted average", 2: "Spot"},
})  # fmt: skip
TYPE_2 = Record("B", {
    8: "KodakMaker s32", 40: "KodakModel s32", 108: "KodakImageWidth I", 112: "KodakImageHeight I",
})  # fmt: skip
TYPE_3 = Record("B", {
    12: "YearCreated H", 14: "MonthDayCreated B2 ~kodak_month_day", 16: "TimeCreated B4 ~kodak_clock",
    30: "OpticalZoom H /100", 55: "Sharpness b", 56: "ExposureTime I /100000", 60: "FNumber H /100", 78: "ISO H",
}, {
    "Sharpness": {0: "Normal"},
})  # fmt: skip
TYPE_4 = Record("B", {
    32: "OriginalFileName s12",
})  # fmt: skip
TYPE_5 = Record("B", {
    20: "ExposureTime I /100000", 26: "WhiteBalance", 28: "FNumber H /100", 30: "ISO H", 32: "OpticalZoom H /100",
    34: "DigitalZoom H /100", 39: "FlashMode", 42: "ImageRotated", 43: "Macro",
}, {
    "WhiteBalance": {1: "Daylight", 2: "Flash", 3: "Tungsten"}, "Macro": {0: "On", 1: "Off"},
    "FlashMode": {0: "Auto", 1: "On", 2: "Off", 3: "Red-Eye"},
})  # fmt: skip
TYPE_6 = Record("B", {
    16: "ExposureTime I /100000", 24: "FNumber H /100", 26: "ISO H", 28: "OpticalZoom H /100",
    30: "DigitalZoom H /100", 34: "Flash H",
})  # fmt: skip
TYPE_7 = Record("B", {
    0: "SerialNumber s16",
})  # fmt: skip
SUB_IFD_0 = Table({
    64002: "SceneMode", 64025: "SerialNumber", 64029: "KodakImageWidth", 64030: "KodakImageHeight",
    64032: "SensorWidth", 64033: "SensorHeight", 64035: "FNumber /100 ?", 64036: "ExposureTime /100000 ?",
    64046: "ISO ?", 64061: "OpticalZoom /100", 64070: "ISO ?", 64081: "KodakImageWidth", 64082: "KodakImageHeight",
    64084: "ThumbnailWidth", 64085: "ThumbnailHeight", 64087: "PreviewImageWidth", 64088: "PreviewImageHeight",
}, {
    "SceneMode": {
        1: "Sport", 3: "Portrait", 4: "Landscape", 6: "Beach", 7: "Night portrait", 8: "Night landscape", 9: "Snow",
        10: "Text", 11: "Fireworks", 12: "Macro", 13: "Museum", 16: "Children", 17: "Program",
        18: "Aperture priority", 19: "Shutter priority", 20: "Manual", 25: "Back light", 28: "Candlelight",
        29: "Sunset", 31: "Panorama left-right", 32: "Panorama right-left", 33: "Smart scene", 34: "High ISO",
    },
})  # fmt: skip
SUB_IFD_1 = Table({
    39: "ISO ?", 40: "ISO ?",
})  # fmt: skip
SUB_IFD_2 = Table({
    24578: "SceneModeUsed", 24582: "OpticalZoom /100", 24835: "MaxAperture /100", 61442: "SceneModeUsed",
    61446: "OpticalZoom /100", 61699: "FNumber /100 ?", 61700: "ExposureTime /1000000 ?", 61701: "ISO /10 ?",
})  # fmt: skip
SUB_IFD_3 = Table({
    4096: "OpticalZoom /100",
})  # fmt: skip
SUB_IFD_5 = Table({
    15: "OpticalZoom /100",
})  # fmt: skip
CAMERA_INFO = Table({
    63744: "SensorWidth", 63745: "SensorHeight", 63746: "BayerPattern", 63747: "SensorFullWidth",
    63748: "SensorFullHeight", 63751: "KodakImageWidth", 63752: "KodakImageHeight", 64000: "KodakInfoType",
    64004: "SerialNumber", 64772: "FNumber /100 ?", 64773: "ExposureTime /1000000 ?", 64774: "ISO ?",
})  # fmt: skip
TYPE_8 = Table({
    64512: below(SUB_IFD_0),
    64513: below(SUB_IFD_1),
    64514: below(SUB_IFD_2),
    64515: below(SUB_IFD_3),
    64517: below(SUB_IFD_5), 64767: of_form("u", below(SUB_IFD_0)),
    65280: beginning(rb"(?!\0\0\0\0)", CAMERA_INFO),
})  # fmt: skip
TYPE_9 = Record("B", {
    12: one_of(of_make(r"(?i)Kodak", "FNumber H /100"), "FNumber H /10"), 16: "ExposureTime I /1000000",
    20: "DateTimeOriginal s20 ~colons", 52: "ISO H", 87: of_make(r"(?i)Kodak", "FirmwareVersion s16"),
})  # fmt: skip
TYPE_10 = Table({
    2: "PreviewImageSize ?", 18: "ExposureTime /100000 ?", 19: "FNumber /10 ?", 20: "ISO /3 @two_to *25 ?",
    29: "FocalLength /100 ?",
})  # fmt: skip
TYPE_11 = Table({
    260: "FirmwareVersion", 515: "PictureEffect", 519: "KodakModel", 768: "KodakMake", 776: "LensSerialNumber",
    777: "LensModel", 785: "Pitch", 786: "Yaw", 787: "Roll",
})  # fmt: skip
