"""Notes of Ricoh."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.tables import (
    Record,
    Table,
    beginning,
    not_of_model,
    of_form,
    one_of,
    ordered,
    shifted,
)

IMAGE_INFO = Record("B", {
    0: "RicohImageWidth H ?", 2: "RicohImageHeight H ?", 6: "RicohDate B7 ~ricoh_date ?", 28: "PreviewImageStart H ?",
    30: "PreviewImageLength H ?", 32: "FlashMode ?", 33: "Macro ?", 34: "Sharpness ?", 38: "WhiteBalance ?",
    39: "ISOSetting ?", 40: "Saturation ?",
}, {
    "FlashMode": {0: "Off", 1: "Auto", 2: "On"}, "Macro": {0: "Off", 1: "On"},
    "ISOSetting": {
        0: "Auto", 1: "64", 2: "100", 4: "200", 6: "400", 7: "800", 8: "1600", 9: "Auto", 10: "3200",
        11: "100 (low)",
    },
    "WhiteBalance": {
        0: "Auto", 1: "Daylight", 2: "Cloudy", 3: "Tungsten", 4: "Fluorescent", 5: "Manual", 7: "Detail",
        9: "Multi-pattern auto",
    },
    "Saturation": {0: "High", 1: "Normal", 2: "Low", 3: "B&W", 6: "Toning effect", 9: "Vivid", 10: "Natural"},
    "Sharpness": {0: "Sharp", 1: "Normal", 2: "Soft"},
})  # fmt: skip
FACE_INFO = Record("B", {
    181: "FacesDetected", 182: "FaceDetectFrameSize H2", 188: "Face1Position H4 #FacesDetected>=1",
    200: "Face2Position H4 #FacesDetected>=2", 212: "Face3Position H4 #FacesDetected>=3",
    224: "Face4Position H4 #FacesDetected>=4", 236: "Face5Position H4 #FacesDetected>=5",
    248: "Face6Position H4 #FacesDetected>=6", 260: "Face7Position H4 #FacesDetected>=7",
    272: "Face8Position H4 #FacesDetected>=8",
})  # fmt: skip
FIRMWARE_INFO = Record("B", {
    0: "FirmwareRevision s12", 12: "FirmwareRevision2 s12",
})  # fmt: skip
SERIAL_INFO = Record("B", {
    0: "BodyFirmware s16", 16: "BodySerialNumber s16", 32: "LensFirmware s16", 48: "LensSerialNumber s16",
})  # fmt: skip
SUBDIR = Table({
    4: "ManufactureDate1", 5: "ManufactureDate2", 26: FACE_INFO, 41: FIRMWARE_INFO, 42: "NoiseReduction",
    44: SERIAL_INFO,
}, {
    "NoiseReduction": {0: "Off", 1: "Weak", 2: "Strong", 3: "Max"},
})  # fmt: skip
THETA_SUBDIR = Table({
    3: "Accelerometer", 4: "Compass", 10: "TimeZone",
})  # fmt: skip
MAIN = Table({
    1: "MakerNoteType", 2: "FirmwareVersion",
    5: one_of(beginning(rb"[-\w ]+$", "SerialNumber"), "InternalSerialNumber ~hexadecimal"), 4096: "RecordingFormat",
    4097: one_of(of_form("uBI", IMAGE_INFO), "ExposureProgram"), 4098: of_form("H", "DriveMode"),
    4099: one_of(of_form("uBI", "Sharpness"), "WhiteBalance"), 4100: of_form("H", "WhiteBalanceFineTune h"),
    4102: "FocusMode", 4103: "AutoBracketing", 4105: "MacroMode", 4106: "FlashMode", 4107: "FlashExposureComp",
    4108: "ManualFlashOutput", 4109: "FullPressSnap", 4110: "DynamicRangeExpansion", 4111: "NoiseReduction",
    4112: "ImageEffects", 4113: "Vignetting", 4114: "Contrast i", 4115: "Saturation", 4116: "Sharpness",
    4117: "ToningEffect", 4118: "HueAdjust", 4119: "WideAdapter", 4120: "CropMode", 4121: "NDFilter",
    4122: "WBBracketShotNumber", 4608: "AFStatus", 4609: "AFAreaXPosition1", 4610: "AFAreaYPosition1",
    4611: "AFAreaXPosition", 4612: "AFAreaYPosition", 4613: "AFAreaMode", 4871: "ColorTempKelvin",
    4872: "ColorTemperature", 5376: "FocalLength", 5633: "SensorWidth", 5634: "SensorHeight",
    5635: "CroppedImageWidth", 5636: "CroppedImageHeight",
    8193: one_of(
        of_form("uBH", shifted(20, ordered(">", SUBDIR))),
        not_of_model(r"^Caplio RR1\b", shifted(20, ordered(">", SUBDIR))), shifted(20, ordered(">", SUBDIR)),
    ),
    16385: THETA_SUBDIR,
}, {
    "CropMode": {0: "Off", 1: "On (35mm)", 2: "On (47mm)"}, "AFAreaMode": {0: "Auto", 2: "Manual"},
    "Sharpness": {0: "Sharp", 1: "Normal", 2: "Soft"},
    "WhiteBalance": {
        0: "Auto", 1: "Multi-P auto", 2: "Daylight", 3: "Cloudy", 4: "Incandescent 1", 5: "Incandescent 2",
        6: "Daylight fluorescent", 7: "Neutral white fluorescent", 8: "Cool white fluorescent",
        9: "Warm white fluorescent", 10: "Manual", 11: "Kelvin", 12: "Shade",
    },
    "AutoBracketing": {0: "Off", 9: "AE", 11: "WB", 16: "DR", 17: "Contrast", 18: "WB2", 19: "Effect"},
    "FlashMode": {
        0: "Off", 1: "Auto, fired", 2: "On", 3: "Auto, fired, red-eye reduction", 4: "Slow sync", 5: "Manual",
        6: "On, red-eye reduction", 7: "Synchro, red-eye reduction", 8: "Auto, did not fire",
    },
    "ExposureProgram": {
        1: "Auto", 2: "Program AE", 3: "Aperture-priority AE", 4: "Shutter speed priority AE",
        5: "Shutter/aperture priority AE", 6: "Manual", 7: "Movie",
    },
    "MacroMode": {0: "Off", 1: "On"}, "NoiseReduction": {0: "Off", 1: "Weak", 2: "Medium", 3: "Strong"},
    "Contrast": {2147483647: "MAX"},
    "FocusMode": {
        1: "Manual", 2: "Multi AF", 3: "Spot AF", 4: "Snap", 5: "Infinity", 7: "Face detect", 8: "Subject tracking",
        9: "Pinpoint AF", 10: "Movie",
    },
    "DriveMode": {0: "Single-frame", 1: "Continuous", 8: "AF-priority continuous"},
    "ToningEffect": {0: "Off", 1: "Sepia", 2: "Red", 3: "Green", 4: "Blue", 5: "Purple", 6: "B&W", 7: "Colour"},
})  # fmt: skip
TYPE_2 = Table({
    519: "RicohModel", 768: "RicohMake",
})  # fmt: skip
