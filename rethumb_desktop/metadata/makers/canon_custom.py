"""Custom and personal functions of Canon."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.forms import Words
from rethumb_desktop.metadata.makers.tables import Record, counting, of_model, one_of

_AF_ASSISTS: Words = {
    0: "Emits/Fires", 1: "Does not emit/Fires", 2: "Only ext. flash emits/Fires", 3: "Emits/Does not fire",
}  # fmt: skip

FUNCTIONS_1D = Record("B", {
    0: "FocusingScreen", 1: "FinderDisplayDuringExposure", 2: "ShutterReleaseNoCFCard", 3: "ISOSpeedExpansion",
    4: "ShutterAELButton", 5: "ManualTv", 6: "ExposureLevelIncrements", 7: "USMLensElectronicMF", 8: "LCDPanels",
    9: "AEBSequenceAutoCancel", 10: "AFPointIllumination", 11: "AFPointSelection", 12: "MirrorLockup",
    13: "AFPointSpotMetering", 14: "FillFlashAutoReduction", 15: "ShutterCurtainSync", 16: "SafetyShiftInAvOrTv",
    17: "AFPointActivationArea", 18: "SwitchToRegisteredAFPoint", 19: "LensAFStopButton",
    20: "AIServoTrackingSensitivity", 21: "AIServoContinuousShooting",
})  # fmt: skip
FUNCTIONS_5D = Record("B", {
    0: "FocusingScreen", 1: "SetFunctionWhenShooting", 2: "LongExposureNoiseReduction", 3: "FlashSyncSpeedAv",
    4: "Shutter-AELock", 5: "AFAssistBeam", 6: "ExposureLevelIncrements", 7: "FlashFiring", 8: "ISOExpansion",
    9: "AEBSequenceAutoCancel", 10: "SuperimposedDisplay", 11: "MenuButtonDisplayPosition", 12: "MirrorLockup",
    13: "AFPointSelectionMethod", 14: "ETTLII", 15: "ShutterCurtainSync", 16: "SafetyShiftInAvOrTv",
    17: "AFPointActivationArea", 18: "LCDDisplayReturnToShoot", 19: "LensAFStopButton", 20: "AddOriginalDecisionData",
}, {
    "ISOExpansion": {0: "Off", 1: "On"}, "LongExposureNoiseReduction": {0: "Off", 1: "Auto", 2: "On"},
})  # fmt: skip
FUNCTIONS_10D = Record("B", {
    1: "SetButtonWhenShooting", 2: "ShutterReleaseNoCFCard", 3: "FlashSyncSpeedAv", 4: "Shutter-AELock", 5: "AFAssist",
    6: "ExposureLevelIncrements", 7: "AFPointRegistration", 8: "RawAndJpgRecording", 9: "AEBSequenceAutoCancel",
    10: "SuperimposedDisplay", 11: "MenuButtonDisplayPosition", 12: "MirrorLockup", 13: "AssistButtonFunction",
    14: "FillFlashAutoReduction", 15: "ShutterCurtainSync", 16: "SafetyShiftInAvOrTv", 17: "LensAFStopButton",
}, {
    "AFAssist": _AF_ASSISTS,
})  # fmt: skip
FUNCTIONS_20D = Record("B", {
    0: "SetFunctionWhenShooting", 1: "LongExposureNoiseReduction", 2: "FlashSyncSpeedAv", 3: "Shutter-AELock",
    4: "AFAssistBeam", 5: "ExposureLevelIncrements", 6: "FlashFiring", 7: "ISOExpansion", 8: "AEBSequenceAutoCancel",
    9: "SuperimposedDisplay", 10: "MenuButtonDisplayPosition", 11: "MirrorLockup", 12: "AFPointSelectionMethod",
    13: "ETTLII", 14: "ShutterCurtainSync", 15: "SafetyShiftInAvOrTv", 16: "LensAFStopButton",
    17: "AddOriginalDecisionData",
}, {
    "ISOExpansion": {0: "Off", 1: "On"}, "LongExposureNoiseReduction": {0: "Off", 1: "On"},
})  # fmt: skip
FUNCTIONS_30D = Record("B", {
    1: "SetFunctionWhenShooting", 2: "LongExposureNoiseReduction", 3: "FlashSyncSpeedAv", 4: "Shutter-AELock",
    5: "AFAssistBeam", 6: "ExposureLevelIncrements", 7: "FlashFiring", 8: "ISOExpansion", 9: "AEBSequenceAutoCancel",
    10: "SuperimposedDisplay", 11: "MenuButtonDisplayPosition", 12: "MirrorLockup", 13: "AFPointSelectionMethod",
    14: "ETTLII", 15: "ShutterCurtainSync", 16: "SafetyShiftInAvOrTv", 17: "MagnifiedView", 18: "LensAFStopButton",
    19: "AddOriginalDecisionData",
}, {
    "ISOExpansion": {0: "Off", 1: "On"}, "LongExposureNoiseReduction": {0: "Off", 1: "Auto", 2: "On"},
})  # fmt: skip
FUNCTIONS_350D = Record("B", {
    0: "SetButtonCrossKeysFunc", 1: "LongExposureNoiseReduction", 2: "FlashSyncSpeedAv", 3: "Shutter-AELock",
    4: "AFAssistBeam", 5: "ExposureLevelIncrements", 6: "MirrorLockup", 7: "ETTLII", 8: "ShutterCurtainSync",
}, {
    "LongExposureNoiseReduction": {0: "Off", 1: "On"},
})  # fmt: skip
FUNCTIONS_400D = Record("B", {
    0: "SetButtonCrossKeysFunc", 1: "LongExposureNoiseReduction", 2: "FlashSyncSpeedAv", 3: "Shutter-AELock",
    4: "AFAssistBeam", 5: "ExposureLevelIncrements", 6: "MirrorLockup", 7: "ETTLII", 8: "ShutterCurtainSync",
    9: "MagnifiedView", 10: "LCDDisplayAtPowerOn",
}, {
    "LongExposureNoiseReduction": {0: "Off", 1: "Auto", 2: "On"},
})  # fmt: skip
FUNCTIONS_D_30 = Record("B", {
    1: "LongExposureNoiseReduction", 2: "Shutter-AELock", 3: "MirrorLockup", 4: "ExposureLevelIncrements",
    5: "AFAssist", 6: "FlashSyncSpeedAv", 7: "AEBSequenceAutoCancel", 8: "ShutterCurtainSync", 9: "LensAFStopButton",
    10: "FillFlashAutoReduction", 11: "MenuButtonReturn", 12: "SetButtonWhenShooting", 13: "SensorCleaning",
    14: "SuperimposedDisplay", 15: "ShutterReleaseNoCFCard",
}, {
    "LongExposureNoiseReduction": {0: "Off", 1: "On"}, "AFAssist": _AF_ASSISTS,
})  # fmt: skip
PERSONAL_FUNCS = Record("H", {
    1: "PF0CustomFuncRegistration", 2: "PF1DisableShootingModes", 3: "PF2DisableMeteringModes",
    4: "PF3ManualExposureMetering", 5: "PF4ExposureTimeLimits", 6: "PF5ApertureLimits", 7: "PF6PresetShootingModes",
    8: "PF7BracketContinuousShoot", 9: "PF8SetBracketShots", 10: "PF9ChangeBracketSequence",
    11: "PF10RetainProgramShift", 14: "PF13DrivePriority", 15: "PF14DisableFocusSearch", 16: "PF15DisableAFAssistBeam",
    17: "PF16AutoFocusPointShoot", 18: "PF17DisableAFPointSel", 19: "PF18EnableAutoAFPointSel",
    20: "PF19ContinuousShootSpeed", 21: "PF20LimitContinousShots", 22: "PF21EnableQuietOperation",
    24: "PF23SetTimerLengths", 25: "PF24LightLCDDuringBulb", 26: "PF25DefaultClearSettings",
    27: "PF26ShortenReleaseLag", 28: "PF27ReverseDialRotation", 29: "PF28NoQuickDialExpComp",
    30: "PF29QuickDialSwitchOff", 31: "PF30EnlargementMode", 32: "PF31OriginalDecisionData",
})  # fmt: skip
PERSONAL_FUNC_VALUES = Record("H", {
    1: "PF1Value", 2: "PF2Value", 3: "PF3Value", 4: "PF4ExposureTimeMin @not_negative @canon_time_pf",
    5: "PF4ExposureTimeMax @not_negative @canon_time_pf", 6: "PF5ApertureMin @not_negative @canon_f_pf",
    7: "PF5ApertureMax @not_negative @canon_f_pf", 8: "PF8BracketShots", 9: "PF19ShootingSpeedLow",
    10: "PF19ShootingSpeedHigh", 11: "PF20MaxContinousShots", 12: "PF23ShutterButtonTime", 13: "PF23FELockTime",
    14: "PF23PostReleaseTime", 15: "PF25AEMode", 16: "PF25MeteringMode", 17: "PF25DriveMode", 18: "PF25AFMode",
    19: "PF25AFPointSel", 20: "PF25ImageSize", 21: "PF25WBMode", 22: "PF25Parameters", 23: "PF25ColorMatrix",
    24: "PF27Value",
})  # fmt: skip
FUNCTIONS_2 = Record("B", {
    257: "ExposureLevelIncrements",
    258: "ISOSpeedIncrements", 259: one_of(of_model(r"\b1D", "ISOSpeedRange ~canon_iso_range"), "ISOExpansion"),
    260: "AEBAutoCancel", 261: "AEBSequence",
    262: "AEBShotCount",
    263: "SpotMeterLinkToAFPoint", 264: "SafetyShift",
    265: "UsableShootingModes",
    266: "UsableMeteringModes", 267: "ExposureModeInManual",
    268: one_of(
        counting(3, spec="ShutterSpeedRange ~canon_time_range"),
        counting(4, spec="ShutterSpeedRange ~canon_time_range_4"),
    ),
    269: one_of(counting(3, spec="ApertureRange ~canon_f_range"), counting(4, spec="ApertureRange ~canon_f_range_4")),
    270: "ApplyShootingMeteringMode",
    271: one_of(
        of_model(r"\b(40D|1Ds Mark III)\b", "FlashSyncSpeedAv"), of_model(r"\b(50D|60D|7D)\b", "FlashSyncSpeedAv"),
        of_model(r"\b(450D|XSi|Kiss X2|1000D|XS|Kiss F)\b", "FlashSyncSpeedAv"),
        of_model(r"\bEOS-1Ds? Mark III\b", "FlashSyncSpeedAv"), of_model(r"\bEOS-1D Mark IV\b", "FlashSyncSpeedAv"),
        "FlashSyncSpeedAv",
    ),
    272: "AEMicroadjustment", 273: "FEMicroadjustment", 274: "SameExposureForNewAperture",
    275: "ExposureCompAutoCancel", 276: "AELockMeterModeAfterFocus", 513: "LongExposureNoiseReduction",
    514: one_of(
        of_model(
            r"\b(50D|60D|5D Mark II|7D|500D|T1i|Kiss X3|550D|T2i|Kiss X4|600D|T3i|Kiss X5|1100D|T3|Kiss X50)\b",
            "HighISONoiseReduction",
        ),
        "HighISONoiseReduction",
    ),
    515: "HighlightTonePriority",
    516: one_of(
        of_model(r"\b(50D|5D Mark II|500D|T1i|Kiss X3|1D Mark IV)\b", "AutoLightingOptimizer"),
        "AutoLightingOptimizer",
    ),
    772: "ETTLII", 773: "ShutterCurtainSync", 774: "FlashFiring", 1031: "ViewInfoDuringExposure",
    1032: "LCDIlluminationDuringBulb",
    1033: "InfoButtonWhenShooting",
    1034: "ViewfinderWarnings", 1035: "LVShootingAreaDisplay", 1036: "LVShootingAreaDisplay",
    1281: "USMLensElectronicMF", 1282: "AIServoTrackingSensitivity", 1283: "AIServoImagePriority",
    1284: "AIServoTrackingMethod", 1285: "LensDriveNoAF", 1286: "LensAFStopButton", 1287: "AFMicroadjustment",
    1288: one_of(
        of_model(r"\b5D Mark II\b", "AFPointAreaExpansion"), of_model(r"\b1Ds Mark III\b", "AFPointAreaExpansion"),
        "AFPointAreaExpansion",
    ),
    1289: "SelectableAFPoint",
    1290: "SwitchToRegisteredAFPoint",
    1291: "AFPointAutoSelection",
    1292: "AFPointDisplayDuringFocus",
    1293: "AFPointBrightness", 1294: "AFAssistBeam",
    1295: "AFPointSelectionMethod",
    1296: one_of(of_model(r"\b7D\b", "VFDisplayIllumination"), "SuperimposedDisplay"),
    1297: "AFDuringLiveView", 1298: "SelectAFAreaSelectMode",
    1299: "ManualAFPointSelectPattern", 1300: "DisplayAllAFPoints", 1301: "FocusDisplayAIServoAndMF",
    1302: "OrientationLinkedAFPoint", 1303: "MultiControllerWhileMetering", 1304: "AccelerationTracking",
    1305: "AIServoFirstImagePriority", 1306: "AIServoSecondImagePriority", 1307: "AFAreaSelectMethod",
    1308: "AutoAFPointColorTracking", 1309: "VFDisplayIllumination", 1310: "InitialAFPointAIServoAF",
    1551: "MirrorLockup",
    1552: one_of(
        counting(6, spec="ContinuousShootingSpeed"), counting(5, spec="ContinuousShootingSpeed"),
        "ContinuousShootingSpeed",
    ),
    1553: "ContinuousShotLimit", 1554: "RestrictDriveModes",
    1793: one_of(
        of_model(
            r"\b(1000D|XS|Kiss F|500D|T1i|Kiss X3|550D|T2i|Kiss X4|600D|T3i|Kiss X5|1100D|T3|Kiss X50)\b",
            "Shutter-AELock",
        ),
        counting(2, spec="Shutter-AELock"), of_model(r"\b60D\b", "AFAndMeteringButtons"), "ShutterButtonAFOnButton",
    ),
    1794: "AFOnAELockButtonSwitch", 1795: "QuickControlDialInMeter",
    1796: one_of(
        of_model(r"\b(40D|50D|5D Mark II)\b", "SetButtonWhenShooting"),
        of_model(r"\b60D\b", "SetButtonWhenShooting"),
        of_model(r"\b(450D|XSi|Kiss X2|550D|T2i|Kiss X4|600D|T3i|Kiss X5)\b", "SetButtonWhenShooting"),
        of_model(r"\b(1100D|T3|Kiss X50)\b", "SetButtonWhenShooting"),
        of_model(r"\b(1000D|XS|Kiss F)\b", "SetButtonWhenShooting"),
        of_model(r"\b(500D|T1i|Kiss X3)\b", "SetButtonWhenShooting"), counting(2, spec="SetButtonWhenShooting"),
        "SetButtonWhenShooting",
    ),
    1797: "ManualTv", 1798: "DialDirectionTvAv", 1799: "AvSettingWithoutLens", 1800: "WBMediaImageSizeSetting",
    1801: "LockMicrophoneButton", 1802: "ButtonFunctionControlOff", 1803: "AssignFuncButton", 1804: "CustomControls",
    1805: "StartMovieShooting", 1806: "FlashButtonFunction", 1807: "MultiFunctionLock", 1808: "TrashButtonFunction",
    1809: "ShutterReleaseWithoutLens", 1810: "ControlRingRotation", 1811: "FocusRingRotation",
    1812: "RFLensMFFocusRingSensitivity", 1813: "CustomizeDials",
    2059: one_of(
        of_model(r"\b(40D|50D|60D)\b", "FocusingScreen"), of_model(r"\b5D Mark II\b", "FocusingScreen"),
        of_model(r"\b6D\b", "FocusingScreen"), of_model(r"\b7D Mark II\b", "FocusingScreen"),
        of_model(r"\b1D X\b", "FocusingScreen"), "FocusingScreen",
    ),
    2060: "TimerLength", 2061: "ShortReleaseTimeLag",
    2062: "AddAspectRatioInfo", 2063: "AddOriginalDecisionData", 2064: "LiveViewExposureSimulation",
    2065: "LCDDisplayAtPowerOn", 2066: "MemoAudioQuality", 2067: "DefaultEraseOption", 2068: "RetractLensOnPowerOff",
    2069: "AddIPTCInformation", 2070: "AudioCompression",
}, {
    "LongExposureNoiseReduction": {0: "Off", 1: "Auto", 2: "On"},
    "AutoLightingOptimizer": {0: "Standard", 1: "Low", 2: "Strong", 3: "Disable"},
    "HighISONoiseReduction": {0: "Standard", 1: "Low", 2: "Strong", 3: "Off"}, "ISOExpansion": {0: "Off", 1: "On"},
})  # fmt: skip
