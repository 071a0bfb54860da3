"""Notes of Samsung."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.tables import Record, Table, beginning

MAIN = Record("I", {
    0: "MakerNoteVersion u8", 2: "PreviewImageStart", 3: "PreviewImageLength",
})  # fmt: skip
PICTURE_WIZARD = Record("H", {
    0: "PictureWizardMode", 1: "PictureWizardColor", 2: "PictureWizardSaturation -4", 3: "PictureWizardSharpness -4",
    4: "PictureWizardContrast -4",
})  # fmt: skip
TYPE_2 = Table({
    1: "MakerNoteVersion", 2: "DeviceType", 3: "SamsungModelID",
    32: "SmartAlbumColor", 33: PICTURE_WIZARD,
    48: "LocalLocationName u ~lines", 49: "LocationName", 64: "RawDataByteOrder", 65: "WhiteBalanceSetup",
    67: "CameraTemperature", 80: "RawDataCFAPattern", 256: "FaceDetect", 288: "FaceRecognition", 291: "FaceName",
    40961: "FirmwareName", 40962: beginning(rb"\w{5}", "SerialNumber"), 40963: "LensType", 40964: "LensFirmware",
    40965: "InternalLensSerialNumber", 40976: "SensorAreas", 40977: "ColorSpace", 40978: "SmartRange",
    40979: "ExposureCompensation", 40980: "ISO", 40984: "ExposureTime ~first", 40985: "FNumber ~first ?",
    40986: "FocalLengthIn35mmFormat I /10 ?", 40992: "EncryptionKey", 40997: "HighlightLinearityLimit",
}, {
    "ColorSpace": {0: "sRGB", 1: "Adobe RGB"},
})  # fmt: skip
