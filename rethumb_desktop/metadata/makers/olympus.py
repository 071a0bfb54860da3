"""Notes of Olympus."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.minolta import CAMERA_SETTINGS as MINOLTA_SETTINGS
from rethumb_desktop.metadata.makers.olympus_special import read_text_info
from rethumb_desktop.metadata.makers.tables import (
    Table,
    beginning,
    not_counting,
    of_model,
    one_of,
    ordered,
    where,
)

EQUIPMENT = Table({
    0: "EquipmentVersion", 256: "CameraType2", 257: "SerialNumber", 258: "InternalSerialNumber",
    259: "FocalPlaneDiagonal", 260: "BodyFirmwareVersion", 513: "LensType ~olympus_lens", 514: "LensSerialNumber",
    515: "LensModel", 516: "LensFirmwareVersion", 517: "MaxApertureAtMinFocal @olympus_f",
    518: "MaxApertureAtMaxFocal @olympus_f", 519: "MinFocalLength", 520: "MaxFocalLength",
    522: "MaxAperture @olympus_f", 523: "LensProperties", 769: "Extender ~olympus_extender",
    770: "ExtenderSerialNumber", 771: "ExtenderModel", 772: "ExtenderFirmwareVersion", 1027: "ConversionLens",
    4096: "FlashType", 4097: "FlashModel", 4098: "FlashFirmwareVersion", 4099: "FlashSerialNumber",
}, {
    "FlashType": {0: "None", 2: "Simple E-System", 3: "E-System", 4: "E-System (body powered)"},
})  # fmt: skip
CAMERA_SETTINGS = Table({
    0: "CameraSettingsVersion", 256: "PreviewImageValid", 257: "PreviewImageStart", 258: "PreviewImageLength",
    512: "ExposureMode", 513: "AELock", 514: "MeteringMode", 515: "ExposureShift", 516: "NDFilter", 768: "MacroMode",
    769: "FocusMode", 770: "FocusProcess", 771: "AFSearch", 772: "AFAreas", 773: "AFPointSelected ~rest",
    774: "AFFineTune", 775: "AFFineTuneAdj", 776: "FocusBracketStepSize", 777: "AISubjectTrackingMode @two_bytes",
    1024: "FlashMode", 1025: "FlashExposureComp", 1027: "FlashRemoteControl", 1028: "FlashControlMode",
    1029: "FlashIntensity", 1030: "ManualFlashStrength", 1280: "WhiteBalance2", 1281: "WhiteBalanceTemperature",
    1282: "WhiteBalanceBracket", 1283: "CustomSaturation", 1284: "ModifiedSaturation", 1285: "ContrastSetting",
    1286: "SharpnessSetting", 1287: "ColorSpace", 1289: "SceneMode", 1290: "NoiseReduction",
    1291: "DistortionCorrection", 1292: "ShadingCompensation", 1293: "CompressionFactor", 1295: "Gradation",
    1312: "PictureMode", 1313: "PictureModeSaturation", 1315: "PictureModeContrast", 1316: "PictureModeSharpness",
    1317: "PictureModeBWFilter", 1318: "PictureModeTone", 1319: "NoiseFilter", 1321: "ArtFilter", 1324: "MagicFilter",
    1325: "PictureModeEffect", 1326: "ToneLevel", 1327: "ArtFilterEffect", 1330: "ColorCreatorEffect",
    1335: "MonochromeProfileSettings", 1336: "FilmGrainEffect", 1337: "ColorProfileSettings",
    1338: "MonochromeVignetting", 1339: "MonochromeColor", 1536: "DriveMode", 1537: "PanoramaMode",
    1539: "ImageQuality2", 1540: "ImageStabilization", 2052: "StackedImage", 2304: "ManometerPressure /10",
    2305: "ManometerReading /10", 2306: "ExtendedWBDetect", 2307: "RollAngle ~olympus_roll",
    2308: "PitchAngle ~olympus_pitch", 2312: "DateTimeUTC",
}, {
    "WhiteBalance2": {
        0: "Auto", 1: "Auto (keep warm colour off)", 16: "7500K (fine weather with shade)", 17: "6000K (cloudy)",
        18: "5300K (fine weather)", 20: "3000K (tungsten light)", 21: "3600K (tungsten light-like)",
        22: "Auto setup", 23: "5500K (flash)", 33: "6600K (daylight fluorescent)",
        34: "4500K (neutral white fluorescent)", 35: "4000K (cool white fluorescent)", 36: "White fluorescent",
        48: "3600K (tungsten light-like)", 67: "Underwater", 256: "One touch WB 1", 257: "One touch WB 2",
        258: "One touch WB 3", 259: "One touch WB 4", 512: "Custom WB 1", 513: "Custom WB 2", 514: "Custom WB 3",
        515: "Custom WB 4",
    },
    "ColorSpace": {0: "sRGB", 1: "Adobe RGB", 2: "Pro photo RGB"}, "MacroMode": {0: "Off", 1: "On", 2: "Super macro"},
    "ExposureMode": {
        1: "Manual", 2: "Program", 3: "Aperture-priority AE", 4: "Shutter speed priority AE", 5: "Program-shift",
    },
    "MeteringMode": {
        2: "Centre-weighted average", 3: "Spot", 5: "ESP", 261: "Pattern+AF", 515: "Spot+Highlight control",
        1027: "Spot+Shadow control",
    },
    "ImageStabilization": {0: "Off", 1: "On, mode 1", 2: "On, mode 2", 3: "On, mode 3", 4: "On, mode 4"},
    "FlashMode": {0: "Off"},
    "FlashIntensity": {"undef undef undef": "not used", "undef undef undef undef": "not used"},
    "PreviewImageValid": {0: "No", 1: "Yes"}, "NoiseReduction": {0: "None"}, "AELock": {0: "Off", 1: "On"},
    "FocusMode": {
        0: "Single AF", 1: "Sequential shooting AF", 2: "Continuous AF", 3: "Multi AF", 4: "Face detection",
        5: "Single AF, then manual", 10: "Manual",
    },
    "PictureMode": {
        1: "Vivid", 2: "Natural", 3: "Muted", 4: "Portrait", 5: "i-Enhance", 6: "e-Portrait", 7: "Colour creator",
        8: "Underwater", 9: "Colour profile 1", 10: "Colour profile 2", 11: "Colour profile 3",
        12: "Monochrome profile 1", 256: "Monotone", 512: "Sepia",
    },
    "DriveMode": {
        0: "Single shot", 1: "Continuous", 2: "Exposure bracketing", 3: "White balance bracketing",
    },
    "SceneMode": {
        0: "Standard", 6: "Auto", 7: "Sport", 8: "Portrait", 9: "Landscape and portrait", 10: "Landscape",
        11: "Night scene", 12: "Self portrait", 13: "Panorama", 14: "Two in one", 15: "Movie",
        16: "Landscape, portrait",
        17: "Night and portrait", 18: "Indoor", 19: "Fireworks", 20: "Sunset", 21: "Beauty skin", 22: "Macro",
        23: "Super macro", 24: "Food", 25: "Documents", 26: "Museum", 28: "Beach and snow", 30: "Candle",
        35: "Underwater wide", 36: "Underwater macro", 39: "High key", 40: "Digital image stabilization", 44: "Low key",
        45: "Children", 48: "Nature macro",
    },
    "ImageQuality2": {1: "SQ", 2: "HQ", 3: "SHQ", 4: "RAW", 5: "SQ (5)"},
})  # fmt: skip
RAW_DEVELOPMENT = Table({
    0: "RawDevVersion", 256: "RawDevExposureBiasValue", 257: "RawDevWhiteBalanceValue", 258: "RawDevWBFineAdjustment",
    259: "RawDevGrayPoint", 260: "RawDevSaturationEmphasis", 261: "RawDevMemoryColorEmphasis",
    262: "RawDevContrastValue", 263: "RawDevSharpnessValue", 264: "RawDevColorSpace", 265: "RawDevEngine",
    266: "RawDevNoiseReduction", 267: "RawDevEditStatus", 268: "RawDevSettings",
})  # fmt: skip
RAW_DEVELOPMENT_2 = Table({
    0: "RawDevVersion", 256: "RawDevExposureBiasValue", 257: "RawDevWhiteBalance", 258: "RawDevWhiteBalanceValue",
    259: "RawDevWBFineAdjustment", 260: "RawDevGrayPoint", 261: "RawDevContrastValue", 262: "RawDevSharpnessValue",
    263: "RawDevSaturationEmphasis", 264: "RawDevMemoryColorEmphasis", 265: "RawDevColorSpace",
    266: "RawDevNoiseReduction", 267: "RawDevEngine", 268: "RawDevPictureMode", 269: "RawDevPMSaturation",
    270: "RawDevPMContrast", 271: "RawDevPMSharpness", 272: "RawDevPM_BWFilter", 273: "RawDevPMPictureTone",
    274: "RawDevGradation", 275: "RawDevSaturation3", 281: "RawDevAutoGradation", 288: "RawDevPMNoiseFilter",
    289: "RawDevArtFilter",
})  # fmt: skip
IMAGE_PROCESSING = Table({
    0: "ImageProcessingVersion", 256: "WB_RBLevels", 258: "WB_RBLevels3000K", 259: "WB_RBLevels3300K",
    260: "WB_RBLevels3600K", 261: "WB_RBLevels3900K", 262: "WB_RBLevels4000K", 263: "WB_RBLevels4300K",
    264: "WB_RBLevels4500K", 265: "WB_RBLevels4800K", 266: "WB_RBLevels5300K", 267: "WB_RBLevels6000K",
    268: "WB_RBLevels6600K", 269: "WB_RBLevels7500K", 270: "WB_RBLevelsCWB1", 271: "WB_RBLevelsCWB2",
    272: "WB_RBLevelsCWB3", 273: "WB_RBLevelsCWB4", 275: "WB_GLevel3000K", 276: "WB_GLevel3300K",
    277: "WB_GLevel3600K", 278: "WB_GLevel3900K", 279: "WB_GLevel4000K", 280: "WB_GLevel4300K", 281: "WB_GLevel4500K",
    282: "WB_GLevel4800K", 283: "WB_GLevel5300K", 284: "WB_GLevel6000K", 285: "WB_GLevel6600K", 286: "WB_GLevel7500K",
    287: "WB_GLevel", 512: "ColorMatrix h", 768: "Enhancer", 769: "EnhancerValues", 784: "CoringFilter",
    785: "CoringValues", 1536: "BlackLevel2", 1552: "GainBase", 1553: "ValidBits", 1554: "CropLeft", 1555: "CropTop",
    1556: "CropWidth", 1557: "CropHeight", 2053: "SensorCalibration", 4112: "NoiseReduction2",
    4113: "DistortionCorrection2", 4114: "ShadingCompensation2", 4124: "MultipleExposureMode", 4370: "AspectRatio",
    4371: "AspectFrame", 4608: "FacesDetected", 4609: "FaceDetectArea", 4610: "MaxFaces", 4611: "FaceDetectFrameSize",
    4615: "FaceDetectFrameCrop", 4870: "CameraTemperature h !0", 6400: "KeystoneCompensation",
    6401: "KeystoneDirection", 6406: "KeystoneValue",
}, {
    "NoiseReduction2": {0: "None"},
})  # fmt: skip
FOCUS_INFO = Table({
    0: "FocusInfoVersion", 528: "SceneDetect", 768: "ZoomStepCount", 769: "FocusStepCount", 771: "FocusStepInfinity",
    772: "FocusStepNear", 773: "FocusDistance I ~olympus_distance",
    776: one_of(
        of_model(r"E-(3|5|30)\b", "AFPoint @olympus_af_point"),
        of_model(r"E-(520|600|620)\b", "AFPoint @olympus_af_point"), "AFPoint",
    ),
    4609: "ExternalFlash", 4612: "ExternalFlashBounce", 4613: "ExternalFlashZoom", 4616: "InternalFlash",
    4617: "ManualFlash", 4618: "MacroLED",
    5376: one_of(
        one_of(of_model(r"E-(1|M5)\b", "SensorTemperature"), not_counting(1, spec="SensorTemperature")),
        "SensorTemperature !0 !-32768 @olympus_temperature",
    ),
    5632: where("ImageStabilization==none", "ImageStabilization"),
})  # fmt: skip
FE_TAGS = Table({
    256: "BodyFirmwareVersion",
})  # fmt: skip
RAW_INFO = Table({
    0: "RawInfoVersion", 256: "WB_RBLevelsUsed", 272: "WB_RBLevelsAuto", 288: "WB_RBLevelsShade",
    289: "WB_RBLevelsCloudy", 290: "WB_RBLevelsFineWeather", 291: "WB_RBLevelsTungsten",
    292: "WB_RBLevelsEveningSunlight", 304: "WB_RBLevelsDaylightFluor", 305: "WB_RBLevelsDayWhiteFluor",
    306: "WB_RBLevelsCoolWhiteFluor", 307: "WB_RBLevelsWhiteFluorescent", 512: "ColorMatrix2 h", 784: "CoringFilter",
    785: "CoringValues", 1536: "BlackLevel2", 1537: "YCbCrCoefficients q", 1553: "ValidPixelDepth", 1554: "CropLeft",
    1555: "CropTop", 1556: "CropWidth", 1557: "CropHeight", 4096: "LightSource", 4097: "WhiteBalanceComp",
    4112: "SaturationSetting", 4113: "HueSetting", 4114: "ContrastSetting", 4115: "SharpnessSetting",
    8192: "CMExposureCompensation", 8193: "CMWhiteBalance", 8194: "CMWhiteBalanceComp",
    8208: "CMWhiteBalanceGrayPoint", 8224: "CMSaturation", 8225: "CMHue", 8226: "CMContrast", 8227: "CMSharpness",
})  # fmt: skip
MAIN = Table({
    0: "MakerNoteVersion", 1: ordered(">", MINOLTA_SETTINGS), 3: ordered(">", MINOLTA_SETTINGS),
    64: "CompressedImageSize", 129: "PreviewImageData", 136: "PreviewImageStart", 137: "PreviewImageLength",
    256: "ThumbnailImage", 260: "BodyFirmwareVersion", 512: "SpecialMode", 513: "Quality", 514: "Macro", 515: "BWMode",
    516: "DigitalZoom", 517: "FocalPlaneDiagonal", 518: "LensDistortionParams",
    519: beginning(rb"(?!NORMAL$)", "CameraType ?"), 520: read_text_info, 521: "CameraID s", 523: "EpsonImageWidth",
    524: "EpsonImageHeight", 525: "EpsonSoftware", 640: "PreviewImage u", 768: "PreCaptureFrames", 769: "WhiteBoard",
    770: "OneTouchWB", 771: "WhiteBalanceBracket", 772: "WhiteBalanceBias", 1027: "SceneMode", 1028: "SerialNumber",
    1029: "Firmware", 3840: "DataDump", 3841: "DataDump2", 3844: "ZoomedPreviewStart", 3845: "ZoomedPreviewLength",
    3846: "ZoomedPreviewSize", 4096: "ShutterSpeedValue @apex_time ?", 4097: "ISOValue -5 @two_to *100 ?",
    4098: "ApertureValue /2 @two_to ?", 4099: "BrightnessValue ?", 4100: "FlashMode", 4101: "FlashDevice",
    4102: "ExposureCompensation", 4103: "SensorTemperature", 4104: "LensTemperature", 4105: "LightCondition",
    4106: "FocusRange", 4107: "FocusMode", 4108: "ManualFocusDistance", 4109: "ZoomStepCount", 4110: "FocusStepCount",
    4111: "Sharpness ?", 4112: "FlashChargeLevel", 4113: "ColorMatrix h", 4114: "BlackLevel", 4117: "WBMode",
    4119: "RedBalance ~first_256th", 4120: "BlueBalance ~first_256th", 4121: "ColorMatrixNumber", 4122: "SerialNumber",
    4131: "FlashExposureComp", 4132: "InternalFlashTable", 4133: "ExternalFlashGValue", 4134: "ExternalFlashBounce",
    4135: "ExternalFlashZoom", 4136: "ExternalFlashMode", 4137: "Contrast", 4138: "SharpnessFactor",
    4139: "ColorControl", 4140: "ValidBits", 4141: "CoringFilter", 4142: "OlympusImageWidth",
    4143: "OlympusImageHeight", 4144: "SceneDetect", 4148: "CompressionRatio", 4149: "PreviewImageValid",
    4150: "PreviewImageStart", 4151: "PreviewImageLength", 4152: "AFResult", 4153: "CCDScanMode",
    4154: "NoiseReduction", 4155: "FocusStepInfinity", 4156: "FocusStepNear", 4157: "LightValueCenter",
    4158: "LightValuePeriphery", 8208: EQUIPMENT, 8224: CAMERA_SETTINGS, 8240: RAW_DEVELOPMENT,
    8241: RAW_DEVELOPMENT_2, 8256: IMAGE_PROCESSING, 8272: one_of(FOCUS_INFO, "CameraParameters"), 8448: FE_TAGS,
    8704: FE_TAGS, 8960: FE_TAGS, 9216: FE_TAGS, 9472: FE_TAGS, 9728: FE_TAGS, 9984: FE_TAGS, 10240: FE_TAGS,
    10496: FE_TAGS, 12288: RAW_INFO,
}, {
    "CCDScanMode": {0: "Interlaced", 1: "Progressive"}, "PreviewImageValid": {0: "No", 1: "Yes"},
    "FocusRange": {0: "Normal", 1: "Macro"}, "Macro": {0: "Off", 1: "On", 2: "Super macro"},
    "BWMode": {0: "Off", 1: "On", 6: "None"},
    "WBMode": {
        1: "Auto", "1 0": "Auto", "1 2": "Auto (2)", "1 4": "Auto (4)", "2 2": "3000 Kelvin", "2 3": "3700 Kelvin",
        "2 4": "4000 Kelvin", "2 5": "4500 Kelvin", "2 6": "5500 Kelvin", "2 7": "6500 Kelvin", "2 8": "7500 Kelvin",
        "3 0": "One-touch",
    },
    "Sharpness": {0: "Normal", 1: "Hard", 2: "Soft"}, "FocusMode": {0: "Auto", 1: "Manual"},
    "SceneMode": {
        0: "Normal", 1: "Standard", 2: "Auto", 3: "Intelligent auto", 4: "Portrait", 5: "Landscape+Portrait",
        6: "Landscape", 7: "Night scene", 8: "Night+Portrait", 9: "Sport", 10: "Self portrait", 11: "Indoor",
        12: "Beach & snow", 13: "Beach", 14: "Snow", 15: "Self Portrait+Self timer", 16: "Sunset", 17: "Cuisine",
        18: "Documents", 19: "Candle", 20: "Fireworks", 21: "Available light", 22: "Vivid", 23: "Underwater Wide1",
        24: "Underwater macro", 25: "Museum", 26: "Behind glass", 27: "Auction", 28: "Shoot & Select1",
        29: "Shoot & Select2", 30: "Underwater Wide2", 31: "Digital image stabilization", 32: "Face portrait",
        33: "Pet", 34: "Smile shot", 35: "Quick shutter", 43: "Hand-held starlight", 100: "Panorama",
        101: "Magic filter", 103: "HDR",
    },
    "NoiseReduction": {0: "Off", 1: "On"}, "FlashMode": {2: "On", 3: "Off"},
    "Contrast": {0: "High", 1: "Normal", 2: "Low"}, "OneTouchWB": {0: "Off", 1: "On", 2: "On (preset)"},
    "Quality": {1: "SQ", 2: "HQ", 3: "SHQ", 4: "RAW", 5: "SQ (5)", 33: "Uncompressed"},
})  # fmt: skip
