"""The record 2010 of Sony, cameras since 2013."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.sony_words import (
    DYNAMIC_RANGE_OPTIMIZERS,
    EXPOSURE_PROGRAMS,
    FLASH_MODES,
    HDR_SETTINGS,
    METERING_MODES,
    RELEASE_MODES,
    RELEASE_MODES_3,
)
from rethumb_desktop.metadata.makers.tables import Record, not_of_model

TAG_2010_F = Record("B", {
    4: "ReleaseMode2 I ?", 80: "DynamicRangeOptimizer ?", 4116: "ReleaseMode3 ?", 4120: "ReleaseMode2 ?",
    4128: "SelfTimer ?", 4132: "FlashMode ?", 4138: "StopsAboveBaseISO H /-256 +16 ?",
    4140: "BrightnessValue H /256 -56.6 ?", 4144: "DynamicRangeOptimizer ?", 4148: "HDRSetting ?",
    4152: "ExposureCompensation h /-256 ?", 4174: "PictureProfile ?", 4175: "PictureProfile ?",
    4179: "PictureEffect2 ?", 4192: "Quality2 ?", 4196: "MeteringMode ?", 4197: "ExposureProgram ?",
    4204: "WB_RGBLevels H3 ?", 4404: "FocalLength H /10 ?", 4406: "MinFocalLength H /10 ?",
    4408: "MaxFocalLength H /10 ?", 4412: "SonyISO H @sony_iso ?",
}, {
    "SelfTimer": {0: "Off", 1: "Self-timer 10 s", 2: "Self-timer 2 s"}, "HDRSetting": HDR_SETTINGS,
    "ExposureProgram": EXPOSURE_PROGRAMS, "DynamicRangeOptimizer": DYNAMIC_RANGE_OPTIMIZERS,
    "MeteringMode": METERING_MODES, "ReleaseMode2": RELEASE_MODES, "FlashMode": FLASH_MODES,
    "ReleaseMode3": RELEASE_MODES_3,
})  # fmt: skip
TAG_2010_G = Record("B", {
    6334: "LensMount ?", 4: "ReleaseMode2 I ?", 80: "DynamicRangeOptimizer ?", 524: "ReleaseMode3 ?",
    528: "ReleaseMode2 ?", 536: "SelfTimer ?", 540: "FlashMode ?", 546: "StopsAboveBaseISO H /-256 +16 ?",
    548: "BrightnessValue H /256 -56.6 ?", 552: "DynamicRangeOptimizer ?", 556: "HDRSetting ?",
    560: "ExposureCompensation h /-256 ?", 582: "PictureProfile ?", 583: "PictureProfile ?", 587: "PictureEffect2 ?",
    600: "Quality2 ?", 604: "MeteringMode ?", 605: "ExposureProgram ?", 612: "WB_RGBLevels H3 ?",
    812: "FocalLength H /10 ?", 814: "MinFocalLength H /10 ?", 816: "MaxFocalLength H !0 /10 ?",
    836: "SonyISO H @sony_iso ?", 6300: not_of_model(r"^DSC-", "DistortionCorrParams h16 ?"),
    6333: not_of_model(r"^DSC-", "LensFormat ?"), 6335: "LensType2 H ? #LensMount==2",
    6338: "LensType H ? #LensMount==1", 6340: not_of_model(r"^DSC-", "DistortionCorrParamsPresent ?"),
    6341: not_of_model(r"^DSC-", "DistortionCorrParamsNumber ?"),
}, {
    "ReleaseMode3": RELEASE_MODES_3, "FlashMode": FLASH_MODES,
    "SelfTimer": {0: "Off", 1: "Self-timer 10 s", 2: "Self-timer 2 s"}, "ExposureProgram": EXPOSURE_PROGRAMS,
    "LensMount": {0: "Unknown", 1: "A-mount", 2: "E-mount"}, "ReleaseMode2": RELEASE_MODES,
    "MeteringMode": METERING_MODES, "DynamicRangeOptimizer": DYNAMIC_RANGE_OPTIMIZERS, "HDRSetting": HDR_SETTINGS,
})  # fmt: skip
TAG_2010_H = Record("B", {
    6382: "LensMount ?", 4: "ReleaseMode2 I ?", 80: "DynamicRangeOptimizer ?", 524: "ReleaseMode3 ?",
    528: "ReleaseMode2 ?", 536: "SelfTimer ?", 540: "FlashMode ?", 546: "StopsAboveBaseISO H /-256 +16 ?",
    548: "BrightnessValue H /256 -56.6 ?", 552: "DynamicRangeOptimizer ?", 556: "HDRSetting ?",
    560: "ExposureCompensation h /-256 ?", 582: "PictureProfile ?", 583: "PictureProfile ?", 587: "PictureEffect2 ?",
    600: "Quality2 ?", 604: "MeteringMode ?", 605: "ExposureProgram ?", 612: "WB_RGBLevels H3 ?",
    812: "FocalLength H /10 ?", 814: "MinFocalLength H /10 ?", 816: "MaxFocalLength H !0 /10 ?",
    838: "SonyISO H @sony_iso ?", 6348: not_of_model(r"^DSC-", "DistortionCorrParams h16 ?"),
    6381: not_of_model(r"^DSC-", "LensFormat ?"), 6383: "LensType2 H ? #LensMount==2",
    6386: "LensType H ? #LensMount==1", 6388: not_of_model(r"^DSC-", "DistortionCorrParamsPresent ?"),
    6389: not_of_model(r"^DSC-", "DistortionCorrParamsNumber ?"),
}, {
    "ReleaseMode3": RELEASE_MODES_3, "LensMount": {0: "Unknown", 1: "A-mount", 2: "E-mount"}, "FlashMode": FLASH_MODES,
    "SelfTimer": {0: "Off", 1: "Self-timer 5 or 10 s", 2: "Self-timer 2 s"}, "ExposureProgram": EXPOSURE_PROGRAMS,
    "ReleaseMode2": RELEASE_MODES, "MeteringMode": METERING_MODES, "DynamicRangeOptimizer": DYNAMIC_RANGE_OPTIMIZERS,
    "HDRSetting": HDR_SETTINGS,
})  # fmt: skip
TAG_2010_I = Record("B", {
    6130: "LensMount ?", 4: "ReleaseMode2 I ?", 78: "DynamicRangeOptimizer ?", 516: "ReleaseMode3 ?",
    520: "ReleaseMode2 ?", 528: "SelfTimer ?", 529: "FlashMode ?", 535: "StopsAboveBaseISO H /-256 +16 ?",
    537: "BrightnessValue H /256 -56.6 ?", 539: "DynamicRangeOptimizer ?", 543: "HDRSetting ?",
    547: "ExposureCompensation h /-256 ?", 567: "PictureProfile ?", 568: "PictureProfile ?", 572: "PictureEffect2 ?",
    583: "Quality2 ?", 587: "MeteringMode ?", 588: "ExposureProgram ?", 594: "WB_RGBLevels H3 ?",
    778: "FocalLength H /10 ?", 780: "MinFocalLength H /10 ?", 782: "MaxFocalLength H !0 /10 ?",
    800: "SonyISO H @sony_iso ?", 6096: not_of_model(r"^DSC-", "DistortionCorrParams h16 ?"),
    6129: not_of_model(r"^DSC-", "LensFormat ?"), 6131: "LensType2 H ? #LensMount==2",
    6134: "LensType H ? #LensMount==1", 6136: not_of_model(r"^DSC-", "DistortionCorrParamsPresent ?"),
    6137: not_of_model(r"^DSC-", "DistortionCorrParamsNumber ?"),
}, {
    "ReleaseMode3": RELEASE_MODES_3, "ExposureProgram": EXPOSURE_PROGRAMS,
    "SelfTimer": {0: "Off", 1: "Self-timer 5 or 10 s", 2: "Self-timer 2 s"}, "HDRSetting": HDR_SETTINGS,
    "ReleaseMode2": RELEASE_MODES, "DynamicRangeOptimizer": DYNAMIC_RANGE_OPTIMIZERS, "MeteringMode": METERING_MODES,
    "FlashMode": FLASH_MODES, "LensMount": {0: "Unknown", 1: "A-mount", 2: "E-mount"},
})  # fmt: skip
