"""Notes of Fujifilm."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.forms import Words
from rethumb_desktop.metadata.makers.tables import Record, Table

_TONES: Words = {
    -64: "+4 (hardest)", -48: "+3 (very hard)", -32: "+2 (hard)", -16: "+1 (medium hard)", 0: "0 (normal)",
    16: "-1 (medium soft)", 32: "-2 (soft)",
}  # fmt: skip

PRIORITY_SETTINGS = Record("H", {
    0: ("AF-SPriority &0xf", "AF-CPriority &0xf0"),
})  # fmt: skip
FOCUS_SETTINGS = Record("I", {
    0: ("FocusMode2 &0xf", "PreAF &0xf0", "AFAreaMode &0xf00", "AFAreaPointSize &0xf000", "AFAreaZoneSize &0xf0000"),
}, {
    "AFAreaMode": {0: "Single point", 1: "Zone", 2: "Wide/Tracking"}, "FocusMode2": {0: "AF-M", 1: "AF-S", 2: "AF-C"},
})  # fmt: skip
AFC_SETTINGS = Record("I", {
    0: (
        "AF-CSetting", "AF-CTrackingSensitivity &0xf", "AF-CSpeedTrackingSensitivity &0xf0",
        "AF-CZoneAreaSwitching &0xf00",
    ),
})  # fmt: skip
DRIVE_SETTINGS = Record("I", {
    0: ("DriveMode &0xff", "DriveSpeed &0xff000000"),
}, {
    "DriveMode": {0: "Single", 1: "Continuous low", 2: "Continuous high"},
})  # fmt: skip
MAIN = Table({
    0: "Version", 16: "InternalSerialNumber", 4096: "Quality", 4097: "Sharpness", 4098: "WhiteBalance",
    4099: "Saturation", 4100: "Contrast", 4101: "ColorTemperature", 4102: "Contrast", 4106: "WhiteBalanceFineTune",
    4107: "NoiseReduction !0x100", 4110: "NoiseReduction", 4111: "Clarity", 4112: "FujiFlashMode",
    4113: "FlashExposureComp", 4128: "Macro", 4129: "FocusMode", 4130: "AFMode", 4131: "FocusPixel",
    4139: PRIORITY_SETTINGS, 4141: FOCUS_SETTINGS, 4142: AFC_SETTINGS, 4144: "SlowSync", 4145: "PictureMode",
    4146: "ExposureCount", 4147: "EXRAuto", 4148: "EXRMode", 4160: "ShadowTone", 4161: "HighlightTone",
    4164: "DigitalZoom /8", 4165: "LensModulationOptimizer", 4167: "GrainEffectRoughness", 4168: "ColorChromeEffect",
    4169: "BWAdjustment b", 4171: "BWMagentaGreen b", 4172: "GrainEffectSize", 4173: "CropMode",
    4174: "ColorChromeFXBlue", 4176: "ShutterType",
    4352: "AutoBracketing", 4353: "SequenceNumber",
    4355: DRIVE_SETTINGS, 4357: "PixelShiftShots", 4358: "PixelShiftOffset", 4435: "PanoramaAngle",
    4436: "PanoramaDirection", 4609: "AdvancedFilter", 4624: "ColorMode", 4864: "BlurWarning", 4865: "FocusWarning",
    4866: "ExposureWarning", 5120: "DynamicRange", 5121: "FilmMode", 5122: "DynamicRangeSetting",
    5123: "DevelopmentDynamicRange", 5124: "MinFocalLength", 5125: "MaxFocalLength", 5126: "MaxApertureAtMinFocal",
    5127: "MaxApertureAtMaxFocal", 5131: "AutoDynamicRange", 5154: "ImageStabilization", 5157: "SceneRecognition",
    5169: "Rating ?", 5174: "ImageGeneration", 5176: "ImageCount &0x7fff", 5187: "DRangePriority",
    5188: "DRangePriorityAuto", 5189: "DRangePriorityFixed", 5190: "FlickerReduction", 5191: "FujiModel",
    5192: "FujiModel2", 5197: "RollAngle", 14339: "VideoRecordingMode", 14340: "PeripheralLighting",
    14342: "VideoCompression", 14368: "FrameRate", 14369: "FrameWidth", 14370: "FrameHeight",
    14372: "FullHDHighSpeedRec", 16389: "FaceElementSelected", 16640: "FacesDetected", 16643: "FacePositions",
    16896: "NumFaceElements", 16897: "FaceElementTypes", 16899: "FaceElementPositions",
    32768: "FileSource", 32770: "OrderNumber", 32771: "FrameNumber", 45585: "Parallax",
}, {
    "ColorMode": {0: "Standard", 16: "Chrome", 48: "B & W"}, "EXRAuto": {0: "Auto", 1: "Manual"},
    "FocusWarning": {0: "Good", 1: "Out of focus"},
    "DynamicRangeSetting": {
        0: "Auto", 1: "Manual", 256: "Standard (100%)", 512: "Wide1 (230%)", 513: "Wide2 (400%)",
        32768: "Film simulation",
    },
    "HighlightTone": _TONES, "GrainEffectRoughness": {0: "Off", 32: "Weak", 64: "Strong"},
    "Sharpness": {
        0: "-4 (softest)", 1: "-3 (very soft)", 2: "-2 (soft)", 3: "0 (normal)", 4: "+2 (hard)", 5: "+3 (very hard)",
        6: "+4 (hardest)", 130: "-1 (medium soft)", 132: "+1 (medium hard)", 32768: "Film simulation",
        65535: "not used",
    },
    "ShadowTone": _TONES, "Contrast": {0: "Normal", 256: "High", 768: "Low"},
    "CropMode": {0: "not used", 1: "Full-frame on GFX", 2: "Sports finder mode", 4: "Electronic shutter 1.25x crop"},
    "BlurWarning": {0: "None", 1: "Blur warning"},
    "FujiFlashMode": {
        0: "Auto", 1: "On", 2: "Off", 3: "Red-eye reduction", 4: "External", 16: "Commander", 32768: "Not attached",
        33056: "TTL", 33568: "TTL auto - did not fire", 38976: "Manual", 39008: "Flash commander",
        39040: "Multi-flash", 43296: "1st curtain (front)", 43552: "TTL slow - 1st curtain (front)",
        43808: "TTL auto - 1st curtain (front)", 44320: "TTL - red-eye flash - 1st curtain (front)",
        44576: "TTL slow - red-eye flash - 1st curtain (front)",
        44832: "TTL auto - red-eye flash - 1st curtain (front)", 51488: "2nd curtain (rear)",
        51744: "TTL slow - 2nd curtain (rear)", 52000: "TTL auto - 2nd curtain (rear)",
        52512: "TTL - red-eye flash - 2nd curtain (rear)", 52768: "TTL slow - red-eye flash - 2nd curtain (rear)",
        53024: "TTL auto - red-eye flash - 2nd curtain (rear)", 59680: "High speed sync (HSS)",
    },
    "AFMode": {0: "No", 1: "Single point", 256: "Zone", 512: "Wide/Tracking"},
    "Saturation": {
        0: "0 (normal)", 128: "+1 (medium high)", 192: "+3 (very high)", 224: "+4 (highest)", 256: "+2 (high)",
        384: "-1 (medium low)", 512: "Low", 768: "None (B&W)", 769: "B&W red filter", 770: "B&W yellow filter",
        771: "B&W green filter", 784: "B&W sepia", 1024: "-2 (low)", 1216: "-3 (very low)", 1248: "-4 (lowest)",
        1280: "Acros", 1281: "Acros red filter", 1282: "Acros yellow filter", 1283: "Acros green filter",
        32768: "Film simulation",
    },
    "DynamicRange": {1: "Standard", 3: "Wide"}, "ExposureWarning": {0: "Good", 1: "Bad exposure"},
    "SlowSync": {0: "Off", 1: "On"},
    "FilmMode": {
        0: "F0/Standard (Provia)", 256: "F1/Studio portrait", 272: "F1a/Studio portrait enhanced saturation",
        288: "F1b/Studio portrait smooth skin tone (Astia)", 304: "F1c/Studio portrait increased sharpness",
        512: "F2/Fujichrome (Velvia)", 768: "F3/Studio portrait ex", 1024: "F4/Velvia", 1280: "Pro Neg. std",
        1281: "Pro Neg. hi", 1536: "Classic chrome", 1792: "Eterna", 2048: "Classic negative", 2304: "Bleach bypass",
        2560: "Nostalgic Neg",
    },
    "FocusMode": {0: "Auto", 1: "Manual", 65535: "Movie"},
    "EXRMode": {256: "HR (high resolution)", 512: "SN (signal to noise priority)", 768: "DR (dynamic range priority)"},
    "Macro": {0: "Off", 1: "On"},
    "Clarity": {
        -5000: "-5", -4000: "-4", -3000: "-3", -2000: "-2", -1000: "-1", 0: "0", 1000: "1", 2000: "2", 3000: "3",
        4000: "4", 5000: "5",
    },
    "NoiseReduction": {64: "Low", 128: "Normal", 256: "not used"},
    "ShutterType": {
        0: "Mechanical", 1: "Electronic", 2: "Electronic (long shutter speed)", 3: "Electronic front curtain",
    },
    "ColorChromeEffect": {0: "Off", 32: "Weak", 64: "Strong"}, "AutoBracketing": {0: "Off", 1: "On", 2: "Pre-shot"},
    "PictureMode": {
        0: "Auto", 1: "Portrait", 2: "Landscape", 3: "Macro", 4: "Sports", 5: "Night scene", 6: "Program AE",
        7: "Natural light", 8: "Anti-blur", 9: "Beach & snow", 10: "Sunset", 11: "Museum", 12: "Party", 13: "Flower",
        14: "Text", 15: "Natural light & flash", 16: "Beach", 17: "Snow", 18: "Fireworks", 19: "Underwater",
        20: "Portrait with skin correction", 22: "Panorama", 23: "Night (tripod)", 24: "Pro low-light",
        25: "Pro focus", 26: "Portrait 2", 27: "Dog face detection", 28: "Cat face detection", 48: "HDR",
        64: "Advanced filter", 256: "Aperture-priority AE", 512: "Shutter speed priority AE", 768: "Manual",
    },
    "WhiteBalance": {
        0: "Auto", 1: "Auto (white priority)", 2: "Auto (ambiance priority)", 256: "Daylight", 512: "Cloudy",
        768: "Daylight fluorescent", 769: "Day white fluorescent", 770: "White fluorescent",
        771: "Warm white fluorescent", 772: "Living room warm white fluorescent", 1024: "Incandescent",
        1280: "Flash", 1536: "Underwater", 3840: "Custom", 3841: "Custom2", 3842: "Custom3", 3843: "Custom4",
        3844: "Custom5", 4080: "Kelvin",
    },
})  # fmt: skip
