"""Levels of white and black that Canon measures and presets."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.tables import Record, not_of_model, one_of, where

COLOR_BALANCE = Record("h", {
    1: "WB_RGGBLevelsAuto h4", 5: "WB_RGGBLevelsDaylight h4", 9: "WB_RGGBLevelsShade h4", 13: "WB_RGGBLevelsCloudy h4",
    17: "WB_RGGBLevelsTungsten h4", 21: "WB_RGGBLevelsFluorescent h4", 25: "WB_RGGBLevelsFlash h4",
    29: one_of(not_of_model(r"EOS D60\b", "WB_RGGBLevelsCustom h4"), "BlackLevels h4"), 33: "WB_RGGBLevelsKelvin h4",
    37: "WB_RGGBBlackLevels h4",
})  # fmt: skip
COLOR_COEFS = Record("h", {
    0: "WB_RGGBLevelsAsShot h4", 4: "ColorTempAsShot", 5: "WB_RGGBLevelsAuto h4", 9: "ColorTempAuto",
    10: "WB_RGGBLevelsMeasured h4", 14: "ColorTempMeasured", 20: "WB_RGGBLevelsDaylight h4", 24: "ColorTempDaylight",
    25: "WB_RGGBLevelsShade h4", 29: "ColorTempShade", 30: "WB_RGGBLevelsCloudy h4", 34: "ColorTempCloudy",
    35: "WB_RGGBLevelsTungsten h4", 39: "ColorTempTungsten", 40: "WB_RGGBLevelsFluorescent h4",
    44: "ColorTempFluorescent", 45: "WB_RGGBLevelsKelvin h4", 49: "ColorTempKelvin", 50: "WB_RGGBLevelsFlash h4",
    54: "ColorTempFlash",
})  # fmt: skip
COLOR_COEFS_2 = Record("h", {
    0: "WB_RGGBLevelsAsShot h4", 7: "ColorTempAsShot", 8: "WB_RGGBLevelsAuto h4", 15: "ColorTempAuto",
    16: "WB_RGGBLevelsMeasured h4", 23: "ColorTempMeasured", 32: "WB_RGGBLevelsDaylight h4", 39: "ColorTempDaylight",
    40: "WB_RGGBLevelsShade h4", 47: "ColorTempShade", 48: "WB_RGGBLevelsCloudy h4", 55: "ColorTempCloudy",
    56: "WB_RGGBLevelsTungsten h4", 63: "ColorTempTungsten", 64: "WB_RGGBLevelsFluorescent h4",
    71: "ColorTempFluorescent", 72: "WB_RGGBLevelsKelvin h4", 79: "ColorTempKelvin", 80: "WB_RGGBLevelsFlash h4",
    87: "ColorTempFlash",
})  # fmt: skip
COLOR_DATA_1 = Record("h", {
    25: "WB_RGGBLevelsAsShot h4", 29: "ColorTempAsShot", 30: "WB_RGGBLevelsAuto h4", 34: "ColorTempAuto",
    35: "WB_RGGBLevelsDaylight h4", 39: "ColorTempDaylight", 40: "WB_RGGBLevelsShade h4", 44: "ColorTempShade",
    45: "WB_RGGBLevelsCloudy h4", 49: "ColorTempCloudy", 50: "WB_RGGBLevelsTungsten h4", 54: "ColorTempTungsten",
    55: "WB_RGGBLevelsFluorescent h4", 59: "ColorTempFluorescent", 60: "WB_RGGBLevelsFlash h4", 64: "ColorTempFlash",
    65: "WB_RGGBLevelsCustom1 h4", 69: "ColorTempCustom1", 70: "WB_RGGBLevelsCustom2 h4", 74: "ColorTempCustom2",
})  # fmt: skip
COLOR_DATA_2 = Record("h", {
    24: "WB_RGGBLevelsAuto h4", 28: "ColorTempAuto", 34: "WB_RGGBLevelsAsShot h4", 38: "ColorTempAsShot",
    39: "WB_RGGBLevelsDaylight h4", 43: "ColorTempDaylight", 44: "WB_RGGBLevelsShade h4", 48: "ColorTempShade",
    49: "WB_RGGBLevelsCloudy h4", 53: "ColorTempCloudy", 54: "WB_RGGBLevelsTungsten h4", 58: "ColorTempTungsten",
    59: "WB_RGGBLevelsFluorescent h4", 63: "ColorTempFluorescent", 64: "WB_RGGBLevelsKelvin h4", 68: "ColorTempKelvin",
    69: "WB_RGGBLevelsFlash h4", 73: "ColorTempFlash", 144: "WB_RGGBLevelsPC1 h4", 148: "ColorTempPC1",
    149: "WB_RGGBLevelsPC2 h4", 153: "ColorTempPC2", 154: "WB_RGGBLevelsPC3 h4", 158: "ColorTempPC3",
    618: "RawMeasuredRGGB I4 ~halves_swapped",
})  # fmt: skip
COLOR_DATA_3 = Record("h", {
    0: "ColorDataVersion", 63: "WB_RGGBLevelsAsShot h4", 67: "ColorTempAsShot", 68: "WB_RGGBLevelsAuto h4",
    72: "ColorTempAuto", 73: "WB_RGGBLevelsMeasured h4", 77: "ColorTempMeasured", 78: "WB_RGGBLevelsDaylight h4",
    82: "ColorTempDaylight", 83: "WB_RGGBLevelsShade h4", 87: "ColorTempShade", 88: "WB_RGGBLevelsCloudy h4",
    92: "ColorTempCloudy", 93: "WB_RGGBLevelsTungsten h4", 97: "ColorTempTungsten", 98: "WB_RGGBLevelsFluorescent h4",
    102: "ColorTempFluorescent", 103: "WB_RGGBLevelsKelvin h4", 107: "ColorTempKelvin", 108: "WB_RGGBLevelsFlash h4",
    112: "ColorTempFlash", 113: "WB_RGGBLevelsPC1 h4", 117: "ColorTempPC1", 118: "WB_RGGBLevelsPC2 h4",
    122: "ColorTempPC2", 123: "WB_RGGBLevelsPC3 h4", 127: "ColorTempPC3", 128: "WB_RGGBLevelsCustom h4",
    132: "ColorTempCustom", 196: "PerChannelBlackLevel H4", 584: "FlashOutput @canon_flash_output",
    585: "FlashBatteryLevel", 586: "ColorTempFlashData", 647: "MeasuredRGGBData I4 ~halves_swapped",
})  # fmt: skip
COLOR_DATA_4 = Record("h", {
    0: "ColorDataVersion", 63: COLOR_COEFS, 231: "AverageBlackLevel H4", 640: "RawMeasuredRGGB I4 ~halves_swapped",
    692: "PerChannelBlackLevel H4 #ColorDataVersion==4,5", 696: "NormalWhiteLevel H !0 #ColorDataVersion==4,5",
    697: "SpecularWhiteLevel H #ColorDataVersion==4,5", 698: "LinearityUpperMargin H #ColorDataVersion==4,5",
    715: "PerChannelBlackLevel H4 #ColorDataVersion==6,7",
    719: ("NormalWhiteLevel H !0 #ColorDataVersion==6,7", "PerChannelBlackLevel H4 #ColorDataVersion==9"),
    720: "SpecularWhiteLevel H #ColorDataVersion==6,7", 721: "LinearityUpperMargin H #ColorDataVersion==6,7",
    723: "NormalWhiteLevel H !0 #ColorDataVersion==9", 724: "SpecularWhiteLevel H #ColorDataVersion==9",
    725: "LinearityUpperMargin H #ColorDataVersion==9",
})  # fmt: skip
COLOR_DATA_5 = Record("h", {
    0: "ColorDataVersion",
    71: one_of(where("ColorDataVersion==-3", COLOR_COEFS), where("ColorDataVersion==-4", COLOR_COEFS_2)),
    264: "PerChannelBlackLevel h4 #ColorDataVersion==-3", 333: "PerChannelBlackLevel h4 #ColorDataVersion==-4",
    1385: "NormalWhiteLevel H #ColorDataVersion==-4", 1386: "SpecularWhiteLevel H #ColorDataVersion==-4",
})  # fmt: skip
COLOR_DATA_6 = Record("h", {
    0: "ColorDataVersion", 63: "WB_RGGBLevelsAsShot h4", 67: "ColorTempAsShot", 68: "WB_RGGBLevelsAuto h4",
    72: "ColorTempAuto", 73: "WB_RGGBLevelsMeasured h4", 77: "ColorTempMeasured", 103: "WB_RGGBLevelsDaylight h4",
    107: "ColorTempDaylight", 108: "WB_RGGBLevelsShade h4", 112: "ColorTempShade", 113: "WB_RGGBLevelsCloudy h4",
    117: "ColorTempCloudy", 118: "WB_RGGBLevelsTungsten h4", 122: "ColorTempTungsten",
    123: "WB_RGGBLevelsFluorescent h4", 127: "ColorTempFluorescent", 128: "WB_RGGBLevelsKelvin h4",
    132: "ColorTempKelvin", 133: "WB_RGGBLevelsFlash h4", 137: "ColorTempFlash", 251: "AverageBlackLevel H4",
    404: "RawMeasuredRGGB I4 ~halves_swapped", 479: "PerChannelBlackLevel H4", 483: "NormalWhiteLevel H !0",
    484: "SpecularWhiteLevel H", 485: "LinearityUpperMargin H",
})  # fmt: skip
COLOR_DATA_7 = Record("h", {
    0: "ColorDataVersion", 63: "WB_RGGBLevelsAsShot h4", 67: "ColorTempAsShot", 68: "WB_RGGBLevelsAuto h4",
    72: "ColorTempAuto", 73: "WB_RGGBLevelsMeasured h4", 77: "ColorTempMeasured", 128: "WB_RGGBLevelsDaylight h4",
    132: "ColorTempDaylight", 133: "WB_RGGBLevelsShade h4", 137: "ColorTempShade", 138: "WB_RGGBLevelsCloudy h4",
    142: "ColorTempCloudy", 143: "WB_RGGBLevelsTungsten h4", 147: "ColorTempTungsten",
    148: "WB_RGGBLevelsFluorescent h4", 152: "ColorTempFluorescent", 153: "WB_RGGBLevelsKelvin h4",
    157: "ColorTempKelvin", 158: "WB_RGGBLevelsFlash h4", 162: "ColorTempFlash", 276: "AverageBlackLevel H4",
    429: "RawMeasuredRGGB I4 ~halves_swapped #ColorDataVersion==10",
    504: "PerChannelBlackLevel H4 #ColorDataVersion==10", 508: "NormalWhiteLevel H !0 #ColorDataVersion==10",
    509: "SpecularWhiteLevel H #ColorDataVersion==10", 510: "LinearityUpperMargin H #ColorDataVersion==10",
    619: "RawMeasuredRGGB I4 ~halves_swapped #ColorDataVersion==11",
    728: "PerChannelBlackLevel H4 #ColorDataVersion==11", 732: "NormalWhiteLevel H !0 #ColorDataVersion==11",
    733: "SpecularWhiteLevel H #ColorDataVersion==11", 734: "LinearityUpperMargin H #ColorDataVersion==11",
})  # fmt: skip
COLOR_DATA_8 = Record("h", {
    0: "ColorDataVersion", 63: "WB_RGGBLevelsAsShot h4", 67: "ColorTempAsShot", 68: "WB_RGGBLevelsAuto h4",
    72: "ColorTempAuto", 73: "WB_RGGBLevelsMeasured h4", 77: "ColorTempMeasured", 133: "WB_RGGBLevelsDaylight h4",
    137: "ColorTempDaylight", 138: "WB_RGGBLevelsShade h4", 142: "ColorTempShade", 143: "WB_RGGBLevelsCloudy h4",
    147: "ColorTempCloudy", 148: "WB_RGGBLevelsTungsten h4", 152: "ColorTempTungsten",
    153: "WB_RGGBLevelsFluorescent h4", 157: "ColorTempFluorescent", 158: "WB_RGGBLevelsKelvin h4",
    162: "ColorTempKelvin", 163: "WB_RGGBLevelsFlash h4", 167: "ColorTempFlash", 326: "AverageBlackLevel H4",
    556: "PerChannelBlackLevel H4 #ColorDataVersion==14", 560: "NormalWhiteLevel H !0 #ColorDataVersion==14",
    561: "SpecularWhiteLevel H #ColorDataVersion==14", 562: "LinearityUpperMargin H #ColorDataVersion==14",
    778: where("ColorDataVersion==12,13,15", "PerChannelBlackLevel H4"),
    782: where("ColorDataVersion==12,13,15", "NormalWhiteLevel H !0"),
    783: where("ColorDataVersion==12,13,15", "SpecularWhiteLevel H"),
    784: where("ColorDataVersion==12,13,15", "LinearityUpperMargin H"),
})  # fmt: skip
COLOR_DATA_9 = Record("h", {
    0: "ColorDataVersion", 71: "WB_RGGBLevelsAsShot h4", 75: "ColorTempAsShot", 76: "WB_RGGBLevelsAuto h4",
    80: "ColorTempAuto", 81: "WB_RGGBLevelsMeasured h4", 85: "ColorTempMeasured", 136: "WB_RGGBLevelsDaylight h4",
    140: "ColorTempDaylight", 141: "WB_RGGBLevelsShade h4", 145: "ColorTempShade", 146: "WB_RGGBLevelsCloudy h4",
    150: "ColorTempCloudy", 151: "WB_RGGBLevelsTungsten h4", 155: "ColorTempTungsten",
    156: "WB_RGGBLevelsFluorescent h4", 160: "ColorTempFluorescent", 161: "WB_RGGBLevelsKelvin h4",
    165: "ColorTempKelvin", 166: "WB_RGGBLevelsFlash h4", 170: "ColorTempFlash", 329: "PerChannelBlackLevel H4",
    796: "NormalWhiteLevel H !0", 797: "SpecularWhiteLevel H", 798: "LinearityUpperMargin H",
})  # fmt: skip
COLOR_DATA_10 = Record("h", {
    0: "ColorDataVersion", 85: "WB_RGGBLevelsAsShot h4", 89: "ColorTempAsShot", 90: "WB_RGGBLevelsAuto h4",
    94: "ColorTempAuto", 95: "WB_RGGBLevelsMeasured h4", 99: "ColorTempMeasured", 150: "WB_RGGBLevelsDaylight h4",
    154: "ColorTempDaylight", 155: "WB_RGGBLevelsShade h4", 159: "ColorTempShade", 160: "WB_RGGBLevelsCloudy h4",
    164: "ColorTempCloudy", 165: "WB_RGGBLevelsTungsten h4", 169: "ColorTempTungsten",
    170: "WB_RGGBLevelsFluorescent h4", 174: "ColorTempFluorescent", 175: "WB_RGGBLevelsKelvin h4",
    179: "ColorTempKelvin", 180: "WB_RGGBLevelsFlash h4", 184: "ColorTempFlash", 343: "PerChannelBlackLevel H4",
    810: "NormalWhiteLevel H !0", 811: "SpecularWhiteLevel H", 812: "LinearityUpperMargin H",
})  # fmt: skip
COLOR_DATA_11 = Record("h", {
    0: "ColorDataVersion", 105: "WB_RGGBLevelsAsShot h4", 109: "ColorTempAsShot", 110: "WB_RGGBLevelsAuto h4",
    114: "ColorTempAuto", 115: "WB_RGGBLevelsMeasured h4", 119: "ColorTempMeasured", 205: "WB_RGGBLevelsDaylight h4",
    209: "ColorTempDaylight", 210: "WB_RGGBLevelsShade h4", 214: "ColorTempShade", 215: "WB_RGGBLevelsCloudy h4",
    219: "ColorTempCloudy", 220: "WB_RGGBLevelsTungsten h4", 224: "ColorTempTungsten",
    225: "WB_RGGBLevelsFluorescent h4", 229: "ColorTempFluorescent", 230: "WB_RGGBLevelsKelvin h4",
    234: "ColorTempKelvin", 235: "WB_RGGBLevelsFlash h4", 239: "ColorTempFlash", 363: "PerChannelBlackLevel H4",
    640: "NormalWhiteLevel H !0", 641: "SpecularWhiteLevel H", 642: "LinearityUpperMargin H",
})  # fmt: skip
