"""Edits that Nikon Capture keeps."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.tables import Record, Table

BRIGHTNESS = Record("B", {
    0: "BrightnessAdj d *50", 8: "EnhanceDarkTones",
})  # fmt: skip
COLOR_BOOST = Record("B", {
    0: "ColorBoostType", 1: "ColorBoostLevel I",
})  # fmt: skip
CROP_DATA = Record("B", {
    30: "CropLeft d /2", 38: "CropTop d /2", 46: "CropRight d /2", 54: "CropBottom d /2",
    142: "CropOutputWidthInches d", 150: "CropOutputHeightInches d", 158: "CropScaledResolution d",
    174: "CropSourceResolution d /2", 182: "CropOutputResolution d", 190: "CropOutputScale d",
    198: "CropOutputWidth d", 206: "CropOutputHeight d", 214: "CropOutputPixels d",
})  # fmt: skip
D_LIGHTING_HQ = Record("I", {
    0: "D-LightingHQShadow", 1: "D-LightingHQHighlight", 2: "D-LightingHQColorBoost",
})  # fmt: skip
D_LIGHTING_HS = Record("I", {
    0: "D-LightingHSAdjustment", 1: "D-LightingHSColorBoost",
})  # fmt: skip
EXPOSURE = Record("B", {
    0: "ExposureAdj h /100", 18: "ExposureAdj2 d", 36: "ActiveD-Lighting", 37: "ActiveD-LightingMode",
}, {
    "ActiveD-Lighting": {0: "Off", 1: "On"},
})  # fmt: skip
HIGHLIGHT_DATA = Record("b", {
    0: "ShadowProtection", 1: "SaturationAdj", 6: "HighlightProtection",
})  # fmt: skip
PICTURE_CTRL = Record("B", {
    0: "PictureControlActive", 19: "PictureControlMode s16", 42: "QuickAdjust -128",
    43: "SharpeningAdj @nikon_adjustment", 44: "ContrastAdj @nikon_adjustment", 45: "BrightnessAdj @nikon_adjustment",
    46: "SaturationAdj @nikon_adjustment", 47: "HueAdj -128",
})  # fmt: skip
RED_EYE_DATA = Record("B", {
    0: "RedEyeCorrection",
})  # fmt: skip
NOISE_REDUCTION = Record("B", {
    4: "EdgeNoiseReduction", 5: "ColorMoireReductionMode", 9: "NoiseReductionIntensity I",
    13: "NoiseReductionSharpness I", 17: "NoiseReductionMethod H", 21: "ColorMoireReduction", 23: "NoiseReduction",
    24: "ColorNoiseReductionIntensity I", 28: "ColorNoiseReductionSharpness I",
}, {
    "NoiseReduction": {0: "Off", 1: "On"},
})  # fmt: skip
PHOTO_EFFECTS = Record("B", {
    0: "PhotoEffectsType", 4: "PhotoEffectsRed h", 6: "PhotoEffectsGreen h", 8: "PhotoEffectsBlue h",
})  # fmt: skip
WB_ADJ_DATA = Record("B", {
    0: "WBAdjRedBalance d", 8: "WBAdjBlueBalance d", 16: "WBAdjMode", 20: "WBAdjLighting H", 24: "WBAdjTemperature H",
    37: "WBAdjTint i",
})  # fmt: skip
UNSHARP_DATA = Record("B", {
    0: "UnsharpCount", 19: "Unsharp1Color H", 23: "Unsharp1Intensity H", 25: "Unsharp1HaloWidth H",
    27: "Unsharp1Threshold", 46: "Unsharp2Color H", 50: "Unsharp2Intensity H", 52: "Unsharp2HaloWidth H",
    54: "Unsharp2Threshold", 73: "Unsharp3Color H", 77: "Unsharp3Intensity H", 79: "Unsharp3HaloWidth H",
    81: "Unsharp3Threshold", 100: "Unsharp4Color H", 104: "Unsharp4Intensity H", 106: "Unsharp4HaloWidth H",
    108: "Unsharp4Threshold",
})  # fmt: skip
MAIN = Table({
    9103454: "LCHEditor", 138025509: "HistogramXML", 210313803: "ColorAberrationControl", 292547105: HIGHLIGHT_DATA,
    561376120: "D-LightingHQ", 801145905: "StraightenAngle", 927085536: CROP_DATA, 969168556: PICTURE_CTRL,
    1023177670: RED_EYE_DATA, 1024680516: "EditVersionName", 1097044422: "QuickFix", 1453671008: EXPOSURE,
    1594785059: "ColorBooster", 1785607862: "D-LightingHQSelected", 1966984128: "NoiseReduction",
    1990472192: "UnsharpMask", 1990472193: "Curves", 1990472194: "ColorBalanceAdj", 1990472195: "AdvancedRaw",
    1990472196: "WhiteBalanceAdj", 1990472197: "VignetteControl", 1990472198: "FlipHorizontal", 1990472199: "Rotation",
    2220397620: BRIGHTNESS, 2299524497: D_LIGHTING_HQ, 2456753120: NOISE_REDUCTION, 2875116126: "PhotoEffects",
    2892748224: "VignetteControlIntensity", 2956480030: PHOTO_EFFECTS, 3113853807: COLOR_BOOST,
    3208408096: WB_ADJ_DATA, 3461698730: "D-LightingHS", 3793173575: "PictureControl", 3816506167: D_LIGHTING_HS,
    3828044129: UNSHARP_DATA, 3915716657: "PhotoEffectHistoryXML", 4264076367: "AutoRedEye",
    4265884229: "ImageDustOff",
}, {
    "NoiseReduction": {0: "Off", 1: "On"}, "PictureControl": {0: "Off", 1: "On"},
    "VignetteControl": {0: "Off", 1: "On"},
})  # fmt: skip
