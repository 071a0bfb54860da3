"""Records of numbers in the notes of Nikon."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.forms import Words
from rethumb_desktop.metadata.makers.tables import Record, not_of_model, one_of, where

_FLASH_CONTROL_MODES: Words = {
    0: "Off", 1: "iTTL-BL", 2: "iTTL", 3: "Auto aperture", 4: "Automatic", 5: "GN (distance priority)", 6: "Manual",
    7: "Repeating flash",
}  # fmt: skip
_TONING_EFFECTS: Words = {
    128: "B&W", 129: "Sepia", 130: "Cyanotype", 131: "Red", 132: "Yellow", 133: "Green", 134: "Blue-green",
    135: "Blue", 136: "Purple-blue", 137: "Red-purple", 255: "not used",
}  # fmt: skip
_FILTER_EFFECTS: Words = {
    128: "Off", 129: "Yellow", 130: "Orange", 131: "Red", 132: "Green", 255: "not used",
}  # fmt: skip

VR_INFO = Record("B", {
    0: "VRInfoVersion u4", 4: "VibrationReduction",
    6: "VRMode", 8: "VRType",
}, {
    "VRMode": {0: "Off", 1: "Normal", 3: "Sport"}, "VibrationReduction": {0: "not used", 1: "On", 2: "Off"},
})  # fmt: skip
PICTURE_CONTROL = Record("B", {
    0: "PictureControlVersion u4", 4: "PictureControlName s20", 24: "PictureControlBase s20",
    48: "PictureControlAdjust", 49: "PictureControlQuickAdjust -128", 50: "Sharpness -128", 51: "Contrast -128",
    52: "Brightness -128", 53: "Saturation -128", 54: "HueAdjustment -128", 55: "FilterEffect", 56: "ToningEffect",
    57: "ToningSaturation -128",
}, {
    "ToningEffect": _TONING_EFFECTS, "FilterEffect": _FILTER_EFFECTS,
})  # fmt: skip
PICTURE_CONTROL_2 = Record("B", {
    0: "PictureControlVersion u4", 4: "PictureControlName s20", 24: "PictureControlBase s20",
    48: "PictureControlAdjust", 49: "PictureControlQuickAdjust -128", 51: "Sharpness -128", 53: "Clarity -128",
    55: "Contrast -128", 57: "Brightness -128", 59: "Saturation -128", 61: "Hue -128", 63: "FilterEffect",
    64: "ToningEffect", 65: "ToningSaturation -128",
}, {
    "ToningEffect": _TONING_EFFECTS, "FilterEffect": _FILTER_EFFECTS,
})  # fmt: skip
PICTURE_CONTROL_3 = Record("B", {
    0: "PictureControlVersion u4", 8: "PictureControlName s20", 28: "PictureControlBase s20",
    54: "PictureControlAdjust", 55: "PictureControlQuickAdjust -128", 57: "Sharpness -128",
    59: "MidRangeSharpness -128", 61: "Clarity -128", 63: "Contrast -128", 65: "Brightness -128",
    67: "Saturation -128", 69: "Hue -128", 71: "FilterEffect", 72: "ToningEffect", 73: "ToningSaturation -128",
}, {
    "FilterEffect": _FILTER_EFFECTS, "ToningEffect": _TONING_EFFECTS,
})  # fmt: skip
WORLD_TIME = Record("B", {
    0: "TimeZone h", 2: "DaylightSavings", 3: "DateDisplayFormat",
}, {
    "DateDisplayFormat": {0: "Y/M/D", 1: "M/D/Y", 2: "D/M/Y"}, "DaylightSavings": {0: "No", 1: "Yes"},
})  # fmt: skip
ISO_INFO = Record("B", {
    0: "ISO /12 -5 @two_to *100 ?", 4: "ISOExpansion H", 6: "ISO2 /12 -5 @two_to *100", 10: "ISOExpansion2 H",
}, {
    "ISOExpansion": {
        0: "Off", 257: "Hi 0.3", 258: "Hi 0.5", 259: "Hi 0.7", 260: "Hi 1.0", 261: "Hi 1.3", 262: "Hi 1.5",
        263: "Hi 1.7", 264: "Hi 2.0", 265: "Hi 2.3", 266: "Hi 2.5", 267: "Hi 2.7", 268: "Hi 3.0", 269: "Hi 3.3",
        270: "Hi 3.5", 271: "Hi 3.7", 272: "Hi 4.0", 273: "Hi 4.3", 274: "Hi 4.5", 275: "Hi 4.7", 276: "Hi 5.0",
        513: "Lo 0.3", 514: "Lo 0.5", 515: "Lo 0.7", 516: "Lo 1.0",
    },
    "ISOExpansion2": {
        0: "Off", 257: "Hi 0.3", 258: "Hi 0.5", 259: "Hi 0.7", 260: "Hi 1.0", 261: "Hi 1.3", 262: "Hi 1.5",
        263: "Hi 1.7", 264: "Hi 2.0", 513: "Lo 0.3", 514: "Lo 0.5", 515: "Lo 0.7", 516: "Lo 1.0",
    },
})  # fmt: skip
DISTORT_INFO = Record("B", {
    4: "AutoDistortionControl",
})  # fmt: skip
HDR_INFO = Record("B", {
    0: "HDRInfoVersion s4", 4: "HDR", 5: "HDRLevel", 6: "HDRSmoothing", 7: "HDRLevel2",
}, {
    "HDR": {0: "Off", 1: "On (normal)", 48: "Auto"},
})  # fmt: skip
HDR_INFO_2 = Record("B", {
    0: "HDRInfoVersion s4", 4: "HDR", 5: "HDRLevel",
}, {
    "HDR": {0: "Off", 1: "On (normal)"},
})  # fmt: skip
LOCATION_INFO = Record("B", {
    0: "LocationInfoVersion u4", 4: "TextEncoding", 5: "CountryCode u3 ~clean_text", 8: "POILevel", 9: "Location u70",
})  # fmt: skip
FACE_DETECT = Record("H", {
    3: "FacesDetected", 1: "FaceDetectFrameSize H2", 4: "Face1Position H4 #FacesDetected>=1",
    8: "Face2Position H4 #FacesDetected>=2", 12: "Face3Position H4 #FacesDetected>=3",
    16: "Face4Position H4 #FacesDetected>=4", 20: "Face5Position H4 #FacesDetected>=5",
    24: "Face6Position H4 #FacesDetected>=6", 28: "Face7Position H4 #FacesDetected>=7",
    32: "Face8Position H4 #FacesDetected>=8", 36: "Face9Position H4 #FacesDetected>=9",
    40: "Face10Position H4 #FacesDetected>=10", 44: "Face11Position H4 #FacesDetected>=11",
    48: "Face12Position H4 #FacesDetected>=12",
})  # fmt: skip
AF_INFO = Record("B", {
    0: "AFAreaMode", 1: "AFPoint", 2: "AFPointsInFocus H",
}, {
    "AFAreaMode": {
        0: "Single area", 1: "Dynamic area", 2: "Dynamic area (closest subject)", 3: "Group dynamic",
        4: "Single area (wide)", 5: "Dynamic area (wide)",
    },
})  # fmt: skip
AF_TUNE = Record("B", {
    0: "AFFineTune", 1: "AFFineTuneIndex", 2: "AFFineTuneAdj b ?", 3: "AFFineTuneAdjTele b",
})  # fmt: skip
FILE_INFO = Record("H", {
    0: "FileInfoVersion u4", 2: "MemoryCardNumber", 3: "DirectoryNumber", 4: "FileNumber",
})  # fmt: skip
RETOUCH_INFO = Record("b", {
    0: "RetouchInfoVersion u4", 5: "RetouchNEFProcessing #RetouchInfoVersion=~^0[2-9]",
})  # fmt: skip
BAROMETER_INFO = Record("B", {
    0: "BarometerInfoVersion u4", 6: "Altitude i",
})  # fmt: skip
MULTI_EXPOSURE = Record("I", {
    0: "MultiExposureVersion s4", 1: "MultiExposureMode", 2: "MultiExposureShots", 3: "MultiExposureAutoGain",
}, {
    "MultiExposureMode": {0: "Off", 1: "Multiple exposure", 2: "Image overlay", 3: "HDR"},
})  # fmt: skip
MULTI_EXPOSURE_2 = Record("I", {
    0: "MultiExposureVersion s4", 1: "MultiExposureMode", 2: "MultiExposureShots", 3: "MultiExposureOverlayMode",
}, {
    "MultiExposureMode": {0: "Off", 1: "Multiple exposure", 3: "HDR"},
})  # fmt: skip
FLASH_INFO_0100 = Record("B", {
    15: "FlashGroupAControlMode &0xf", 16: "FlashGroupBControlMode &0xf", 0: "FlashInfoVersion s4", 4: "FlashSource",
    6: "ExternalFlashFirmware B2", 8: "ExternalFlashFlags", 9: ("FlashCommanderMode &0x80", "FlashControlMode &0x7f"),
    10: ("FlashOutput /-6 @two_to #FlashControlMode>=6", "FlashCompensation b /-6 ?"), 11: "FlashFocalLength !0",
    12: "RepeatingFlashRate !0", 13: "RepeatingFlashCount !0", 14: "FlashGNDistance",
    17: ("FlashGroupAOutput /-6 @two_to #FlashGroupAControlMode>=6", "FlashGroupACompensation b /-6"),
    18: ("FlashGroupBOutput /-6 @two_to #FlashGroupBControlMode>=6", "FlashGroupBCompensation b /-6"),
}, {
    "FlashSource": {0: "None", 1: "External", 2: "Internal"}, "FlashControlMode": _FLASH_CONTROL_MODES,
})  # fmt: skip
FLASH_INFO_0102 = Record("B", {
    16: "FlashGroupAControlMode &0xf", 0: "FlashInfoVersion s4", 4: "FlashSource", 6: "ExternalFlashFirmware B2",
    8: "ExternalFlashFlags", 9: ("FlashCommanderMode &0x80", "FlashControlMode &0x7f"),
    10: ("FlashOutput /-6 @two_to #FlashControlMode>=6", "FlashCompensation b /-6 ?"), 12: "FlashFocalLength !0",
    13: "RepeatingFlashRate !0", 14: "RepeatingFlashCount !0", 15: "FlashGNDistance",
    17: ("FlashGroupBControlMode &0xf0", "FlashGroupCControlMode &0xf"),
    18: ("FlashGroupAOutput /-6 @two_to #FlashGroupAControlMode>=6", "FlashGroupACompensation b /-6"),
    19: ("FlashGroupBOutput /-6 @two_to #FlashGroupBControlMode>=96", "FlashGroupBCompensation b /-6"),
    20: ("FlashGroupCOutput /-6 @two_to #FlashGroupCControlMode>=6", "FlashGroupCCompensation b /-6"),
}, {
    "FlashSource": {0: "None", 1: "External", 2: "Internal"}, "FlashControlMode": _FLASH_CONTROL_MODES,
})  # fmt: skip
FLASH_INFO_0103 = Record("B", {
    17: "FlashGroupAControlMode &0xf", 0: "FlashInfoVersion s4", 4: "FlashSource", 6: "ExternalFlashFirmware B2",
    8: "ExternalFlashFlags", 9: ("FlashCommanderMode &0x80", "FlashControlMode &0x7f"),
    10: ("FlashOutput /-6 @two_to #FlashControlMode>=6", "FlashCompensation b /-6 ?"), 12: "FlashFocalLength !0 !255",
    13: "RepeatingFlashRate !0 !255", 14: "RepeatingFlashCount !0 !255", 15: "FlashGNDistance", 16: "FlashColorFilter",
    18: ("FlashGroupBControlMode &0xf0", "FlashGroupCControlMode &0xf"),
    19: ("FlashGroupAOutput /-6 @two_to #FlashGroupAControlMode>=6", "FlashGroupACompensation b /-6"),
    20: ("FlashGroupBOutput /-6 @two_to #FlashGroupBControlMode>=96", "FlashGroupBCompensation b /-6"),
    21: ("FlashGroupCOutput /-6 @two_to #FlashGroupCControlMode>=6", "FlashGroupCCompensation b /-6"),
    27: "ExternalFlashCompensation b /-6 ?", 29: "FlashExposureComp3 b /-6 ?", 39: "FlashExposureComp4 b /-6 ?",
}, {
    "FlashSource": {0: "None", 1: "External", 2: "Internal"}, "FlashControlMode": _FLASH_CONTROL_MODES,
})  # fmt: skip
FLASH_INFO_0106 = Record("B", {
    17: "FlashGroupAControlMode &0xf", 0: "FlashInfoVersion s4", 4: "FlashSource", 6: "ExternalFlashFirmware B2",
    8: "ExternalFlashFlags", 9: ("FlashCommanderMode &0x80", "FlashControlMode &0x7f"), 12: "FlashFocalLength !0 !255",
    13: "RepeatingFlashRate !0 !255", 14: "RepeatingFlashCount !0 !255", 15: "FlashGNDistance", 16: "FlashColorFilter",
    18: ("FlashGroupBControlMode &0xf0", "FlashGroupCControlMode &0xf"),
    39: ("FlashOutput /-6 @two_to #FlashControlMode>=6", "FlashCompensation b /-6 ?"),
    40: ("FlashGroupAOutput /-6 @two_to #FlashGroupAControlMode>=6", "FlashGroupACompensation b /-6"),
    41: ("FlashGroupBOutput /-6 @two_to #FlashGroupBControlMode>=96", "FlashGroupBCompensation b /-6"),
    42: ("FlashGroupCOutput /-6 @two_to #FlashGroupCControlMode>=6", "FlashGroupCCompensation b /-6"),
}, {
    "FlashControlMode": _FLASH_CONTROL_MODES, "FlashSource": {0: "None", 1: "External", 2: "Internal"},
})  # fmt: skip
FLASH_INFO_0107 = Record("B", {
    17: "FlashGroupAControlMode &0xf", 0: "FlashInfoVersion s4", 4: "FlashSource", 6: "ExternalFlashFirmware B2",
    8: ("ExternalFlashZoomOverride &0x80", "ExternalFlashStatus &0x1"), 9: "ExternalFlashReadyState &0x7",
    10: "FlashCompensation b /-6 ?", 12: "FlashFocalLength !0 !255", 13: "RepeatingFlashRate !0 !255",
    14: "RepeatingFlashCount !0 !255", 15: "FlashGNDistance",
    18: ("FlashGroupBControlMode &0xf0", "FlashGroupCControlMode &0xf"),
    40: ("FlashGroupAOutput /-6 @two_to #FlashGroupAControlMode>=6", "FlashGroupACompensation b /-6"),
    41: ("FlashGroupBOutput /-6 @two_to #FlashGroupBControlMode>=6", "FlashGroupBCompensation b /-6"),
    42: ("FlashGroupCOutput /-6 @two_to #FlashGroupCControlMode>=6", "FlashGroupCCompensation b /-6"),
}, {
    "FlashSource": {0: "None", 1: "External", 2: "Internal"},
})  # fmt: skip
FLASH_INFO_0300 = Record("B", {
    17: "FlashGroupAControlMode &0xf", 0: "FlashInfoVersion s4", 4: "FlashSource", 6: "ExternalFlashFirmware B2",
    8: "ExternalFlashFlags", 9: ("FlashCommanderMode &0x80", "FlashControlMode &0x7f"),
    10: where("FlashControlMode==1,2", "FlashCompensation b /-6 ?"), 13: "RepeatingFlashRate !0 !255",
    14: "RepeatingFlashCount !0 !255", 15: "FlashGNDistance", 16: "FlashColorFilter",
    18: ("FlashGroupBControlMode &0xf0", "FlashGroupCControlMode &0xf"),
    33: "FlashOutput /-6 @two_to #FlashControlMode>=6", 37: "FlashIlluminationPattern", 38: "FlashFocalLength !0 !255",
    40: ("FlashGroupAOutput /-6 @two_to #FlashGroupAControlMode>=6", "FlashGroupACompensation b -2 /-6"),
    41: ("FlashGroupBOutput /-6 @two_to #FlashGroupBControlMode>=6", "FlashGroupBCompensation b -2 /-6"),
    42: ("FlashGroupCOutput /-6 @two_to #FlashGroupCControlMode>=6", "FlashGroupCCompensation b -2 /-6"),
}, {
    "FlashSource": {0: "None", 1: "External", 2: "Internal"}, "FlashControlMode": _FLASH_CONTROL_MODES,
})  # fmt: skip
LENS_DATA_00 = Record("B", {
    0: "LensDataVersion u4", 6: "LensIDNumber", 7: "LensFStops /12", 8: "MinFocalLength /24 @two_to *5",
    9: "MaxFocalLength /24 @two_to *5", 10: "MaxApertureAtMinFocal /24 @two_to",
    11: "MaxApertureAtMaxFocal /24 @two_to", 12: "MCUVersion",
})  # fmt: skip
LENS_DATA_01 = Record("B", {
    0: "LensDataVersion s4", 4: "ExitPupilPosition @nikon_pupil", 5: "AFAperture /24 @two_to", 8: "FocusPosition",
    9: "FocusDistance @nikon_distance", 10: "FocalLength /24 @two_to *5 ?", 11: "LensIDNumber", 12: "LensFStops /12",
    13: "MinFocalLength /24 @two_to *5", 14: "MaxFocalLength /24 @two_to *5", 15: "MaxApertureAtMinFocal /24 @two_to",
    16: "MaxApertureAtMaxFocal /24 @two_to", 17: "MCUVersion", 18: "EffectiveMaxAperture /24 @two_to",
})  # fmt: skip
LENS_DATA_0204 = Record("B", {
    0: "LensDataVersion s4", 4: "ExitPupilPosition @nikon_pupil", 5: "AFAperture /24 @two_to", 8: "FocusPosition",
    10: "FocusDistance @nikon_distance", 11: "FocalLength /24 @two_to *5 ?", 12: "LensIDNumber", 13: "LensFStops /12",
    14: "MinFocalLength /24 @two_to *5", 15: "MaxFocalLength /24 @two_to *5", 16: "MaxApertureAtMinFocal /24 @two_to",
    17: "MaxApertureAtMaxFocal /24 @two_to", 18: "MCUVersion", 19: "EffectiveMaxAperture /24 @two_to",
})  # fmt: skip
LENS_DATA_0400 = Record("B", {
    0: "LensDataVersion s4", 394: "LensModel s64",
})  # fmt: skip
LENS_DATA_0402 = Record("B", {
    0: "LensDataVersion s4", 395: "LensModel s64",
})  # fmt: skip
LENS_DATA_0403 = Record("B", {
    0: "LensDataVersion s4", 684: "LensModel s64",
})  # fmt: skip
LENS_DATA_0800 = Record("B", {
    3: "OldLensData B hide", 47: "NewLensData B hide", 0: "LensDataVersion s4",
    4: "ExitPupilPosition @nikon_pupil #OldLensData!=0", 5: "AFAperture /24 @two_to #OldLensData!=0",
    11: "FocusDistance @nikon_distance #OldLensData!=0", 12: "FocalLength /24 @two_to *5 ? #OldLensData!=0",
    13: "LensIDNumber #OldLensData!=0", 14: "LensFStops /12 #OldLensData!=0",
    15: "MinFocalLength /24 @two_to *5 #OldLensData!=0", 16: "MaxFocalLength /24 @two_to *5 #OldLensData!=0",
    17: "MaxApertureAtMinFocal /24 @two_to #OldLensData!=0", 18: "MaxApertureAtMaxFocal /24 @two_to #OldLensData!=0",
    19: "MCUVersion #OldLensData!=0", 20: "EffectiveMaxAperture /24 @two_to #OldLensData!=0",
    48: "LensID H #NewLensData!=0", 54: "MaxAperture H /384 -1 @two_to ? #NewLensData!=0",
    56: "FNumber H /384 -1 @two_to ? #NewLensData!=0", 60: "FocalLength H ? #NewLensData!=0",
    78: "FocusDistance H @nikon_distance #LensMountType==1 #LensMountType!=0 #NewLensData!=0",
})  # fmt: skip
COLOR_BALANCE_A = Record("H", {
    624: "WB_RBLevels H2", 626: "WB_RBLevelsAuto H2", 628: "WB_RBLevelsDaylight H14",
    642: "WB_RBLevelsIncandescent H14", 656: "WB_RBLevelsFluorescent H6", 662: "WB_RBLevelsCloudy H14",
    676: "WB_RBLevelsFlash H14", 690: not_of_model(r"^E8700$", "WB_RBLevelsShade H14"),
})  # fmt: skip
COLOR_BALANCE_B = Record("B", {
    4: "ColorBalanceVersion u4", 5096: "WB_RGGBLevels I4 ~nikon_levels",
    5112: "WB_RGGBLevelsDaylight I4 ~nikon_levels", 5128: "WB_RGGBLevelsCloudy I4 ~nikon_levels",
    5160: "WB_RGGBLevelsTungsten I4 ~nikon_levels", 5176: "WB_RGGBLevelsFluorescentW I4 ~nikon_levels",
    5192: "WB_RGGBLevelsFlash I4 ~nikon_levels", 5224: "WB_RGGBLevelsCustom I4 ~nikon_levels",
    5240: "WB_RGGBLevelsAuto I4 ~nikon_levels",
})  # fmt: skip
COLOR_BALANCE_C = Record("B", {
    4: "ColorBalanceVersion u4", 32: "BlackLevel H", 56: "WB_RGGBLevels I4 ~nikon_levels",
    76: "WB_RGGBLevelsDaylight I4 ~nikon_levels", 96: "WB_RGGBLevelsCloudy I4 ~nikon_levels",
    116: "WB_RGGBLevelsShade I4 ~nikon_levels #ColorBalanceVersion=~^(?!010[0-3])",
    136: "WB_RGGBLevelsTungsten I4 ~nikon_levels", 156: "WB_RGGBLevelsFluorescentW I4 ~nikon_levels",
    176: "WB_RGGBLevelsFluorescentN I4 ~nikon_levels", 196: "WB_RGGBLevelsFluorescentD I4 ~nikon_levels",
    216: "WB_RGGBLevelsHTMercury I4 ~nikon_levels", 256: "WB_RGGBLevelsCustom I4 ~nikon_levels",
    276: "WB_RGGBLevelsAuto I4 ~nikon_levels",
})  # fmt: skip
COLOR_BALANCE_1 = Record("H", {
    0: "WB_RBGGLevels H4",
})  # fmt: skip
COLOR_BALANCE_2 = Record("H", {
    0: "WB_RGGBLevels H4",
})  # fmt: skip
COLOR_BALANCE_3 = Record("H", {
    0: "WB_RGBGLevels H4",
})  # fmt: skip
COLOR_BALANCE_4 = Record("H", {
    0: "WB_GRBGLevels H4",
})  # fmt: skip
AF_INFO_2 = Record("B", {
    0: "AFInfo2Version u4", 4: "ContrastDetectAF", 6: "PhaseDetectAF",
    5: one_of(where("ContrastDetectAF==0", "AFAreaMode"), "AFAreaMode"),
    7: (
        where("PhaseDetectAF<2", "PrimaryAFPoint #AFInfo2Version=~^(?!03)"), "PrimaryAFPoint #PhaseDetectAF==2",
        "PrimaryAFPoint #PhaseDetectAF==3", "PrimaryAFPoint #PhaseDetectAF==4", "PrimaryAFPoint #PhaseDetectAF==5",
        "PrimaryAFPoint #PhaseDetectAF==6", "PrimaryAFPoint #AFInfo2Version=~^0100$ #PhaseDetectAF==7",
        "PrimaryAFPoint #AFInfo2Version=~^0100$",
    ),
    8: (
        where("PhaseDetectAF<2", "AFPointsUsed u7 ~hexadecimal_bytes #AFInfo2Version=~^(?!03)"),
        "AFPointsUsed u2 ~little_short #PhaseDetectAF==2", "AFPointsUsed u5 ~hexadecimal_bytes #PhaseDetectAF==3",
        "AFPointsUsed u17 ~hexadecimal_bytes #PhaseDetectAF==4",
        "AFPointsUsed u21 ~hexadecimal_bytes #PhaseDetectAF==5",
        "AFPointsUsed u29 ~hexadecimal_bytes #PhaseDetectAF==6",
        "AFPointsUsed u20 ~hexadecimal_bytes #PhaseDetectAF==7",
        "AFPointsUsed u7 ~hexadecimal_bytes #AFInfo2Version=~^(?!03)",
        "PrimaryAFPoint #AFInfo2Version=~^03 #PhaseDetectAF==1",
        "PrimaryAFPoint #AFInfo2Version=~^03 #PhaseDetectAF==8",
    ),
    10: (
        "AFPointsUsed u7 ~hexadecimal_bytes #AFInfo2Version=~^03 #PhaseDetectAF==1",
        "AFPointsUsed u11 ~hexadecimal_bytes #AFInfo2Version=~^03 #PhaseDetectAF==8",
        "AFPointsUsed u14 ~hexadecimal_bytes #AFInfo2Version=~^03 #PhaseDetectAF==9",
    ),
    16: "AFImageWidth H !0 #AFInfo2Version=~^0100$", 18: "AFImageHeight H !0 #AFInfo2Version=~^0100$",
    20: "AFAreaXPosition H !0 #AFInfo2Version=~^0100$", 22: "AFAreaYPosition H !0 #AFInfo2Version=~^0100$",
    24: "AFAreaWidth H !0 #AFInfo2Version=~^0100$", 26: "AFAreaHeight H !0 #AFInfo2Version=~^0100$",
    28: (
        "ContrastDetectAFInFocus #AFInfo2Version=~^0100$",
        "AFPointsSelected u20 ~hexadecimal_bytes #PhaseDetectAF==7 #AFInfo2Version=~^0101$",
    ),
    42: "AFImageWidth H !0 #AFInfo2Version=~^03", 44: "AFImageHeight H !0 #AFInfo2Version=~^03",
    46: where("AFInfo2Version=~^03", where("ContrastDetectAF!=0", "AFAreaXPosition H")),
    47: where("AFInfo2Version=~^03", where("ContrastDetectAF!=0", "FocusPositionHorizontal")),
    48: (
        where("AFInfo2Version=~^03", where("ContrastDetectAF!=0", "AFAreaYPosition H")),
        "AFPointsInFocus u20 ~hexadecimal_bytes #PhaseDetectAF==7 #AFInfo2Version=~^0101$",
    ),
    49: where("AFInfo2Version=~^03", where("ContrastDetectAF!=0", "FocusPositionVertical")),
    50: "AFAreaWidth H !0 #AFInfo2Version=~^03", 52: "AFAreaHeight H !0 #AFInfo2Version=~^03",
    56: "PrimaryAFPoint #AFInfo2Version=~^03 #PhaseDetectAF==9",
    68: (
        "PrimaryAFPoint #AFInfo2Version=~^0101$ #PhaseDetectAF==7",
        "PrimaryAFPoint #AFInfo2Version=~^0101$ #PhaseDetectAF==2", "PrimaryAFPoint ? #AFInfo2Version=~^0101$",
    ),
    70: "AFImageWidth H !0 #AFInfo2Version=~^0101$ #ContrastDetectAF==1",
    72: "AFImageHeight H !0 #AFInfo2Version=~^0101$ #ContrastDetectAF==1",
    74: "AFAreaXPosition H !0 #AFInfo2Version=~^0101$ #ContrastDetectAF==1",
    76: "AFAreaYPosition H !0 #AFInfo2Version=~^0101$ #ContrastDetectAF==1",
    78: "AFAreaWidth H !0 #AFInfo2Version=~^0101$ #ContrastDetectAF==1",
    80: "AFAreaHeight H !0 #AFInfo2Version=~^0101$ #ContrastDetectAF==1",
    82: "ContrastDetectAFInFocus #AFInfo2Version=~^0101$ #ContrastDetectAF==1",
}, {
    "AFAreaMode": {
        0: "Single area", 1: "Dynamic area", 2: "Dynamic area (closest subject)", 3: "Group dynamic",
        4: "Dynamic area (9 points)", 5: "Dynamic area (21 points)", 6: "Dynamic area (51 points)",
        7: "Dynamic area (51 points, 3D-tracking)", 8: "Auto-area", 9: "Dynamic area (3D-tracking)",
        10: "Single area (wide)", 11: "Dynamic area (wide)", 12: "Dynamic area (wide, 3D-tracking)",
        13: "Group area", 14: "Dynamic area (25 points)", 15: "Dynamic area (72 points)", 16: "Group area (HL)",
        17: "Group area (VL)", 18: "Dynamic area (49 points)", 128: "Single", 129: "Auto (41 points)",
        130: "Subject tracking (41 points)", 131: "Face priority (41 points)", 192: "Pinpoint", 193: "Single",
        195: "Wide (S)", 196: "Wide (L)", 197: "Auto",
    },
})  # fmt: skip
AF_INFO_2V_0400 = Record("B", {
    0: "AFInfo2Version u4", 5: "AFAreaMode", 62: "AFImageWidth H", 64: "AFImageHeight H", 66: "AFAreaXPosition H !0",
    67: "FocusPositionHorizontal", 68: "AFAreaYPosition H !0", 69: "FocusPositionVertical", 70: "AFAreaWidth H !0",
    72: "AFAreaHeight H !0", 74: "FocusResult",
}, {
    "AFAreaMode": {
        192: "Pinpoint", 193: "Single", 195: "Wide (S)", 196: "Wide (L)", 197: "Auto", 204: "Dynamic area (S)",
        205: "Dynamic area (M)", 206: "Dynamic area (L)", 207: "3D-tracking", 208: "Wide (C1/C2)",
    },
})  # fmt: skip
