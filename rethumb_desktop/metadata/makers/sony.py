"""Notes of Sony."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.sony_2010_early import TAG_2010_A, TAG_2010_B, TAG_2010_C, TAG_2010_D, TAG_2010_E
from rethumb_desktop.metadata.makers.sony_2010_late import TAG_2010_F, TAG_2010_G, TAG_2010_H, TAG_2010_I
from rethumb_desktop.metadata.makers.sony_9050 import TAG_202_A, TAG_900_B, TAG_9050_A, TAG_9050_B, TAG_9050_C
from rethumb_desktop.metadata.makers.sony_9400 import (
    TAG_9400_A,
    TAG_9400_B,
    TAG_9400_C,
    TAG_9401,
    TAG_9402,
    TAG_9403,
    TAG_9404_A,
    TAG_9404_B,
    TAG_9404_C,
    TAG_9405_A,
    TAG_9405_B,
    TAG_9406,
)
from rethumb_desktop.metadata.makers.sony_9416 import AF_INFO, TAG_940_A, TAG_940_C, TAG_940_E, TAG_9416
from rethumb_desktop.metadata.makers.sony_records import (
    CAMERA_INFO,
    CAMERA_INFO_2,
    CAMERA_INFO_3,
    EXTRA_INFO,
    EXTRA_INFO_2,
    EXTRA_INFO_3,
    FOCUS_INFO,
    PANORAMA,
    SHOT_INFO,
)
from rethumb_desktop.metadata.makers.sony_settings import CAMERA_SETTINGS, CAMERA_SETTINGS_2, CAMERA_SETTINGS_3
from rethumb_desktop.metadata.makers.sony_special import deciphered, read_more_info
from rethumb_desktop.metadata.makers.tables import (
    Table,
    beginning,
    counting,
    not_of_model,
    of_form,
    of_model,
    one_of,
    ordered,
    where,
)

MAIN = Table({
    16: one_of(
        counting(368, 5478, spec=ordered(">", CAMERA_INFO)), counting(5506, 6118, spec=ordered("<", CAMERA_INFO_2)),
        counting(15360, spec=ordered("<", CAMERA_INFO_3)),
    ),
    32: one_of(counting(19154, 19148, spec=ordered("<", FOCUS_INFO)), read_more_info), 258: "Quality",
    260: "FlashExposureComp", 261: "Teleconverter", 274: "WhiteBalanceFineTune i",
    276: one_of(
        counting(280, 364, spec=ordered(">", CAMERA_SETTINGS)), counting(332, spec=ordered(">", CAMERA_SETTINGS_2)),
        counting(1536, 2048, spec=ordered("<", CAMERA_SETTINGS_3)),
    ),
    277: "WhiteBalance",
    278: one_of(
        of_model(r"^DSLR-A(850|900)\b", ordered(">", EXTRA_INFO)),
        of_model(r"^DSLR-A(230|290|330|380|390)\b", EXTRA_INFO_2), EXTRA_INFO_3,
    ),
    4096: of_form("u", "MultiBurstMode B"), 4097: of_form("H", "MultiBurstImageWidth"),
    4098: of_form("H", "MultiBurstImageHeight"), 4099: beginning(rb"(\0\0)?\x01\x01", PANORAMA), 8194: "Rating",
    8196: "Contrast", 8197: "Saturation", 8198: "Sharpness", 8199: "Brightness", 8200: "LongExposureNoiseReduction",
    8201: "HighISONoiseReduction", 8202: "HDR H", 8203: "MultiFrameNoiseReduction", 8206: "PictureEffect",
    8207: "SoftSkinEffect",
    8208: one_of(
        of_model(r"^NEX-5N$", deciphered(TAG_2010_A)),
        of_model(r"^(SLT-A(65|77)V?|NEX-(7|VG20E)|Lunar)$", deciphered(TAG_2010_B)),
        of_model(r"^(SLT-A(37|57)|NEX-F3)$", deciphered(TAG_2010_C)),
        of_model(
            r"^(DSC-(HX10V|HX20V|HX30V|HX200V|TX66|TX200V|TX300V|WX50|WX70|WX100|WX150))$", deciphered(TAG_2010_D),
        ),
        of_model(
            r"^(SLT-A99V?|HV|SLT-A58|ILCE-(3000|3500)|NEX-(3N|5R|5T|6|VG900|VG30E)|DSC-(RX100|RX1|RX1R)|"
            r"Stellar)$|^(DSC-(HX300|HX50|HX50V|TX30|WX60|WX80|WX200|WX300))$",
            deciphered(TAG_2010_E),
        ),
        of_model(r"^(DSC-(RX100M2|QX10|QX100))$", deciphered(TAG_2010_F)),
        of_model(
            r"^(DSC-(QX30|RX10|RX100M3|HX60V|HX350|HX400V|WX220|WX350)|ILCE-(7(R|S|M2)?|[56]000|5100|"
            r"QX1)|ILCA-(68|77M2))\b",
            deciphered(TAG_2010_G),
        ),
        of_model(
            r"^(DSC-(RX0|RX1RM2|RX10M2|RX10M3|RX100M4|RX100M5|HX80|HX90V?|WX500)|ILCE-(6300|6500|7RM2|"
            r"7SM2)|ILCA-99M2)\b",
            deciphered(TAG_2010_H),
        ),
        of_model(
            r"^(ILCE-(6100|6400|6600|7C|7M3|7RM3A?|7RM4A?|9|9M2)|DSC-(RX10M4|RX100M6|RX100M5A|RX100M7|"
            r"HX99|RX0M2)|ZV-(1F?|E10))\b",
            deciphered(TAG_2010_I),
        ),
    ),
    8209: "VignettingCorrection", 8210: "LateralChromaticAberration", 8211: "DistortionCorrectionSetting",
    8212: "WBShiftAB_GM", 8214: "AutoPortraitFramed", 8215: "FlashAction", 8218: "ElectronicFrontCurtainShutter",
    8219: of_model(r"^(?!DSC-)|^DSC-(RX10M4|RX100M6|RX100M7|RX100M5A|HX99|RX0M2)", "FocusMode ?"),
    8220: one_of(
        of_model(r"^(SLT-|HV)", "AFAreaModeSetting"),
        of_model(r"^(NEX-|ILCE-|ILME-|DSC-(RX10M4|RX100M6|RX100M7|RX100M5A|HX99|RX0M2))", "AFAreaModeSetting"),
        of_model(r"^ILCA-", "AFAreaModeSetting"),
    ),
    8221: of_model(r"^(NEX-|ILCE-|ILME-|DSC-(RX10M4|RX100M6|RX100M7|RX100M5A|HX99|RX0M2))", "FlexibleSpotPosition"),
    8222: one_of(
        of_model(r"^(SLT-|HV)", "AFPointSelected"),
        of_model(r"^ILCA-(68|77M2)", where("AFAreaModeSetting!=8", "AFPointSelected -1")),
        of_model(r"^ILCA-99M2", where("AFAreaModeSetting!=8", "AFPointSelected")),
        of_model(r"^ILCA-", where("AFAreaModeSetting==8", "AFPointSelected")),
        of_model(r"^(NEX-|ILCE-|ILME-)", "AFPointSelected"),
    ),
    8224: one_of(not_of_model(r"^(ILCA-|DSC-)", "AFPointsUsed"), of_model(r"^ILCA-(68|77M2)", "AFPointsUsed")),
    8225: of_model(r"^(?!DSC-)|^DSC-(RX10M4|RX100M6|RX100M7|RX100M5A|HX99|RX0M2)", "AFTracking"),
    8226: one_of(
        of_model(r"^(ILCE-(5100|6000|7M2))", "FocalPlaneAFPointsUsed"),
        of_model(r"^ILCE-7RM2", "FocalPlaneAFPointsUsed"),
    ),
    8227: "MultiFrameNREffect", 8230: "WBShiftAB_GM_Precise", 8231: "FocusLocation", 8232: "VariableLowPassFilter",
    8233: "RAWFileType", 8234: beginning(rb"\x01", TAG_202_A), 8235: "PrioritySetInAWB", 8236: "MeteringMode2",
    8237: "ExposureStandardAdjustment", 8238: "Quality", 8239: "PixelShiftInfo ~sony_pixel_shift",
    8241: "SerialNumber ~pairs_backwards", 8242: "Shadows", 8243: "Highlights", 8244: "Fade", 8245: "SharpnessRange",
    8246: "Clarity", 8247: "FocusFrameSize H", 8249: "JPEG-HEIFSwitch", 12288: SHOT_INFO,
    36875: beginning(rb"\xae", deciphered(TAG_900_B)),
    36944: one_of(
        not_of_model(
            r"^(DSC-|Stellar|ILCE-(1|6100|6300|6400|6500|6600|7C|7M3|7M4|7RM2|7RM3A?|7RM4A?|7RM5|7SM2|"
            r"7SM3|9|9M2)|ILCA-99M2|ILME-FX3|ZV-)",
            deciphered(TAG_9050_A),
        ),
        of_model(
            r"^(ILCE-(6100|6300|6400|6500|6600|7C|7M3|7RM2|7RM3A?|7RM4A?|7SM2|9|9M2)|ILCA-99M2|ZV-E10)",
            deciphered(TAG_9050_B),
        ),
        of_model(r"^(ILCE-(1|7M4|7RM5|7SM3)|ILME-FX3)", deciphered(TAG_9050_C)),
    ),
    37888: one_of(
        beginning(rb"[\x07\x09\x0a]", deciphered(TAG_9400_A)), beginning(rb"\x0c", deciphered(TAG_9400_B)),
        beginning(rb"[\x23\x24\x26\x28\x31\x32]", deciphered(TAG_9400_C)),
    ),
    37889: deciphered(TAG_9401),
    37890: not_of_model(r"^(SLT-|HV|ILCA-)", beginning(rb"(?![\x05\xff])", deciphered(TAG_9402))),
    37891: deciphered(TAG_9403),
    37892: one_of(
        beginning(rb"[\x40\x7d]..\x01", deciphered(TAG_9404_A)),
        beginning(rb"[\xe7\xea\xcd\x8a\x70]..\x08", deciphered(TAG_9404_B)),
        beginning(rb"\xb6..\x01", deciphered(TAG_9404_C)),
    ),
    37893: one_of(
        beginning(rb"[\x1b\x40\x7d]", deciphered(TAG_9405_A)),
        beginning(rb"[\x3a\xb3\x7e\x9a\x25\xe1\x76\x8b]", deciphered(TAG_9405_B)),
    ),
    37894: beginning(rb"[\x01\x08\x1b].[\x08\x1b]", deciphered(TAG_9406)),
    37898: of_model(r"^(SLT-|HV)", deciphered(TAG_940_A)),
    37900: of_model(r"^(NEX-|ILCE-|ILME-|Lunar|ZV-E10)\b", deciphered(TAG_940_C)),
    37902: one_of(
        of_model(r"^(SLT-|HV|ILCA-)", deciphered(AF_INFO)), of_model(r"^(NEX-|ILCE-|Lunar)", deciphered(TAG_940_E)),
    ),
    37910: deciphered(TAG_9416), 45056: "FileFormat", 45057: "SonyModelID", 45088: "CreativeStyle",
    45089: "ColorTemperature", 45090: "ColorCompensationFilter i", 45091: "SceneMode", 45092: "ZoneMatching",
    45093: "DynamicRangeOptimizer", 45094: "ImageStabilization", 45095: "LensType", 45097: "ColorMode",
    45098: "LensSpec u ~sony_lens", 45099: "FullImageSize ~backwards", 45100: "PreviewImageSize ~backwards",
    45120: "Macro !65535", 45121: "ExposureMode !65535", 45122: beginning(rb"(?!\0\0)", "FocusMode !65535"),
    45123: ("AFAreaMode !65535", "AFAreaMode"), 45124: "AFIlluminator !65535", 45127: "JPEGQuality !65535",
    45128: "FlashLevel", 45129: "ReleaseMode !65535", 45130: "SequenceNumber !65535", 45131: "Anti-Blur !65535",
    45135: "DynamicRangeOptimizer ?", 45136: of_model(r"^(DSC-|Stellar)", "HighISONoiseReduction2"),
    45138: "IntelligentAuto", 45140: "WhiteBalance",
}, {
    "AFIlluminator": {0: "Off", 1: "Auto", 65535: "not used"},
    "ImageStabilization": {0: "Off", 1: "On", 4294967295: "not used"},
    "HighISONoiseReduction": {0: "Off", 1: "Low", 2: "Normal", 3: "High", 256: "Auto", 65535: "not used"},
    "FocusMode": {1: "AF-S", 2: "AF-C", 4: "Permanent-AF", 65535: "not used"},
    "ReleaseMode": {
        0: "Normal", 2: "Continuous", 5: "Exposure bracketing", 6: "White balance bracketing", 8: "DRO bracketing",
        65535: "not used",
    },
    "LongExposureNoiseReduction": {
        0: "Off", 1: "On (unused)", 65537: "On (dark subtracted)", 4294901760: "Off (65535)",
        4294901761: "On (65535)", 4294967295: "not used",
    },
    "Quality": {
        "0 0": "not used", "0 1": "Standard", "0 2": "Fine", "0 3": "Extra fine", "0 4": "Light", "1 0": "RAW",
        "1 1": "RAW + standard", "1 2": "RAW + fine", "1 3": "RAW + extra fine", "1 4": "RAW + light",
    },
    "WhiteBalance": {
        0: "Auto", 1: "Colour Temperature/Colour filter", 16: "Daylight", 32: "Cloudy", 48: "Shade", 64: "Tungsten",
        80: "Flash", 96: "Fluorescent", 112: "Custom", 128: "Underwater",
    },
    "Teleconverter": {
        0: "None", 4: "Minolta/Sony AF 1.4x APO (D) (0x04)", 5: "Minolta/Sony AF 2x APO (D) (0x05)",
        72: "Minolta/Sony AF 2x APO (D)", 80: "Minolta AF 2x APO II", 96: "Minolta AF 2x APO",
        136: "Minolta/Sony AF 1.4x APO (D)", 144: "Minolta AF 1.4x APO II", 160: "Minolta AF 1.4x APO",
    },
    "AFAreaMode": {
        0: "Default", 1: "Multi", 2: "Centre", 3: "Spot", 4: "Flexible spot", 6: "Touch", 14: "Tracking",
        15: "Face tracking", 65535: "not used",
    },
    "DynamicRangeOptimizer": {
        0: "Off", 1: "Standard", 2: "Advanced auto", 3: "Auto", 8: "Advanced Lv1", 9: "Advanced Lv2",
        10: "Advanced Lv3", 11: "Advanced Lv4", 12: "Advanced Lv5", 16: "Lv1", 17: "Lv2", 18: "Lv3", 19: "Lv4",
        20: "Lv5",
    },
    "JPEGQuality": {0: "Standard", 1: "Fine", 2: "Extra fine", 65535: "not used"},
    "ColorMode": {
        0: "Standard", 1: "Vivid", 2: "Portrait", 3: "Landscape", 4: "Sunset", 5: "Night View/Portrait", 6: "B&W",
        7: "Adobe RGB", 12: "Neutral", 13: "Clear", 14: "Deep", 15: "Light", 16: "Autumn leaves", 17: "Sepia",
        18: "FL", 19: "Vivid 2", 20: "IN", 21: "SH", 100: "Neutral", 101: "Clear", 102: "Deep", 103: "Light",
        104: "Night View", 105: "Autumn leaves", 255: "Off", 4294967295: "not used",
    },
    "HighISONoiseReduction2": {0: "Normal", 1: "High", 2: "Low", 3: "Off", 65535: "not used"},
    "Macro": {0: "Off", 1: "On", 2: "Close focus", 65535: "not used"},
    "ExposureMode": {
        0: "Program AE", 1: "Portrait", 2: "Beach", 3: "Sports", 4: "Snow", 5: "Landscape", 6: "Auto",
        7: "Aperture-priority AE", 8: "Shutter speed priority AE", 9: "Night scene / twilight",
        10: "Hi-Speed shutter", 11: "Twilight portrait", 12: "Soft Snap/Portrait", 13: "Fireworks",
        14: "Smile shutter", 15: "Manual", 18: "High sensitivity", 19: "Macro", 20: "Advanced sports shooting",
        29: "Underwater", 33: "Food", 34: "Sweep panorama", 35: "Handheld night shot", 36: "Anti motion blur",
        37: "Pet", 38: "Backlight correction HDR", 39: "Superior auto", 40: "Background defocus", 41: "Soft skin",
        42: "3D image", 65535: "not used",
    },
    "SceneMode": {
        0: "Standard", 1: "Portrait", 2: "Text", 3: "Night scene", 4: "Sunset", 5: "Sports", 6: "Landscape",
        7: "Night portrait", 8: "Macro", 9: "Super macro", 16: "Auto", 17: "Night View/Portrait",
        18: "Sweep panorama", 19: "Handheld night shot", 20: "Anti motion blur", 21: "Cont. priority AE",
        22: "Auto+", 23: "3D sweep panorama", 24: "Superior auto", 25: "High sensitivity", 26: "Fireworks",
        27: "Food", 28: "Pet", 33: "HDR", 65535: "not used",
    },
    "MeteringMode2": {
        256: "Multi-segment", 512: "Centre-weighted average", 769: "Spot (standard)", 770: "Spot (large)",
        1024: "Average", 1280: "Highlight",
    },
    "IntelligentAuto": {0: "Off", 1: "On", 2: "Advanced"},
    "AFAreaModeSetting": {0: "Wide", 4: "Local", 8: "Zone", 9: "Spot"},
})  # fmt: skip
