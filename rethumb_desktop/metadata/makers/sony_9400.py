"""The records 9400 to 9406 of Sony."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.forms import Words
from rethumb_desktop.metadata.makers.sony_words import (
    EXPOSURE_PROGRAMS,
    RELEASE_MODES,
)
from rethumb_desktop.metadata.makers.tables import Record, not_of_model, of_model, one_of, where

_CAMERA_ORIENTATIONS: Words = {
    1: "Horizontal (normal)", 3: "Rotate 180", 6: "Rotate 90 CW", 8: "Rotate 270 CW",
}  # fmt: skip

TAG_9400_A = Record("B", {
    8: "SequenceImageNumber I +1", 12: "SequenceFileNumber I +1", 16: "ReleaseMode2",
    18: not_of_model(
        r"^(SLT-(A65|A77)V?|NEX-(5N|7|VG20E)|Lunar|DSC-(HX10V|HX20V|HX200V|TX20|TX55|TX300V|WX30|WX70))\b",
        "DigitalZoom",
    ),
    26: "ShotNumberSincePowerUp I", 34: "SequenceLength", 40: "CameraOrientation", 41: "Quality2",
    68: of_model(r"^(SLT-|HV|NEX-|Lunar|DSC-RX|Stellar)", "SonyImageHeight H"),
    82: of_model(r"^(SLT-|HV|NEX-|Lunar|DSC-RX|Stellar)", "ModelReleaseYear B"),
}, {
    "ReleaseMode2": RELEASE_MODES, "DigitalZoom": {0: "No", 1: "Yes"}, "CameraOrientation": _CAMERA_ORIENTATIONS,
})  # fmt: skip
TAG_9400_B = Record("B", {
    8: "SequenceImageNumber I +1", 12: "SequenceFileNumber I +1", 16: "ReleaseMode2", 18: "DigitalZoom",
    22: "ShotNumberSincePowerUp I", 30: "SequenceLength", 36: "CameraOrientation", 37: "Quality2",
    63: "SonyImageHeight H", 70: "ModelReleaseYear B",
}, {
    "CameraOrientation": _CAMERA_ORIENTATIONS, "DigitalZoom": {0: "No", 1: "Yes"}, "ReleaseMode2": RELEASE_MODES,
})  # fmt: skip
TAG_9400_C = Record("B", {
    9: "ReleaseMode2",
    10: of_model(
        r"^(ILCA-(68|77M2|99M2)|ILCE-(5000|5100|6000|6300|6500|7|7M2|7R|7RM2|7S|7SM2|QX1)|"
        r"DSC-(HX350|HX400V|HX60V|HX80|HX90|HX90V|QX30|RX0|RX1RM2|RX10|RX10M2|RX10M3|RX100M3|"
        r"RX100M4|RX100M5|WX220|WX350|WX500))\b",
        "ShotNumberSincePowerUp I",
    ),
    18: "SequenceImageNumber I +1", 22: "SequenceLength", 26: "SequenceFileNumber I +1", 30: "SequenceLength",
    41: "CameraOrientation",
    42: one_of(
        not_of_model(r"^(ILCE-(1|7M4|7RM5|7SM3)|ILME-FX3)\b", "Quality2"),
        of_model(r"^(ILCE-(1|7M4|7RM5|7SM3)|ILME-FX3)\b", "Quality2"),
    ),
    71: not_of_model(r"^(ILCE-(1|7M4|7RM5|7SM3)|ILME-FX3)\b", "SonyImageHeight H"),
    83: not_of_model(r"^(ILCE-(1|7M4|7RM5|7SM3)|ILME-FX3)\b", "ModelReleaseYear B"),
}, {
    "CameraOrientation": _CAMERA_ORIENTATIONS, "ReleaseMode2": RELEASE_MODES,
})  # fmt: skip
ISO_INFO = Record("B", {
    0: "ISOSetting @sony_iso_code", 2: "ISOAutoMin @sony_iso_code", 4: "ISOAutoMax @sony_iso_code",
})  # fmt: skip
TAG_9401 = Record("B", {
    0: "Ver9401 hide", 1102: where("Ver9401==178", ISO_INFO), 1176: where("Ver9401==148", ISO_INFO),
    1181: where("Ver9401==167", ISO_INFO), 1185: where("Ver9401==160,164", ISO_INFO),
    1186: where("Ver9401==152,154,155", ISO_INFO), 1437: where("Ver9401==144,146", ISO_INFO),
    1588: where("Ver9401==68", ISO_INFO), 1590: where("Ver9401==73,74", ISO_INFO),
    1612: where("Ver9401==78", ISO_INFO), 1619: where("Ver9401==90", ISO_INFO),
    1656: where("Ver9401==93,94", ISO_INFO), 1720: where("Ver9401==100,103", ISO_INFO),
    1758: where("Ver9401==124,125", ISO_INFO), 1767: where("Ver9401==127,128,130", ISO_INFO),
})  # fmt: skip
TAG_9402 = Record("B", {
    2: "TempTest1 hide", 4: "AmbientTemperature b ? #TempTest1==255", 22: "FocusMode &0x7f ?", 23: "AFAreaMode ?",
    45: not_of_model(r"^(DSC-|Stellar)", "FocusPosition2 ?"),
}, {
    "AFAreaMode": {
        0: "Multi", 1: "Centre", 2: "Spot", 3: "Flexible spot", 10: "Selective (for miniature effect)", 11: "Zone",
        12: "Expanded flexible spot", 14: "Tracking", 15: "Face tracking", 20: "Animal eye tracking", 255: "Manual",
    },
    "FocusMode": {0: "Manual", 2: "AF-S", 3: "AF-C", 4: "AF-A", 6: "DMF"},
})  # fmt: skip
TAG_9403 = Record("B", {
    4: "TempTest2 hide", 5: where("TempTest2<100", "CameraTemperature b"),
})  # fmt: skip
TAG_9404_A = Record("B", {
    11: "ExposureProgram", 13: "IntelligentAuto", 25: not_of_model(r"^SLT-", "LensZoomPosition H"),
}, {
    "ExposureProgram": EXPOSURE_PROGRAMS, "IntelligentAuto": {0: "Off", 1: "On"},
})  # fmt: skip
TAG_9404_B = Record("B", {
    12: "ExposureProgram", 14: "IntelligentAuto", 30: not_of_model(r"^(SLT-|HV|ILCA-)", "LensZoomPosition H"),
    32: of_model(r"^(SLT-|HV|ILCA-)", "FocusPosition2"),
}, {
    "IntelligentAuto": {0: "Off", 1: "On"}, "ExposureProgram": EXPOSURE_PROGRAMS,
})  # fmt: skip
TAG_9404_C = Record("B", {
    11: "ExposureProgram", 13: "IntelligentAuto",
}, {
    "IntelligentAuto": {0: "Off", 1: "On"}, "ExposureProgram": EXPOSURE_PROGRAMS,
})  # fmt: skip
TAG_9405_A = Record("B", {
    1540: "LensMount ?", 1536: not_of_model(r"^(DSC-|Stellar)", "DistortionCorrParamsPresent ?"),
    1537: "DistortionCorrection ?", 1539: not_of_model(r"^(DSC-|Stellar)", "LensFormat ?"),
    1541: "LensType2 H ? #LensMount==2", 1544: "LensType H ? #LensMount==1",
    1610: not_of_model(r"^(DSC-|Stellar)", "VignettingCorrParams h16 ?"),
    1642: not_of_model(r"^(DSC-|Stellar)", "ChromaticAberrationCorrParams h32 ?"),
    1738: not_of_model(r"^(DSC-|Stellar)", "DistortionCorrParams h16 ?"),
}, {
    "LensMount": {0: "Unknown", 1: "A-mount", 2: "E-mount"},
})  # fmt: skip
TAG_9405_B = Record("B", {
    94: "LensMount ?", 4: "SonyISO H @sony_iso ?", 6: "BaseISO H @sony_iso ?", 10: "StopsAboveBaseISO H /-256 +16 ?",
    14: "SonyExposureTime2 H @sony_time_256 ?", 16: "ExposureTime q ?",
    20: not_of_model(r"^(DSC-|ZV-)", "SonyFNumber H @sony_f_256 ?"), 22: "SonyMaxApertureValue H @sony_f_256 ?",
    36: "SequenceImageNumber I +1 ?", 52: "ReleaseMode2 ?", 62: "SonyImageWidthMax H ?", 64: "SonyImageHeightMax H ?",
    66: "HighISONoiseReduction ?", 68: "LongExposureNoiseReduction ?", 70: "PictureEffect2 ?", 72: "ExposureProgram ?",
    74: "CreativeStyle ?", 82: "Sharpness b ?", 90: not_of_model(r"^DSC-", "DistortionCorrParamsPresent ?"),
    91: "DistortionCorrection ?", 93: not_of_model(r"^DSC-", "LensFormat ?"), 96: "LensType2 H ? #LensMount==2",
    98: "LensType H ? #LensMount==1", 100: not_of_model(r"^DSC-", "DistortionCorrParams h16 ?"),
    834: not_of_model(
        r"^(ILCA-|ILCE-(7RM2|7M3|7RM3A?|7RM4A?|7SM2|6100|6300|6400|6500|6600|7C|9|9M2)|DSC-(HX80|"
        r"HX90V|HX99|RX0|RX10M2|RX10M3|RX10M4|RX100M4|RX100M5|RX100M5A|RX100M6|RX100M7|WX500)|ZV-)",
        "LensZoomPosition H ?",
    ),
    842: of_model(r"^(ILCA-(68|77M2)|ILCE-(5000|5100|6000|7|7R|7S|QX1)|Lusso)\b", "VignettingCorrParams h16 ?"),
    846: of_model(
        r"^(DSC-(RX100M5|RX100M5A|RX100M6|RX100M7|RX10M4|HX99)|ILCE-(6100|6400|6600|7C|7M3|7RM3A?|7RM4A?|9M2)|ZV-E10)",
        "LensZoomPosition H ?",
    ),
    848: of_model(r"^(ILCE-7M2)", "VignettingCorrParams h16 ?"),
    858: of_model(r"^(ILCE-(7RM2|7SM2)|DSC-(HX80|HX90V|RX10M2|RX10M3|RX100M4|WX500))", "LensZoomPosition H ?"),
    860: of_model(
        r"^(ILCA-99M2|ILCE-(6100|6400|6500|6600|7C|7M3|7RM3A?|7RM4A?|9|9M2)|ZV-E10)", "VignettingCorrParams h16 ?",
    ),
    872: of_model(r"^(ILCE-(6300|7RM2|7SM2))", "VignettingCorrParams h16 ?"),
    892: of_model(
        r"^(ILCA-(68|77M2)|ILCE-(5000|5100|6000|7|7R|7S|QX1)|Lusso)\b", "ChromaticAberrationCorrParams h32 ?",
    ),
    900: of_model(r"^(ILCE-7M2)", "ChromaticAberrationCorrParams h32 ?"),
    924: of_model(r"^(ILCE-(6300|7RM2|7SM2))", "ChromaticAberrationCorrParams h32 ?"),
    944: of_model(r"^(ILCA-99M2|ILCE-6500)", "ChromaticAberrationCorrParams h32 ?"),
    952: of_model(r"^(ILCE-(6100|6400|6600|7C|7M3|7RM3A?|7RM4A?|9|9M2)|ZV-E10)", "ChromaticAberrationCorrParams h32 ?"),
}, {
    "ReleaseMode2": RELEASE_MODES, "LongExposureNoiseReduction": {0: "Off", 1: "On"},
    "ExposureProgram": EXPOSURE_PROGRAMS, "LensMount": {0: "Unknown", 1: "A-mount", 2: "E-mount"},
    "HighISONoiseReduction": {0: "Off", 1: "Low", 2: "Normal", 3: "High"},
})  # fmt: skip
TAG_9406 = Record("B", {
    5: "BatteryTemperature -32 /1.8", 6: "BatteryLevelGrip1 !0", 7: "BatteryLevel",
    8: not_of_model(r"^(ILCE-(7|7R)|Lusso)$", "BatteryLevelGrip2 !0 !255"),
})  # fmt: skip
