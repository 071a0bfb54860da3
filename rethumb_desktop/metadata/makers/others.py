"""Notes of makers with few tags."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.forms import Words
from rethumb_desktop.metadata.makers.tables import Record, Table, of_form, ordered

_MOON_PHASES: Words = {
    0: "New", 1: "New crescent", 2: "First quarter", 3: "Waxing gibbous", 4: "Full", 5: "Waning gibbous",
    6: "Last quarter", 7: "Old crescent",
}  # fmt: skip

DJI = Table({
    1: "Make", 3: "SpeedX", 4: "SpeedY", 5: "SpeedZ", 6: "Pitch", 7: "Yaw", 8: "Roll", 9: "CameraPitch",
    10: "CameraYaw", 11: "CameraRoll",
})  # fmt: skip
GE = Table({
    514: "Macro", 519: "GEModel s", 768: "GEMake s",
}, {
    "Macro": {0: "Off", 1: "On"},
})  # fmt: skip
JVC = Table({
    2: "CPUVersions ~listed", 3: "Quality",
}, {
    "Quality": {0: "Low", 1: "Normal", 2: "Fine"},
})  # fmt: skip
MOTOROLA = Table({
    21760: "BuildNumber", 21761: "SerialNumber", 25632: of_form("s", "CustomRendered"), 25808: "DriveMode",
    26206: "Sensor", 26373: "ManufactureDate",
})  # fmt: skip
FLIR = Table({
    1: "ImageTemperatureMax R ?", 2: "ImageTemperatureMin R ?", 3: "Emissivity ?",
})  # fmt: skip
NINTENDO_CAMERA_INFO = Record("B", {
    0: "ModelID u4 ?", 8: "TimeStamp I +946684800 @unix_time ?", 24: "InternalSerialNumber u4 ~prefixed_hexadecimal ?",
    40: "Parallax f ?", 48: "Category H ?",
})  # fmt: skip
NINTENDO = Table({
    4353: ordered("<", NINTENDO_CAMERA_INFO),
})  # fmt: skip
HP_4 = Record("B", {
    12: "MaxAperture H /10", 16: "ExposureTime I /1000000", 20: "CameraDateTime s20", 52: "ISO H",
    92: "SerialNumber s26 ~hp_serial",
})  # fmt: skip
HP_6 = Record("B", {
    12: "FNumber H /10", 16: "ExposureTime I /1000000", 20: "CameraDateTime s20", 52: "ISO H",
    88: "SerialNumber s26 ~hp_serial",
})  # fmt: skip
RECONYX = Record("H", {
    0: "MakerNoteVersion", 1: "FirmwareVersion H3", 4: "FirmwareDate H2 ~reconyx_firmware_date", 6: "TriggerMode s2",
    7: "Sequence H2", 9: "EventNumber H2 ~words_high_first", 11: "DateTimeOriginal H6 ~reconyx_date ?",
    18: "MoonPhase", 19: "AmbientTemperatureFahrenheit h", 20: "AmbientTemperature h",
    21: "SerialNumber u30 ~wide_text", 36: "Contrast", 37: "Brightness", 38: "Sharpness", 39: "Saturation",
    40: "InfraredIlluminator", 41: "MotionSensitivity", 42: "BatteryVoltage /1000", 43: "UserLabel s22",
}, {
    "TriggerMode": {"C": "CodeLoc not entered", "E": "External sensor", "M": "Motion detection", "T": "Time lapse"},
    "MoonPhase": _MOON_PHASES,
})  # fmt: skip
RECONYX_2 = Record("B", {
    24: "FirmwareVersion u7 ~reconyx_firmware", 31: "Micro1Version u7 ~reconyx_firmware",
    38: "BootLoaderVersion u7 ~reconyx_firmware", 45: "Micro2Version u7 ~reconyx_firmware", 52: "TriggerMode u1",
    53: "Sequence B2", 55: "EventNumber I", 59: "DateTimeOriginal B7 ~reconyx_date_2 ?", 66: "DayOfWeek",
    67: "MoonPhase", 68: "AmbientTemperatureFahrenheit h", 70: "AmbientTemperature h", 72: "Illumination",
    73: "BatteryVoltage H /1000", 75: "SerialNumber s15", 90: "UserLabel s21",
}, {
    "MoonPhase": _MOON_PHASES, "TriggerMode": {"M": "Motion detection", "P": "Point and shoot", "T": "Time lapse"},
})  # fmt: skip
RECONYX_3 = Record("B", {
    16: "FileNumber H", 18: "DirectoryNumber H", 42: "FirmwareVersion H3 ~reconyx_version",
    48: "FirmwareDate H2 ~reconyx_firmware_date", 52: "TriggerMode s2", 54: "Sequence H2",
    58: "EventNumber H2 ~words_high_first", 62: "DateTimeOriginal H6 ~date_backwards ?", 74: "DayOfWeek H",
    76: "MoonPhase H", 78: "AmbientTemperatureFahrenheit h", 80: "AmbientTemperature h", 82: "Contrast H",
    84: "Brightness H", 86: "Sharpness H", 88: "Saturation H", 90: "Flash H", 92: "AmbientInfrared H",
    94: "AmbientLight H", 96: "MotionSensitivity H", 98: "BatteryVoltage H", 100: "BatteryVoltageAvg H",
    102: "BatteryType H", 104: "UserLabel s22", 126: "SerialNumber u30 ~wide_text",
}, {
    "MoonPhase": _MOON_PHASES, "TriggerMode": {"M": "Motion detection", "P": "Point and shoot", "T": "Time lapse"},
})  # fmt: skip
SONY_ERICSSON = Table({
    513: "PreviewImageStart", 514: "PreviewImageLength", 8192: "MakerNoteVersion",
})  # fmt: skip
