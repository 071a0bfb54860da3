"""What codes mean in several records of Sony."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.forms import Words

RELEASE_MODES: Words = {
    0: "Normal", 1: "Continuous", 2: "Continuous - exposure bracketing", 3: "DRO or white balance bracketing",
    5: "Continuous - burst", 6: "Single frame - capture during movie", 7: "Continuous - sweep panorama",
    8: "Continuous - anti-motion blur, hand-held twilight", 9: "Continuous - HDR",
    10: "Continuous - background defocus", 13: "Continuous - 3D sweep panorama",
    15: "Continuous - high resolution sweep panorama", 16: "Continuous - 3D image", 17: "Continuous - burst 2",
    18: "Normal - iAuto+", 19: "Continuous - Speed/Advance priority", 20: "Continuous - multi frame NR",
    23: "Single-frame - exposure bracketing", 26: "Continuous low", 27: "Continuous - high sensitivity",
    28: "Smile shutter", 29: "Continuous - tele-zoom advance priority", 146: "Single frame - movie capture",
}  # fmt: skip
EXPOSURE_PROGRAMS: Words = {
    0: "Program AE", 1: "Aperture-priority AE", 2: "Shutter speed priority AE", 3: "Manual", 4: "Auto", 5: "iAuto",
    6: "Superior auto", 7: "iAuto+", 8: "Portrait", 9: "Landscape", 10: "Twilight", 11: "Twilight portrait",
    12: "Sunset", 14: "Action (high speed)", 16: "Sports", 17: "Handheld night shot", 18: "Anti motion blur",
    19: "High sensitivity", 21: "Beach", 22: "Snow", 23: "Fireworks", 26: "Underwater", 27: "Gourmet", 28: "Pet",
    29: "Macro", 30: "Backlight correction HDR", 33: "Sweep panorama", 36: "Background defocus", 37: "Soft skin",
    42: "3D image", 43: "Cont. priority AE", 45: "Document", 46: "Party",
}  # fmt: skip
DYNAMIC_RANGE_OPTIMIZERS: Words = {
    0: "Off", 1: "Auto", 3: "Lv1", 4: "Lv2", 5: "Lv3", 6: "Lv4", 7: "Lv5", 8: "not used",
}  # fmt: skip
FLASH_MODES: Words = {
    0: "Autoflash", 1: "Fill-flash", 2: "Flash off", 3: "Slow sync", 4: "Rear sync", 6: "Wireless",
}  # fmt: skip
RELEASE_MODES_3: Words = {
    0: "Normal", 1: "Continuous", 2: "Bracketing", 4: "Continuous - burst", 5: "Continuous - Speed/Advance priority",
    6: "Normal - self-timer", 9: "Single burst shooting",
}  # fmt: skip
HDR_SETTINGS: Words = {
    0: "Off", 1: "HDR auto", 3: "HDR 1 EV", 5: "HDR 2 EV", 7: "HDR 3 EV", 9: "HDR 4 EV", 11: "HDR 5 EV",
    13: "HDR 6 EV",
}  # fmt: skip
METERING_MODES: Words = {
    0: "Multi-segment", 2: "Centre-weighted average", 3: "Spot", 4: "Average", 5: "Highlight",
}  # fmt: skip
EXPOSURE_PROGRAMS_2: Words = {
    0: "Auto", 1: "Manual", 2: "Program AE", 3: "Aperture-priority AE", 4: "Shutter speed priority AE",
    8: "Program shift A", 9: "Program shift S", 16: "Portrait", 17: "Sports", 18: "Sunset", 19: "Night portrait",
    20: "Landscape", 21: "Macro", 35: "Auto no flash",
}  # fmt: skip
DRIVE_MODES: Words = {
    1: "Single frame", 2: "Continuous high", 4: "Self-timer 10 sec", 5: "Self-timer 2 sec, mirror lock-up",
    7: "Continuous bracketing", 10: "Remote commander", 11: "Continuous self-timer",
}  # fmt: skip
EXPOSURE_PROGRAMS_3: Words = {
    1: "Program AE", 2: "Aperture-priority AE", 3: "Shutter speed priority AE", 4: "Manual", 5: "Cont. priority AE",
    16: "Auto", 17: "Auto (no flash)", 18: "Auto+", 49: "Portrait", 50: "Landscape", 51: "Macro", 52: "Sports",
    53: "Sunset", 54: "Night view", 55: "Night view/portrait", 56: "Handheld night shot", 57: "3D sweep panorama",
    64: "Auto 2", 65: "Auto 2 (no flash)", 80: "Sweep panorama", 96: "Anti motion blur", 128: "Toy camera",
    129: "Pop colour", 130: "Posterization", 131: "Posterization B/W", 132: "Retro photo", 133: "High-key",
    134: "Partial colour red", 135: "Partial colour green", 136: "Partial colour blue", 137: "Partial colour yellow",
    138: "High contrast monochrome",
}  # fmt: skip
FLASH_MODES_2: Words = {
    1: "Flash off", 16: "Autoflash", 17: "Fill-flash", 18: "Slow sync", 19: "Rear sync", 20: "Wireless",
}  # fmt: skip
