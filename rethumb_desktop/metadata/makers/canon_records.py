"""Records of numbers in the notes of Canon."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.forms import Words
from rethumb_desktop.metadata.makers.tables import Record, not_of_model, of_model, of_order, one_of, where

# Cameras whose record tells the size of the sensor: all but the EOS of later years.
OLD_OR_COMPACT = (
    r"^(?!.*EOS)|\b(1DS?|5D|D30|D60|10D|20D|30D|K236)$|\b((300D|350D|400D) DIGITAL|REBEL( XTi?)?|Kiss Digital( [NX])?)$"
)

_QUALITIES: Words = {
    -1: "not used", 1: "Economy", 2: "Normal", 3: "Fine", 4: "RAW", 5: "Superfine", 7: "CRAW", 130: "Light (RAW)",
    131: "Standard (RAW)",
}  # fmt: skip
_WHITE_BALANCES: Words = {
    0: "Auto", 1: "Daylight", 2: "Cloudy", 3: "Tungsten", 4: "Fluorescent", 5: "Flash", 6: "Custom",
    7: "Black & white", 8: "Shade", 9: "Manual temperature (Kelvin)", 10: "PC Set1", 11: "PC Set2", 12: "PC Set3",
    14: "Daylight fluorescent", 15: "Custom 1", 16: "Custom 2", 17: "Underwater", 18: "Custom 3", 19: "Custom 4",
    20: "PC Set4", 21: "PC Set5", 23: "Auto (ambience priority)",
}  # fmt: skip

CAMERA_SETTINGS = Record("h", {
    25: "FocalUnits", 1: "MacroMode", 2: "SelfTimer", 3: "Quality", 4: "CanonFlashMode", 5: "ContinuousDrive",
    7: "FocusMode", 9: "RecordMode !-1", 10: "CanonImageSize", 11: "EasyMode", 12: "DigitalZoom",
    13: "Contrast !0x7fff", 14: "Saturation !0x7fff", 15: "Sharpness !0x7fff",
    16: "CameraISO !0x7fff @canon_camera_iso", 17: "MeteringMode", 18: "FocusRange", 19: "AFPoint !0",
    20: "CanonExposureMode", 22: "LensType H !0", 23: "MaxFocalLength H /#FocalUnits",
    24: "MinFocalLength H /#FocalUnits", 26: "MaxAperture !<1 @canon_f", 27: "MinAperture !<1 @canon_f",
    28: "FlashActivity !-1", 29: "FlashBits", 32: "FocusContinuous !-1", 33: "AESetting !-1",
    34: "ImageStabilization !-1", 35: "DisplayAperture !0 /10", 36: "ZoomSourceWidth", 37: "ZoomTargetWidth",
    39: "SpotMeteringMode !-1", 40: "PhotoEffect !-1", 41: "ManualFlashOutput", 42: "ColorTone !0x7fff",
    46: "SRAWQuality !-1",
}, {
    "CanonImageSize": {
        -1: "not used", 0: "Large", 1: "Medium", 2: "Small", 5: "Medium 1", 6: "Medium 2", 7: "Medium 3",
        8: "Postcard", 9: "Widescreen", 10: "Medium widescreen", 14: "Small 1", 15: "Small 2", 16: "Small 3",
        128: "640x480 movie", 129: "Medium movie", 130: "Small movie", 137: "1280x720 movie", 142: "1920x1080 movie",
        143: "4096x2160 movie",
    },
    "MacroMode": {1: "Macro", 2: "Normal"}, "FocusContinuous": {0: "Single", 1: "Continuous", 8: "Manual"},
    "Contrast": {0: "Normal"}, "DigitalZoom": {0: "None", 1: "2x", 2: "4x", 3: "Other"},
    "SpotMeteringMode": {0: "Centre", 1: "AF point"},
    "FocusMode": {
        0: "One-shot AF", 1: "AI servo AF", 2: "AI focus AF", 3: "Manual focus (3)", 4: "Single", 5: "Continuous",
        6: "Manual focus (6)", 16: "Pan focus", 256: "AF + MF", 257: "Live View", 512: "Movie snap focus",
        519: "Movie servo AF",
    },
    "Quality": _QUALITIES,
    "ImageStabilization": {
        0: "Off", 1: "On", 2: "Shoot only", 3: "Panning", 4: "Dynamic", 256: "Off (2)", 257: "On (2)",
        258: "Shoot only (2)", 259: "Panning (2)", 260: "Dynamic (2)",
    },
    "MeteringMode": {
        0: "Default", 1: "Spot", 2: "Average", 3: "Evaluative", 4: "Partial", 5: "Centre-weighted average",
    },
    "FocusRange": {
        0: "Manual", 1: "Auto", 2: "Not known", 3: "Macro", 4: "Very close", 5: "Close", 6: "Middle range",
        7: "Far range", 8: "Pan focus", 9: "Super macro", 10: "Infinity",
    },
    "PhotoEffect": {
        0: "Off", 1: "Vivid", 2: "Neutral", 3: "Smooth", 4: "Sepia", 5: "B&W", 6: "Custom", 100: "My colour data",
    },
    "RecordMode": {
        1: "JPEG", 2: "CRW+THM", 3: "AVI+THM", 4: "TIF", 5: "TIF+JPEG", 6: "CR2", 7: "CR2+JPEG", 9: "MOV", 10: "MP4",
        11: "CRM", 12: "CR3", 13: "CR3+JPEG", 14: "HIF", 15: "CR3+HIF",
    },
    "CanonFlashMode": {
        -1: "not used", 0: "Off", 1: "Auto", 2: "On", 3: "Red-eye reduction", 4: "Slow-sync",
        5: "Red-eye reduction (auto)", 6: "Red-eye reduction (on)", 16: "External flash",
    },
    "ContinuousDrive": {
        0: "Single", 1: "Continuous", 2: "Movie", 3: "Continuous, speed priority", 4: "Continuous, low",
        5: "Continuous, high", 6: "Silent single", 8: "Continuous, High+", 9: "Single, silent",
        10: "Continuous, silent",
    },
    "CanonExposureMode": {
        0: "Easy", 1: "Program AE", 2: "Shutter speed priority AE", 3: "Aperture-priority AE", 4: "Manual",
        5: "Depth-of-field AE", 6: "M-Dep", 7: "Bulb", 8: "Flexible-priority AE",
    },
    "Saturation": {0: "Normal"},
    "EasyMode": {
        0: "Full auto", 1: "Manual", 2: "Landscape", 3: "Fast shutter", 4: "Slow shutter", 5: "Night", 6: "Grey scale",
        7: "Sepia", 8: "Portrait", 9: "Sports", 10: "Macro", 11: "Black and white", 12: "Pan focus", 13: "Vivid",
        14: "Neutral", 15: "Flash off", 16: "Long shutter", 17: "Super macro", 18: "Foliage", 19: "Indoor",
        20: "Fireworks", 21: "Beach", 22: "Underwater", 23: "Snow", 24: "Children and pets", 25: "Night snapshot",
        26: "Digital macro", 27: "My colours", 28: "Movie snap", 29: "Super macro 2", 30: "Colour accent",
        31: "Colour swap", 32: "Aquarium", 33: "ISO 3200", 34: "ISO 6400", 35: "Creative light effect", 36: "Easy",
        37: "Quick shot", 38: "Creative auto", 40: "Live view control",
    },
    "SelfTimer": {0: "Off", 20: "2 s", 100: "10 s"},
})  # fmt: skip
FOCAL_LENGTH = Record("H", {
    0: "FocalType !0", 1: "FocalLength !0 /#FocalUnits ?", 2: of_model(OLD_OR_COMPACT, "FocalPlaneXSize !<40 *0.0254"),
    3: of_model(OLD_OR_COMPACT, "FocalPlaneYSize !<40 *0.0254"),
})  # fmt: skip
SHOT_INFO = Record("h", {
    19: "FocusDistanceUpper H !0 /100", 1: "AutoISO /32 @two_to *100", 2: "BaseISO !0 /32 @two_to *3.125 ?",
    3: "MeasuredEV /32 +5", 4: "TargetAperture !<1 @canon_f", 5: "TargetExposureTime !<-999 @canon_time",
    6: "ExposureCompensation @canon_ev", 7: "WhiteBalance", 8: "SlowShutter", 9: "SequenceNumber",
    10: "OpticalZoomCode", 12: of_model(r"EOS(?!-1DS?$)", "CameraTemperature !0 -128"), 13: "FlashGuideNumber !-1 /32",
    14: "AFPointsInFocus !0", 15: "FlashExposureComp @canon_ev", 16: "AutoExposureBracketing",
    17: "AEBBracketValue @canon_ev", 18: "ControlMode", 20: "FocusDistanceLower H /100 #FocusDistanceUpper!=0",
    21: "FNumber !0 @canon_f ?",
    22: one_of(
        of_model(r"\b(20D|350D|REBEL XT|Kiss Digital N)\b", "ExposureTime !0 @canon_time *31.25 ?"),
        "ExposureTime !0 @canon_time ?",
    ),
    23: "MeasuredEV2 !0 /8 -6", 24: "BulbDuration /10", 26: "CameraType", 27: "AutoRotate !<0", 28: "NDFilter",
    29: "SelfTimer2 !<0 /10", 33: one_of(of_model(r"PowerShot|IXUS|IXY", "FlashOutput"), "FlashOutput !0"),
}, {
    "AutoExposureBracketing": {-1: "On", 0: "Off", 1: "On (shot 1)", 2: "On (shot 2)", 3: "On (shot 3)"},
    "AutoRotate": {-1: "not used", 0: "None", 1: "Rotate 90 CW", 2: "Rotate 180", 3: "Rotate 270 CW"},
    "SlowShutter": {-1: "not used", 0: "Off", 1: "Night scene", 2: "On", 3: "None"}, "WhiteBalance": _WHITE_BALANCES,
    "CameraType": {0: "not used", 248: "EOS high-end", 250: "Compact", 252: "EOS mid-range", 255: "DV camera"},
})  # fmt: skip
PANORAMA = Record("h", {
    2: "PanoramaFrameNumber", 5: "PanoramaDirection",
})  # fmt: skip
MOVIE_INFO = Record("H", {
    1: "FrameRate !65535", 2: "FrameCount !65535", 4: "FrameCount I", 6: "FrameRate q", 106: "Duration I /1000",
    108: "AudioBitrate I", 110: "AudioSampleRate I", 112: "AudioChannels I", 116: "VideoCodec u4",
})  # fmt: skip
MY_COLORS = Record("H", {
    2: "MyColorMode",
})  # fmt: skip
CONTRAST_INFO = Record("H", {
    4: "IntelligentContrast",
})  # fmt: skip
FACE_DETECT_1 = Record("H", {
    2: "FacesDetected", 3: "FaceDetectFrameSize H2", 8: "Face1Position h2 #FacesDetected>=1",
    10: "Face2Position h2 #FacesDetected>=2", 12: "Face3Position h2 #FacesDetected>=3",
    14: "Face4Position h2 #FacesDetected>=4", 16: "Face5Position h2 #FacesDetected>=5",
    18: "Face6Position h2 #FacesDetected>=6", 20: "Face7Position h2 #FacesDetected>=7",
    22: "Face8Position h2 #FacesDetected>=8", 24: "Face9Position h2 #FacesDetected>=9",
})  # fmt: skip
FACE_DETECT_2 = Record("B", {
    1: "FaceWidth", 2: "FacesDetected",
})  # fmt: skip
FACE_DETECT_3 = Record("H", {
    3: "FacesDetected",
})  # fmt: skip
WB_INFO = Record("I", {
    2: "WB_GRBGLevelsAuto i4", 10: "WB_GRBGLevelsDaylight i4", 18: "WB_GRBGLevelsCloudy i4",
    26: "WB_GRBGLevelsTungsten i4", 34: "WB_GRBGLevelsFluorescent i4", 42: "WB_GRBGLevelsFluorHigh i4",
    50: "WB_GRBGLevelsFlash i4", 58: "WB_GRBGLevelsUnderwater i4", 66: "WB_GRBGLevelsCustom1 i4",
    74: "WB_GRBGLevelsCustom2 i4",
})  # fmt: skip
TIME_INFO = Record("i", {
    1: "TimeZone", 2: "TimeZoneCity", 3: "DaylightSavings",
}, {
    "DaylightSavings": {0: "Off", 60: "On"},
})  # fmt: skip
FILE_INFO = Record("h", {
    20: "FocusDistanceUpper H !0 /100",
    1: one_of(
        of_model(r"\b(20D|350D|REBEL XT|Kiss Digital N)\b", "FileNumber I @canon_file_number_20d"),
        of_model(r"\b(30D|400D|REBEL XTi|Kiss Digital X|K236)\b", "FileNumber I @canon_file_number_30d"),
        of_order(">", "ShutterCount I"), of_model(r"\b1Ds? Mark II\b", "ShutterCount I @halves_swapped"),
    ),
    3: "BracketMode", 4: "BracketValue", 5: "BracketShotNumber", 6: "RawJpgQuality !<1", 7: "RawJpgSize !<0",
    8: "LongExposureNoiseReduction2 !<0", 9: "WBBracketMode", 12: "WBBracketValueAB", 13: "WBBracketValueGM",
    14: "FilterEffect !-1", 15: "ToningEffect !-1",
    16: where("LensType==124", not_of_model(r"\b(40D|450D|REBEL XSi|Kiss X2)\b", "MacroMagnification @canon_macro")),
    19: "LiveViewShooting", 21: "FocusDistanceLower H /100 #FocusDistanceUpper!=0", 23: "ShutterMode",
    25: "FlashExposureLock", 61: "RFLensType H",
}, {
    "ToningEffect": {0: "None", 1: "Sepia", 2: "Blue", 3: "Purple", 4: "Green"},
    "FilterEffect": {0: "None", 1: "Yellow", 2: "Orange", 3: "Red", 4: "Green"},
    "BracketMode": {0: "Off", 1: "AEB", 2: "FEB", 3: "ISO", 4: "WB"},
    "LongExposureNoiseReduction2": {0: "Off", 1: "On (1D)", 3: "On", 4: "Auto"}, "RawJpgQuality": _QUALITIES,
})  # fmt: skip
SERIAL_INFO = Record("B", {
    9: "InternalSerialNumber s",
})  # fmt: skip
CROP_INFO = Record("H", {
    0: "CropLeftMargin", 1: "CropRightMargin", 2: "CropTopMargin", 3: "CropBottomMargin",
})  # fmt: skip
ASPECT_INFO = Record("I", {
    0: "AspectRatio", 1: "CroppedImageWidth", 2: "CroppedImageHeight", 3: "CroppedImageLeft", 4: "CroppedImageTop",
})  # fmt: skip
PROCESSING = Record("h", {
    1: "ToneCurve", 2: not_of_model(r"\b(20D|350D|REBEL XT|Kiss Digital N)\b", "Sharpness ?"), 3: "SharpnessFrequency",
    4: "SensorRedLevel", 5: "SensorBlueLevel", 6: "WhiteBalanceRed", 7: "WhiteBalanceBlue", 8: "WhiteBalance !<0",
    9: "ColorTemperature", 10: "PictureStyle", 11: "DigitalGain /10", 12: "WBShiftAB", 13: "WBShiftGM",
}, {
    "PictureStyle": {
        0: "None", 1: "Standard", 2: "Portrait", 3: "High saturation", 4: "Adobe RGB", 5: "Low saturation",
        6: "CM set 1", 7: "CM set 2", 33: "User Def. 1", 34: "User Def. 2", 35: "User Def. 3", 65: "PC 1",
        66: "PC 2", 67: "PC 3", 129: "Standard", 130: "Portrait", 131: "Landscape", 132: "Neutral", 133: "Faithful",
        134: "Monochrome", 135: "Auto", 136: "Fine detail", 255: "not used", 65535: "not used",
    },
    "WhiteBalance": _WHITE_BALANCES, "ToneCurve": {0: "Standard", 1: "Manual", 2: "Custom"},
})  # fmt: skip
MEASURED_COLOR = Record("H", {
    1: "MeasuredRGGB H4",
})  # fmt: skip
FLAGS = Record("h", {
    1: "ModifiedParamFlag",
})  # fmt: skip
MODIFIED_INFO = Record("h", {
    1: "ModifiedToneCurve", 2: of_model(r"\b(1D|5D)", "ModifiedSharpness"), 3: "ModifiedSharpnessFreq",
    4: "ModifiedSensorRedLevel", 5: "ModifiedSensorBlueLevel", 6: "ModifiedWhiteBalanceRed",
    7: "ModifiedWhiteBalanceBlue", 8: "ModifiedWhiteBalance", 9: "ModifiedColorTemp", 10: "ModifiedPictureStyle",
    11: "ModifiedDigitalGain /10",
})  # fmt: skip
PREVIEW_IMAGE_INFO = Record("I", {
    1: "PreviewQuality", 2: "PreviewImageLength", 3: "PreviewImageWidth", 4: "PreviewImageHeight",
    5: "PreviewImageStart",
})  # fmt: skip
SENSOR_INFO = Record("h", {
    1: "SensorWidth", 2: "SensorHeight", 5: "SensorLeftBorder", 6: "SensorTopBorder", 7: "SensorRightBorder",
    8: "SensorBottomBorder", 9: "BlackMaskLeftBorder", 10: "BlackMaskTopBorder", 11: "BlackMaskRightBorder",
    12: "BlackMaskBottomBorder",
})  # fmt: skip
AF_MICRO_ADJ = Record("i", {
    1: "AFMicroAdjMode", 2: "AFMicroAdjValue R",
})  # fmt: skip
LIGHTING_OPT = Record("i", {
    1: "PeripheralIlluminationCorr", 2: "AutoLightingOptimizer", 3: "HighlightTonePriority",
    4: "LongExposureNoiseReduction", 5: "HighISONoiseReduction", 10: "DigitalLensOptimizer",
}, {
    "AutoLightingOptimizer": {0: "Standard", 1: "Low", 2: "Strong", 3: "Off"},
    "HighISONoiseReduction": {0: "Standard", 1: "Low", 2: "Strong", 3: "Off"},
    "LongExposureNoiseReduction": {0: "Off", 1: "Auto", 2: "On"},
})  # fmt: skip
LENS_INFO = Record("B", {
    0: "LensSerialNumber u5 ! ~hexadecimal ?",
})  # fmt: skip
AMBIENCE = Record("i", {
    1: "AmbienceSelection",
})  # fmt: skip
MULTI_EXP = Record("i", {
    1: "MultiExposure", 2: "MultiExposureControl", 3: "MultiExposureShots",
})  # fmt: skip
HDR_INFO = Record("i", {
    1: "HDR", 2: "HDREffect",
}, {
    "HDR": {0: "Off", 1: "Auto", 2: "On"},
})  # fmt: skip
LOG_INFO = Record("i", {
    4: "CompressionFormat ?", 6: "Sharpness !0x7fffffff ?", 7: "Saturation !0x7fffffff ?",
    8: "ColorTone !0x7fffffff ?", 9: "ColorSpace2 !0x7fffffff ?", 10: "ColorMatrix !0x7fffffff ?",
    11: "CanonLogVersion !0x7fffffff ?",
}, {
    "Saturation": {0: "Normal"},
})  # fmt: skip
VIGNETTING_CORR = Record("h", {
    0: "VignettingCorrVersion B", 2: "PeripheralLighting", 3: "DistortionCorrection", 4: "ChromaticAberrationCorr",
    5: "ChromaticAberrationCorr", 6: "PeripheralLightingValue", 9: "DistortionCorrectionValue",
    11: "OriginalImageWidth", 12: "OriginalImageHeight",
})  # fmt: skip
VIGNETTING_CORR_2 = Record("i", {
    5: "PeripheralLightingSetting", 6: "ChromaticAberrationSetting", 7: "DistortionCorrectionSetting",
    9: "DigitalLensOptimizerSetting",
})  # fmt: skip
RAW_BURST_INFO = Record("I", {
    1: "RawBurstImageNum", 2: "RawBurstImageCount",
})  # fmt: skip
AF_CONFIG = Record("i", {
    1: "AFConfigTool +1", 2: "AFTrackingSensitivity", 3: "AFAccelDecelTracking", 4: "AFPointSwitching",
    5: "AIServoFirstImage", 6: "AIServoSecondImage", 7: "USMLensElectronicMF", 8: "AFAssistBeam",
    9: "OneShotAFRelease", 10: not_of_model(r"5D ", "AutoAFPointSelEOSiTRAF"), 11: "LensDriveWhenAFImpossible",
    12: "SelectAFAreaSelectionMode", 13: "AFAreaSelectionMethod", 14: "OrientationLinkedAF",
    15: "ManualAFPointSelPattern", 16: "AFPointDisplayDuringFocus", 17: "VFDisplayIllumination",
    18: of_model(r"1D X", "AFStatusViewfinder"), 19: of_model(r"1D X", "InitialAFPointInServo"),
})  # fmt: skip
COLOR_INFO = Record("h", {
    1: of_model(r"EOS-1D", "Saturation"), 2: "ColorTone", 3: "ColorSpace !0",
}, {
    "ColorSpace": {1: "sRGB", 2: "Adobe RGB"}, "Saturation": {0: "Normal"},
})  # fmt: skip
