"""Pixels of the services as images of Qt."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from rethumb_desktop.domain.rendition import Pixels


def make_image(pixels: Pixels) -> QImage:
    """Return an image that owns its bytes; may be called on any thread."""
    stride = pixels.width * 4
    return QImage(pixels.data, pixels.width, pixels.height, stride, QImage.Format.Format_RGBA8888).copy()


def encode_png(image: QImage) -> bytes:
    """Return an image as the bytes of a PNG file; may be called on any thread."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return bytes(data.data())
