"""The records 9050 of Sony and those before."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.sony_words import (
    RELEASE_MODES,
)
from rethumb_desktop.metadata.makers.tables import Record, not_of_model, of_model, one_of, where

TAG_202_A = Record("B", {
    1: "FocalPlaneAFPointsUsed B", 2: "FocalPlaneAFPointArea H2 #FocalPlaneAFPointsUsed>=1",
    6: "FocalPlaneAFPointLocation1 H2 #FocalPlaneAFPointsUsed>=1",
    10: "FocalPlaneAFPointLocation2 H2 #FocalPlaneAFPointsUsed>=2",
    14: "FocalPlaneAFPointLocation3 H2 #FocalPlaneAFPointsUsed>=3",
    18: "FocalPlaneAFPointLocation4 H2 #FocalPlaneAFPointsUsed>=4",
    22: "FocalPlaneAFPointLocation5 H2 #FocalPlaneAFPointsUsed>=5",
    26: "FocalPlaneAFPointLocation6 H2 #FocalPlaneAFPointsUsed>=6",
    30: "FocalPlaneAFPointLocation7 H2 #FocalPlaneAFPointsUsed>=7",
    34: "FocalPlaneAFPointLocation8 H2 #FocalPlaneAFPointsUsed>=8",
    38: "FocalPlaneAFPointLocation9 H2 #FocalPlaneAFPointsUsed>=9",
    42: "FocalPlaneAFPointLocation10 H2 #FocalPlaneAFPointsUsed>=10",
    46: "FocalPlaneAFPointLocation11 H2 #FocalPlaneAFPointsUsed>=11",
    50: "FocalPlaneAFPointLocation12 H2 #FocalPlaneAFPointsUsed>=12",
    54: "FocalPlaneAFPointLocation13 H2 #FocalPlaneAFPointsUsed>=13",
    58: "FocalPlaneAFPointLocation14 H2 #FocalPlaneAFPointsUsed>=14",
    62: "FocalPlaneAFPointLocation15 H2 #FocalPlaneAFPointsUsed>=15",
})  # fmt: skip
TAG_900_B = Record("B", {
    2: "FacesDetected", 189: not_of_model(r"^DSLR-(A450|A500|A550)$", "FaceDetection"),
})  # fmt: skip
TAG_9050_A = Record("B", {
    49: "FlashStatus", 261: "LensMount", 0: not_of_model(r"^(NEX-|Lunar|ILCE-)", "SonyMaxAperture @sony_max_f"),
    1: not_of_model(r"^(NEX-|Lunar|ILCE-)", "SonyMinAperture @sony_max_f"), 32: "Shutter H3",
    50: "ShutterCount I &0xffffff", 58: "SonyExposureTime H @sony_time_256", 60: "SonyFNumber H @sony_f_256",
    63: "ReleaseMode2",
    76: of_model(
        r"^(ILCE-(7(R|S|M2)?|[56]000|5100|QX1))\b", where("FlashStatus==0,2,64,66", "ShutterCount2 I &0xffffff"),
    ),
    81: of_model(r"^(ILCE-(7(R|S|M2)?|[56]000|5100|QX1))\b", "SonyDateTime2 u6 ~sony_date_2"),
    103: not_of_model(r"^(SLT-A(65|77)V?|Lunar|NEX-(5N|7|VG20E))", "ReleaseMode2"),
    124: not_of_model(r"^(Lunar|NEX-(5N|7|VG20E)|SLT-|HV|ILCA-)", "InternalSerialNumber B4"),
    240: of_model(r"^(SLT-|HV|ILCA-)", "InternalSerialNumber B5"), 262: "LensFormat", 263: "LensType2 H #LensMount==2",
    265: "LensType H ? #LensMount==1", 267: "DistortionCorrParamsPresent",
    276: of_model(r"^(SLT-A99|HV|ILCE-7)", "APS-CSizeCapture"),
    277: of_model(r"^(SLT-A(37|57|65|77)V?|Lunar|NEX-(F3|5N|7|VG20E))", "LensSpecFeatures u2 ~hexadecimal_bytes"),
    278: not_of_model(r"^(SLT-A(37|57|65|77)V?|Lunar|NEX-(F3|5N|7|VG20E))", "LensSpecFeatures u2 ~hexadecimal_bytes"),
    416: of_model(r"^(ILCE-(5100|QX1)|ILCA-(68|77M2))", "ShutterCount3 I !0"),
    426: of_model(r"^(SLT-A(58|99V?)|HV|NEX-(3N|5R|5T|6|VG900|VG30E)|ILCE-([35]000|3500))\b", "ShutterCount3 I !0"),
    445: of_model(r"^(SLT-A(37|57|65|77)V?|Lunar|NEX-(F3|5N|7|VG20E))", "ShutterCount3 I !0"),
}, {
    "ReleaseMode2": RELEASE_MODES, "LensMount": {0: "Unknown", 1: "A-mount", 2: "E-mount"},
})  # fmt: skip
TAG_9050_B = Record("B", {
    57: "FlashStatus", 261: "LensMount", 0: of_model(r"^(ILCA-)", "SonyMaxAperture @sony_max_f"),
    1: of_model(r"^(ILCA-)", "SonyMinAperture @sony_max_f"), 38: "Shutter H3", 58: "ShutterCount I &0xffffff",
    70: "SonyExposureTime H @sony_time_256", 72: "SonyFNumber H @sony_f_256", 75: "ReleaseMode2",
    80: where(
        "FlashStatus==0,2,64,66", "ShutterCount2 I &0xffffff #Model=~^(ILCE-(6100|6400|6600|7C|7RM4A?|9M2)|ZV-E10)",
    ),
    82: where("FlashStatus==0,2,64,66", of_model(r"^(ILCE-(7M3|7RM3A?))", "ShutterCount2 I &0xffffff")),
    88: where(
        "FlashStatus==0,2,64,66",
        not_of_model(
            r"^(ILCA-99M2|ILCE-(6100|6400|6600|7C|7M3|7RM3A?|7RM4A?|9M2)|ZV-E10)", "ShutterCount2 I &0xffffff",
        ),
    ),
    97: not_of_model(
        r"^(ILCA-99M2|ILCE-(6100|6400|6600|7C|7M3|7RM3A?|7RM4A?|9|9M2)|ZV-E10)", "SonyTimeMinSec u2 ~sony_minutes",
    ),
    107: "ReleaseMode2 #Model=~^(ILCE-(6100|6400|6600|7C|7RM4A?|9M2)|ZV-E10)",
    109: of_model(r"^(ILCE-(7M3|7RM3A?))", "ReleaseMode2"),
    115: not_of_model(r"^(ILCE-(6100|6400|6600|7C|7M3|7RM3A?|7RM4A?|9M2)|ZV-E10)", "ReleaseMode2"),
    136: "InternalSerialNumber B6", 262: "LensFormat", 263: "LensType2 H #LensMount==2",
    265: "LensType H ? #LensMount==1", 267: "DistortionCorrParamsPresent",
    276: of_model(r"^(ILCE-7|ILCE-9|ILCA-99)", "APS-CSizeCapture"), 278: "LensSpecFeatures u2 ~hexadecimal_bytes",
    415: of_model(r"^(ILCE-(6100|6400|6600|7C|7M3|7RM3A?|7RM4A?|9|9M2)|ZV-E10)\b", "ShutterCount3 I !0"),
    459: of_model(r"^(ILCE-(7RM2|7SM2))", "ShutterCount3 I !0"),
    461: of_model(r"^(ILCE-(6300|6500)|ILCA-99M2)", "ShutterCount3 I !0"),
    491: "APS-CSizeCapture #Model=~^ILCE-(7RM4A?|7C|9M2)|ZV-E10",
    493: "LensSpecFeatures u2 ~hexadecimal_bytes ? #Model=~^ILCE-(7RM4A?|7C|9M2)|ZV-E10",
    494: of_model(r"^(ILCE-(7M3|7RM3A?|9))\b", "APS-CSizeCapture"),
    496: of_model(r"^(ILCE-(6100|6400|6600|7M3|7RM3A?|9))\b", "LensSpecFeatures u2 ~hexadecimal_bytes ?"),
    538: of_model(r"^(ILCE-(7RM2|7SM2))", "APS-CSizeCapture"),
    540: one_of(
        of_model(r"^(ILCE-(7RM2|7SM2))", "LensSpecFeatures u2 ~hexadecimal_bytes ?"),
        of_model(r"^(ILCA-99M2)", "APS-CSizeCapture"),
    ),
    542: of_model(r"^(ILCE-(6300|6500)|ILCA-99M2)", "LensSpecFeatures u2 ~hexadecimal_bytes ?"),
}, {
    "ReleaseMode2": RELEASE_MODES, "LensMount": {0: "Unknown", 1: "A-mount", 2: "E-mount"},
})  # fmt: skip
TAG_9050_C = Record("B", {
    57: "FlashStatus", 38: "Shutter H3", 58: "ShutterCount I &0xffffff", 70: "SonyExposureTime H @sony_time_256",
    72: "SonyFNumber H @sony_f_256", 75: "ReleaseMode2",
    80: where("FlashStatus==0,2,64,66", "ShutterCount2 I &0xffffff"), 102: "SonyExposureTime H @sony_time_256",
    104: "SonyFNumber H @sony_f_256", 107: "ReleaseMode2",
    136: of_model(r"^(ILCE-(7M4|7RM5|7SM3)|ILME-FX3)", "InternalSerialNumber B6"),
    138: of_model(r"^(ILCE-1)", "InternalSerialNumber B6"),
}, {
    "ReleaseMode2": RELEASE_MODES,
})  # fmt: skip
