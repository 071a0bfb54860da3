"""Making a colour profile (ICC.1:2001-04, matrix and curves) out of primaries and a curve, for Little CMS."""

from __future__ import annotations

import struct
from collections.abc import Sequence

Point = tuple[float, float]  # x and y of CIE 1931
Vector = tuple[float, float, float]
Matrix = tuple[Vector, Vector, Vector]

# The white of profiles, and the matrix that adapts to it as eyes do (Bradford; ICC.1:2001-04, annex E).
_D50: Vector = (0.9642, 1.0, 0.8249)
_BRADFORD: Matrix = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))

_HEADER, _ENTRY = 128, 12


def make_rgb_profile(red: Point, green: Point, blue: Point, white: Point, curve: Sequence[float]) -> bytes:
    """Return a profile of these primaries and white; `curve` has the light (0 to 1) of evenly spaced values.

    Raises ValueError where the primaries span no colours.
    """
    columns = tuple(_xyz(point) for point in (red, green, blue))
    mixed = _transposed(columns)
    amounts = _times(_inverse(mixed), _xyz(white))
    adapted = _adaptation(_xyz(white))
    tags = {b"wtpt": _position(_D50)}
    for name, column, amount in zip((b"rXYZ", b"gXYZ", b"bXYZ"), columns, amounts, strict=True):
        tags[name] = _position(_times(adapted, (column[0] * amount, column[1] * amount, column[2] * amount)))
    return _profile(b"RGB ", tags | dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), _table(curve)))


def make_grey_profile(curve: Sequence[float]) -> bytes:
    """Return a profile of grey values; `curve` has the light (0 to 1) of evenly spaced values."""
    return _profile(b"GRAY", {b"wtpt": _position(_D50), b"kTRC": _table(curve)})


def _profile(space: bytes, tags: dict[bytes, bytes]) -> bytes:
    start, directory, data = _HEADER + 4 + _ENTRY * len(tags), b"", b""
    for name, body in tags.items():
        directory += struct.pack(">4sII", name, start + len(data), len(body))
        data += body + bytes(-len(body) % 4)
    header = struct.pack(">I4sI4s4s4s12x4s", start + len(data), b"", 0x02400000, b"mntr", space, b"XYZ ", b"acsp")
    header += bytes(28) + b"".join(_fixed(part) for part in _D50)
    return header.ljust(_HEADER, b"\0") + struct.pack(">I", len(tags)) + directory + data


def _position(value: Vector) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(_fixed(part) for part in value)


def _table(curve: Sequence[float]) -> bytes:
    values = [round(min(1.0, max(0.0, light)) * 65535) for light in curve]
    return b"curv\0\0\0\0" + struct.pack(f">I{len(values)}H", len(values), *values)


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(point: Point) -> Vector:
    x, y = point
    if y <= 0:
        raise ValueError("a colour without light")
    return x / y, 1.0, (1 - x - y) / y


def _adaptation(white: Vector) -> Matrix:
    """Return the matrix that turns colours under this white into those under the white of profiles."""
    seen, wanted = _times(_BRADFORD, white), _times(_BRADFORD, _D50)
    scaled = tuple(tuple(part * wanted[row] / seen[row] for part in _BRADFORD[row]) for row in range(3))
    back = _transposed(_inverse(_BRADFORD))
    columns = _transposed(scaled)
    return _transposed(tuple(_times(_transposed(back), column) for column in columns))


def _times(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> Vector:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def _transposed(matrix: Sequence[Sequence[float]]) -> Matrix:
    first, second, third = zip(*matrix, strict=True)
    return first, second, third


def _inverse(matrix: Sequence[Sequence[float]]) -> Matrix:
    (a, b, c), (d, e, f), (g, h, i) = matrix
    determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    if abs(determinant) < 1e-6:
        raise ValueError("primaries on a line")
    rows = (
        (e * i - f * h, c * h - b * i, b * f - c * e),
        (f * g - d * i, a * i - c * g, c * d - a * f),
        (d * h - e * g, b * g - a * h, a * e - b * d),
    )
    first, second, third = (tuple(part / determinant for part in row) for row in rows)
    return (first[0], first[1], first[2]), (second[0], second[1], second[2]), (third[0], third[1], third[2])
