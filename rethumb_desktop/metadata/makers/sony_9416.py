"""The records 940A to 9416 of Sony."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.sony_words import (
    EXPOSURE_PROGRAMS,
)
from rethumb_desktop.metadata.makers.tables import Record, not_of_model, of_model, one_of, where

TAG_940_A = Record("B", {
    4: "AFPointsSelected I",
})  # fmt: skip
TAG_940_C = Record("B", {
    8: "LensMount2", 9: "LensType3 H", 11: "CameraE-mountVersion H",
    13: where("LensMount2!=0", "LensE-mountVersion H"), 20: where("LensMount2!=0", "LensFirmwareVersion H"),
})  # fmt: skip
TAG_940_E = Record("B", {
    6662: of_model(r"^(ILCE-(6300|6500|7M3|7RM2|7RM3A?|7SM2|9))\b", "TiffMeteringImageWidth"),
    6663: of_model(r"^(ILCE-(6300|6500|7M3|7RM2|7RM3A?|7SM2|9))\b", "TiffMeteringImageHeight"),
    6664: of_model(r"^(ILCE-(6300|6500|7M3|7RM2|7RM3A?|7SM2|9))\b", "TiffMeteringImage u2640"),
})  # fmt: skip
TAG_9416 = Record("B", {
    74: "LensMount", 0: "Tag9416_0000", 4: "SonyISO H @sony_iso", 6: "StopsAboveBaseISO H /-256 +16",
    10: "SonyExposureTime2 H @sony_time_256", 12: "ExposureTime q", 16: "SonyFNumber2 H @sony_f_256",
    18: "SonyMaxApertureValue H @sony_f_256", 29: "SequenceImageNumber I +1", 53: "ExposureProgram ?",
    72: not_of_model(r"^(DSC-)", "LensMount"), 73: not_of_model(r"^(DSC-)", "LensFormat"),
    75: "LensType2 H #LensMount==2", 77: "LensType H ? #LensMount==1", 79: "DistortionCorrParams h16",
    112: "PictureProfile", 113: "FocalLength H /10", 115: "MinFocalLength H /10", 117: "MaxFocalLength H !0 /10",
    2191: of_model(r"^(ILCE-(1|7SM3)|ILME-FX3)\b", "VignettingCorrParams h16"),
    2193: of_model(r"^(ILCE-7M4)", "VignettingCorrParams h16"),
    2203: of_model(r"^(ILCE-7RM5|ILME-FX30)\b", "VignettingCorrParams h16"),
    2324: of_model(r"^(ILCE-(1|7SM3)|ILME-FX3)\b", "ChromaticAberrationCorrParams h32"),
    2326: of_model(r"^(ILCE-7M4)", "ChromaticAberrationCorrParams h32"),
    2373: of_model(r"^(ILCE-7RM5|ILME-FX30)\b", "ChromaticAberrationCorrParams h32"),
}, {
    "LensMount": {0: "Unknown", 1: "A-mount", 2: "E-mount", 3: "A-mount (3)"}, "ExposureProgram": EXPOSURE_PROGRAMS,
})  # fmt: skip
AF_STATUS_15 = Record("B", {
    0: "AFStatusUpper-left h", 2: "AFStatusLeft h", 4: "AFStatusLower-left h", 6: "AFStatusFarLeft h",
    8: "AFStatusTopHorizontal h", 10: "AFStatusNearRight h", 12: "AFStatusCenterHorizontal h",
    14: "AFStatusNearLeft h", 16: "AFStatusBottomHorizontal h", 18: "AFStatusTopVertical h",
    20: "AFStatusCenterVertical h", 22: "AFStatusBottomVertical h", 24: "AFStatusFarRight h",
    26: "AFStatusUpper-right h", 28: "AFStatusRight h", 30: "AFStatusLower-right h", 32: "AFStatusUpper-middle h",
    34: "AFStatusLower-middle h",
})  # fmt: skip
AF_STATUS_19 = Record("B", {
    0: "AFStatusUpperFarLeft h", 2: "AFStatusUpper-leftHorizontal h", 4: "AFStatusFarLeftHorizontal h",
    6: "AFStatusLeftHorizontal h", 8: "AFStatusLowerFarLeft h", 10: "AFStatusLower-leftHorizontal h",
    12: "AFStatusUpper-leftVertical h", 14: "AFStatusLeftVertical h", 16: "AFStatusLower-leftVertical h",
    18: "AFStatusFarLeftVertical h", 20: "AFStatusTopHorizontal h", 22: "AFStatusNearRight h",
    24: "AFStatusCenterHorizontal h", 26: "AFStatusNearLeft h", 28: "AFStatusBottomHorizontal h",
    30: "AFStatusTopVertical h", 32: "AFStatusUpper-middle h", 34: "AFStatusCenterVertical h",
    36: "AFStatusLower-middle h", 38: "AFStatusBottomVertical h", 40: "AFStatusUpperFarRight h",
    42: "AFStatusUpper-rightHorizontal h", 44: "AFStatusFarRightHorizontal h", 46: "AFStatusRightHorizontal h",
    48: "AFStatusLowerFarRight h", 50: "AFStatusLower-rightHorizontal h", 52: "AFStatusFarRightVertical h",
    54: "AFStatusUpper-rightVertical h", 56: "AFStatusRightVertical h", 58: "AFStatusLower-rightVertical h",
})  # fmt: skip
AF_STATUS_79 = Record("B", {
    0: "AFStatus_00_B4 h", 2: "AFStatus_01_C4 h", 4: "AFStatus_02_D4 h", 6: "AFStatus_03_E4 h", 8: "AFStatus_04_F4 h",
    10: "AFStatus_05_G4 h", 12: "AFStatus_06_H4 h", 14: "AFStatus_07_B3 h", 16: "AFStatus_08_C3 h",
    18: "AFStatus_09_D3 h", 20: "AFStatus_10_E3 h", 22: "AFStatus_11_F3 h", 24: "AFStatus_12_G3 h",
    26: "AFStatus_13_H3 h", 28: "AFStatus_14_B2 h", 30: "AFStatus_15_C2 h", 32: "AFStatus_16_D2 h",
    34: "AFStatus_17_E2 h", 36: "AFStatus_18_F2 h", 38: "AFStatus_19_G2 h", 40: "AFStatus_20_H2 h",
    42: "AFStatus_21_C1 h", 44: "AFStatus_22_D1 h", 46: "AFStatus_23_E1 h", 48: "AFStatus_24_F1 h",
    50: "AFStatus_25_G1 h", 52: "AFStatus_26_A7_Vertical h", 54: "AFStatus_27_A6_Vertical h",
    56: "AFStatus_28_A5_Vertical h", 58: "AFStatus_29_C7_Vertical h", 60: "AFStatus_30_C6_Vertical h",
    62: "AFStatus_31_C5_Vertical h", 64: "AFStatus_32_E7_Vertical h", 66: "AFStatus_33_E6_Center_Vertical h",
    68: "AFStatus_34_E5_Vertical h", 70: "AFStatus_35_G7_Vertical h", 72: "AFStatus_36_G6_Vertical h",
    74: "AFStatus_37_G5_Vertical h", 76: "AFStatus_38_I7_Vertical h", 78: "AFStatus_39_I6_Vertical h",
    80: "AFStatus_40_I5_Vertical h", 82: "AFStatus_41_A7 h", 84: "AFStatus_42_B7 h", 86: "AFStatus_43_C7 h",
    88: "AFStatus_44_D7 h", 90: "AFStatus_45_E7 h", 92: "AFStatus_46_F7 h", 94: "AFStatus_47_G7 h",
    96: "AFStatus_48_H7 h", 98: "AFStatus_49_I7 h", 100: "AFStatus_50_A6 h", 102: "AFStatus_51_B6 h",
    104: "AFStatus_52_C6 h", 106: "AFStatus_53_D6 h", 108: "AFStatus_54_E6_Center h", 110: "AFStatus_55_F6 h",
    112: "AFStatus_56_G6 h", 114: "AFStatus_57_H6 h", 116: "AFStatus_58_I6 h", 118: "AFStatus_59_A5 h",
    120: "AFStatus_60_B5 h", 122: "AFStatus_61_C5 h", 124: "AFStatus_62_D5 h", 126: "AFStatus_63_E5 h",
    128: "AFStatus_64_F5 h", 130: "AFStatus_65_G5 h", 132: "AFStatus_66_H5 h", 134: "AFStatus_67_I5 h",
    136: "AFStatus_68_C11 h", 138: "AFStatus_69_D11 h", 140: "AFStatus_70_E11 h", 142: "AFStatus_71_F11 h",
    144: "AFStatus_72_G11 h", 146: "AFStatus_73_B10 h", 148: "AFStatus_74_C10 h", 150: "AFStatus_75_D10 h",
    152: "AFStatus_76_E10 h", 154: "AFStatus_77_F10 h", 156: "AFStatus_78_G10 h", 158: "AFStatus_79_H10 h",
    160: "AFStatus_80_B9 h", 162: "AFStatus_81_C9 h", 164: "AFStatus_82_D9 h", 166: "AFStatus_83_E9 h",
    168: "AFStatus_84_F9 h", 170: "AFStatus_85_G9 h", 172: "AFStatus_86_H9 h", 174: "AFStatus_87_B8 h",
    176: "AFStatus_88_C8 h", 178: "AFStatus_89_D8 h", 180: "AFStatus_90_E8 h", 182: "AFStatus_91_F8 h",
    184: "AFStatus_92_G8 h", 186: "AFStatus_93_H8 h", 188: "AFStatus_94_E6_Center_F2-8 h",
})  # fmt: skip
AF_INFO = Record("B", {
    2: "AFType ?", 4: not_of_model(r"^ILCA-", "AFStatusActiveSensor h ?"), 5: of_model(r"^ILCA-", "FocusMode ?"),
    7: ("AFPoint ? #AFType==1", "AFPoint ? #AFType==2"),
    8: ("AFPointInFocus ? #AFType==1", "AFPointInFocus ? #AFType==2"),
    9: ("AFPointAtShutterRelease ? #AFType==1", "AFPointAtShutterRelease ? #AFType==2"),
    10: not_of_model(r"^ILCA-", "AFAreaMode ?"), 11: not_of_model(r"^ILCA-", "FocusMode ?"),
    16: of_model(r"^ILCA-", "AFPointsUsed B10 ?"),
    17: one_of(where("AFType==1", AF_STATUS_15), where("AFType==2", AF_STATUS_19)), 55: "AFPoint ? #AFType==3",
    56: "AFPointInFocus ? #AFType==3", 57: "AFPointAtShutterRelease ? #AFType==3",
    58: of_model(r"^ILCA-", "AFAreaMode ?"), 59: of_model(r"^ILCA-", "AFStatusActiveSensor h ?"),
    67: of_model(r"^ILCA-", "ExposureProgram ?"), 80: of_model(r"^ILCA-", "AFMicroAdj b ?"),
    125: where("AFType==3", AF_STATUS_79), 366: not_of_model(r"^ILCA-", "AFPointsUsed I ?"),
    381: not_of_model(r"^ILCA-", "AFMicroAdj b ?"), 382: not_of_model(r"^ILCA-", "ExposureProgram ?"),
}, {
    "FocusMode": {0: "Manual", 2: "AF-S", 3: "AF-C", 4: "AF-A", 6: "DMF", 7: "AF-D"},
    "ExposureProgram": EXPOSURE_PROGRAMS,
    "AFAreaMode": {0: "Wide", 1: "Centre", 2: "Flexible spot", 3: "Zone", 4: "Expanded flexible spot"},
})  # fmt: skip
