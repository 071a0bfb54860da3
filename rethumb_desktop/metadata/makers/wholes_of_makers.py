"""Formulas of single makers for values that are more than one number; see `wholes`."""

from __future__ import annotations

import struct
from collections.abc import Callable

from rethumb_desktop.domain.metadata import Value
from rethumb_desktop.metadata.collecting.blocks import decode_text
from rethumb_desktop.metadata.makers.forms import Part
from rethumb_desktop.metadata.makers.formulas import Scalar
from rethumb_desktop.metadata.makers.parts import digits, head, integers, numbers, one_or_list, text_of
from rethumb_desktop.metadata.values import plain_number

Whole = Callable[[Part], Value]


def _short_then_bytes(order: str, part: Part) -> Value:
    """Return a date: a year of 16 bits, then month, day, hour, minute, second of 8."""
    raw = head(part)
    if len(raw) < 7:
        return None
    year, month, day, hour, minute, second = struct.unpack(f"{order}H5B", raw[:7])
    return f"{year:04}:{month:02}:{day:02} {hour:02}:{minute:02}:{second:02}"


def _canon_range(formula: Callable[[float], float]) -> Whole:
    def read(part: Part) -> Value:
        values = integers(part)
        computed = [plain_number(formula(n)) if abs(n) < 2_000 else 0 for n in values[1:]]
        return [*values[:1], *computed]

    return read


def _canon_fine_range(formula: Callable[[float], float]) -> Whole:
    def read(part: Part) -> Value:
        return [plain_number(formula(n)) if abs(n) < 100_000 else 0 for n in integers(part)]

    return read


def _canon_iso(code: float) -> float:
    return code if code < 2 else float(2 ** (code / 8 - 9)) * 100 if code < 1_000 else 0


def _canon_battery(part: Part) -> Value:
    return decode_text(head(part)[4:]) or None


def _nikon_product(code: str) -> Whole:
    """Return a value of three bytes: number, numerator, denominator."""

    def read(part: Part) -> Value:
        raw = head(part)
        if len(raw) < 3:
            return None
        number, numerator, denominator = struct.unpack(f"3{code}", raw[:3])
        return plain_number(number * (numerator / denominator)) if denominator else 0

    return read


def _nikon_levels(part: Part) -> Value:
    values = integers(part)
    return [values[0] * 2, values[1], values[2], values[3] * 2] if len(values) == 4 else list(values)


def _nikon_time(part: Part) -> Value:
    return _short_then_bytes(part.order, part)


def _sony_face(part: Part) -> Value:
    values = [n * 15 for n in integers(part)]
    return [values[1], values[0], values[3], values[2]] if len(values) == 4 else None


def _sony_lens(part: Part) -> Value:
    raw = head(part)
    if len(raw) != 8:
        return None
    code = raw.hex()
    try:
        short, long, wide, narrow = int(code[2:6]), int(code[6:10]), int(code[10:12]), int(code[12:14])
    except ValueError:
        return code
    return [code[:2], short, long, wide / 10, narrow / 10, code[14:]]


def _sony_date(part: Part) -> Value:
    return _short_then_bytes("<", part)


def _sony_date_2(part: Part) -> Value:
    values = digits(part, 6)
    if not values or not values[0]:
        return None
    year, month, day, hour, minute, second = values
    return f"20{year:02}:{month:02}:{day:02} {hour:02}:{minute:02}:{second:02}"


def _sony_minutes(part: Part) -> Value:
    return ":".join(f"{n:02}" for n in digits(part, 2)) or None


def _sony_serial(part: Part) -> Value:
    text = head(part).hex() if part.form == "u" else text_of(part)
    pairs = [text[i : i + 2] for i in range(0, len(text), 2)]
    return "".join(reversed(pairs)).removeprefix("0")


def _sony_pixel_shift(part: Part) -> Value:
    raw = head(part)
    if len(raw) < 6:
        return None
    (bits,) = struct.unpack("<I", raw[:4])
    day, hour, minute, second = bits >> 17 & 0x1F, bits >> 12 & 0x1F, bits >> 6 & 0x3F, bits & 0x3F
    return f"{day:02}{hour:02}{minute:02}{second:02} {raw[4]} {raw[5]} 0x{bits >> 22:x}"


def _pentax_lens_2(part: Part) -> Value:
    values = digits(part, 4)
    return [values[0] & 0x0F, values[2] << 8 | values[3]] if values else None


def _pentax_lens_5(part: Part) -> Value:
    values = digits(part, 5)
    return [values[0] & 0x0F, values[3] << 8 | values[4]] if values else None


def _pentax_date(part: Part) -> Value:
    raw = head(part)
    return "{:04}:{:02}:{:02}".format(*struct.unpack(">HBB", raw)) if len(raw) == 4 else None


def _pentax_time(part: Part) -> Value:
    return ":".join(f"{n:02}" for n in digits(part, 3)) or None


def _pentax_manufactured(part: Part) -> Value:
    values = integers(part)
    text = str(values[0]) if values else ""
    if len(text) == 5:
        text = f"200{text}"
    return f"{text[:4]}:{text[4:6]}:{text[6:]}" if len(text) == 8 else f"Unknown ({text})"


def _pentax_first_ev(part: Part) -> Value:
    values = integers(part)
    return plain_number((values[0] - 50) / 10) if values else None


def _pentax_sixths(part: Part) -> Value:
    values = integers(part)
    return one_or_list([plain_number(values[0] / 6), *values[1:]]) if values else None


def _pentax_bracket(step: int) -> Scalar:
    if step < 20:
        return plain_number(step / 3 if step < 10 else step - 9.5)
    return f"{step - 0x1000}/2" if step & 0x1000 else f"{step - 0x2000}/3" if step & 0x2000 else step


def _pentax_bracketing(part: Part) -> Value:
    values = integers(part)
    return one_or_list([_pentax_bracket(values[0]), *values[1:]]) if values else None


def _pentax_kelvin(part: Part) -> Value:
    values = integers(part)
    return [53_190 - values[0], values[1], values[2] / 8192, values[3] / 8192] if len(values) == 4 else None


def _pentax_color_temperature(part: Part) -> Value:
    raw = head(part)
    if len(raw) != 4:
        return None
    temperature, shifts = struct.unpack(">HxB", raw)
    return [53_190 - temperature, *((n - 16 if n >= 8 else n) for n in (shifts & 0x0F, shifts >> 4))]


def _pentax_filter(part: Part) -> Value:
    raw = head(part)
    return [raw[0], *struct.unpack(f"{len(raw) - 1}b", raw[1:])] if raw[:1].strip(b"\0") else None


def _inverted_bytes(part: Part) -> Value:
    raw = head(part)
    return [byte ^ 0xFF for byte in raw] if len(raw) == 4 else None


def _olympus_lens(part: Part) -> Value:
    values = digits(part, 4)
    return f"{values[0]:x} {values[2]:02x} {values[3]:02x}" if values else None


def _olympus_extender(part: Part) -> Value:
    values = digits(part, 3)
    return f"{values[0]:x} {values[2]:02x}" if values else None


def _olympus_angle(sign: int) -> Whole:
    def read(part: Part) -> Value:
        values = integers(part)
        return plain_number(sign * values[0] / 10) if len(values) == 2 and values[1] != 1 else "n/a"

    return read


def _olympus_distance(part: Part) -> Value:
    values = integers(part, "I")
    return (0 if values[0] == 0xFFFFFFFF else plain_number(values[0] / 1000)) if values else None


def _rest(part: Part) -> Value:
    return list([plain_number(n) for n in numbers(part)][1:])


def _panasonic_date(part: Part) -> Value:
    code = head(part)[:8].hex()
    if len(code) < 16 or code.startswith("00"):
        return None
    return f"{code[:4]}:{code[4:6]}:{code[6:8]} {code[8:10]}:{code[10:12]}:{code[12:14]}.{code[14:]}"


def _casio_frame_rate(part: Part) -> Value:
    values = integers(part)
    if len(values) < 2:
        return plain_number(values[0] / 1000) if values else None
    fast, slow = values[:2]
    return f"{slow}-{fast}" if slow else plain_number(fast / 1000 if fast > 10_000 else fast)


def _kodak_month_day(part: Part) -> Value:
    return ":".join(f"{n:02}" for n in digits(part, 2)) or None


def _kodak_clock(part: Part) -> Value:
    values = digits(part, 4)
    return "{:02}:{:02}:{:02}.{:02}".format(*values) if values else None


def _ricoh_date(part: Part) -> Value:
    code = head(part)[:7].hex()
    if len(code) < 14:
        return None
    return f"{code[:4]}:{code[4:6]}:{code[6:8]} {code[8:10]}:{code[10:12]}:{code[12:]}"


def _reconyx_firmware(part: Part) -> Value:
    raw = head(part)
    if len(raw) < 7:
        return None
    major, minor, year, month, day = struct.unpack("<BBHBB", raw[:6])
    return f"V{major:02x}.{minor:02x} {year:04x}:{month:02x}:{day:02x} Rev.{chr(raw[6])}"


def _reconyx_firmware_date(part: Part) -> Value:
    values = integers(part)
    return f"{values[0]:04x}:{values[1] >> 8:02x}:{values[1] & 0xFF:02x}" if len(values) > 1 else None


def _reconyx_date(part: Part) -> Value:
    values = integers(part)
    if len(values) < 6:
        return None
    # Some cameras write these in the other byte order.
    if values[0] & 0xFF00 and not values[0] & 0xFF:
        values = [n >> 8 | (n & 0xFF) << 8 for n in values]
    second, minute, hour, month, day, year = values[:6]
    return f"{year:04}:{month:02}:{day:02} {hour:02}:{minute:02}:{second:02}"


def _reconyx_date_2(part: Part) -> Value:
    values = digits(part, 7)
    if not values:
        return None
    second, minute, hour, day, month, low, high = values
    return f"{low | high << 8:04}:{month:02}:{day:02} {hour:02}:{minute:02}:{second:02}"


def _reconyx_version(part: Part) -> Value:
    values = integers(part)
    return f"{values[0]}.{values[1]}{chr(values[2] & 0x7F)}" if len(values) > 2 else None


def _hp_serial(part: Part) -> Value:
    text = text_of(part)
    return text.removeprefix("SERIAL NUMBER:") if text.startswith("SERIAL NUMBER:") else None


OF_MAKERS: dict[str, Whole] = {
    "battery": _canon_battery, "canon_f_range": _canon_range(lambda n: 2 ** ((n / 8 - 1) / 2)),
    "canon_f_range_4": _canon_fine_range(lambda n: 2.718281828459045 ** (n / 2400)),
    "canon_iso_range": _canon_range(_canon_iso), "canon_time_range": _canon_range(lambda n: 2 ** -(n / 8 - 7)),
    "canon_time_range_4": _canon_fine_range(lambda n: 2.718281828459045 ** (-n / (1600 * 0.6931471805599453))),
    "casio_frame_rate": _casio_frame_rate, "hp_serial": _hp_serial, "inverted_bytes": _inverted_bytes,
    "kodak_clock": _kodak_clock, "kodak_month_day": _kodak_month_day, "nikon_levels": _nikon_levels,
    "nikon_product": _nikon_product("b"), "nikon_product_unsigned": _nikon_product("B"), "nikon_time": _nikon_time,
    "olympus_distance": _olympus_distance, "olympus_extender": _olympus_extender, "olympus_lens": _olympus_lens,
    "olympus_pitch": _olympus_angle(1), "olympus_roll": _olympus_angle(-1), "pairs_backwards": _sony_serial,
    "panasonic_date": _panasonic_date, "pentax_bracketing": _pentax_bracketing,
    "pentax_color_temperature": _pentax_color_temperature, "pentax_date": _pentax_date,
    "pentax_filter": _pentax_filter, "pentax_first_ev": _pentax_first_ev, "pentax_kelvin": _pentax_kelvin,
    "pentax_lens_2": _pentax_lens_2, "pentax_lens_5": _pentax_lens_5, "pentax_manufactured": _pentax_manufactured,
    "pentax_time": _pentax_time, "reconyx_date": _reconyx_date, "reconyx_date_2": _reconyx_date_2,
    "reconyx_firmware": _reconyx_firmware, "reconyx_firmware_date": _reconyx_firmware_date,
    "reconyx_version": _reconyx_version, "rest": _rest, "ricoh_date": _ricoh_date, "sixths": _pentax_sixths,
    "sony_date": _sony_date, "sony_date_2": _sony_date_2, "sony_face": _sony_face, "sony_lens": _sony_lens,
    "sony_minutes": _sony_minutes, "sony_pixel_shift": _sony_pixel_shift,
}  # fmt: skip
