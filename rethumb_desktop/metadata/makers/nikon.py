"""Notes of Nikon."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.nikon_records import (
    AF_INFO,
    AF_INFO_2,
    AF_INFO_2V_0400,
    AF_TUNE,
    BAROMETER_INFO,
    COLOR_BALANCE_1,
    COLOR_BALANCE_2,
    COLOR_BALANCE_3,
    COLOR_BALANCE_4,
    COLOR_BALANCE_A,
    COLOR_BALANCE_B,
    COLOR_BALANCE_C,
    DISTORT_INFO,
    FACE_DETECT,
    FLASH_INFO_0100,
    FLASH_INFO_0102,
    FLASH_INFO_0103,
    FLASH_INFO_0106,
    FLASH_INFO_0107,
    FLASH_INFO_0300,
    HDR_INFO,
    HDR_INFO_2,
    ISO_INFO,
    LENS_DATA_00,
    LENS_DATA_01,
    LENS_DATA_0204,
    LENS_DATA_0400,
    LENS_DATA_0402,
    LENS_DATA_0403,
    LENS_DATA_0800,
    LOCATION_INFO,
    MULTI_EXPOSURE,
    MULTI_EXPOSURE_2,
    PICTURE_CONTROL,
    PICTURE_CONTROL_2,
    PICTURE_CONTROL_3,
    RETOUCH_INFO,
    VR_INFO,
    WORLD_TIME,
)
from rethumb_desktop.metadata.makers.nikon_shots import (
    SHOT_INFO,
    SHOT_INFO_D_3_A,
    SHOT_INFO_D_3_B,
    SHOT_INFO_D_3S,
    SHOT_INFO_D_3X,
    SHOT_INFO_D_40,
    SHOT_INFO_D_80,
    SHOT_INFO_D_90,
    SHOT_INFO_D_300_A,
    SHOT_INFO_D_300_B,
    SHOT_INFO_D_300S,
    SHOT_INFO_D_700,
    SHOT_INFO_D_5000,
    SHOT_INFO_D_5100,
    SHOT_INFO_D_5200,
    SHOT_INFO_D_7000,
)
from rethumb_desktop.metadata.makers.nikon_special import enciphered, read_capture, read_file_info
from rethumb_desktop.metadata.makers.tables import (
    Table,
    beginning,
    counting,
    of_form,
    of_model,
    one_of,
    ordered,
    shifted,
)

PREVIEW_IFD = Table({
    254: "SubfileType", 259: "Compression", 282: "XResolution", 283: "YResolution", 296: "ResolutionUnit",
    513: "PreviewImageStart", 514: "PreviewImageLength", 531: "YCbCrPositioning",
})  # fmt: skip
SCAN = Table({
    2: "FilmType", 64: "MultiSample", 65: "BitDepth", 80: "MasterGain", 81: "ColorGain", 96: "ScanImageEnhancer",
    256: "DigitalICE", 512: "DigitalDEEShadowAdj", 513: "DigitalDEEThreshold", 514: "DigitalDEEHighlightAdj",
})  # fmt: skip


def _bits(words: dict[int, str], none: str) -> dict[object, str]:
    """Return the text of each byte that is a set of flags."""
    return {byte: " ".join(word for bit, word in words.items() if byte >> bit & 1) or none for byte in range(256)}


MAIN = Table({
    1: "MakerNoteVersion ~version", 2: "ISO ?", 3: "ColorMode", 4: "Quality", 5: "WhiteBalance", 6: "Sharpness",
    7: "FocusMode", 8: "FlashSetting", 9: "FlashType", 11: "WhiteBalanceFineTune", 12: "WB_RBLevels",
    13: "ProgramShift ~nikon_product", 14: "ExposureDifference ~nikon_product", 15: "ISOSelection", 16: "DataDump",
    17: PREVIEW_IFD, 18: "FlashExposureComp ~nikon_product", 19: "ISOSetting",
    20: one_of(
        of_form("u", counting(2560, spec=ordered(">", COLOR_BALANCE_A))), beginning(rb"NRW 0100", COLOR_BALANCE_B),
        beginning(rb"NRW ", COLOR_BALANCE_C),
    ),
    22: "ImageBoundary", 23: "ExternalFlashExposureComp ~nikon_product",
    24: "FlashExposureBracketValue ~nikon_product", 25: "ExposureBracketValue", 26: "ImageProcessing",
    27: "CropHiSpeed", 28: "ExposureTuning ~nikon_product", 29: "SerialNumber", 30: "ColorSpace", 31: VR_INFO,
    32: "ImageAuthentication", 33: FACE_DETECT, 34: "ActiveD-Lighting",
    35: one_of(
        beginning(rb"01", PICTURE_CONTROL), beginning(rb"02", PICTURE_CONTROL_2),
        beginning(rb"03", PICTURE_CONTROL_3),
    ),
    36: WORLD_TIME, 37: ordered(">", ISO_INFO), 42: "VignetteControl", 43: DISTORT_INFO, 52: "ShutterMode",
    53: one_of(HDR_INFO, HDR_INFO_2), 55: "MechanicalShutterCount", 57: LOCATION_INFO, 61: "BlackLevel",
    62: "ImageSizeRAW", 63: "WhiteBalanceFineTune", 69: "CropArea", 79: "ColorTemperatureAuto", 128: "ImageAdjustment",
    129: "ToneComp", 130: "AuxiliaryLens", 131: "LensType", 132: "Lens", 133: "ManualFocusDistance",
    134: "DigitalZoom", 135: "FlashMode",
    136: one_of(of_model(r"^NIKON D", ordered(">", AF_INFO)), ordered("<", AF_INFO)), 137: "ShootingMode",
    139: "LensFStops ~nikon_product_unsigned", 140: "ContrastCurve", 141: "ColorHue", 143: "SceneMode",
    144: "LightSource", 145: one_of(
        beginning(rb"0209", enciphered(SHOT_INFO_D_40)), beginning(rb"0208", enciphered(SHOT_INFO_D_80)),
        beginning(rb"0213", enciphered(SHOT_INFO_D_90)),
        beginning(rb"0210", counting(5399, spec=enciphered(SHOT_INFO_D_3_A))),
        beginning(rb"0210", counting(5408, 5412, spec=enciphered(SHOT_INFO_D_3_B))),
        beginning(rb"0214", counting(5409, spec=enciphered(SHOT_INFO_D_3X))),
        beginning(rb"0218", counting(5356, 5388, spec=enciphered(SHOT_INFO_D_3S))),
        beginning(rb"0210", counting(5291, spec=enciphered(SHOT_INFO_D_300_A))),
        beginning(rb"0210", counting(5303, spec=enciphered(SHOT_INFO_D_300_B))),
        beginning(rb"0216", counting(5311, spec=enciphered(SHOT_INFO_D_300S))),
        beginning(rb"0212", counting(5312, spec=enciphered(SHOT_INFO_D_700))),
        beginning(rb"0215", counting(6745, spec=enciphered(SHOT_INFO_D_5000))),
        beginning(rb"0220", enciphered(SHOT_INFO_D_7000)),
        beginning(rb"0221", counting(8902, spec=enciphered(SHOT_INFO_D_5100))),
        beginning(rb"0226", counting(11587, spec=enciphered(SHOT_INFO_D_5200))),
        beginning(rb"0[28]", enciphered(SHOT_INFO)), ordered(">", SHOT_INFO),
    ), 146: "HueAdjustment", 147: "NEFCompression",
    148: "SaturationAdj", 149: "NoiseReduction", 150: "NEFLinearizationTable",
    151: one_of(
        beginning(rb"0100", shifted(72, COLOR_BALANCE_1)), beginning(rb"0102", shifted(10, COLOR_BALANCE_2)),
        beginning(rb"0103", shifted(20, COLOR_BALANCE_3)),
        beginning(rb"0205", enciphered(COLOR_BALANCE_2, skipped=14)),
        beginning(rb"0209", enciphered(COLOR_BALANCE_4, start=284, skipped=10)),
        beginning(rb"02(0\d|10)", enciphered(COLOR_BALANCE_2, start=284, skipped=6)),
        beginning(rb"0211", enciphered(COLOR_BALANCE_4, start=284, skipped=16)),
        beginning(rb"0213", enciphered(COLOR_BALANCE_2, start=284, skipped=10)),
        beginning(rb"021[567]", enciphered(COLOR_BALANCE_4, start=284, skipped=4)), "ColorBalanceVersion u4",
    ),
    152: one_of(
        beginning(rb"0100", LENS_DATA_00), beginning(rb"0101", LENS_DATA_01),
        beginning(rb"020[1-3]", enciphered(LENS_DATA_01)), beginning(rb"0204", enciphered(LENS_DATA_0204)),
        beginning(rb"040[01]", enciphered(LENS_DATA_0400)), beginning(rb"0402", enciphered(LENS_DATA_0402)),
        beginning(rb"0403", enciphered(LENS_DATA_0403)),
        beginning(rb"080[012]", enciphered(ordered("<", LENS_DATA_0800))), "LensDataVersion u4",
    ),
    153: "RawImageCenter", 154: "SensorPixelSize", 156: "SceneAssist", 157: "DateStampMode",
    158: "RetouchHistory ~without_zeros", 160: "SerialNumber", 162: "ImageDataSize", 165: "ImageCount",
    166: "DeletedImageCount", 167: "ShutterCount",
    168: one_of(
        beginning(rb"010[01]", FLASH_INFO_0100), beginning(rb"0102", FLASH_INFO_0102),
        beginning(rb"010[345]", FLASH_INFO_0103), beginning(rb"0106", FLASH_INFO_0106),
        beginning(rb"010[78]", FLASH_INFO_0107), beginning(rb"030[01]", FLASH_INFO_0300), "FlashInfoVersion u4",
    ),
    169: "ImageOptimization", 170: "Saturation", 171: "VariProgram", 172: "ImageStabilization", 173: "AFResponse",
    176: one_of(
        beginning(rb"0100", MULTI_EXPOSURE), beginning(rb"0101", ordered("<", MULTI_EXPOSURE)),
        beginning(rb"010[23]", MULTI_EXPOSURE_2),
    ),
    177: "HighISONoiseReduction", 179: "ToningEffect", 182: "PowerUpTime ~nikon_time",
    183: one_of(of_model(r"^NIKON Z 9\b", AF_INFO_2V_0400), AF_INFO_2), 184: read_file_info,
    185: AF_TUNE, 187: RETOUCH_INFO, 189: PICTURE_CONTROL, 191: "SilentPhotography", 195: BAROMETER_INFO,
    3585: read_capture, 3593: "NikonCaptureVersion", 3600: SCAN, 3603: "NikonCaptureEditVersions", 3618: "NEFBitDepth",
}, {
    "CropHiSpeed": {
        0: "Off", 1: "1.3x crop", 2: "DX crop", 3: "5:4 crop", 4: "3:2 crop", 6: "16:9 crop", 8: "2.7x crop",
        9: "DX movie crop", 10: "1.3x movie crop", 11: "FX uncropped", 12: "DX uncropped", 13: "2.8x movie crop",
        14: "1.4x movie crop", 15: "1.5x movie crop", 17: "1:1 crop",
    },
    "HighISONoiseReduction": {
        0: "Off", 1: "Minimal", 2: "Low", 3: "Medium low", 4: "Normal", 5: "Medium high", 6: "High",
    },
    "FlashMode": {
        0: "Did not fire", 1: "Fired, manual", 3: "Not ready", 7: "Fired, external", 8: "Fired, commander mode",
        9: "Fired, TTL mode", 18: "LED light",
    },
    "VignetteControl": {0: "Off", 1: "Low", 3: "Normal", 5: "High"},
    "ActiveD-Lighting": {
        0: "Off", 1: "Low", 3: "Normal", 5: "High", 7: "Extra high", 8: "Extra high 1", 9: "Extra high 2",
        10: "Extra high 3", 11: "Extra high 4", 65535: "Auto",
    },
    "ColorSpace": {1: "sRGB", 2: "Adobe RGB"},
    "LensType": _bits({0: "MF", 1: "D", 2: "G", 3: "VR", 4: "1", 5: "FT-1", 6: "E", 7: "AF-P"}, "AF"),
}, early=(29, 160, 167))  # fmt: skip
TYPE_2 = Table({
    3: "Quality", 4: "ColorMode", 5: "ImageAdjustment", 6: "CCDSensitivity", 7: "WhiteBalance", 8: "Focus",
    10: "DigitalZoom", 11: "Converter",
})  # fmt: skip
