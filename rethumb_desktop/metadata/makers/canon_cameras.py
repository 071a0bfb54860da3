"""What each model of Canon keeps in a record of its own."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.tables import Record, of_model, one_of, where

PS_INFO = Record("B", {
    0: "ContrastStandard i ?", 4: "SharpnessStandard i ?", 8: "SaturationStandard i ?", 12: "ColorToneStandard i ?",
    24: "ContrastPortrait i ?", 28: "SharpnessPortrait i ?", 32: "SaturationPortrait i ?", 36: "ColorTonePortrait i ?",
    48: "ContrastLandscape i ?", 52: "SharpnessLandscape i ?", 56: "SaturationLandscape i ?",
    60: "ColorToneLandscape i ?", 72: "ContrastNeutral i ?", 76: "SharpnessNeutral i ?", 80: "SaturationNeutral i ?",
    84: "ColorToneNeutral i ?", 96: "ContrastFaithful i ?", 100: "SharpnessFaithful i ?",
    104: "SaturationFaithful i ?", 108: "ColorToneFaithful i ?", 120: "ContrastMonochrome i ?",
    124: "SharpnessMonochrome i ?", 136: "FilterEffectMonochrome i ?", 140: "ToningEffectMonochrome i ?",
    144: "ContrastUserDef1 i ?", 148: "SharpnessUserDef1 i ?", 152: "SaturationUserDef1 i ?",
    156: "ColorToneUserDef1 i ?", 160: "FilterEffectUserDef1 i ?", 164: "ToningEffectUserDef1 i ?",
    168: "ContrastUserDef2 i ?", 172: "SharpnessUserDef2 i ?", 176: "SaturationUserDef2 i ?",
    180: "ColorToneUserDef2 i ?", 184: "FilterEffectUserDef2 i ?", 188: "ToningEffectUserDef2 i ?",
    192: "ContrastUserDef3 i ?", 196: "SharpnessUserDef3 i ?", 200: "SaturationUserDef3 i ?",
    204: "ColorToneUserDef3 i ?", 208: "FilterEffectUserDef3 i ?", 212: "ToningEffectUserDef3 i ?",
    216: "UserDef1PictureStyle H ?", 218: "UserDef2PictureStyle H ?", 220: "UserDef3PictureStyle H ?",
})  # fmt: skip
PS_INFO_2 = Record("B", {
    0: "ContrastStandard i ?", 4: "SharpnessStandard i ?", 8: "SaturationStandard i ?", 12: "ColorToneStandard i ?",
    24: "ContrastPortrait i ?", 28: "SharpnessPortrait i ?", 32: "SaturationPortrait i ?", 36: "ColorTonePortrait i ?",
    48: "ContrastLandscape i ?", 52: "SharpnessLandscape i ?", 56: "SaturationLandscape i ?",
    60: "ColorToneLandscape i ?", 72: "ContrastNeutral i ?", 76: "SharpnessNeutral i ?", 80: "SaturationNeutral i ?",
    84: "ColorToneNeutral i ?", 96: "ContrastFaithful i ?", 100: "SharpnessFaithful i ?",
    104: "SaturationFaithful i ?", 108: "ColorToneFaithful i ?", 120: "ContrastMonochrome i ?",
    124: "SharpnessMonochrome i ?", 136: "FilterEffectMonochrome i ?", 140: "ToningEffectMonochrome i ?",
    144: "ContrastAuto i ?", 148: "SharpnessAuto i ?", 152: "SaturationAuto i ?", 156: "ColorToneAuto i ?",
    160: "FilterEffectAuto i ?", 164: "ToningEffectAuto i ?", 168: "ContrastUserDef1 i ?",
    172: "SharpnessUserDef1 i ?", 176: "SaturationUserDef1 i ?", 180: "ColorToneUserDef1 i ?",
    184: "FilterEffectUserDef1 i ?", 188: "ToningEffectUserDef1 i ?", 192: "ContrastUserDef2 i ?",
    196: "SharpnessUserDef2 i ?", 200: "SaturationUserDef2 i ?", 204: "ColorToneUserDef2 i ?",
    208: "FilterEffectUserDef2 i ?", 212: "ToningEffectUserDef2 i ?", 216: "ContrastUserDef3 i ?",
    220: "SharpnessUserDef3 i ?", 224: "SaturationUserDef3 i ?", 228: "ColorToneUserDef3 i ?",
    232: "FilterEffectUserDef3 i ?", 236: "ToningEffectUserDef3 i ?", 240: "UserDef1PictureStyle H ?",
    242: "UserDef2PictureStyle H ?", 244: "UserDef3PictureStyle H ?",
})  # fmt: skip
CAMERA_INFO_1D = Record("B", {
    4: "ExposureTime B !0 @canon_time_8 ?", 10: "FocalLength H !0 ?", 13: "LensType x !0 ?", 14: "MinFocalLength H ?",
    16: "MaxFocalLength H ?", 65: of_model(r"\b1D$", "SharpnessFrequency ?"), 66: of_model(r"\b1D$", "Sharpness b ?"),
    68: of_model(r"\b1D$", "WhiteBalance ?"), 71: of_model(r"\b1DS$", "SharpnessFrequency ?"),
    72: one_of(of_model(r"\b1D$", "ColorTemperature H ?"), of_model(r"\b1DS$", "Sharpness b ?")),
    74: of_model(r"\b1DS$", "WhiteBalance ?"), 75: of_model(r"\b1D$", "PictureStyle ?"),
    78: of_model(r"\b1DS$", "ColorTemperature H ?"), 81: of_model(r"\b1DS$", "PictureStyle ?"),
})  # fmt: skip
CAMERA_INFO_1D_MARK_II = Record("B", {
    4: "ExposureTime B !0 @canon_time_8 ?", 9: "FocalLength x !0 ?", 12: "LensType x !0 ?", 17: "MinFocalLength x ?",
    19: "MaxFocalLength x ?", 45: "FocalType ?", 54: "WhiteBalance ?", 55: "ColorTemperature x ?",
    57: "CanonImageSize H ?", 102: "JPEGQuality ?", 108: "PictureStyle ?", 110: "Saturation b ?", 111: "ColorTone b ?",
    114: "Sharpness b ?", 115: "Contrast b ?", 117: "ISO s5 ?",
})  # fmt: skip
CAMERA_INFO_1D_MARK_IIN = Record("B", {
    4: "ExposureTime B !0 @canon_time_8 ?", 9: "FocalLength x !0 ?", 12: "LensType x !0 ?", 17: "MinFocalLength x ?",
    19: "MaxFocalLength x ?", 54: "WhiteBalance ?", 55: "ColorTemperature x ?", 115: "PictureStyle ?",
    116: "Sharpness b ?", 117: "Contrast b ?", 118: "Saturation b ?", 119: "ColorTone b ?", 121: "ISO s5 ?",
})  # fmt: skip
CAMERA_INFO_1D_MARK_III = Record("B", {
    273: "LensType x ?", 3: "FNumber B !0 @canon_f_16 ?", 4: "ExposureTime B !0 @canon_time_8 ?",
    6: "ISO B @canon_iso_8 ?", 24: "CameraTemperature B -128 ?",
    27: where("LensType==124", "MacroMagnification @canon_macro ?"), 29: "FocalLength x !0 ?",
    48: "CameraOrientation ?", 67: "FocusDistanceUpper x /100 ?", 69: "FocusDistanceLower x /100 ?",
    94: "WhiteBalance H ?", 98: "ColorTemperature H ?", 134: "PictureStyle ?", 275: "MinFocalLength x ?",
    277: "MaxFocalLength x ?", 310: "FirmwareVersion s6 ?", 370: "FileIndex I +1 ?", 374: "ShutterCount I +1 ?",
    382: "DirectoryIndex I -1 ?", 682: PS_INFO, 1114: of_model(r"\b1D Mark III$", "TimeStamp1 I !0 @unix_time ?"),
    1118: "TimeStamp I !0 @unix_time ?",
})  # fmt: skip
CAMERA_INFO_1D_MARK_IV = Record("B", {
    3: "FNumber B !0 @canon_f_16 ?", 4: "ExposureTime B !0 @canon_time_8 ?", 6: "ISO B @canon_iso_8 ?",
    7: "HighlightTonePriority ?", 8: "MeasuredEV2 !0 /8 -6 ?", 9: "MeasuredEV3 !0 /8 -6 ?", 21: "FlashMeteringMode ?",
    25: "CameraTemperature B -128 ?", 30: "FocalLength x !0 ?", 53: "CameraOrientation ?",
    84: "FocusDistanceUpper x /100 ?", 86: "FocusDistanceLower x /100 ?", 120: "WhiteBalance H ?",
    124: "ColorTemperature H ?", 335: "LensType x ?", 337: "MinFocalLength x ?", 339: "MaxFocalLength x ?",
    493: "FirmwareVersion s6 ?", 556: "FileIndex I +1 ?", 568: "DirectoryIndex I -1 ?", 872: PS_INFO,
})  # fmt: skip
CAMERA_INFO_1DX = Record("B", {
    3: "FNumber B !0 @canon_f_16 ?", 4: "ExposureTime B !0 @canon_time_8 ?", 6: "ISO B @canon_iso_8 ?",
    27: "CameraTemperature B -128 ?", 35: "FocalLength x !0 ?", 125: "CameraOrientation ?",
    140: "FocusDistanceUpper x /100 ?", 142: "FocusDistanceLower x /100 ?", 188: "WhiteBalance H ?",
    192: "ColorTemperature H ?", 244: "PictureStyle B ?", 423: "LensType x ?", 425: "MinFocalLength x ?",
    427: "MaxFocalLength x ?", 640: "FirmwareVersion s6 ?", 720: "FileIndex I +1 ?", 732: "DirectoryIndex I -1 ?",
    1012: PS_INFO_2,
})  # fmt: skip
CAMERA_INFO_5D = Record("b", {
    12: "LensType x !0 ?", 151: "LensType x ?", 3: "FNumber B !0 @canon_f_16 ?",
    4: "ExposureTime B !0 @canon_time_8 ?", 6: "ISO B @canon_iso_8 ?", 23: "CameraTemperature B -128 ?",
    27: where("LensType==124", "MacroMagnification @canon_macro ?"), 39: "CameraOrientation ?",
    40: "FocalLength x !0 ?", 56: "AFPointsInFocus5D x ?", 84: "WhiteBalance H ?", 88: "ColorTemperature H ?",
    108: "PictureStyle B ?", 147: "MinFocalLength x ?", 149: "MaxFocalLength x ?", 164: "FirmwareRevision s8 ?",
    172: "ShortOwnerName s16 ?", 204: "DirectoryIndex I ?", 208: "FileIndex H +1 ?", 232: "ContrastStandard ?",
    233: "ContrastPortrait ?", 234: "ContrastLandscape ?", 235: "ContrastNeutral ?", 236: "ContrastFaithful ?",
    237: "ContrastMonochrome ?", 238: "ContrastUserDef1 ?", 239: "ContrastUserDef2 ?", 240: "ContrastUserDef3 ?",
    241: "SharpnessStandard ?", 242: "SharpnessPortrait ?", 243: "SharpnessLandscape ?", 244: "SharpnessNeutral ?",
    245: "SharpnessFaithful ?", 246: "SharpnessMonochrome ?", 247: "SharpnessUserDef1 ?", 248: "SharpnessUserDef2 ?",
    249: "SharpnessUserDef3 ?", 250: "SaturationStandard ?", 251: "SaturationPortrait ?", 252: "SaturationLandscape ?",
    253: "SaturationNeutral ?", 254: "SaturationFaithful ?", 255: "FilterEffectMonochrome ?",
    256: "SaturationUserDef1 ?", 257: "SaturationUserDef2 ?", 258: "SaturationUserDef3 ?", 259: "ColorToneStandard ?",
    260: "ColorTonePortrait ?", 261: "ColorToneLandscape ?", 262: "ColorToneNeutral ?", 263: "ColorToneFaithful ?",
    264: "ToningEffectMonochrome ?", 265: "ColorToneUserDef1 ?", 266: "ColorToneUserDef2 ?",
    267: "ColorToneUserDef3 ?", 268: "UserDef1PictureStyle H ?", 270: "UserDef2PictureStyle H ?",
    272: "UserDef3PictureStyle H ?", 284: "TimeStamp I !0 @unix_time ?",
})  # fmt: skip
CAMERA_INFO_5D_MARK_II = Record("B", {
    230: "LensType x ?", 3: "FNumber B !0 @canon_f_16 ?", 4: "ExposureTime B !0 @canon_time_8 ?",
    6: "ISO B @canon_iso_8 ?", 7: "HighlightTonePriority ?", 21: "FlashMeteringMode ?",
    25: "CameraTemperature B -128 ?", 27: where("LensType==124", "MacroMagnification @canon_macro ?"),
    30: "FocalLength x !0 ?", 49: "CameraOrientation ?", 80: "FocusDistanceUpper x /100 ?",
    82: "FocusDistanceLower x /100 ?", 111: "WhiteBalance H ?", 115: "ColorTemperature H ?", 167: "PictureStyle B ?",
    189: "HighISONoiseReduction ?", 191: "AutoLightingOptimizer ?", 232: "MinFocalLength x ?",
    234: "MaxFocalLength x ?", 382: "FirmwareVersion s6 ~firmware ?", 443: "FileIndex I +1 ?",
    455: "DirectoryIndex I -1 ?", 759: PS_INFO,
})  # fmt: skip
CAMERA_INFO_5D_MARK_III = Record("B", {
    3: "FNumber B !0 @canon_f_16 ?", 4: "ExposureTime B !0 @canon_time_8 ?", 6: "ISO B @canon_iso_8 ?",
    27: "CameraTemperature B -128 ?", 35: "FocalLength x !0 ?", 125: "CameraOrientation ?",
    140: "FocusDistanceUpper x /100 ?", 142: "FocusDistanceLower x /100 ?", 188: "WhiteBalance H ?",
    192: "ColorTemperature H ?", 244: "PictureStyle B ?", 339: "LensType x ?", 341: "MinFocalLength x ?",
    343: "MaxFocalLength x ?", 356: "LensSerialNumber u5 ~hexadecimal ?", 572: "FirmwareVersion s6 ?",
    652: "FileIndex I +1 ?", 656: "FileIndex2 I +1 ?", 664: "DirectoryIndex I -1 ?", 668: "DirectoryIndex2 I -1 ?",
    944: PS_INFO_2,
})  # fmt: skip
CAMERA_INFO_6D = Record("B", {
    3: "FNumber B !0 @canon_f_16 ?", 4: "ExposureTime B !0 @canon_time_8 ?", 6: "ISO B @canon_iso_8 ?",
    27: "CameraTemperature B -128 ?", 35: "FocalLength x !0 ?", 131: "CameraOrientation ?",
    146: "FocusDistanceUpper x /100 ?", 148: "FocusDistanceLower x /100 ?", 194: "WhiteBalance H ?",
    198: "ColorTemperature H ?", 250: "PictureStyle B ?", 353: "LensType x ?", 355: "MinFocalLength x ?",
    357: "MaxFocalLength x ?", 598: "FirmwareVersion s6 ?", 682: "FileIndex I +1 ?", 694: "DirectoryIndex I -1 ?",
    966: PS_INFO_2,
})  # fmt: skip
CAMERA_INFO_7D = Record("B", {
    3: "FNumber B !0 @canon_f_16 ?", 4: "ExposureTime B !0 @canon_time_8 ?", 6: "ISO B @canon_iso_8 ?",
    7: "HighlightTonePriority ?", 8: "MeasuredEV2 !0 /8 -6 ?", 9: "MeasuredEV !0 /8 -6 ?", 21: "FlashMeteringMode ?",
    25: "CameraTemperature B -128 ?", 30: "FocalLength x !0 ?", 53: "CameraOrientation ?",
    84: "FocusDistanceUpper x /100 ?", 86: "FocusDistanceLower x /100 ?", 119: "WhiteBalance H ?",
    123: "ColorTemperature H ?", 175: "CameraPictureStyle ?", 201: "HighISONoiseReduction ?", 274: "LensType x ?",
    276: "MinFocalLength x ?", 278: "MaxFocalLength x ?", 428: "FirmwareVersion s6 ~firmware ?",
    491: "FileIndex I +1 ?", 503: "DirectoryIndex I -1 ?", 807: PS_INFO,
})  # fmt: skip
CAMERA_INFO_40D = Record("B", {
    214: "LensType x ?", 3: "FNumber B !0 @canon_f_16 ?", 4: "ExposureTime B !0 @canon_time_8 ?",
    6: "ISO B @canon_iso_8 ?", 21: "FlashMeteringMode ?", 24: "CameraTemperature B -128 ?",
    27: where("LensType==124", "MacroMagnification @canon_macro ?"), 29: "FocalLength x !0 ?",
    48: "CameraOrientation ?", 67: "FocusDistanceUpper x /100 ?", 69: "FocusDistanceLower x /100 ?",
    111: "WhiteBalance H ?", 115: "ColorTemperature H ?", 216: "MinFocalLength x ?", 218: "MaxFocalLength x ?",
    255: "FirmwareVersion s6 ?", 307: "FileIndex I +1 ?", 319: "DirectoryIndex I -1 ?", 603: PS_INFO,
    2347: "LensModel s64 ?",
})  # fmt: skip
CAMERA_INFO_50D = Record("B", {
    3: "FNumber B !0 @canon_f_16 ?", 4: "ExposureTime B !0 @canon_time_8 ?", 6: "ISO B @canon_iso_8 ?",
    7: "HighlightTonePriority ?", 21: "FlashMeteringMode ?", 25: "CameraTemperature B -128 ?",
    30: "FocalLength x !0 ?", 49: "CameraOrientation ?", 80: "FocusDistanceUpper x /100 ?",
    82: "FocusDistanceLower x /100 ?", 111: "WhiteBalance H ?", 115: "ColorTemperature H ?", 167: "PictureStyle B ?",
    189: "HighISONoiseReduction ?", 191: "AutoLightingOptimizer ?", 234: "LensType x ?", 236: "MinFocalLength x ?",
    238: "MaxFocalLength x ?", 350: "FirmwareVersion s6 ?", 411: "FileIndex I +1 ?", 423: "DirectoryIndex I -1 ?",
    727: PS_INFO,
})  # fmt: skip
CAMERA_INFO_60D = Record("B", {
    3: "FNumber B !0 @canon_f_16 ?", 4: "ExposureTime B !0 @canon_time_8 ?", 6: "ISO B @canon_iso_8 ?",
    25: "CameraTemperature B -128 ?", 30: "FocalLength x !0 ?", 54: of_model(r"EOS 60D$", "CameraOrientation ?"),
    58: of_model(r"\b(1200D|REBEL T5|Kiss X70)\b", "CameraOrientation ?"),
    85: of_model(r"EOS 60D$", "FocusDistanceUpper x /100 ?"), 87: of_model(r"EOS 60D$", "FocusDistanceLower x /100 ?"),
    125: of_model(r"EOS 60D$", "ColorTemperature H ?"), 232: "LensType x ?", 234: "MinFocalLength x ?",
    236: "MaxFocalLength x ?", 409: "FirmwareVersion s6 ?", 473: of_model(r"EOS 60D$", "FileIndex I +1 ?"),
    485: of_model(r"EOS 60D$", "DirectoryIndex I -1 ?"), 761: of_model(r"\b(1200D|REBEL T5|Kiss X70)\b", PS_INFO_2),
    801: of_model(r"EOS 60D$", PS_INFO_2),
})  # fmt: skip
CAMERA_INFO_70D = Record("B", {
    3: "FNumber B !0 @canon_f_16 ?", 4: "ExposureTime B !0 @canon_time_8 ?", 6: "ISO B @canon_iso_8 ?",
    27: "CameraTemperature B -128 ?", 35: "FocalLength x !0 ?", 132: "CameraOrientation ?",
    147: "FocusDistanceUpper x /100 ?", 149: "FocusDistanceLower x /100 ?", 199: "ColorTemperature H ?",
    358: "LensType x ?", 360: "MinFocalLength x ?", 362: "MaxFocalLength x ?", 606: "FirmwareVersion s6 ?",
    691: "FileIndex I +1 ?", 703: "DirectoryIndex I -1 ?", 975: PS_INFO_2,
})  # fmt: skip
CAMERA_INFO_80D = Record("B", {
    3: "FNumber B !0 @canon_f_16 ?", 4: "ExposureTime B !0 @canon_time_8 ?", 6: "ISO B @canon_iso_8 ?",
    27: "CameraTemperature B -128 ?", 35: "FocalLength x !0 ?", 150: "CameraOrientation ?",
    165: "FocusDistanceUpper x /100 ?", 167: "FocusDistanceLower x /100 ?", 314: "ColorTemperature H ?",
    393: "LensType x ?", 395: "MinFocalLength x ?", 397: "MaxFocalLength x ?", 1114: "FirmwareVersion s6 ?",
    1198: "FileIndex I +1 ?", 1210: "DirectoryIndex I -1 ?",
})  # fmt: skip
CAMERA_INFO_450D = Record("B", {
    222: "LensType x ?", 3: "FNumber B !0 @canon_f_16 ?", 4: "ExposureTime B !0 @canon_time_8 ?",
    6: "ISO B @canon_iso_8 ?", 21: "FlashMeteringMode ?", 24: "CameraTemperature B -128 ?",
    27: where("LensType==124", "MacroMagnification @canon_macro ?"), 29: "FocalLength x !0 ?",
    48: "CameraOrientation ?", 67: "FocusDistanceUpper x /100 ?", 69: "FocusDistanceLower x /100 ?",
    111: "WhiteBalance H ?", 115: "ColorTemperature H ?", 263: "FirmwareVersion s6 ?", 271: "OwnerName s32 ?",
    307: "DirectoryIndex I ?", 319: "FileIndex I +1 ?", 611: PS_INFO, 2355: "LensModel s64 ?",
})  # fmt: skip
CAMERA_INFO_500D = Record("B", {
    3: "FNumber B !0 @canon_f_16 ?", 4: "ExposureTime B !0 @canon_time_8 ?", 6: "ISO B @canon_iso_8 ?",
    7: "HighlightTonePriority ?", 21: "FlashMeteringMode ?", 25: "CameraTemperature B -128 ?",
    30: "FocalLength x !0 ?", 49: "CameraOrientation ?", 80: "FocusDistanceUpper x /100 ?",
    82: "FocusDistanceLower x /100 ?", 115: "WhiteBalance H ?", 119: "ColorTemperature H ?", 171: "PictureStyle B ?",
    188: "HighISONoiseReduction ?", 190: "AutoLightingOptimizer ?", 246: "LensType x ?", 248: "MinFocalLength x ?",
    250: "MaxFocalLength x ?", 400: "FirmwareVersion s6 ~firmware ?", 467: "FileIndex I +1 ?",
    479: "DirectoryIndex I -1 ?", 779: PS_INFO,
})  # fmt: skip
CAMERA_INFO_550D = Record("B", {
    3: "FNumber B !0 @canon_f_16 ?", 4: "ExposureTime B !0 @canon_time_8 ?", 6: "ISO B @canon_iso_8 ?",
    7: "HighlightTonePriority ?", 21: "FlashMeteringMode ?", 25: "CameraTemperature B -128 ?",
    30: "FocalLength x !0 ?", 53: "CameraOrientation ?", 84: "FocusDistanceUpper x /100 ?",
    86: "FocusDistanceLower x /100 ?", 120: "WhiteBalance H ?", 124: "ColorTemperature H ?", 176: "PictureStyle B ?",
    255: "LensType x ?", 257: "MinFocalLength x ?", 259: "MaxFocalLength x ?", 420: "FirmwareVersion s6 ~firmware ?",
    484: "FileIndex I +1 ?", 496: "DirectoryIndex I -1 ?", 796: PS_INFO,
})  # fmt: skip
CAMERA_INFO_600D = Record("B", {
    3: "FNumber B !0 @canon_f_16 ?", 4: "ExposureTime B !0 @canon_time_8 ?", 6: "ISO B @canon_iso_8 ?",
    7: "HighlightTonePriority ?", 21: "FlashMeteringMode ?", 25: "CameraTemperature B -128 ?",
    30: "FocalLength x !0 ?", 56: "CameraOrientation ?", 87: "FocusDistanceUpper x /100 ?",
    89: "FocusDistanceLower x /100 ?", 123: "WhiteBalance H ?", 127: "ColorTemperature H ?", 179: "PictureStyle B ?",
    234: "LensType x ?", 236: "MinFocalLength x ?", 238: "MaxFocalLength x ?", 411: "FirmwareVersion s6 ~firmware ?",
    475: "FileIndex I +1 ?", 487: "DirectoryIndex I -1 ?", 763: PS_INFO_2,
})  # fmt: skip
CAMERA_INFO_650D = Record("B", {
    3: "FNumber B !0 @canon_f_16 ?", 4: "ExposureTime B !0 @canon_time_8 ?", 6: "ISO B @canon_iso_8 ?",
    27: "CameraTemperature B -128 ?", 35: "FocalLength x !0 ?", 125: "CameraOrientation ?",
    140: "FocusDistanceUpper x /100 ?", 142: "FocusDistanceLower x /100 ?", 188: "WhiteBalance H ?",
    192: "ColorTemperature H ?", 244: "PictureStyle B ?", 295: "LensType x ?", 297: "MinFocalLength x ?",
    299: "MaxFocalLength x ?", 539: of_model(r"(650D|REBEL T4i|Kiss X6i)\b", "FirmwareVersion s6 ~firmware ?"),
    544: of_model(r"(700D|REBEL T5i|Kiss X7i)\b", "FirmwareVersion s6 ~firmware ?"),
    624: of_model(r"(650D|REBEL T4i|Kiss X6i)\b", "FileIndex I +1 ?"),
    628: of_model(r"(700D|REBEL T5i|Kiss X7i)\b", "FileIndex I +1 ?"),
    636: of_model(r"(650D|REBEL T4i|Kiss X6i)\b", "DirectoryIndex I -1 ?"),
    640: of_model(r"(700D|REBEL T5i|Kiss X7i)\b", "DirectoryIndex I -1 ?"), 912: PS_INFO_2,
})  # fmt: skip
CAMERA_INFO_750D = Record("B", {
    3: "FNumber B !0 @canon_f_16 ?", 4: "ExposureTime B !0 @canon_time_8 ?", 6: "ISO B @canon_iso_8 ?",
    27: "CameraTemperature B -128 ?", 35: "FocalLength x !0 ?", 150: "CameraOrientation ?",
    165: "FocusDistanceUpper x /100 ?", 167: "FocusDistanceLower x /100 ?", 305: "WhiteBalance H ?",
    309: "ColorTemperature H ?", 361: "PictureStyle B ?", 388: "LensType x ?", 390: "MinFocalLength x ?",
    392: "MaxFocalLength x ?", 1085: "FirmwareVersion s6 ~firmware ?", 1097: "FirmwareVersion s6 ~firmware ?",
})  # fmt: skip
CAMERA_INFO_1000D = Record("B", {
    226: "LensType x ?", 3: "FNumber B !0 @canon_f_16 ?", 4: "ExposureTime B !0 @canon_time_8 ?",
    6: "ISO B @canon_iso_8 ?", 21: "FlashMeteringMode ?", 24: "CameraTemperature B -128 ?",
    27: where("LensType==124", "MacroMagnification @canon_macro ?"), 29: "FocalLength x !0 ?",
    48: "CameraOrientation ?", 67: "FocusDistanceUpper x /100 ?", 69: "FocusDistanceLower x /100 ?",
    111: "WhiteBalance H ?", 115: "ColorTemperature H ?", 228: "MinFocalLength x ?", 230: "MaxFocalLength x ?",
    267: "FirmwareVersion s6 ?", 311: "DirectoryIndex I ?", 323: "FileIndex I +1 ?", 615: PS_INFO,
    2359: "LensModel s64 ?",
})  # fmt: skip
CAMERA_INFO_POWER_SHOT = Record("i", {
    0: "ISO -411 /96 @two_to *100 ?", 5: "FNumber /192 @two_to ?", 6: "ExposureTime /-96 @two_to ?", 23: "Rotation ?",
    135: "CameraTemperature ? #CameraInfoCount==138", 145: "CameraTemperature ? #CameraInfoCount==148",
})  # fmt: skip
CAMERA_INFO_POWER_SHOT_2 = Record("i", {
    1: "ISO -411 /96 @two_to *100 ?", 6: "FNumber /192 @two_to ?", 7: "ExposureTime /-96 @two_to ?", 24: "Rotation ?",
    153: "CameraTemperature ? #CameraInfoCount==156", 159: "CameraTemperature ? #CameraInfoCount==162",
    164: "CameraTemperature ? #CameraInfoCount==167", 168: "CameraTemperature ? #CameraInfoCount==171",
    261: "CameraTemperature ? #CameraInfoCount==264",
})  # fmt: skip
CAMERA_INFO_UNKNOWN_32 = Record("i", {
    -3: "CameraTemperature ? #CameraInfoCount>400", 71: "CameraTemperature ? #CameraInfoCount==72",
    83: "CameraTemperature ? #CameraInfoCount==85", 91: where("CameraInfoCount==93,94", "CameraTemperature ?"),
    92: "CameraTemperature ? #CameraInfoCount==96", 100: "CameraTemperature ? #CameraInfoCount==104",
})  # fmt: skip
