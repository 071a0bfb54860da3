"""Notes of Panasonic and Leica."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.tables import Record, Table, not_of_model, of_form, of_model, one_of

FACE_DET_INFO = Record("H", {
    0: "NumFacePositions H", 1: "Face1Position H4 #NumFacePositions>=1", 5: "Face2Position H4 #NumFacePositions>=2",
    9: "Face3Position H4 #NumFacePositions>=3", 13: "Face4Position H4 #NumFacePositions>=4",
    17: "Face5Position H4 #NumFacePositions>=5",
})  # fmt: skip
FACE_REC_INFO = Record("B", {
    0: "FacesRecognized H", 4: "RecognizedFace1Name s20 #FacesRecognized>=1",
    24: "RecognizedFace1Position H4 #FacesRecognized>=1", 32: "RecognizedFace1Age s20 #FacesRecognized>=1",
    52: "RecognizedFace2Name s20 #FacesRecognized>=2", 72: "RecognizedFace2Position H4 #FacesRecognized>=2",
    80: "RecognizedFace2Age s20 #FacesRecognized>=2", 100: "RecognizedFace3Name s20 #FacesRecognized>=3",
    120: "RecognizedFace3Position H4 #FacesRecognized>=3", 128: "RecognizedFace3Age s20 #FacesRecognized>=3",
})  # fmt: skip
TIME_INFO = Record("B", {
    0: "PanasonicDateTime u8 ~panasonic_date", 16: "TimeLapseShotNumber I",
})  # fmt: skip
MAIN = Table({
    1: "ImageQuality", 2: "FirmwareVersion ~bytes_or_text", 3: "WhiteBalance", 7: "FocusMode",
    15: "AFAreaMode", 26: "ImageStabilization", 28: "MacroMode",
    31: "ShootingMode", 32: "Audio", 33: "DataDump", 35: "WhiteBalanceBias h /3", 36: "FlashBias h /3",
    37: "InternalSerialNumber", 38: "PanasonicExifVersion", 39: "VideoFrameRate", 40: "ColorEffect",
    41: "TimeSincePowerOn /100", 42: "BurstMode", 43: "SequenceNumber",
    44: one_of(
        not_of_model(r"^DMC-(FX10|G1|L1|L10|LC80|GF\d+|G2|TZ10|ZS7)$", not_of_model(r"^DC-", "ContrastMode")),
        of_model(r"^DMC-(GF\d+|G2)$", "ContrastMode"), of_model(r"^DMC-(TZ10|ZS7)$", "ContrastMode"), "ContrastMode",
    ),
    45: "NoiseReduction", 46: "SelfTimer", 48: "Rotation", 49: "AFAssistLamp", 50: "ColorMode", 51: "BabyAge",
    52: "OpticalZoomMode", 53: "ConversionLens", 54: "TravelDay", 56: "BatteryLevel", 57: "Contrast h",
    58: "WorldTimeLocation", 59: "TextStamp", 60: "ProgramISO", 61: "AdvancedSceneType", 62: "TextStamp",
    63: "FacesDetected", 64: "Saturation h", 65: "Sharpness h", 66: "FilmMode", 67: "JPEGQuality",
    68: "ColorTempKelvin H", 69: "BracketSettings", 70: "WBShiftAB h", 71: "WBShiftGM h", 72: "FlashCurtain",
    73: "LongExposureNoiseReduction", 75: "PanasonicImageWidth", 76: "PanasonicImageHeight", 77: "AFPointPosition",
    78: FACE_DET_INFO, 81: "LensType", 82: "LensSerialNumber", 83: "AccessoryType", 84: "AccessorySerialNumber",
    89: "Transform h", 93: "IntelligentExposure", 96: "LensFirmwareVersion B", 97: FACE_REC_INFO, 98: "FlashWarning",
    101: "Title s", 102: "BabyName s", 103: "Location s", 105: "Country s", 107: "State s", 109: "City s",
    111: "Landmark s", 112: "IntelligentResolution", 118: "HDRShot", 119: "BurstSpeed", 121: "IntelligentD-Range",
    124: "ClearRetouch", 128: "City2 s", 134: "ManometerPressure !65535 /10", 137: "PhotoStyle",
    138: "ShadingCompensation", 139: "WBShiftIntelligentAuto h", 140: "AccelerometerZ h", 141: "AccelerometerX h",
    142: "AccelerometerY h", 143: "CameraOrientation", 144: "RollAngle h /10", 145: "PitchAngle h /-10",
    146: "WBShiftCreativeControl b", 147: "SweepPanoramaDirection", 148: "SweepPanoramaFieldOfView",
    150: "TimerRecording", 157: "InternalNDFilter", 158: "HDR", 159: "ShutterType", 161: "FilterEffect I",
    163: "ClearRetouchValue", 167: "OutputLUT", 171: "TouchAE", 172: "MonochromeFilterEffect",
    173: "HighlightShadow h", 175: "TimeStamp", 179: "VideoBurstResolution", 180: "MultiExposure",
    185: "RedEyeRemoval", 187: "VideoBurstMode", 188: "DiffractionCorrection", 189: "FocusBracket h",
    190: "LongExposureNRUsed", 191: "PostFocusMerging I", 193: "VideoPreburst", 196: of_form("H", "LensTypeMake"),
    197: of_form("H", "LensTypeModel !0 @hexadecimal_pairs"), 202: "SensorType",
    209: "ISO !4294967295 !4294967294 !4294967281", 210: "MonochromeGrainEffect", 214: "NoiseReductionStrength",
    228: of_form("H", "LensTypeModel !0 @hexadecimal_pairs"), 232: "MinimumISO", 238: "DynamicRangeBoost",
    8195: TIME_INFO, 32768: "MakerNoteVersion u", 32769: "SceneMode", 32770: "HighlightWarning",
    32771: "DarkFocusEnvironment", 32772: "WBRedLevel", 32773: "WBGreenLevel", 32774: "WBBlueLevel",
    32776: "TextStamp", 32777: "TextStamp", 32784: "BabyAge", 32786: "Transform h",
}, {
    "LongExposureNoiseReduction": {1: "Off", 2: "On"}, "Audio": {1: "Yes", 2: "No", 3: "Stereo"},
    "FilmMode": {
        0: "not used", 1: "Standard (colour)", 2: "Dynamic (colour)", 3: "Nature (colour)", 4: "Smooth (colour)",
        5: "Standard (B&W)", 6: "Dynamic (B&W)", 7: "Smooth (B&W)", 10: "Nostalgic", 11: "Vibrant",
    },
    "Contrast": {0: "Normal"}, "TouchAE": {0: "Off", 1: "On"},
    "CameraOrientation": {
        0: "Normal", 1: "Rotate CW", 2: "Rotate 180", 3: "Rotate CCW", 4: "Tilt upwards", 5: "Tilt downwards",
    },
    "NoiseReduction": {
        0: "Standard", 1: "Low (-1)", 2: "High (+1)", 3: "Lowest (-2)", 4: "Highest (+2)", 5: "+5", 6: "+6",
        65531: "-5", 65532: "-4", 65533: "-3", 65534: "-2", 65535: "-1",
    },
    "ImageQuality": {
        1: "TIFF", 2: "High", 3: "Normal", 6: "Very high", 7: "RAW", 9: "Motion picture", 11: "Full HD movie",
        12: "4k movie",
    },
    "IntelligentResolution": {0: "Off", 1: "Low", 2: "Standard", 3: "High", 4: "Extended"},
    "BurstMode": {
        0: "Off", 1: "On", 2: "Auto exposure bracketing (AEB)", 3: "Focus bracketing", 4: "Unlimited",
        8: "White balance bracketing", 17: "On (with flash)", 18: "Aperture bracketing",
    },
    "FilterEffect": {
        "0 0": "Off", "0 1": "Expressive", "0 1024": "Dynamic monochrome", "0 1048576": "Sunshine",
        "0 134217728": "Silky monochrome", "0 16": "High dynamic", "0 16384": "One point colour", "0 2": "Retro",
        "0 2048": "Soft focus", "0 2097152": "Bleach bypass", "0 256": "Low key", "0 32": "Miniature effect",
        "0 32768": "Star filter", "0 33554432": "Monochrome", "0 4": "High key", "0 4096": "Impressive art",
        "0 4194304": "Toy pop", "0 512": "Toy effect", "0 524288": "Old days", "0 67108864": "Rough monochrome",
        "0 8": "Sepia", "0 8192": "Cross process", "0 8388608": "Fantasy",
    },
    "ColorEffect": {1: "Off", 2: "Warm", 3: "Cool", 4: "Black & white", 5: "Sepia", 6: "Happy", 8: "Vivid"},
    "VideoBurstMode": {
        1: "Off", 4: "Post focus", 24: "4K burst", 40: "4K burst (Start/Stop)", 72: "4K pre-burst",
        264: "Loop recording", 1032: "Focus stacking", 2064: "6K burst", 2080: "6K burst (Start/Stop)",
        4097: "High resolution mode",
    },
    "JPEGQuality": {0: "n/a (movie)", 2: "High", 3: "Standard", 6: "Very high", 255: "n/a (RAW only)"},
    "ShutterType": {0: "Mechanical", 1: "Electronic", 2: "Hybrid"},
    "HDR": {
        0: "Off", 100: "1 EV", 200: "2 EV", 300: "3 EV", 32868: "1 EV (auto)", 32968: "2 EV (auto)",
        33068: "3 EV (auto)",
    },
    "MacroMode": {1: "On", 2: "Off", 257: "Tele-Macro", 513: "Macro zoom"}, "RedEyeRemoval": {0: "Off", 1: "On"},
    "Rotation": {1: "Horizontal (normal)", 3: "Rotate 180", 6: "Rotate 90 CW", 8: "Rotate 270 CW"},
    "FocusMode": {
        1: "Auto", 2: "Manual", 4: "Auto, focus button", 5: "Auto, continuous", 6: "AF-S", 7: "AF-C", 8: "AF-F",
    },
    "WhiteBalance": {
        1: "Auto", 2: "Daylight", 3: "Cloudy", 4: "Incandescent", 5: "Manual", 8: "Flash", 10: "Black & white",
        11: "Manual 2", 12: "Shade", 13: "Kelvin", 14: "Manual 3", 15: "Manual 4", 19: "Auto (cool)",
    },
    "PhotoStyle": {
        0: "Auto", 1: "Standard or custom", 2: "Vivid", 3: "Natural", 4: "Monochrome", 5: "Scenery", 6: "Portrait",
        8: "Cinelike D", 9: "Cinelike V", 11: "L. monochrome", 12: "Like709", 15: "L. monochrome D", 17: "V-Log",
        18: "Cinelike D2",
    },
    "ConversionLens": {1: "Off", 2: "Wide", 3: "Telephoto", 4: "Macro"},
    "SelfTimer": {
        0: "Off (0)", 1: "Off", 2: "10 s", 3: "2 s", 4: "10 s / 3 pictures", 258: "2 s after shutter pressed",
        266: "10 s after shutter pressed", 778: "3 photos after 10 s",
    },
    "Saturation": {0: "Normal"}, "ColorMode": {0: "Normal", 1: "Natural", 2: "Vivid"},
    "ImageStabilization": {
        2: "On, optical", 3: "Off", 4: "On, mode 2", 5: "On, optical panning", 6: "On, body-only",
        7: "On, body-only panning", 9: "Dual IS", 10: "Dual IS panning", 11: "Dual2 IS", 12: "Dual2 IS panning",
    },
    "AFAssistLamp": {1: "Fired", 2: "Enabled but not used", 3: "Disabled but required", 4: "Disabled and not required"},
    "Sharpness": {0: "Normal"}, "ProgramISO": {65534: "Intelligent ISO", 65535: "not used"},
    "BabyAge": {"9999:99:99 00:00:00": "not set"},
    "AFAreaMode": {
        "0 1": "9 areas", "0 16": "3 areas (high speed)", "0 23": "23 areas", "0 49": "49 areas", "0 225": "225 areas",
        "1 0": "Spot", "1 1": "5 areas", "16 0": "1 area", "16 16": "1 area (high speed)", "32 1": "3 areas (auto)",
        "32 2": "3 areas (centre)", "64 0": "Face detection", "128 0": "Pinpoint", "240 0": "Tracking",
    },
    "ShootingMode": {
        1: "Normal", 2: "Portrait", 3: "Scenery", 4: "Sports", 5: "Night portrait", 6: "Program",
        7: "Aperture priority", 8: "Shutter priority", 9: "Macro", 10: "Spot", 11: "Manual", 12: "Movie preview",
        13: "Panning", 14: "Simple", 15: "Colour effects", 16: "Self portrait", 17: "Economy", 18: "Fireworks",
        19: "Party", 20: "Snow", 21: "Night scenery", 22: "Food", 23: "Baby", 24: "Soft skin", 25: "Candlelight",
        26: "Starry night", 27: "High sensitivity", 28: "Panorama assist", 29: "Underwater", 30: "Beach",
        31: "Aerial photo", 32: "Sunset", 33: "Pet", 34: "Intelligent ISO", 37: "Intelligent auto", 43: "Pinhole",
        44: "Film grain", 51: "HDR", 55: "Handheld night shot", 59: "Creative control", 60: "Intelligent auto plus",
        62: "Panorama",
    },
})  # fmt: skip
TYPE_2 = Record("H", {
    0: "MakerNoteType s4", 3: "Gain",
})  # fmt: skip
LEICA_2 = Table({
    768: "Quality", 770: "UserProfile", 771: "SerialNumber", 772: "WhiteBalance", 784: "LensType @leica_lens",
    785: "ExternalSensorBrightnessValue R", 786: "MeasuredLV R", 787: "ApproximateFNumber", 800: "CameraTemperature",
    801: "ColorTemperature", 802: "WBRedLevel", 803: "WBGreenLevel", 804: "WBBlueLevel", 805: "UV-IRFilterCorrection",
    816: "CCDVersion", 817: "CCDBoardVersion", 818: "ControllerBoardVersion", 819: "M16CVersion", 832: "ImageIDNumber",
}, {
    "WhiteBalance": {
        0: "Auto or manual", 1: "Daylight", 2: "Fluorescent", 3: "Tungsten", 4: "Flash", 10: "Cloudy", 11: "Shade",
    },
    "Quality": {1: "Fine", 2: "Basic"},
})  # fmt: skip
SERIAL_INFO = Record("B", {
    4: "SerialNumber s8",
})  # fmt: skip
LEICA_3 = Table({
    11: SERIAL_INFO, 13: "WB_RGBLevels",
})  # fmt: skip
SUBDIR = Table({
    12298: "Contrast", 12299: "Sharpening", 12301: "Saturation", 12339: "WhiteBalance", 12340: "JPEGQuality",
    12342: "WB_RGBLevels", 12344: "UserProfile", 12346: "JPEGSize", 12547: "SerialNumber", 12553: "FirmwareVersion",
    12586: "BaseISO", 12587: "SensorWidth", 12588: "SensorHeight", 12589: "SensorBitDepth", 13314: "CameraTemperature",
    13317: "LensType @leica_lens", 13318: "ApproximateFNumber", 13319: "MeasuredLV /100000",
    13320: "ExternalSensorBrightnessValue /100000",
}, {
    "Contrast": {0: "Low", 1: "Medium low", 2: "Normal", 3: "Medium high", 4: "High"},
    "WhiteBalance": {
        0: "Auto", 1: "Tungsten", 2: "Fluorescent", 3: "Daylight fluorescent", 4: "Daylight", 5: "Flash",
        6: "Cloudy", 7: "Shade", 8: "Manual", 9: "Kelvin",
    },
    "JPEGQuality": {94: "Basic", 97: "Fine"},
    "Saturation": {
        0: "Low", 1: "Medium low", 2: "Normal", 3: "Medium high", 4: "High", 5: "Black & white", 6: "Vintage B&W",
    },
})  # fmt: skip
LEICA_4 = Table({
    12288: SUBDIR, 12544: SUBDIR, 13312: SUBDIR, 14592: SUBDIR,
})  # fmt: skip
FOCUS_INFO = Record("H", {
    0: "FocusDistance /1000", 1: "FocalLength !0 /1000 ?",
})  # fmt: skip
SHOT_INFO = Record("B", {
    0: "FileIndex H",
})  # fmt: skip
LEICA_5 = Table({
    771: of_form("s", "LensType ?"), 773: "SerialNumber ?", 1031: "OriginalFileName ?", 1032: "OriginalDirectory ?",
    1034: FOCUS_INFO, 1037: "ExposureMode B ?", 1040: SHOT_INFO, 1042: "FilmMode ?", 1043: "WB_RGBLevels ?",
    1280: "InternalSerialNumber ?",
}, {
    "ExposureMode": {
        "0 0 0 0": "Program AE", "1 0 0 0": "Aperture-priority AE", "1 1 0 0": "Aperture-priority AE (1)",
        "2 0 0 0": "Shutter speed priority AE", "3 0 0 0": "Manual",
    },
})  # fmt: skip
LEICA_6 = Table({
    768: "PreviewImage", 771: "LensType", 772: "FocusDistance",
    785: of_model(r"Typ 006", "ExternalSensorBrightnessValue R"), 786: of_model(r"Typ 006", "MeasuredLV R"),
    800: of_model(r"Typ 006", "FirmwareVersion"), 801: of_model(r"Typ 006", "LensSerialNumber"),
})  # fmt: skip
LEICA_9 = Table({
    772: "FocusDistance", 785: "ExternalSensorBrightnessValue R", 786: "MeasuredLV R", 844: "UserProfile",
    857: "ISOSelected", 858: "FNumber /1000", 859: "CorrelatedColorTemp", 860: "ColorTint", 861: "WhitePoint",
})  # fmt: skip
