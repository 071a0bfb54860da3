"""Decoded values: what a person reads in place of codes and numbers."""

from __future__ import annotations

from collections.abc import Callable

from rethumb_desktop.domain.metadata import Value

_UNITS: dict[object, str] = {1: "no unit", 2: "inches", 3: "cm", 4: "mm", 5: "µm"}
_LEVELS: dict[object, str] = {0: "Normal", 1: "Low", 2: "High"}
_NORTH: dict[object, str] = {"M": "magnetic north", "T": "true north"}

CODES: dict[str, dict[object, str]] = {
    "Orientation": {
        1: "Upright", 2: "Mirror left to right", 3: "Turn by 180°", 4: "Mirror top to bottom",
        5: "Mirror and turn left by 90°", 6: "Turn right by 90°", 7: "Mirror and turn right by 90°",
        8: "Turn left by 90°",
    },
    "ResolutionUnit": _UNITS, "FocalPlaneResolutionUnit": _UNITS,
    "ExposureProgram": {
        0: "Not given", 1: "Manual", 2: "Program", 3: "Aperture priority", 4: "Shutter priority",
        5: "Creative (depth of field)", 6: "Action (fast shutter)", 7: "Portrait", 8: "Landscape", 9: "Bulb",
    },
    "MeteringMode": {
        0: "Unknown", 1: "Average", 2: "Centre-weighted", 3: "Spot", 4: "Several spots", 5: "Pattern",
        6: "Part of the picture", 255: "Other",
    },
    "LightSource": {
        0: "Unknown", 1: "Daylight", 2: "Fluorescent", 3: "Tungsten", 4: "Flash", 9: "Fine weather", 10: "Cloudy",
        11: "Shade", 12: "Daylight fluorescent", 13: "Day white fluorescent", 14: "Cool white fluorescent",
        15: "White fluorescent", 16: "Warm white fluorescent", 17: "Standard light A", 18: "Standard light B",
        19: "Standard light C", 20: "D55", 21: "D65", 22: "D75", 23: "D50", 24: "Studio tungsten", 255: "Other",
    },
    "ColorSpace": {1: "sRGB", 2: "Adobe RGB", 65535: "Uncalibrated", 65534: "Wide gamut"},
    "SensingMethod": {
        1: "Not given", 2: "One-chip colour sensor", 3: "Two-chip colour sensor", 4: "Three-chip colour sensor",
        5: "Sequential colour sensor", 7: "Three-line sensor", 8: "Sequential colour line sensor",
    },
    "FileSource": {1: "Film scanner", 2: "Print scanner", 3: "Digital camera"},
    "SceneType": {1: "Photographed directly"},
    "CustomRendered": {0: "Normal", 1: "Custom"},
    "ExposureMode": {0: "Auto", 1: "Manual", 2: "Bracket"},
    "WhiteBalance": {0: "Auto", 1: "Manual"},
    "SceneCaptureType": {0: "Standard", 1: "Landscape", 2: "Portrait", 3: "Night"},
    "GainControl": {0: "None", 1: "Low gain up", 2: "High gain up", 3: "Low gain down", 4: "High gain down"},
    "Contrast": _LEVELS, "Saturation": _LEVELS, "Sharpness": {0: "Normal", 1: "Soft", 2: "Hard"},
    "SubjectDistanceRange": {0: "Unknown", 1: "Macro", 2: "Close", 3: "Distant"},
    "SensitivityType": {
        0: "Unknown", 1: "Standard output sensitivity", 2: "Recommended exposure index", 3: "ISO speed",
        4: "Standard output sensitivity and recommended exposure index",
        5: "Standard output sensitivity and ISO speed", 6: "Recommended exposure index and ISO speed",
        7: "Standard output sensitivity, recommended exposure index and ISO speed",
    },
    "CompositeImage": {
        0: "Unknown", 1: "Not a composite", 2: "Composite", 3: "Composite made while photographing",
    },
    "YCbCrPositioning": {1: "Centred", 2: "Co-sited"},
    "Compression": {
        1: "None", 2: "CCITT 1D", 3: "Group 3 fax", 4: "Group 4 fax", 5: "LZW", 6: "JPEG (old style)", 7: "JPEG",
        8: "Deflate", 32773: "PackBits", 32946: "Deflate", 34676: "SGILog", 34925: "LZMA", 50000: "Zstandard",
        50001: "WebP", 34892: "Lossy JPEG",
    },
    "PhotometricInterpretation": {
        0: "White is zero", 1: "Black is zero", 2: "RGB", 3: "Palette", 4: "Mask", 5: "CMYK", 6: "YCbCr", 8: "CIELab",
        9: "ICCLab", 32803: "Colour filter array", 34892: "Linear raw",
    },
    "PlanarConfiguration": {1: "Chunky", 2: "Planar"},
    "Predictor": {1: "None", 2: "Horizontal", 3: "Floating point"},
    "FillOrder": {1: "Normal", 2: "Reversed"},
    "SubfileType": {0: "Full picture", 1: "Reduced picture", 2: "One page of several", 4: "Mask"},
    "InteropIndex": {"R98": "DCF basic (sRGB)", "R03": "DCF option (Adobe RGB)", "THM": "DCF thumbnail"},
    "GPSLatitudeRef": {"N": "North", "S": "South"}, "GPSDestLatitudeRef": {"N": "North", "S": "South"},
    "GPSLongitudeRef": {"E": "East", "W": "West"}, "GPSDestLongitudeRef": {"E": "East", "W": "West"},
    "GPSAltitudeRef": {0: "Above sea level", 1: "Below sea level"},
    "GPSStatus": {"A": "Measuring", "V": "Interrupted"},
    "GPSMeasureMode": {"2": "Two dimensions", "3": "Three dimensions"},
    "GPSSpeedRef": {"K": "km/h", "M": "mph", "N": "knots"},
    "GPSDestDistanceRef": {"K": "kilometres", "M": "miles", "N": "nautical miles"},
    "GPSTrackRef": _NORTH, "GPSImgDirectionRef": _NORTH, "GPSDestBearingRef": _NORTH,
    "GPSDifferential": {0: "No correction", 1: "Differentially corrected"},
}  # fmt: skip


def describe(name: str, value: Value, size: int = 0) -> str:
    """Return the text of a raw value; `size` is the number of bytes of what has none."""
    if value is None:
        return f"({size:,} bytes)" if size else ""
    if value == "undef":
        return "not given"
    codes = CODES.get(name)
    if codes and isinstance(value, int | str) and value in codes:
        return codes[value]
    if isinstance(value, int | float) and name in _WORDED:
        return _WORDED[name](value)
    if isinstance(value, list):
        return _describe_list(name, value)
    return format_value(value)


def format_value(value: object) -> str:
    """Return a value as plain text: numbers short, lists with commas."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.6g}" if abs(value) < 1e6 else f"{value:.10g}"
    if isinstance(value, list):
        return ", ".join(format_value(part) for part in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {format_value(part)}" for key, part in value.items())
    if value is None or value == "undef":
        return "not given"
    return str(value)


def _describe_list(name: str, value: list[object]) -> str:
    if name == "ComponentsConfiguration":
        letters = ["", "Y", "Cb", "Cr", "R", "G", "B"]
        return ", ".join(letters[n] for n in value if isinstance(n, int) and 0 < n < 7)
    if name in ("LensInfo", "DNGLensInfo") and len(value) == 4:
        return _describe_lens(value)
    if name in ("GPSVersionID", "DNGVersion", "DNGBackwardVersion"):
        return ".".join(str(part) for part in value)
    if name == "ISO":
        return ", ".join(f"ISO {part}" for part in value)
    return format_value(value)


def _describe_lens(value: list[object]) -> str:
    short, long, wide, narrow = ("?" if part == "undef" else format_value(part) for part in value)
    focal = short if short == long else f"{short}–{long}"
    aperture = wide if wide == narrow else f"{wide}–{narrow}"
    return f"{focal} mm f/{aperture}"


def _seconds(value: float) -> str:
    if 0 < value < 0.3:
        return f"1/{1 / value:.0f} s"
    return f"{value:.3g} s"


def _exposure_value(value: float) -> str:
    return "0 EV" if abs(value) < 0.005 else f"{value:+.2f}".rstrip("0").rstrip(".") + " EV"


def _flash(value: float) -> str:
    bits = int(value)
    if bits & 0x20:
        return "No flash"
    words = ["Flash fired" if bits & 1 else "Flash did not fire"]
    words += {1: ["forced on"], 2: ["forced off"], 3: ["auto"]}.get(bits >> 3 & 3, [])
    words += {2: ["no return light"], 3: ["return light"]}.get(bits >> 1 & 3, [])
    if bits & 0x40:
        words.append("red-eye reduction")
    return ", ".join(words)


def _distance(value: float) -> str:
    return "infinity" if value >= 0xFFFFFFFE else f"{value:.4g} m"


def _unit(unit: str) -> Callable[[float], str]:
    return lambda value: f"{value:.6g}{unit}"


def _f(value: float) -> str:
    return f"f/{value:.1f}" if value < 10 or value % 1 else f"f/{value:.0f}"


def _iso(value: float) -> str:
    return f"ISO {value:g}"


_WORDED: dict[str, Callable[[float], str]] = {
    "ExposureTime": _seconds, "ShutterSpeedValue": _seconds,
    "FNumber": _f, "ApertureValue": _f, "MaxApertureValue": _f,
    "ExposureCompensation": _exposure_value, "BrightnessValue": _exposure_value,
    "Flash": _flash, "ISO": _iso, "SubjectDistance": _distance,
    "FocalLength": _unit(" mm"), "FocalLengthIn35mmFormat": lambda v: f"{v:g} mm" if v else "unknown",
    "DigitalZoomRatio": lambda v: f"{v:.3g}×" if v else "not used",
    "GPSAltitude": _unit(" m"), "GPSHPositioningError": _unit(" m"),
    "GPSImgDirection": _unit("°"), "GPSTrack": _unit("°"), "GPSDestBearing": _unit("°"),
    "AmbientTemperature": _unit(" °C"), "Humidity": _unit(" %"), "Pressure": _unit(" hPa"),
    "WaterDepth": _unit(" m"), "CameraElevationAngle": _unit("°"),
}  # fmt: skip
