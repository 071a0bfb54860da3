"""Notes of Sigma."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.tables import Record, Table, not_of_model, of_form, of_model, one_of, where

WB_SETTINGS = Record("f", {
    0: "WB_RGBLevelsAuto f3", 3: "WB_RGBLevelsDaylight f3", 6: "WB_RGBLevelsShade f3", 9: "WB_RGBLevelsOvercast f3",
    12: "WB_RGBLevelsIncandescent f3", 15: "WB_RGBLevelsFluorescent f3", 18: "WB_RGBLevelsFlash f3",
    21: "WB_RGBLevelsCustom1 f3", 24: "WB_RGBLevelsCustom2 f3", 27: "WB_RGBLevelsCustom3 f3",
})  # fmt: skip
MAIN = Table({
    2: "SerialNumber", 3: "DriveMode", 4: "ResolutionMode", 5: "AFMode", 6: "FocusSetting", 7: "WhiteBalance",
    8: "ExposureMode", 9: "MeteringMode", 10: "LensFocalRange", 11: "ColorSpace",
    12: of_form("s", "ExposureCompensation ~after_colon"),
    13: one_of(of_form("s", "Contrast ~after_colon"), "Contrast ?"),
    14: one_of(of_form("s", "Shadow ~after_colon"), "Shadow ?"),
    15: one_of(of_form("s", "Highlight ~after_colon"), "Highlight ?"),
    16: one_of(of_form("s", "Saturation ~after_colon"), "Saturation ?"),
    17: one_of(of_form("s", "Sharpness ~after_colon"), "Sharpness ?"),
    18: one_of(of_form("s", "X3FillLight ~after_colon"), "X3FillLight"),
    20: one_of(of_form("s", "ColorAdjustment ~after_colon"), "ColorAdjustment"), 21: "AdjustmentMode",
    22: "Quality ~after_colon", 23: "Firmware", 24: "Software ?", 25: "AutoBracket",
    26: one_of(of_form("I", "PreviewImageStart"), of_form("s", "ChrominanceNoiseReduction ~after_colon")),
    27: one_of(of_form("I", "PreviewImageLength"), of_form("s", "LuminanceNoiseReduction ~after_colon")),
    28: one_of(where("SigmaVersion==0,1,2", "PreviewImageSize"), of_form("I", "PreviewImageStart")),
    29: one_of(where("SigmaVersion==0,1,2", "MakerNoteVersion"), of_form("I", "PreviewImageLength")),
    30: where("SigmaVersion>=3", "PreviewImageSize"),
    31: one_of(where("SigmaVersion==0,1,2", "AFPoint"), "MakerNoteVersion"),
    34: where("SigmaVersion==0,1,2", "FileFormat"), 36: where("SigmaVersion==0,1,2", "Calibration"),
    38: where("SigmaVersion>=3", "FileFormat"),
    39: one_of(
        where("SigmaVersion>=3", of_form("s", "LensType ~from_hexadecimal")), where("SigmaVersion>=3", "LensType"),
    ),
    42: where("SigmaVersion>=3", "LensFocalRange"), 43: where("SigmaVersion>=3", "LensMaxApertureRange"),
    44: of_form("I", "ColorMode"), 48: one_of(where("SigmaVersion==0,1,2", "LensApertureRange"), "Calibration"),
    49: where("SigmaVersion==0,1,2", "FNumber ?"), 50: where("SigmaVersion==0,1,2", "ExposureTime ?"),
    51: not_of_model(r" (SD1|SD9|SD15|Merrill|Quattro|fp)$", "ExposureTime2 *1e-6"),
    52: where("SigmaVersion==0,1,2", "BurstShot"), 53: where("SigmaVersion==0,1,2", "ExposureCompensation"),
    57: where("SigmaVersion==0,1,2", "SensorTemperature"), 58: where("SigmaVersion==0,1,2", "FlashExposureComp"),
    59: where("SigmaVersion==0,1,2", "Firmware ?"), 60: where("SigmaVersion==0,1,2", "WhiteBalance ?"),
    61: "PictureMode", 72: where("SigmaVersion>=3", "LensApertureRange"), 73: where("SigmaVersion>=3", "FNumber ?"),
    74: where("SigmaVersion>=3", "ExposureTime ?"),
    75: one_of(
        of_model(r"^SIGMA (SD1( Merrill)?|DP\d Merrill)$", "ExposureTime2"),
        of_model(r"^SIGMA dp\d Quattro$", "ExposureTime2 /1000000"),
    ),
    77: where("SigmaVersion>=3", "ExposureCompensation"), 85: where("SigmaVersion>=3", "SensorTemperature"),
    86: where("SigmaVersion>=3", "FlashExposureComp"), 87: of_form("s", "Firmware2 ?"),
    88: where("SigmaVersion>=3", "WhiteBalance ?"), 89: where("SigmaVersion>=3", "DigitalFilter"), 132: "Model",
    134: "ISO", 135: "ResolutionMode", 136: "WhiteBalance", 140: "Firmware", 287: "CameraCalibration",
    288: WB_SETTINGS,
}, {
    "ColorMode": {
        0: "not used", 1: "Sepia", 2: "B&W", 3: "Standard", 4: "Vivid", 5: "Neutral", 6: "Portrait", 7: "Landscape",
        8: "FOV Classic blue",
    },
    "ExposureMode": {"A": "Aperture-priority AE", "M": "Manual", "P": "Program AE", "S": "Shutter speed priority AE"},
    "MeteringMode": {8: "Multi-segment", "A": "Average", "C": "Centre-weighted average"},
})  # fmt: skip
