"""Notes of Pentax."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.pentax_special import read_shutter_count
from rethumb_desktop.metadata.makers.tables import (
    Record,
    Table,
    counting,
    not_counting,
    not_of_model,
    of_form,
    of_make,
    of_model,
    one_of,
    ordered,
    up_to,
    where,
)

LENS_REC = Record("B", {
    0: "LensType B2 ?", 3: "ExtenderStatus",
})  # fmt: skip
SR_INFO = Record("B", {
    0: "SRResult", 1: "ShakeReduction", 2: "SRHalfPressTime /60", 3: "SRFocalLength @pentax_sr_focal",
}, {
    "ShakeReduction": {
        0: "Off", 1: "On", 4: "Off (4)", 5: "On but disabled", 6: "On (video)", 7: "On (7)", 15: "On (15)",
        39: "On (mode 2)", 135: "On (135)", 167: "On (mode 1)",
    },
})  # fmt: skip
SR_INFO_2 = Record("B", {
    1: "ShakeReduction",
}, {
    "ShakeReduction": {
        0: "Off", 1: "On", 4: "Off (AA simulation off)", 5: "On but disabled", 6: "On (video)",
        7: "On (AA simulation off)", 8: "Off (AA simulation type 1) (8)", 12: "Off (AA simulation type 1)",
        15: "On (AA simulation type 1)", 16: "Off (AA simulation type 2) (16)", 20: "Off (AA simulation type 2)",
        23: "On (AA simulation type 2)",
    },
})  # fmt: skip
FACE_INFO = Record("B", {
    0: "FacesDetected", 2: "FacePosition B2",
})  # fmt: skip
AWB_INFO = Record("B", {
    0: "WhiteBalanceAutoAdjustment", 1: "TungstenAWB",
})  # fmt: skip
TIME_INFO = Record("B", {
    0: ("WorldTimeLocation &0x1", "HometownDST &0x2", "DestinationDST &0x4"), 2: "HometownCity", 3: "DestinationCity",
})  # fmt: skip
LENS_CORR = Record("B", {
    0: "DistortionCorrection", 1: "ChromaticAberrationCorrection", 2: "PeripheralIlluminationCorr",
    3: "DiffractionCorrection",
})  # fmt: skip
CAMERA_SETTINGS = Record("B", {
    0: "PictureMode2 ?",
    1: ("ProgramLine &0x3 ?", "EVSteps &0x20 ?", "E-DialInProgram &0x40 ?", "ApertureRingUse &0x80 ?"),
    2: ("FlashOptions &0xf0 ?", "MeteringMode2 &0xf ?"), 3: ("AFPointMode &0xf0 ?", "FocusMode2 &0xf ?"),
    4: "AFPointSelected2 H ?", 6: "ISOFloor @pentax_iso_set ?", 7: "DriveMode2 ?", 8: "ExposureBracketStepSize ?",
    9: "BracketShotNumber ?", 10: ("WhiteBalanceSet &0xf0 ?", "MultipleExposureSet &0xf ?"),
    13: of_model(r"(K10D|GX10)\b", "RawAndJpgRecording ?"),
    14: (
        of_model(r"(K10D|GX10)\b", "JpgRecordedPixels &0x3 ?"), of_model(r"K-5\b", "LinkAEToAFPoint &0x1 ?"),
        of_model(r"K-5\b", "SensitivitySteps &0x2 ?"), of_model(r"K-5\b", "ISOAuto &0x4 ?"),
    ),
    16: (of_model(r"(K10D|GX10)\b", "FlashOptions2 &0xf0 ?"), of_model(r"(K10D|GX10)\b", "MeteringMode3 &0xf ?")),
    17: (
        of_model(r"(K10D|GX10)\b", "SRActive &0x80 ?"), of_model(r"(K10D|GX10)\b", "Rotation &0x60 ?"),
        of_model(r"(K10D|GX10)\b", "ISOSetting &0x4 ?"), of_model(r"(K10D|GX10)\b", "SensitivitySteps &0x2 ?"),
    ),
    18: of_model(r"(K10D|GX10)\b", "TvExposureTimeSetting @pentax_time_set ?"),
    19: of_model(r"(K10D|GX10)\b", "AvApertureSetting @pentax_f_set ?"),
    20: of_model(r"(K10D|GX10)\b", "SvISOSetting @pentax_iso_set ?"),
    21: of_model(r"(K10D|GX10)\b", "BaseExposureCompensation @pentax_compensation ?"),
}, {
    "FocusMode2": {0: "Manual", 1: "AF-S", 2: "AF-C", 3: "AF-A"}, "MeteringMode2": {0: "Multi-segment"},
    "DriveMode2": {0: "Single-frame"}, "ISOSetting": {0: "Manual", 1: "Auto"}, "MeteringMode3": {0: "Multi-segment"},
    "Rotation": {0: "Horizontal (normal)", 1: "Rotate 180", 2: "Rotate 90 CW", 3: "Rotate 270 CW"},
    "ProgramLine": {0: "Normal", 1: "Hi speed", 2: "Depth", 3: "MTF"},
})  # fmt: skip
AE_INFO = Record("B", {
    0: "AEExposureTime @pentax_time", 1: "AEAperture @pentax_f", 2: "AE_ISO @pentax_iso", 3: "AEXv -64 /8",
    4: "AEBXv b /8", 5: "AEMinExposureTime @pentax_time", 6: "AEProgramMode", 8: "AEApertureSteps",
    9: "AEMaxAperture @pentax_f", 10: "AEMaxAperture2 @pentax_f", 11: "AEMinAperture @pentax_f", 12: "AEMeteringMode",
    13: ("AEWhiteBalance &0xf0 #AEInfoSize==24", "AEMeteringMode2 &0xf #AEInfoSize==24"),
    14: "FlashExposureCompSet b @pentax_ev", 21: "LevelIndicator",
})  # fmt: skip
AE_INFO_2 = Record("B", {
    2: "AEExposureTime @pentax_time", 3: "AEAperture @pentax_f", 4: "AE_ISO @pentax_iso", 5: "AEXv -64 /8",
    6: "AEBXv b /8", 8: "AEError b -64 /-8", 11: "AEApertureSteps", 15: "SceneMode", 16: "AEMaxAperture @pentax_f",
    17: "AEMaxAperture2 @pentax_f", 18: "AEMinAperture @pentax_f", 19: "AEMinExposureTime @pentax_time",
}, {
    "SceneMode": {
        0: "Off", 1: "HDR", 4: "Auto PICT", 5: "Portrait", 6: "Landscape", 7: "Macro", 8: "Sport",
        9: "Night scene portrait", 10: "No flash", 11: "Night scene", 12: "Surf & snow", 14: "Sunset", 15: "Kids",
        16: "Pet", 17: "Candlelight", 18: "Museum", 20: "Food", 21: "Stage lighting", 22: "Night snap",
        25: "Night scene HDR", 26: "Blue sky", 27: "Forest", 29: "Backlight silhouette",
    },
})  # fmt: skip
AE_INFO_3 = Record("B", {
    16: "AEExposureTime @pentax_time", 17: "AEAperture @pentax_f", 18: "AE_ISO @pentax_iso",
    28: "AEMaxAperture @pentax_f", 29: "AEMaxAperture2 @pentax_f", 30: "AEMinAperture @pentax_f",
    31: "AEMinExposureTime @pentax_time",
})  # fmt: skip
LENS_DATA = Record("B", {
    0: ("AutoAperture &0x1", "MinAperture &0x6", "LensFStops &0x70 @pentax_stops"),
    3: ("MinFocusDistance &0xf8", "FocusRangeIndex &0x7"), 9: not_of_model(r"645Z", "LensFocalLength @pentax_focal ?"),
    10: ("NominalMaxAperture &0xf0 /4 @two_to", "NominalMinAperture &0xf +10 /4 @two_to"), 12: "NewLensDataHook hide",
    14: not_of_model(r"^K-5$", "MaxAperture &0x7f !0 !1 -1 /32 @two_to"),
})  # fmt: skip
LENS_INFO = Record("B", {
    0: "LensType B2 ?", 3: LENS_DATA,
})  # fmt: skip
LENS_INFO_2 = Record("B", {
    0: "LensType B4 ~pentax_lens_2 ?", 4: LENS_DATA,
})  # fmt: skip
LENS_INFO_3 = Record("B", {
    1: "LensType B4 ~pentax_lens_2 ?", 13: LENS_DATA,
})  # fmt: skip
LENS_INFO_4 = Record("B", {
    1: "LensType B4 ~pentax_lens_2 ?", 12: LENS_DATA,
})  # fmt: skip
LENS_INFO_5 = Record("B", {
    1: "LensType B5 ~pentax_lens_5 ?", 15: LENS_DATA,
})  # fmt: skip
FLASH_INFO = Record("B", {
    0: "FlashStatus", 1: "InternalFlashMode", 2: "ExternalFlashMode", 3: "InternalFlashStrength", 4: "TTL_DA_AUp",
    5: "TTL_DA_ADown", 6: "TTL_DA_BUp", 7: "TTL_DA_BDown", 24: "ExternalFlashGuideNumber &0x1f @pentax_guide",
    25: "ExternalFlashExposureComp", 26: "ExternalFlashBounce",
})  # fmt: skip
CAMERA_INFO = Record("I", {
    0: "PentaxModelID ?", 1: "ManufactureDate ~pentax_manufactured", 2: "ProductionCode I2 ~dotted",
    4: "InternalSerialNumber",
})  # fmt: skip
BATTERY_INFO = Record("B", {
    0: "PowerSource &0xf",
    1: (
        one_of(
            of_model(r"(\*ist|K100D|K200D|K10D|GX10|K20D|GX20|GX-1[LS]?)\b", "BodyBatteryState &0xf0"),
            not_of_model(r"(K110D|K2000|K-m)\b", "BodyBatteryState &0xf0"), "BodyBatteryState &0xf0",
        ),
        of_model(r"(K10D|GX10|K20D|GX20)\b", "GripBatteryState &0xf"),
    ),
    2: one_of(
        of_model(r"(K10D|GX10|K20D|GX20)\b", "BodyBatteryADNoLoad"),
        of_model(r"(\*ist|K100D|K200D|GX-1[LS]?)\b", "BodyBatteryADNoLoad"),
        not_of_model(r"(K100D|K110D|K2000|K-m|Q\d*)\b", "BodyBatteryVoltage1 H /100"),
    ),
    3: one_of(
        of_model(r"(K10D|GX10|K20D|GX20)\b", "BodyBatteryADLoad"),
        of_model(r"(\*ist|K100D|K200D)\b", "BodyBatteryADLoad"),
    ),
    4: one_of(
        of_model(r"(\*ist|K10D|GX10|K20D|GX20|GX-1[LS]?)\b", "GripBatteryADNoLoad"),
        not_of_model(r"(K100D|K110D|K2000|K-m|Q\d*)\b", "BodyBatteryVoltage2 H /100"),
    ),
    5: of_model(r"(\*ist|K10D|GX10|K20D|GX20)\b", "GripBatteryADLoad"),
    6: of_model(r"(K-5|K-r|645D)\b", "BodyBatteryVoltage3 H /100"),
    8: of_model(r"(K-5|K-r)\b", "BodyBatteryVoltage4 H /100"),
})  # fmt: skip
AF_INFO = Record("B", {
    4: "AFPredictor h", 6: "AFDefocus", 7: "AFIntegrationTime *2", 11: not_of_model(r"K-[13]\b", "AFPointsInFocus"),
    509: of_model(r"^PENTAX K-3 II$", "AFHold"),
})  # fmt: skip
KELVIN_WB = Record("H", {
    1: "KelvinWB_Daylight H4 ~pentax_kelvin", 5: "KelvinWB_01 H4 ~pentax_kelvin", 9: "KelvinWB_02 H4 ~pentax_kelvin",
    13: "KelvinWB_03 H4 ~pentax_kelvin", 17: "KelvinWB_04 H4 ~pentax_kelvin", 21: "KelvinWB_05 H4 ~pentax_kelvin",
    25: "KelvinWB_06 H4 ~pentax_kelvin", 29: "KelvinWB_07 H4 ~pentax_kelvin", 33: "KelvinWB_08 H4 ~pentax_kelvin",
    37: "KelvinWB_09 H4 ~pentax_kelvin", 41: "KelvinWB_10 H4 ~pentax_kelvin", 45: "KelvinWB_11 H4 ~pentax_kelvin",
    49: "KelvinWB_12 H4 ~pentax_kelvin", 53: "KelvinWB_13 H4 ~pentax_kelvin", 57: "KelvinWB_14 H4 ~pentax_kelvin",
    61: "KelvinWB_15 H4 ~pentax_kelvin", 65: "KelvinWB_16 H4 ~pentax_kelvin",
})  # fmt: skip
COLOR_INFO = Record("b", {
    16: "WBShiftAB", 17: "WBShiftGM",
})  # fmt: skip
EV_STEP_INFO = Record("B", {
    0: "EVSteps", 1: "SensitivitySteps",
})  # fmt: skip
SHOT_INFO = Record("B", {
    1: of_model(r"K-(5|7|r|x)\b", "CameraOrientation"),
}, {
    "CameraOrientation": {
        16: "Horizontal (normal)", 32: "Rotate 180", 48: "Rotate 90 CW", 64: "Rotate 270 CW", 80: "Upwards",
        96: "Downwards",
    },
})  # fmt: skip
FACE_POS = Record("H", {
    0: "Face1Position H2 #FacesDetected>=1", 2: "Face2Position H2 #FacesDetected>=2",
    4: "Face3Position H2 #FacesDetected>=3", 6: "Face4Position H2 #FacesDetected>=4",
    8: "Face5Position H2 #FacesDetected>=5", 10: "Face6Position H2 #FacesDetected>=6",
    12: "Face7Position H2 #FacesDetected>=7", 14: "Face8Position H2 #FacesDetected>=8",
    16: "Face9Position H2 #FacesDetected>=9", 18: "Face10Position H2 #FacesDetected>=10",
    20: "Face11Position H2 #FacesDetected>=11", 22: "Face12Position H2 #FacesDetected>=12",
    24: "Face13Position H2 #FacesDetected>=13", 26: "Face14Position H2 #FacesDetected>=14",
    28: "Face15Position H2 #FacesDetected>=15", 30: "Face16Position H2 #FacesDetected>=16",
    32: "Face17Position H2 #FacesDetected>=17", 34: "Face18Position H2 #FacesDetected>=18",
    36: "Face19Position H2 #FacesDetected>=19", 38: "Face20Position H2 #FacesDetected>=20",
    40: "Face21Position H2 #FacesDetected>=21", 42: "Face22Position H2 #FacesDetected>=22",
    44: "Face23Position H2 #FacesDetected>=23", 46: "Face24Position H2 #FacesDetected>=24",
    48: "Face25Position H2 #FacesDetected>=25", 50: "Face26Position H2 #FacesDetected>=26",
    52: "Face27Position H2 #FacesDetected>=27", 54: "Face28Position H2 #FacesDetected>=28",
    56: "Face29Position H2 #FacesDetected>=29", 58: "Face30Position H2 #FacesDetected>=30",
    60: "Face31Position H2 #FacesDetected>=31", 62: "Face32Position H2 #FacesDetected>=32",
})  # fmt: skip
FACE_SIZE = Record("H", {
    0: "Face1Size H2 #FacesDetected>=1", 2: "Face2Size H2 #FacesDetected>=2", 4: "Face3Size H2 #FacesDetected>=3",
    6: "Face4Size H2 #FacesDetected>=4", 8: "Face5Size H2 #FacesDetected>=5", 10: "Face6Size H2 #FacesDetected>=6",
    12: "Face7Size H2 #FacesDetected>=7", 14: "Face8Size H2 #FacesDetected>=8", 16: "Face9Size H2 #FacesDetected>=9",
    18: "Face10Size H2 #FacesDetected>=10", 20: "Face11Size H2 #FacesDetected>=11",
    22: "Face12Size H2 #FacesDetected>=12", 24: "Face13Size H2 #FacesDetected>=13",
    26: "Face14Size H2 #FacesDetected>=14", 28: "Face15Size H2 #FacesDetected>=15",
    30: "Face16Size H2 #FacesDetected>=16", 32: "Face17Size H2 #FacesDetected>=17",
    34: "Face18Size H2 #FacesDetected>=18", 36: "Face19Size H2 #FacesDetected>=19",
    38: "Face20Size H2 #FacesDetected>=20", 40: "Face21Size H2 #FacesDetected>=21",
    42: "Face22Size H2 #FacesDetected>=22", 44: "Face23Size H2 #FacesDetected>=23",
    46: "Face24Size H2 #FacesDetected>=24", 48: "Face25Size H2 #FacesDetected>=25",
    50: "Face26Size H2 #FacesDetected>=26", 52: "Face27Size H2 #FacesDetected>=27",
    54: "Face28Size H2 #FacesDetected>=28", 56: "Face29Size H2 #FacesDetected>=29",
    58: "Face30Size H2 #FacesDetected>=30", 60: "Face31Size H2 #FacesDetected>=31",
    62: "Face32Size H2 #FacesDetected>=32",
})  # fmt: skip
FILTER_INFO = Record("B", {
    0: "SourceDirectoryIndex H", 2: "SourceFileIndex H",
    **{17 * index + 5: f"DigitalFilter{index + 1:02} u17 ~pentax_filter" for index in range(20)},
})  # fmt: skip
LEVEL_INFO = Record("b", {
    0: ("LevelOrientation &0xf", "CompositionAdjust &0xf0"), 1: "RollAngle /-2", 2: "PitchAngle /-2",
    5: "CompositionAdjustX *-1", 6: "CompositionAdjustY *-1", 7: "CompositionAdjustRotation /-2",
})  # fmt: skip
WB_LEVELS = Record("B", {
    2: "WB_RGGBLevelsDaylight H4", 11: "WB_RGGBLevelsShade H4", 20: "WB_RGGBLevelsCloudy H4",
    29: "WB_RGGBLevelsTungsten H4", 38: "WB_RGGBLevelsFluorescentD H4", 47: "WB_RGGBLevelsFluorescentN H4",
    56: "WB_RGGBLevelsFluorescentW H4", 65: "WB_RGGBLevelsFlash H4", 74: "WB_RGGBLevelsFluorescentL H4",
    92: "WB_RGGBLevelsUserSelected H4",
})  # fmt: skip
LENS_INFO_Q = Record("B", {
    12: "LensModel s30", 42: "LensInfo s20",
})  # fmt: skip
PIXEL_SHIFT_INFO = Record("B", {
    0: "PixelShiftResolution",
})  # fmt: skip
AF_POINT_INFO = Record("B", {
    2: "NumAFPoints H",
    4: (
        of_model(r"K-1\b", "AFPointsInFocus B9"), of_model(r"K-1\b", "AFPointsSelected B9"),
        of_model(r"K-1\b", "AFPointsSpecial B9"),
    ),
})  # fmt: skip
TEMP_INFO = Record("B", {
    12: "SensorTemperature h /10", 14: "SensorTemperature2 h /10", 20: of_model(r"K-5\b", "CameraTemperature4 h"),
    22: of_model(r"K-5\b", "CameraTemperature5 h"),
})  # fmt: skip
MAIN = Table({
    0: "PentaxVersion", 1: "PentaxModelType", 2: "PreviewImageSize", 3: "PreviewImageLength", 4: "PreviewImageStart",
    5: "PentaxModelID", 6: "Date ~pentax_date", 7: "Time ~pentax_time", 8: "Quality", 9: "PentaxImageSize",
    11: "PictureMode", 12: "FlashMode", 13: "FocusMode",
    14: "AFPointSelected",
    15: "AFPointsInFocus", 16: "FocusPosition",
    18: "ExposureTime *1e-5 ?", 19: "FNumber /10 ?", 20: "ISO", 21: "LightReading h",
    22: one_of(counting(1, spec="ExposureCompensation -50 /10"), "ExposureCompensation ~pentax_first_ev"),
    23: "MeteringMode", 24: "AutoBracketing ~pentax_bracketing", 25: "WhiteBalance", 26: "WhiteBalanceMode",
    27: "BlueBalance /256", 28: "RedBalance /256",
    29: one_of(
        of_model(r"^PENTAX Optio (30|33WR|43WR|450|550|555|750Z|X)\b", "FocalLength /10 ?"), "FocalLength /100 ?",
    ),
    30: "DigitalZoom /100", 31: "Saturation", 32: "Contrast", 33: "Sharpness", 34: "WorldTimeLocation",
    35: "HometownCity", 36: "DestinationCity", 37: "HometownDST", 38: "DestinationDST",
    39: "DSPFirmwareVersion ~inverted_bytes", 40: "CPUFirmwareVersion ~inverted_bytes", 41: "FrameNumber",
    45: one_of(of_form("H", "EffectiveLV h /1024"), of_form("I", "EffectiveLV i /1024")), 50: "ImageEditing B",
    51: "PictureMode", 52: "DriveMode", 53: "SensorSize H /500", 55: "ColorSpace", 56: "ImageAreaOffset",
    57: "RawImageSize", 60: "AFPointsInFocus I &0x7ff", 61: "DataScaling", 62: "PreviewImageBorders", 63: LENS_REC,
    64: "SensitivityAdjust -50 /10", 65: "ImageEditCount", 71: "CameraTemperature", 72: "AELock", 73: "NoiseReduction",
    77: one_of(counting(1, spec="FlashExposureComp /256"), "FlashExposureComp ~sixths"), 79: "ImageTone",
    80: "ColorTemperature !0 *-1 +53190", 83: "ColorTempDaylight ~pentax_color_temperature",
    84: "ColorTempShade ~pentax_color_temperature", 85: "ColorTempCloudy ~pentax_color_temperature",
    86: "ColorTempTungsten ~pentax_color_temperature", 87: "ColorTempFluorescentD ~pentax_color_temperature",
    88: "ColorTempFluorescentN ~pentax_color_temperature", 89: "ColorTempFluorescentW ~pentax_color_temperature",
    90: "ColorTempFlash ~pentax_color_temperature", 92: one_of(counting(4, spec=SR_INFO), SR_INFO_2),
    93: read_shutter_count, 96: FACE_INFO, 98: of_make(r"^(PENTAX|RICOH)", "RawDevelopmentProcess"), 103: "Hue",
    104: AWB_INFO, 105: "DynamicRangeExpansion B", 107: TIME_INFO, 108: "HighLowKeyAdj", 109: "ContrastHighlight",
    110: "ContrastShadow", 111: "ContrastHighlightShadowAdj", 112: "FineSharpness", 113: "HighISONoiseReduction B",
    114: "AFAdjustment", 115: "MonochromeFilterEffect", 116: "MonochromeToning", 118: "FaceDetect",
    119: "FaceDetectFrameSize", 121: "ShadowCorrection", 122: "ISOAutoParameters", 123: "CrossProcess", 125: LENS_CORR,
    126: "WhiteLevel", 127: "BleachBypassToning", 128: "AspectRatio", 130: "BlurControl", 133: "HDR B",
    135: "ShutterType", 136: "NeutralDensityFilter", 139: "ISO ?", 146: "IntervalShooting",
    149: one_of(counting(2, spec="SkinToneCorrection"), counting(3, spec="SkinToneCorrection")), 150: "ClarityControl",
    512: "BlackPoint", 513: "WhitePoint", 515: "ColorMatrixA /8192", 516: "ColorMatrixB /8192",
    517: up_to(24, ordered(">", CAMERA_SETTINGS)),
    518: one_of(
        counting(16, 20, 22, 23, 24, 25, spec=AE_INFO), counting(21, spec=AE_INFO_2), counting(48, spec=AE_INFO_3),
    ),
    519: one_of(
        of_model(r"\*ist|GX-1[LS]|K1[01]0D", LENS_INFO), not_counting(90, 91, 80, 128, 168, spec=LENS_INFO_2),
        counting(90, spec=LENS_INFO_3), counting(91, spec=LENS_INFO_4), counting(80, 128, spec=LENS_INFO_5),
    ),
    520: counting(27, spec=FLASH_INFO), 521: "AEMeteringSegments B", 522: "FlashMeteringSegments B",
    523: "SlaveFlashMeteringSegments B", 525: "WB_RGGBLevelsDaylight", 526: "WB_RGGBLevelsShade",
    527: "WB_RGGBLevelsCloudy", 528: "WB_RGGBLevelsTungsten", 529: "WB_RGGBLevelsFluorescentD",
    530: "WB_RGGBLevelsFluorescentN", 531: "WB_RGGBLevelsFluorescentW", 532: "WB_RGGBLevelsFlash", 533: CAMERA_INFO,
    534: ordered(">", BATTERY_INFO), 540: "ColorMatrixA2 h", 541: "ColorMatrixB2 h", 543: ordered(">", AF_INFO),
    545: KELVIN_WB, 546: COLOR_INFO, 548: EV_STEP_INFO, 550: SHOT_INFO, 551: where("FacesDetected!=0", FACE_POS),
    552: where("FacesDetected!=0", FACE_SIZE), 553: "SerialNumber",
    554: one_of(of_make(r"^RICOH", ordered("<", FILTER_INFO)), ordered(">", FILTER_INFO)), 555: LEVEL_INFO,
    557: counting(100, spec=WB_LEVELS), 558: "Artist", 559: "Copyright", 560: "FirmwareVersion",
    561: "ContrastDetectAFArea", 565: "CrossProcessParams B", 569: LENS_INFO_Q, 575: "Model", 579: PIXEL_SHIFT_INFO,
    581: AF_POINT_INFO, 1022: "DataDump", 1023: of_model(r"K-(01|3|30|5|50|500)\b", TEMP_INFO), 1026: "ToneCurve",
    1027: "ToneCurves",
}, {
    "ColorSpace": {0: "sRGB", 1: "Adobe RGB"},
    "FocusMode": {
        0: "Normal", 1: "Macro", 2: "Infinity", 3: "Manual", 4: "Super macro", 5: "Pan focus",
        16: "AF-S (focus-priority)", 17: "AF-C (focus-priority)", 18: "AF-A (focus-priority)",
        32: "Contrast-detect (focus-priority)", 33: "Tracking contrast-detect (focus-priority)",
        272: "AF-S (release-priority)", 273: "AF-C (release-priority)", 274: "AF-A (release-priority)",
        288: "Contrast-detect (release-priority)",
    },
    "Quality": {
        0: "Good", 1: "Better", 2: "Best", 3: "TIFF", 4: "RAW", 5: "Premium", 7: "RAW (pixel shift enabled)",
        8: "Dynamic pixel shift", 65535: "not used",
    },
    "NoiseReduction": {0: "Off", 1: "On"},
    "WhiteBalance": {
        0: "Auto", 1: "Daylight", 2: "Shade", 3: "Fluorescent", 4: "Tungsten", 5: "Manual",
        6: "Daylight fluorescent", 7: "Day white fluorescent", 8: "White fluorescent", 9: "Flash", 10: "Cloudy",
        11: "Warm white fluorescent", 14: "Multi auto", 15: "Colour temperature enhancement", 17: "Kelvin",
        65534: "Unknown", 65535: "User-Selected",
    },
    "AELock": {0: "Off", 1: "On"}, "ShutterType": {0: "Normal", 1: "Electronic"},
    "MeteringMode": {0: "Multi-segment", 1: "Centre-weighted average", 2: "Spot"},
    "Hue": {0: "-2", 1: "Normal", 2: "2", 3: "-1", 4: "1", 5: "-3", 6: "3", 7: "-4", 8: "4", 65535: "None"},
    "ISO": {
        3: "ISO 50", 4: "ISO 64", 5: "ISO 80", 6: "ISO 100", 7: "ISO 125", 8: "ISO 160", 9: "ISO 200", 10: "ISO 250",
        11: "ISO 320", 12: "ISO 400", 13: "ISO 500", 14: "ISO 640", 15: "ISO 800", 16: "ISO 1000", 17: "ISO 1250",
        18: "ISO 1600", 19: "ISO 2000", 20: "ISO 2500", 21: "ISO 3200", 22: "ISO 4000", 23: "ISO 5000",
        24: "ISO 6400", 25: "ISO 8000", 26: "ISO 10000", 27: "ISO 12800", 28: "ISO 16000", 29: "ISO 20000",
        30: "ISO 25600", 31: "ISO 32000", 32: "ISO 40000", 33: "ISO 51200",
    },
})  # fmt: skip
TYPE_2 = Table({
    1: "RecordingMode", 2: "Quality", 3: "FocusMode", 4: "FlashMode", 7: "WhiteBalance", 10: "DigitalZoom",
    11: "Sharpness", 12: "Contrast", 13: "Saturation", 20: "ISO ?", 23: "ColorFilter", 4096: "HometownCityCode",
    4097: "DestinationCityCode",
}, {
    "Sharpness": {0: "Normal", 1: "Soft", 2: "Hard"}, "Saturation": {0: "Normal", 1: "Low", 2: "High"},
    "Contrast": {0: "Normal", 1: "Low", 2: "High"},
    "FlashMode": {1: "Auto", 2: "On", 4: "Off", 6: "Red-eye reduction"},
    "WhiteBalance": {0: "Auto", 1: "Daylight", 2: "Shade", 3: "Tungsten", 4: "Fluorescent", 5: "Manual"},
    "Quality": {0: "Good", 1: "Better", 2: "Best"}, "ColorFilter": {1: "Full", 2: "Black & white", 3: "Sepia"},
    "FocusMode": {2: "Custom", 3: "Auto"},
})  # fmt: skip
S_1 = Table({
    0: "MakerNoteVersion",
})  # fmt: skip
