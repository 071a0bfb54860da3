"""The record 2010 of Sony, cameras until 2013."""

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
from rethumb_desktop.metadata.makers.tables import Record, not_of_model, of_model

TAG_2010_A = Record("B", {
    4392: "ReleaseMode3 ?", 4396: "ReleaseMode2 ?", 4404: "SelfTimer ?", 4408: "FlashMode ?",
    4414: "StopsAboveBaseISO H /-256 +16 ?", 4416: "BrightnessValue H /256 -56.6 ?", 4420: "DynamicRangeOptimizer ?",
    4424: "HDRSetting ?", 4428: "ExposureCompensation h /-256 ?", 4446: "PictureProfile ?", 4447: "PictureProfile ?",
    4451: "PictureEffect2 ?", 4464: "Quality2 ?", 4468: "MeteringMode ?", 4469: "ExposureProgram ?",
    4476: "WB_RGBLevels H3 ?",
}, {
    "DynamicRangeOptimizer": DYNAMIC_RANGE_OPTIMIZERS, "ExposureProgram": EXPOSURE_PROGRAMS,
    "ReleaseMode2": RELEASE_MODES, "FlashMode": FLASH_MODES, "ReleaseMode3": RELEASE_MODES_3,
    "HDRSetting": HDR_SETTINGS, "SelfTimer": {0: "Off", 1: "Self-timer 10 s", 2: "Self-timer 2 s"},
    "MeteringMode": METERING_MODES,
})  # fmt: skip
TAG_2010_B = Record("B", {
    0: "SequenceImageNumber I +1 ?", 4: "SequenceFileNumber I +1 ?", 8: "ReleaseMode2 I ?",
    438: "SonyDateTime u7 ~sony_date ?", 804: "DynamicRangeOptimizer ?", 4392: "ReleaseMode3 ?",
    4396: "ReleaseMode2 ?", 4404: "SelfTimer ?", 4408: "FlashMode ?", 4414: "StopsAboveBaseISO H /-256 +16 ?",
    4416: "BrightnessValue H /256 -56.6 ?", 4420: "DynamicRangeOptimizer ?", 4424: "HDRSetting ?",
    4428: "ExposureCompensation h /-256 ?", 4450: "PictureProfile ?", 4451: "PictureProfile ?",
    4455: "PictureEffect2 ?", 4468: "Quality2 ?", 4472: "MeteringMode ?", 4473: "ExposureProgram ?",
    4480: "WB_RGBLevels H3 ?", 4632: "SonyISO H @sony_iso ?", 6691: "DistortionCorrParams h16 ?",
}, {
    "ReleaseMode2": RELEASE_MODES, "ReleaseMode3": RELEASE_MODES_3, "FlashMode": FLASH_MODES,
    "MeteringMode": METERING_MODES, "DynamicRangeOptimizer": DYNAMIC_RANGE_OPTIMIZERS,
    "ExposureProgram": EXPOSURE_PROGRAMS, "SelfTimer": {0: "Off", 1: "Self-timer 10 s", 2: "Self-timer 2 s"},
    "HDRSetting": HDR_SETTINGS,
})  # fmt: skip
TAG_2010_C = Record("B", {
    0: "SequenceImageNumber I +1 ?", 4: "SequenceFileNumber I +1 ?", 8: "ReleaseMode2 I ?",
    512: "DigitalZoomRatio /16 ?", 528: "SonyDateTime u7 ~sony_date ?", 768: "DynamicRangeOptimizer ?",
    4356: "ReleaseMode3 ?", 4360: "ReleaseMode2 ?", 4368: "SelfTimer ?", 4372: "FlashMode ?",
    4378: "StopsAboveBaseISO H /-256 +16 ?", 4380: "BrightnessValue H /256 -56.6 ?", 4384: "DynamicRangeOptimizer ?",
    4388: "HDRSetting ?", 4392: "ExposureCompensation h /-256 ?", 4414: "PictureProfile ?", 4415: "PictureProfile ?",
    4419: "PictureEffect2 ?", 4432: "Quality2 ?", 4436: "MeteringMode ?", 4437: "ExposureProgram ?",
    4444: "WB_RGBLevels H3 ?", 4596: "SonyISO H @sony_iso ?",
}, {
    "SelfTimer": {0: "Off", 1: "Self-timer 10 s", 2: "Self-timer 2 s"}, "HDRSetting": HDR_SETTINGS,
    "ReleaseMode3": RELEASE_MODES_3, "ExposureProgram": EXPOSURE_PROGRAMS, "MeteringMode": METERING_MODES,
    "ReleaseMode2": RELEASE_MODES, "DynamicRangeOptimizer": DYNAMIC_RANGE_OPTIMIZERS, "FlashMode": FLASH_MODES,
})  # fmt: skip
TAG_2010_D = Record("B", {
    0: "SequenceImageNumber I +1 ?", 4: "SequenceFileNumber I +1 ?", 8: "ReleaseMode2 I ?",
    510: "SonyDateTime u7 ~sony_date ?", 892: "DynamicRangeOptimizer ?", 4480: "ReleaseMode3 ?",
    4484: "ReleaseMode2 ?", 4492: "SelfTimer ?", 4496: "FlashMode ?", 4502: "StopsAboveBaseISO H /-256 +16 ?",
    4504: "BrightnessValue H /256 -56.6 ?", 4508: "DynamicRangeOptimizer ?", 4512: "HDRSetting ?",
    4538: "PictureProfile ?", 4539: "PictureProfile ?", 4543: "PictureEffect2 ?", 4560: "MeteringMode ?",
    4561: "ExposureProgram ?", 4568: "WB_RGBLevels H3 ?", 4720: "SonyISO H @sony_iso ?",
}, {
    "ReleaseMode2": RELEASE_MODES, "ExposureProgram": EXPOSURE_PROGRAMS, "FlashMode": FLASH_MODES,
    "DynamicRangeOptimizer": DYNAMIC_RANGE_OPTIMIZERS,
    "SelfTimer": {0: "Off", 1: "Self-timer 10 s", 2: "Self-timer 2 s"}, "HDRSetting": HDR_SETTINGS,
    "MeteringMode": METERING_MODES, "ReleaseMode3": RELEASE_MODES_3,
})  # fmt: skip
TAG_2010_E = Record("B", {
    6290: "LensMount ?", 0: "SequenceImageNumber I +1 ?", 4: "SequenceFileNumber I +1 ?", 8: "ReleaseMode2 I ?",
    540: "DigitalZoomRatio /16 ?", 556: "SonyDateTime u7 ~sony_date ?", 808: "DynamicRangeOptimizer ?",
    4444: "ReleaseMode3 ?", 4448: "ReleaseMode2 ?", 4456: "SelfTimer ?", 4460: "FlashMode ?",
    4466: "StopsAboveBaseISO H /-256 +16 ?", 4468: "BrightnessValue H /256 -56.6 ?", 4472: "DynamicRangeOptimizer ?",
    4476: "HDRSetting ?", 4480: "ExposureCompensation h /-256 ?", 4502: "PictureProfile ?", 4503: "PictureProfile ?",
    4507: "PictureEffect2 ?", 4520: "Quality2 ?", 4524: "MeteringMode ?", 4525: "ExposureProgram ?",
    4532: "WB_RGBLevels H3 ?",
    4692: of_model(r"^(SLT-(A99|A99V)|NEX-(5R|5T|6|VG900|VG30E)|DSC-RX100|Stellar|HV)\b", "SonyISO H @sony_iso ?"),
    4696: of_model(r"^(DSC-(RX1|RX1R))\b", "SonyISO H @sony_iso ?"),
    4728: of_model(
        r"^(SLT-A58|ILCE-(3000|3500)|NEX-3N|DSC-(HX300|HX50V|WX60|WX80|WX200|WX300|TX30))\b", "FocalLength H /10 ?",
    ),
    4730: of_model(
        r"^(SLT-A58|ILCE-(3000|3500)|NEX-3N|DSC-(HX300|HX50V|WX60|WX80|WX200|WX300|TX30))\b",
        "MinFocalLength H /10 ?",
    ),
    4732: of_model(
        r"^(SLT-A58|ILCE-(3000|3500)|NEX-3N|DSC-(HX300|HX50V|WX60|WX80|WX200|WX300|TX30))\b",
        "MaxFocalLength H !0 /10 ?",
    ),
    4736: of_model(
        r"^(SLT-A58|ILCE-(3000|3500)|NEX-3N|DSC-(HX300|HX50V|WX60|WX80|WX200|WX300|TX30))\b",
        "SonyISO H @sony_iso ?",
    ),
    6256: not_of_model(r"^(DSC-|Stellar)", "DistortionCorrParams h16 ?"),
    6289: not_of_model(r"^(DSC-|Stellar)", "LensFormat ?"), 6291: "LensType2 H ? #LensMount==2",
    6294: "LensType H ? #LensMount==1", 6296: not_of_model(r"^(DSC-|Stellar)", "DistortionCorrParamsPresent ?"),
    6297: not_of_model(r"^DSC-", "DistortionCorrParamsNumber ?"),
}, {
    "DynamicRangeOptimizer": DYNAMIC_RANGE_OPTIMIZERS, "ReleaseMode2": RELEASE_MODES, "FlashMode": FLASH_MODES,
    "ReleaseMode3": RELEASE_MODES_3, "LensMount": {0: "Unknown", 1: "A-mount", 2: "E-mount"},
    "SelfTimer": {0: "Off", 1: "Self-timer 10 s", 2: "Self-timer 2 s"}, "MeteringMode": METERING_MODES,
    "HDRSetting": HDR_SETTINGS, "ExposureProgram": EXPOSURE_PROGRAMS,
})  # fmt: skip
