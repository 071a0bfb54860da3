"""Notes of Minolta and Konica Minolta."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.forms import Words
from rethumb_desktop.metadata.makers.tables import Record, Table, not_of_model, of_model, one_of, ordered

_EXPOSURE_MODES: Words = {
    0: "Program", 1: "Aperture priority", 2: "Shutter priority", 3: "Manual", 4: "Auto", 5: "Program shift A",
    6: "Program shift S", 4115: "Portrait", 4131: "Sports", 4147: "Sunset", 4163: "Night View/Portrait",
    4179: "Landscape", 4227: "Macro",
}  # fmt: skip
_WHITE_BALANCES: Words = {
    0: "Auto", 1: "Daylight", 2: "Cloudy", 3: "Shade", 4: "Tungsten", 5: "Fluorescent", 6: "Flash", 256: "Kelvin",
    512: "Manual",
}  # fmt: skip

CAMERA_SETTINGS = Record("I", {
    1: "ExposureMode ?", 2: "FlashMode ?", 3: "WhiteBalance ?", 4: "MinoltaImageSize ?", 5: "MinoltaQuality ?",
    6: "DriveMode ?", 7: "MeteringMode ?", 8: "ISO @minolta_iso ?", 9: "ExposureTime @minolta_time ?",
    10: "FNumber @minolta_f ?", 11: "MacroMode ?", 12: "DigitalZoom ?", 13: "ExposureCompensation /3 -2 ?",
    14: "BracketStep ?", 16: "IntervalLength ?", 17: "IntervalNumber ?", 18: "FocalLength /256 ?",
    19: "FocusDistance /1000 ?", 20: "FlashFired ?", 21: "MinoltaDate @minolta_date ?",
    22: "MinoltaTime @minolta_clock ?", 23: "MaxAperture @minolta_f ?", 26: "FileNumberMemory ?",
    27: "LastFileNumber ?", 28: "ColorBalanceRed /256 ?", 29: "ColorBalanceGreen /256 ?",
    30: "ColorBalanceBlue /256 ?", 31: "Saturation -3 ?", 32: "Contrast -3 ?", 33: "Sharpness ?",
    34: "SubjectProgram ?", 35: "FlashExposureComp -6 /3 ?", 36: "ISOSetting ?", 37: "MinoltaModelID ?",
    38: "IntervalMode ?", 39: "FolderName ?", 40: "ColorMode ?", 41: "ColorFilter -3 ?", 42: "BWFilter ?",
    43: "InternalFlash ?", 44: "Brightness /8 -6 ?", 45: "SpotFocusPointX ?", 46: "SpotFocusPointY ?",
    47: "WideFocusZone ?", 48: "FocusMode ?", 49: "FocusArea ?", 50: "DECPosition ?",
    51: of_model(r"^DiMAGE 7Hi$", "ColorProfile ?"), 52: of_model(r"^DiMAGE 7Hi$", "DataImprint ?"),
    63: "FlashMetering ?",
}, {
    "Sharpness": {0: "Hard", 1: "Normal", 2: "Soft"}, "Contrast": {0: "Normal"}, "Saturation": {0: "Normal"},
    "ExposureMode": {0: "Program", 1: "Aperture priority", 2: "Shutter priority", 3: "Manual"},
    "FocusMode": {0: "AF", 1: "MF"},
    "DriveMode": {
        0: "Single", 1: "Continuous", 2: "Self-timer", 4: "Bracketing", 5: "Interval", 6: "UHS continuous",
        7: "HS continuous",
    },
    "MeteringMode": {0: "Multi-segment", 1: "Centre-weighted average", 2: "Spot"},
    "DigitalZoom": {0: "Off", 1: "Electronic magnification", 2: "2x"},
    "ISOSetting": {0: "100", 1: "200", 2: "400", 3: "800", 4: "Auto", 5: "64"}, "MacroMode": {0: "Off", 1: "On"},
    "FlashMode": {0: "Fill flash", 1: "Red-eye reduction", 2: "Rear flash sync", 3: "Wireless", 4: "Off?"},
    "FlashFired": {0: "No", 1: "Yes"},
    "ColorMode": {0: "Natural colour", 1: "Black & white", 2: "Vivid colour", 3: "Solarization", 4: "Adobe RGB"},
})  # fmt: skip
CAMERA_SETTINGS_7D = Record("H", {
    0: "ExposureMode ?", 2: "MinoltaImageSize ?", 3: "MinoltaQuality ?", 4: "WhiteBalance ?", 14: "FocusMode ?",
    16: "AFPoints ?", 21: "Flash ?", 22: "FlashMode ?", 28: "ISOSetting ?", 30: "ExposureCompensation h /24 ?",
    37: "ColorSpace ?", 38: "Sharpness -10 ?", 39: "Contrast -10 ?", 40: "Saturation -10 ?",
    45: "FreeMemoryCardImages ?", 63: "ColorTemperature h *100 ?", 64: "HueAdjustment -10 ?", 70: "Rotation ?",
    71: "FNumber @minolta_f ?", 72: "ExposureTime @minolta_time ?", 74: "FreeMemoryCardImages ?",
    94: "ImageNumber +1 ?", 96: "NoiseReduction ?", 98: "ImageNumber2 +1 ?", 113: "ImageStabilization ?",
    117: "ZoneMatchingOn ?",
}, {
    "FlashMode": {0: "Normal", 1: "Red-eye reduction", 2: "Rear flash sync"},
    "ColorSpace": {0: "Natural sRGB", 1: "Natural+ sRGB", 4: "Adobe RGB"}, "ImageStabilization": {0: "Off", 1: "On"},
    "ISOSetting": {0: "Auto", 1: "100", 3: "200", 4: "400", 5: "800", 6: "1600", 7: "3200"},
    "ExposureMode": {
        0: "Program", 1: "Aperture priority", 2: "Shutter priority", 3: "Manual", 4: "Auto", 5: "Program-shift A",
        6: "Program-shift S",
    },
    "Rotation": {72: "Horizontal (normal)", 76: "Rotate 90 CW", 82: "Rotate 270 CW"},
    "FocusMode": {0: "AF-S", 1: "AF-C", 3: "Manual", 4: "AF-A"}, "NoiseReduction": {0: "Off", 1: "On"},
    "WhiteBalance": {
        0: "Auto", 1: "Daylight", 2: "Shade", 3: "Cloudy", 4: "Tungsten", 5: "Fluorescent", 256: "Kelvin",
        512: "Manual",
    },
})  # fmt: skip
CAMERA_INFO_A_100 = Record("B", {
    1: "AFSensorActive ?", 2: "AFStatusActiveSensor h ?", 4: "AFStatusTop-right h ?", 6: "AFStatusBottom-right h ?",
    8: "AFStatusBottom h ?", 10: "AFStatusMiddleHorizontal h ?", 12: "AFStatusCenterVertical h ?",
    14: "AFStatusTop h ?", 16: "AFStatusTop-left h ?", 18: "AFStatusBottom-left h ?", 20: "FocusLocked ?",
    21: "AFPoint ?", 22: "AFMode ?", 45: "AFStatusLeft h ?", 47: "AFStatusCenterHorizontal h ?",
    49: "AFStatusRight h ?", 51: "AFAreaMode ?",
}, {
    "AFAreaMode": {0: "Wide", 1: "Local", 2: "Spot"}, "AFMode": {0: "DMF", 1: "AF-S", 2: "AF-C", 3: "AF-A"},
})  # fmt: skip
WB_INFO_A_100 = Record("B", {
    14: "DriveMode ?", 16: "Rotation ?", 20: "ImageStabilizationSetting ?", 21: "DynamicRangeOptimizerMode ?",
    42: "ExposureCompensationMode ?", 43: "WBBracketShotNumber ?", 44: "WhiteBalanceBracketing ?",
    45: "ExposureBracketShotNumber ?", 49: "FlashFunction H ?", 52: "ExposureMode H ?", 54: "ColorMode H ?",
    56: "AverageLV H -106 /8 ?", 60: "FrameNumber ?", 150: "WB_RGBLevels H3 ?", 174: "WB_GBRGLevels H4 ?",
    192: "WB_RedLevelsTungsten H7 ?", 206: "WB_BlueLevelsTungsten H7 ?", 220: "WB_RedLevelsDaylight H7 ?",
    234: "WB_BlueLevelsDaylight H7 ?", 248: "WB_RedLevelsCloudy H7 ?", 262: "WB_BlueLevelsCloudy H7 ?",
    276: "WB_RedLevelsFlash H7 ?", 290: "WB_BlueLevelsFlash H7 ?", 332: "WB_RedLevelsFluorescent H7 ?",
    346: "WB_BlueLevelsFluorescent H7 ?", 360: "WB_RedLevelsShade H7 ?", 374: "WB_BlueLevelsShade H7 ?",
    392: "WB_RedLevel6500K H ?", 394: "WB_BlueLevel6500K H ?", 396: "WB_RedLevelCustom H ?",
    398: "WB_BlueLevelCustom H ?", 408: "WB_RedLevel3500K H ?", 410: "WB_BlueLevel3500K H ?",
    446: "WB_RedLevelsKelvin H75 ?", 596: "WB_BlueLevelsKelvin H75 ?", 772: "WB_RBLevelsFlash H2 ?",
    776: "WB_RBLevelsCoolWhiteF H2 ?", 1000: "WB_RBLevelsTungsten H2 ?", 1004: "WB_RBLevelsDaylight H2 ?",
    1008: "WB_RBLevelsCloudy H2 ?", 1012: "WB_RBLevelsFlash H2 ?", 1020: "WB_RedLevelsFluorescent H7 ?",
    1034: "WB_BlueLevelsFluorescent H7 ?", 1048: "WB_RBLevelsShade H2 ?", 1056: "WB_RBLevels6500K H2 ?",
    1060: "WB_RBLevelsCustom H2 ?", 1072: "WB_RBLevels3500K H2 ?", 1320: "WB_RBLevelsDaylight H2 ?",
    1350: "WB_RGBLevels H3 ?", 1576: "AEMeteringSegments B40 ?", 1680: "MeasuredLV -106 /8 ?",
    1681: "BrightnessValue -106 /8 ?", 4172: "TiffMeteringImage u9600 ?", 18872: "ExposureTime @sony_time ?",
    18874: "ISO @minolta_iso ?", 18875: "FocusDistance -126 /16 @two_to ?", 18877: "LensType x ?",
    18880: "ExposureCompensation b /8 ?", 18881: "FlashExposureComp b /8 ?", 18882: "ImageStabilization ?",
    18883: "BrightnessValue -106 /8 ?", 18885: "MaxAperture @minolta_f ?", 18887: "FNumber @minolta_f ?",
    18908: "InternalSerialNumber s12 ?",
}, {
    "Rotation": {0: "Horizontal (normal)", 1: "Rotate 270 CW", 2: "Rotate 90 CW"},
    "ColorMode": {
        0: "Standard", 1: "Vivid", 2: "Portrait", 3: "Landscape", 4: "Sunset", 5: "Night View", 7: "B&W",
        8: "Adobe RGB",
    },
    "ExposureMode": _EXPOSURE_MODES,
    "DriveMode": {
        0: "Self-timer 10 sec", 1: "Continuous", 2: "Single-frame exposure bracketing",
        3: "Continuous exposure bracketing", 4: "Self-Timer 2 sec", 5: "Single frame",
        8: "White balance bracketing low", 9: "White balance bracketing high",
    },
    "ImageStabilization": {0: "Off", 1: "On"},
})  # fmt: skip
CAMERA_SETTINGS_5D = Record("H", {
    10: "ExposureMode ?", 12: "MinoltaImageSize ?", 13: "MinoltaQuality ?", 14: "WhiteBalance ?", 31: "Flash ?",
    32: "FlashMode ?", 37: "MeteringMode ?", 38: "ISOSetting ?", 47: "ColorSpace ?", 48: "Sharpness -10 ?",
    49: "Contrast -10 ?", 50: "Saturation -10 ?", 53: "ExposureTime @minolta_time ?", 54: "FNumber @minolta_f ?",
    55: "FreeMemoryCardImages ?", 73: "ColorTemperature h *100 ?", 74: "HueAdjustment -10 ?", 80: "Rotation ?",
    83: "ExposureCompensation /100 -3 ?", 84: "FreeMemoryCardImages ?", 101: "Rotation ?",
    110: "ColorTemperature h *100 ?", 113: "PictureFinish ?", 174: "ImageNumber +1 ?", 176: "NoiseReduction ?",
    189: "ImageStabilization ?",
}, {
    "FlashMode": {0: "Normal", 1: "Red-eye reduction", 2: "Rear flash sync"},
    "MeteringMode": {0: "Multi-segment", 1: "Centre-weighted average", 2: "Spot"},
    "ISOSetting": {
        0: "Auto", 1: "100", 3: "200", 4: "400", 5: "800", 6: "1600", 7: "3200", 8: "200 (zone matching high)",
        10: "80 (zone matching low)",
    },
    "NoiseReduction": {0: "Off", 1: "On"},
    "Rotation": {72: "Horizontal (normal)", 76: "Rotate 90 CW", 82: "Rotate 270 CW"},
    "ExposureMode": {
        0: "Program", 1: "Aperture priority", 2: "Shutter priority", 3: "Manual", 4: "Auto?",
        4131: "Connected Copying?",
    },
    "ColorSpace": {0: "Natural sRGB", 1: "Natural+ sRGB", 2: "Monochrome", 4: "Adobe RGB (ICC)", 5: "Adobe RGB"},
    "WhiteBalance": _WHITE_BALANCES, "ImageStabilization": {0: "Off", 1: "On"},
})  # fmt: skip
CAMERA_SETTINGS_A_100 = Record("H", {
    0: "ExposureMode ?", 1: "ExposureCompensationSetting /100 -3 ?", 5: "HighSpeedSync ?",
    6: "ShutterSpeedSetting @sony_time ?", 7: "ApertureSetting @sony_f ?", 8: "ExposureTime @sony_time ?",
    9: "FNumber @sony_f ?", 10: "DriveMode2 ?", 11: "WhiteBalance ?", 12: "FocusMode ?", 13: "AFPointSelected ?",
    14: "AFAreaMode ?", 15: "FlashMode ?", 16: "FlashExposureCompSet /100 -3 ?", 18: "MeteringMode ?",
    19: "ISOSetting ?", 20: "ZoneMatchingMode ?", 21: "DynamicRangeOptimizer ?", 22: "ColorMode ?", 23: "ColorSpace ?",
    24: "Sharpness -10 ?", 25: "Contrast -10 ?", 26: "Saturation -10 ?", 28: "FlashMetering ?",
    29: "PrioritySetupShutterRelease ?", 30: "DriveMode ?", 31: "SelfTimerTime ?", 32: "ContinuousBracketing ?",
    33: "SingleFrameBracketing ?", 34: "WhiteBalanceBracketing ?", 35: "WhiteBalanceSetting ?",
    36: "PresetWhiteBalance ?", 37: "ColorTemperatureSetting ?", 38: "CustomWBSetting ?",
    39: "DynamicRangeOptimizerSetting ?", 50: "FreeMemoryCardImages ?", 52: "CustomWBRedLevel ?",
    53: "CustomWBGreenLevel ?", 54: "CustomWBBlueLevel ?", 55: "CustomWBError ?", 56: "WhiteBalanceFineTune h ?",
    57: "ColorTemperature *100 ?", 58: "ColorCompensationFilter h ?", 59: "SonyImageSize ?", 60: "SonyQuality ?",
    61: "InstantPlaybackTime ?", 62: "InstantPlaybackSetup ?", 63: "NoiseReduction ?", 64: "EyeStartAF ?",
    65: "RedEyeReduction ?", 66: "FlashDefault ?", 67: "AutoBracketOrder ?", 68: "FocusHoldButton ?",
    69: "AELButton ?", 70: "ControlDialSet ?", 71: "ExposureCompensationMode ?", 72: "AFAssist ?",
    73: "CardShutterLock ?", 74: "LensShutterLock ?", 75: "AFAreaIllumination ?", 76: "MonitorDisplayOff ?",
    77: "RecordDisplay ?", 78: "PlayDisplay ?", 80: "ExposureIndicator ?", 81: "AELExposureIndicator ?",
    82: "ExposureBracketingIndicatorLast ?", 83: "MeteringOffScaleIndicator ?", 84: "FlashExposureIndicator ?",
    85: "FlashExposureIndicatorNext ?", 86: "FlashExposureIndicatorLast ?", 87: "ImageStabilization ?",
    88: "FocusModeSwitch ?", 89: "FlashType ?", 90: "Rotation ?", 91: "AELock ?", 94: "ColorTemperature *100 ?",
    95: "ColorCompensationFilter h ?", 96: "BatteryState ?",
}, {
    "DriveMode2": {
        0: "Self-timer 10 sec", 1: "Continuous", 4: "Self-timer 2 sec", 5: "Single frame",
        8: "White balance bracketing low", 9: "White balance bracketing high", 770: "Single-frame bracketing low",
        771: "Continous bracketing low", 1794: "Single-frame bracketing high", 1795: "Continuous bracketing high",
    },
    "FocusMode": {0: "AF-S", 1: "AF-C", 4: "AF-A", 5: "Manual", 6: "DMF"}, "WhiteBalance": _WHITE_BALANCES,
    "NoiseReduction": {0: "Off", 1: "On"}, "RedEyeReduction": {0: "Off", 1: "On"},
    "FlashMode": {0: "Auto", 2: "Rear sync", 3: "Wireless", 4: "Fill flash"}, "Saturation": {0: "Normal"},
    "AFAreaMode": {0: "Wide", 1: "Local", 2: "Spot"}, "FlashType": {0: "Off", 1: "Built-in", 2: "External"},
    "ISOSetting": {
        0: "Auto", 48: "100", 56: "200", 64: "400", 72: "800", 80: "1600", 174: "80 (zone matching low)",
        184: "200 (zone matching high)",
    },
    "Sharpness": {0: "Normal"}, "AFAssist": {0: "On", 1: "Off"}, "Contrast": {0: "Normal"},
    "DriveMode": {
        0: "Single frame", 1: "Continuous", 2: "Self-timer", 3: "Continuous bracketing",
        4: "Single-Frame bracketing", 5: "White balance bracketing",
    },
    "AELock": {0: "Off", 1: "On"}, "ExposureMode": _EXPOSURE_MODES,
    "ColorSpace": {0: "sRGB", 2: "B&W", 5: "Adobe RGB"},
    "ColorMode": {
        0: "Standard", 1: "Vivid", 2: "Portrait", 3: "Landscape", 4: "Sunset", 5: "Night scene", 7: "B&W",
        8: "Adobe RGB",
    },
    "DynamicRangeOptimizer": {0: "Off", 1: "Standard", 2: "Advanced"}, "ImageStabilization": {0: "Off", 1: "On"},
    "Rotation": {0: "Horizontal (normal)", 1: "Rotate 270 CW", 2: "Rotate 90 CW"},
    "MeteringMode": {0: "Multi-segment", 1: "Centre-weighted average", 2: "Spot"},
})  # fmt: skip
MAIN = Table({
    0: "MakerNoteVersion", 1: ordered(">", CAMERA_SETTINGS),
    3: not_of_model(r"^DiMAGE X31$", ordered(">", CAMERA_SETTINGS)), 4: ordered(">", CAMERA_SETTINGS_7D),
    16: of_model(r"^DSLR-A100$", ordered("<", CAMERA_INFO_A_100)),
    24: of_model(r"^DiMAGE (A1|A2|X1)$", "ImageStabilization"),
    32: of_model(r"^DSLR-A100$", ordered(">", WB_INFO_A_100)), 64: "CompressedImageSize", 129: "PreviewImage",
    136: "PreviewImageStart", 137: "PreviewImageLength", 256: "SceneMode", 257: ("ColorMode ?", "ColorMode"),
    258: "MinoltaQuality",
    259: one_of(of_model(r"^DiMAGE (A2|7Hi)$", "MinoltaQuality ?"), not_of_model(r"^DiMAGE A200$", "MinoltaImageSize")),
    260: "FlashExposureComp", 261: "Teleconverter", 263: "ImageStabilization", 265: "RawAndJpgRecording",
    266: "ZoneMatching", 267: "ColorTemperature", 268: "LensType", 273: "ColorCompensationFilter",
    274: "WhiteBalanceFineTune i", 275: of_model(r"^DSLR-A100$", "ImageStabilization"),
    276: one_of(
        of_model(r"^(DYNAX 5D|MAXXUM 5D|ALPHA SWEET)", ordered(">", CAMERA_SETTINGS_5D)),
        of_model(r"^DSLR-A100$", ordered(">", CAMERA_SETTINGS_A_100)),
    ),
    277: "WhiteBalance", 3840: "MinoltaCameraSettings2",
}, {
    "Teleconverter": {
        0: "None", 4: "Minolta/Sony AF 1.4x APO (D) (0x04)", 5: "Minolta/Sony AF 2x APO (D) (0x05)",
        72: "Minolta/Sony AF 2x APO (D)", 80: "Minolta AF 2x APO II", 96: "Minolta AF 2x APO",
        136: "Minolta/Sony AF 1.4x APO (D)", 144: "Minolta AF 1.4x APO II", 160: "Minolta AF 1.4x APO",
    },
    "WhiteBalance": {
        0: "Auto", 1: "Colour Temperature/Colour filter", 16: "Daylight", 32: "Cloudy", 48: "Shade", 64: "Tungsten",
        80: "Flash", 96: "Fluorescent", 112: "Custom",
    },
    "ImageStabilization": {1: "Off", 5: "On"},
    "ColorMode": {
        0: "Natural colour", 1: "Black & white", 2: "Vivid colour", 3: "Solarization", 4: "Adobe RGB", 5: "Sepia",
        9: "Natural", 12: "Portrait", 13: "Natural sRGB", 14: "Natural+ sRGB", 15: "Landscape", 16: "Evening",
        17: "Night scene", 18: "Night portrait", 132: "Embed Adobe RGB",
    },
    "SceneMode": {
        0: "Standard", 1: "Portrait", 2: "Text", 3: "Night scene", 4: "Sunset", 5: "Sports", 6: "Landscape",
        7: "Night portrait", 8: "Macro", 9: "Super macro", 16: "Auto", 17: "Night View/Portrait",
        18: "Sweep panorama", 19: "Handheld night shot", 20: "Anti motion blur", 21: "Cont. priority AE",
        22: "Auto+", 23: "3D sweep panorama", 24: "Superior auto", 25: "High sensitivity", 26: "Fireworks",
        27: "Food", 28: "Pet", 33: "HDR", 65535: "not used",
    },
})  # fmt: skip
