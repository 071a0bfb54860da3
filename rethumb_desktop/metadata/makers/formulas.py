"""Formulas from what makers store to what it means, by the names that tables use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Scalar = int | float | str


def _canon_ev(value: float) -> float:
    """Return exposure values of Canon: 32 to the stop, thirds rounded to 12 and 20."""
    size = int(abs(value))
    fraction = size & 0x1F
    exact = {0x0C: 32 / 3, 0x14: 64 / 3}.get(fraction, float(fraction))
    return (-1 if value < 0 else 1) * (size - fraction + exact) / 32


def _pentax_ev(value: float) -> float:
    """Return exposure values of Pentax: 8 to the stop, thirds rounded to 3 and 5."""
    sign = -1 if value < 0 else 1
    fraction = int(abs(value)) & 7
    exact = {3: 8 / 3, 5: 16 / 3}.get(fraction, float(fraction))
    return (value + sign * (exact - fraction)) / 8


def _canon_camera_iso(value: float) -> Scalar:
    if int(value) & 0x4000:
        return int(value) & 0x3FFF
    words: dict[int, Scalar] = {0: "n/a", 14: "Auto High", 15: "Auto", 16: 50, 17: 100, 18: 200, 19: 400, 20: 800}
    return words.get(int(value), f"Unknown ({int(value)})")


def _canon_file_number_20d(value: float) -> int:
    bits = int(value)
    return ((bits & 0xFFC0) >> 6) * 10_000 + ((bits >> 16) & 0xFF) + ((bits & 0x3F) << 8)


def _canon_file_number_30d(value: float) -> int:
    bits = int(value)
    folder = (bits & 0xFFC00) >> 10
    # Its high bits are missing; folders begin at 100.
    while folder < 100:
        folder += 0x40
    return folder * 10_000 + ((bits & 0x3FF) << 4) + ((bits >> 20) & 0x0F)


def _unix_time(value: float) -> str:
    try:
        return datetime.fromtimestamp(value, UTC).strftime("%Y:%m:%d %H:%M:%S") if value else "0000:00:00 00:00:00"
    except (OSError, OverflowError):
        return ""


def _pentax_guide_number(value: float) -> float:
    # 29 stands for -3.
    return float(2 ** ((-3 if value == 29 else value) / 16 + 4)) if value else 0


def _hexadecimal_pairs(value: float) -> str:
    digits = f"{int(value):04x}"
    return f"{digits[2:]} {digits[:2]}"


def _clock(value: float) -> str:
    bits = int(value)
    return f"{bits >> 16:02}:{bits >> 8 & 0xFF:02}:{bits & 0xFF:02}"


def _date(value: float) -> str:
    bits = int(value)
    return f"{bits >> 16:4}:{bits >> 8 & 0xFF:02}:{bits & 0xFF:02}"


def _sony_iso_code(value: float) -> Scalar:
    """Return the ISO of a code: thirds of a stop, 11 being 100."""
    code = int(value)
    return "Auto" if code == 0 else _SONY_ISO.get(code, code)


_SONY_ISO = {5: 25} | dict(enumerate((
    40, 50, 64, 80, 100, 125, 160, 200, 250, 320, 400, 500, 640, 800, 1000, 1250, 1600, 2000, 2500, 3200, 4000, 5000,
    6400, 8000, 10000, 12800, 16000, 20000, 25600, 32000, 40000, 51200, 64000, 80000, 102400, 128000, 160000, 204800,
    256000, 320000, 409600,
), start=7))  # fmt: skip

#: Formulas for one number. They may raise ArithmeticError or ValueError where it means nothing.
NUMBERS: dict[str, Callable[[float], Scalar]] = {
    "two_to": lambda v: 2.0**v,
    "nibble": lambda v: v - 16 if v > 7 else v,
    "signed_byte": lambda v: v - 256 if v > 128 else v,
    "half_turn": lambda v: v if v <= 180 else v - 360,
    "unix_time": _unix_time,
    "halves_swapped": lambda v: int(v) >> 16 | (int(v) & 0xFFFF) << 16,
    "two_bytes": lambda v: f"{int(v) >> 8} {int(v) & 0xFF}",
    "hexadecimal_pairs": _hexadecimal_pairs,
    "not_negative": lambda v: max(v, 0),
    "apex_time": lambda v: 2.0**-v if abs(v) < 100 else 0,
    "canon_camera_iso": _canon_camera_iso,
    "canon_ev": _canon_ev,
    "canon_f": lambda v: 2 ** (_canon_ev(v) / 2),
    "canon_f_16": lambda v: 2 ** ((v - 8) / 16),
    "canon_f_pf": lambda v: 2 ** (_canon_ev(v * 4 - 32) / 2),
    "canon_file_number_20d": _canon_file_number_20d,
    "canon_file_number_30d": _canon_file_number_30d,
    "canon_flash_output": lambda v: 255 if v >= 255 else 2 ** ((v - 200) / 16),
    "canon_iso_8": lambda v: 100 * 2 ** (v / 8 - 9),
    "canon_macro": lambda v: 2 ** ((75 - v) * 3 / 40),
    "canon_time": lambda v: 2 ** -_canon_ev(v),
    "canon_time_8": lambda v: 2 ** (4 * (1 - _canon_ev(v - 24))),
    "canon_time_pf": lambda v: 2 ** -_canon_ev(v * 4) * 125,
    "casio_distance": lambda v: "inf" if v >= 0x20000000 else v / 1000,
    "faces": lambda v: 0 if v > 8 else v,
    "leica_lens": lambda v: f"{int(v) >> 2} {int(v) & 3}",
    "minolta_clock": _clock,
    "minolta_date": _date,
    "minolta_f": lambda v: 2 ** ((v - 8) / 16),
    "minolta_iso": lambda v: 2 ** ((v - 48) / 8) * 100,
    "minolta_time": lambda v: 2 ** ((48 - v) / 8),
    "nikon_adjustment": lambda v: v - 128 if v else "Auto",
    "nikon_distance": lambda v: 0.01 * 10 ** (v / 40),
    "nikon_flash_count": lambda v: v + 1 if v < 10 else 5 * (v - 7),
    "nikon_flash_rate": lambda v: v + 1 if v < 10 else 10 * (v - 8),
    "nikon_pupil": lambda v: 2048 / v if v else v,
    "olympus_af_point": lambda v: f"{int(v) & 0x1F} {int(v) & 0xFFE0}",
    "olympus_f": lambda v: 2 ** (v / 512) if v else 0,
    "olympus_temperature": lambda v: 84 - 3 * v / 26,
    "pentax_compensation": lambda v: _pentax_ev(64 - v),
    "pentax_ev": _pentax_ev,
    "pentax_f": lambda v: 2 ** ((v - 68) / 16),
    "pentax_f_set": lambda v: 2 ** (_pentax_ev(v - 68) / 2),
    "pentax_focal": lambda v: 10 * (int(v) >> 2) * 4.0 ** ((int(v) & 3) - 2),
    "pentax_guide": _pentax_guide_number,
    "pentax_iso": lambda v: 100 * 2 ** ((v - 32) / 8),
    "pentax_iso_set": lambda v: int(100 * 2 ** _pentax_ev(v - 32) + 0.5),
    "pentax_sr_focal": lambda v: v * 4 if int(v) & 1 else v / 2,
    "pentax_stops": lambda v: 5 + (int(v) ^ 7) / 2,
    "pentax_time": lambda v: 24 * 2 ** (-(v - 32) / 8),
    "pentax_time_set": lambda v: 2 ** -_pentax_ev(v - 68),
    "sony_f": lambda v: 2 ** ((v / 8 - 1) / 2),
    "sony_f_256": lambda v: 2 ** ((v / 256 - 16) / 2),
    "sony_focal": lambda v: 10 * 2 ** ((v - 28) / 16),
    "sony_iso": lambda v: 100 * 2 ** (16 - v / 256),
    "sony_iso_8": lambda v: 2 ** (v / 8 - 6) * 100 if v else v,
    "sony_iso_8_auto": lambda v: 2 ** (v / 8 - 6) * 100 if 0 < v < 254 else v,
    "sony_iso_code": _sony_iso_code,
    "sony_max_f": lambda v: 2 ** ((v / 8 - 1.06) / 2),
    "sony_time": lambda v: 2 ** (6 - v / 8) if v else 0,
    "sony_time_256": lambda v: 2 ** (16 - v / 256) if v else 0,
}
