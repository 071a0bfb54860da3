"""Records of numbers in the notes of Sony."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.sony_words import (
    DRIVE_MODES,
    EXPOSURE_PROGRAMS_2,
    EXPOSURE_PROGRAMS_3,
    FLASH_MODES_2,
)
from rethumb_desktop.metadata.makers.tables import Record, not_of_model, of_model, one_of, where

CAMERA_INFO = Record("B", {
    0: "LensSpec u8 ~sony_lens", 20: "FocusModeSetting", 21: "AFPointSelected", 25: "AFPoint",
    30: "AFStatusActiveSensor h", 32: "AFStatusUpper-left h", 34: "AFStatusLeft h", 36: "AFStatusLower-left h",
    38: "AFStatusFarLeft h", 40: "AFStatusBottomAssist-left h", 42: "AFStatusBottom h",
    44: "AFStatusBottomAssist-right h", 46: "AFStatusCenter-7 h", 48: "AFStatusCenter-horizontal h",
    50: "AFStatusCenter-9 h", 52: "AFStatusCenter-10 h", 54: "AFStatusCenter-11 h", 56: "AFStatusCenter-12 h",
    58: "AFStatusCenter-vertical h", 60: "AFStatusCenter-14 h", 62: "AFStatusTopAssist-left h", 64: "AFStatusTop h",
    66: "AFStatusTopAssist-right h", 68: "AFStatusFarRight h", 70: "AFStatusUpper-right h", 72: "AFStatusRight h",
    74: "AFStatusLower-right h", 76: "AFStatusCenterF2-8 h",
    304: of_model(r"^DSLR-A(850|900)\b", "AFMicroAdjValue -20"),
    305: (
        of_model(r"^DSLR-A(850|900)\b", "AFMicroAdjMode &0x80"),
        of_model(r"^DSLR-A(850|900)\b", "AFMicroAdjRegisteredLenses &0x7f"),
    ),
})  # fmt: skip
CAMERA_INFO_2 = Record("B", {
    0: "LensSpec u8 ~sony_lens", 20: "AFPointSelected", 21: "FocusModeSetting", 24: "AFPoint",
    27: "AFStatusActiveSensor h", 29: "AFStatusTop-right h", 31: "AFStatusBottom-right h", 33: "AFStatusBottom h",
    35: "AFStatusMiddleHorizontal h", 37: "AFStatusCenterVertical h", 39: "AFStatusTop h", 41: "AFStatusTop-left h",
    43: "AFStatusBottom-left h", 45: "AFStatusLeft h", 47: "AFStatusCenterHorizontal h", 49: "AFStatusRight h",
})  # fmt: skip
CAMERA_INFO_3 = Record("B", {
    0: not_of_model(r"^NEX-5C", "LensSpec u8 ~sony_lens"),
    14: not_of_model(r"^DSLR-(A450|A500|A550)$", "FocalLength H /10 ?"),
    16: not_of_model(r"^DSLR-(A450|A500|A550)$", "FocalLengthTeleZoom H *2 /3"),
    20: of_model(r"^(DSLR-A(450|500|550))\b", "AFPointSelected"),
    21: of_model(r"^(DSLR-A(450|500|550))\b", "FocusMode"), 24: of_model(r"^DSLR-A(450|500|550)\b", "AFPoint"),
    25: of_model(r"^(SLT-|DSLR-A(560|580))\b", "FocusStatus"),
    27: of_model(r"^DSLR-A(450|500|550)\b", "AFStatusActiveSensor h"),
    28: of_model(r"^(SLT-|DSLR-A(560|580))\b", "AFPointSelected"),
    29: one_of(
        of_model(r"^(SLT-|DSLR-A(560|580))\b", "FocusMode"),
        of_model(r"^DSLR-A(450|500|550)\b", "AFStatusTop-right h"),
    ),
    31: of_model(r"^DSLR-A(450|500|550)\b", "AFStatusBottom-right h"),
    32: of_model(r"^(SLT-|DSLR-A(560|580))\b", "AFPoint"),
    33: one_of(
        of_model(r"^(SLT-|DSLR-A(560|580))\b", "AFStatusActiveSensor h"),
        of_model(r"^DSLR-A(450|500|550)\b", "AFStatusBottom h"),
    ),
    35: of_model(r"^DSLR-A(450|500|550)\b", "AFStatusMiddleHorizontal h"),
    37: of_model(r"^DSLR-A(450|500|550)\b", "AFStatusCenterVertical h"),
    39: of_model(r"^DSLR-A(450|500|550)\b", "AFStatusTop h"),
    41: of_model(r"^DSLR-A(450|500|550)\b", "AFStatusTop-left h"),
    43: of_model(r"^DSLR-A(450|500|550)\b", "AFStatusBottom-left h"),
    45: of_model(r"^DSLR-A(450|500|550)\b", "AFStatusLeft h"),
    47: of_model(r"^DSLR-A(450|500|550)\b", "AFStatusCenterHorizontal h"),
    49: of_model(r"^DSLR-A(450|500|550)\b", "AFStatusRight h"),
}, {
    "FocusMode": {0: "Manual", 1: "AF-S", 2: "AF-C", 3: "AF-A"},
})  # fmt: skip
FOCUS_INFO = Record("B", {
    14: "DriveMode2 ?", 16: "Rotation ?",
    20: "ImageStabilizationSetting ?", 21: "DynamicRangeOptimizerMode ?", 43: "BracketShotNumber ?",
    44: "WhiteBalanceBracketing ?", 45: "BracketShotNumber2 ?", 46: "DynamicRangeOptimizerBracket ?",
    47: "ExposureBracketShotNumber ?", 63: "ExposureProgram ?", 65: "CreativeStyle ?", 109: "ISOSetting @sony_iso_8 ?",
    111: "ISO @sony_iso_8 ?", 119: "DynamicRangeOptimizerMode ?", 121: "DynamicRangeOptimizerLevel ?",
    2118: of_model(r"^DSLR-A(230|290|330|380|390|850|900)$", "ShutterCount I &0xffffff ?"),
    2491: of_model(r"^DSLR-A(200|230|290|300|330|350|380|390|700|850|900)$", "FocusPosition ?"),
    4368: "TiffMeteringImage u9600 ?",
}, {
    "Rotation": {0: "Horizontal (normal)", 1: "Rotate 270 CW", 2: "Rotate 90 CW"},
    "ExposureProgram": EXPOSURE_PROGRAMS_2, "DriveMode2": DRIVE_MODES,
})  # fmt: skip
MORE_SETTINGS = Record("B", {
    1: "DriveMode2 ?", 2: "ExposureProgram ?", 3: "MeteringMode ?", 4: "DynamicRangeOptimizerSetting ?",
    5: "DynamicRangeOptimizerLevel ?", 6: "ColorSpace ?", 7: "CreativeStyleSetting ?", 8: "ContrastSetting b ?",
    9: "SaturationSetting b ?", 10: "SharpnessSetting b ?", 13: "WhiteBalanceSetting ?",
    14: "ColorTemperatureSetting *100 ?", 15: "ColorCompensationFilterSet b ?", 16: "FlashMode ?",
    17: "LongExposureNoiseReduction ?", 18: "HighISONoiseReduction ?",
    19: not_of_model(r"^DSLR-(A450|A500|A550)$", "FocusMode ?"),
    21: not_of_model(r"^DSLR-(A450|A500|A550)$", "MultiFrameNoiseReduction ?"), 22: "HDRSetting ?", 23: "HDRLevel ?",
    24: "ViewingMode ?", 25: "FaceDetection ?", 26: "CustomWB_RBLevels x2 ?",
    30: one_of(of_model(r"^DSLR-(A450|A500|A550)", "BrightnessValue -106 /8 ?"), "ExposureCompensationSet -128 /24 ?"),
    31: one_of(of_model(r"^DSLR-(A450|A500|A550)", "ISO @sony_iso_8 ?"), "FlashExposureCompSet -128 /24 ?"),
    32: one_of(
        of_model(r"^DSLR-(A450|A500|A550)", "FNumber @sony_f ?"),
        not_of_model(r"^NEX-(3|5|5C)", "LiveViewAFMethod ?"),
    ),
    33: one_of(
        of_model(r"^DSLR-(A450|A500|A550)", "ExposureTime @sony_time ?"),
        of_model(r"^NEX-(3|5|5C)", "ISO @sony_iso_8 ?"),
    ),
    34: of_model(r"^NEX-(3|5|5C)", "FNumber @sony_f ?"),
    35: one_of(
        of_model(r"^DSLR-(A450|A500|A550)", "FocalLength2 @sony_focal ?"),
        of_model(r"^NEX-(3|5|5C)", "ExposureTime @sony_time ?"),
    ),
    36: of_model(r"^DSLR-(A450|A500|A550)", "ExposureCompensation2 h /8 ?"),
    37: one_of(
        of_model(r"^NEX-(3|5|5C)", "FocalLength2 @sony_focal ?"),
        not_of_model(r"^DSLR-(A450|A500|A550)", "ISO @sony_iso_8 ?"),
    ),
    38: one_of(
        of_model(r"^DSLR-(A450|A500|A550)", "FlashExposureCompSet2 h /8 ?"),
        of_model(r"^NEX-(3|5|5C)", "ExposureCompensation2 h /8 ?"), "FNumber @sony_f ?",
    ),
    39: not_of_model(r"^NEX-(3|5|5C)|DSLR-(A450|A500|A550)", "ExposureTime @sony_time ?"),
    40: of_model(r"^DSLR-(A450|A500|A550)", "Orientation2 ?"),
    41: one_of(
        of_model(r"^DSLR-(A450|A500|A550)", "FocusPosition2 ?"),
        not_of_model(r"^NEX-(3|5|5C)", "FocalLength2 @sony_focal ?"),
    ),
    42: one_of(
        of_model(r"^DSLR-(A450|A500|A550)", "FlashAction ?"),
        not_of_model(r"^NEX-(3|5|5C)", "ExposureCompensation2 h /8 ?"),
    ),
    43: of_model(r"^NEX-(3|5|5C)", "FocusPosition2 ?"),
    44: one_of(
        of_model(r"^DSLR-(A450|A500|A550)", "FocusMode2 ?"), of_model(r"^NEX-(3|5|5C)", "FlashAction ?"),
        "FlashExposureCompSet2 h /8 ?",
    ),
    46: one_of(of_model(r"^NEX-(3|5|5C)", "FocusMode2 ?"), not_of_model(r"^DSLR-(A450|A500|A550)", "Orientation2 ?")),
    47: not_of_model(r"^NEX-(3|5|5C)|DSLR-(A450|A500|A550)", "FocusPosition2 ?"),
    48: not_of_model(r"^NEX-(3|5|5C)|DSLR-(A450|A500|A550)", "FlashAction ?"),
    50: not_of_model(r"^NEX-(3|5|5C)|DSLR-(A450|A500|A550)", "FocusMode2 ?"),
    119: of_model(r"^DSLR-(A450|A500|A550)", "FlashAction2 ?"),
    120: of_model(r"^NEX-(3|5|5C)", "FlashActionExternal ?"),
    124: not_of_model(r"^NEX-(3|5|5C)|DSLR-(A450|A500|A550)", "FlashActionExternal ?"),
    130: of_model(r"^NEX-(3|5|5C)", "FlashStatus ?"),
    134: not_of_model(r"^NEX-(3|5|5C)|DSLR-(A450|A500|A550)", "FlashStatus ?"),
}, {
    "HDRSetting": {1: "Off", 16: "On (auto)", 17: "On (manual)"}, "ExposureProgram": EXPOSURE_PROGRAMS_3,
    "FocusMode2": {0: "AF", 1: "MF"}, "HighISONoiseReduction": {16: "Low", 17: "High", 19: "Auto"},
    "LongExposureNoiseReduction": {1: "Off", 16: "On"}, "FlashMode": FLASH_MODES_2,
    "DriveMode2": {
        16: "Single frame", 33: "Continuous high", 34: "Continuous low", 48: "Speed priority continuous",
        81: "Self-timer 10 sec", 82: "Self-timer 2 sec, mirror lock-up", 113: "Continuous bracketing 0.3 EV",
        117: "Continuous bracketing 0.7 EV", 145: "White balance bracketing low",
        146: "White balance bracketing high", 192: "Remote commander",
    },
    "ColorSpace": {1: "sRGB", 2: "Adobe RGB"},
    "FocusMode": {17: "AF-S", 18: "AF-C", 19: "AF-A", 32: "Manual", 48: "DMF"},
    "MeteringMode": {1: "Multi-segment", 2: "Centre-weighted average", 3: "Spot"},
})  # fmt: skip
FACE_INFO = Record("H", {
    0: "FacesDetected h", 1: "Face1Position H4 ~sony_face #FacesDetected>=1",
    6: "Face2Position H4 ~sony_face #FacesDetected>=2", 11: "Face3Position H4 ~sony_face #FacesDetected>=3",
    16: "Face4Position H4 ~sony_face #FacesDetected>=4", 21: "Face5Position H4 ~sony_face #FacesDetected>=5",
    26: "Face6Position H4 ~sony_face #FacesDetected>=6", 31: "Face7Position H4 ~sony_face #FacesDetected>=7",
    36: "Face8Position H4 ~sony_face #FacesDetected>=8",
})  # fmt: skip
FACE_INFO_A = Record("H", {
    3: "FacesDetected @faces", 2: "FaceTest2 hide", 8: "FaceTest8 hide",
    11: where("FacesDetected>=1", "PotentialFace1Position H4 ~sony_face"),
    21: where("FacesDetected>=2", "PotentialFace2Position H4 ~sony_face"),
    31: where("FacesDetected>=3", "PotentialFace3Position H4 ~sony_face"),
    41: where("FacesDetected>=4", "PotentialFace4Position H4 ~sony_face"),
    51: where("FacesDetected>=5", "PotentialFace5Position H4 ~sony_face"),
    61: where("FacesDetected>=6", "PotentialFace6Position H4 ~sony_face"),
    71: where("FacesDetected>=7", "PotentialFace7Position H4 ~sony_face"),
    81: where("FacesDetected>=8", "PotentialFace8Position H4 ~sony_face"),
    91: "Face1Position H4 ~sony_face #FacesDetected>=1", 101: "Face2Position H4 ~sony_face #FacesDetected>=2",
    111: "Face3Position H4 ~sony_face #FacesDetected>=3", 121: "Face4Position H4 ~sony_face #FacesDetected>=4",
})  # fmt: skip
MORE_INFO_0201 = Record("B", {
    283: not_of_model(r"^DSLR-A(450|500|550)$", "ImageCount I &0xffffff ?"),
    293: not_of_model(r"^DSLR-A(450|500|550)$", "ShutterCount I &0xffffff ?"),
    330: of_model(r"^DSLR-A(450|500|550)$", "ShutterCount I &0xffffff ?"),
})  # fmt: skip
MORE_INFO_0401 = Record("B", {
    1102: not_of_model(r"^NEX-(3|5)$", "ShotNumberSincePowerUp I &0xffffff ?"),
})  # fmt: skip
MORE_INFO = Record("B", {
    1: MORE_SETTINGS,
    2: one_of(not_of_model(r"^DSLR-(A450|A500|A550)$", FACE_INFO), of_model(r"^DSLR-(A450|A500|A550)$", FACE_INFO_A)),
    263: "TiffMeteringImage", 513: MORE_INFO_0201, 1025: MORE_INFO_0401,
})  # fmt: skip
FACE_INFO_1 = Record("B", {
    0: "Face1Position H4 #FacesDetected>=1", 32: "Face2Position H4 #FacesDetected>=2",
    64: "Face3Position H4 #FacesDetected>=3", 96: "Face4Position H4 #FacesDetected>=4",
    128: "Face5Position H4 #FacesDetected>=5", 160: "Face6Position H4 #FacesDetected>=6",
    192: "Face7Position H4 #FacesDetected>=7", 224: "Face8Position H4 #FacesDetected>=8",
})  # fmt: skip
FACE_INFO_2 = Record("B", {
    0: "Face1Position H4 #FacesDetected>=1", 37: "Face2Position H4 #FacesDetected>=2",
    74: "Face3Position H4 #FacesDetected>=3", 111: "Face4Position H4 #FacesDetected>=4",
    148: "Face5Position H4 #FacesDetected>=5", 185: "Face6Position H4 #FacesDetected>=6",
    222: "Face7Position H4 #FacesDetected>=7", 259: "Face8Position H4 #FacesDetected>=8",
})  # fmt: skip
EXTRA_INFO = Record("B", {
    1: "BatteryTemperature -32 /1.8", 12: "BatteryLevel", 26: "ExtraInfoVersion B4",
})  # fmt: skip
EXTRA_INFO_2 = Record("B", {
    4: "BatteryLevel", 18: "ImageStabilization",
}, {
    "ImageStabilization": {0: "Off", 64: "On"},
})  # fmt: skip
EXTRA_INFO_3 = Record("B", {
    2: "BatteryTemperature -32 /1.8", 4: "BatteryLevel",
    6: not_of_model(r"^(NEX-(3|5|5C|C3|VG10|VG10E))\b", "BatteryVoltage1 H /128"),
    8: not_of_model(r"^(NEX-(3|5|5C|C3|VG10|VG10E))\b", "BatteryVoltage2 H /128"),
    17: not_of_model(r"^(NEX-(3|5|5C|C3|VG10|VG10E))\b", "ImageStabilization"),
    20: one_of(
        of_model(r"^SLT-", "BatteryState"), of_model(r"^DSLR-(A450|A500|A550)\b", "ExposureProgram ?"),
        of_model(r"^DSLR-", "ModeDialPosition"),
    ),
    22: one_of(
        of_model(r"^DSLR-", "MemoryCardConfiguration"),
        of_model(r"^(NEX-(3|5|5C|C3|VG10|VG10E))\b", "CameraOrientation &0xc0"),
    ),
    24: not_of_model(r"^(NEX-(3|5|5C|C3|VG10|VG10E))\b", "CameraOrientation &0x30"),
}, {
    "CameraOrientation": {0: "Horizontal (normal)", 1: "Rotate 90 CW", 2: "Rotate 270 CW", 3: "Rotate 180"},
    "ExposureProgram": {
        241: "Landscape", 243: "Aperture-priority AE", 245: "Portrait", 246: "Auto", 247: "Program AE", 249: "Macro",
        252: "Sunset", 253: "Sports", 255: "Manual",
    },
    "ImageStabilization": {0: "Off", 64: "On"},
})  # fmt: skip
PANORAMA = Record("I", {
    1: "PanoramaFullWidth", 2: "PanoramaFullHeight", 3: "PanoramaDirection", 4: "PanoramaCropLeft",
    5: "PanoramaCropTop", 6: "PanoramaCropRight", 7: "PanoramaCropBottom", 8: "PanoramaFrameWidth",
    9: "PanoramaFrameHeight", 10: "PanoramaSourceWidth", 11: "PanoramaSourceHeight",
})  # fmt: skip
SHOT_INFO = Record("B", {
    2: "FaceInfoOffset H", 6: "SonyDateTime s20", 26: "SonyImageHeight H", 28: "SonyImageWidth H",
    48: "FacesDetected H", 50: "FaceInfoLength H", 52: "MetaVersion s16", 72: where("FaceInfoOffset==72", FACE_INFO_1),
    94: where("FaceInfoOffset==94", FACE_INFO_2),
})  # fmt: skip
