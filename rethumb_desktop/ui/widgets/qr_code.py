"""A QR code, for taking a text to a phone."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

#: Light modules around the code, without which cameras do not find it.
_QUIET = 4
_SMALLEST_MODULE = 3


class QrCode(QWidget):
    """Shows a text as black squares on white, in light and in dark windows: cameras want it so.

    Every square covers whole pixels of the screen, whatever its scale.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("qrCode")
        self.setAccessibleName(self.tr("QR code"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._rows: tuple[bytes, ...] = ()

    def set_text(self, text: str) -> bool:
        """Show a text; whether it fits, which some thousand letters do not."""
        import segno

        try:
            # The strongest correction that takes no larger code.
            code = segno.make_qr(text, error="m", boost_error=True)
        except segno.DataOverflowError:
            self._rows = ()
        else:
            self._rows = tuple(bytes(row) for row in code.matrix)
        self.updateGeometry()
        self.update()
        return bool(self._rows)

    def modules(self) -> int:
        """How many squares there are from side to side, with the quiet ones around the code."""
        return len(self._rows) + 2 * _QUIET

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return width

    def minimumSizeHint(self) -> QSize:
        side = self.modules() * _SMALLEST_MODULE
        return QSize(side, side)

    def sizeHint(self) -> QSize:
        side = max(self.fontMetrics().height() * 18, self.modules() * _SMALLEST_MODULE)
        return QSize(side, side)

    def paintEvent(self, _: QPaintEvent) -> None:
        if not self._rows:
            return
        painter = QPainter(self)
        # In pixels of the screen, so that no square ends between two.
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        width, height = int(self.width() * ratio), int(self.height() * ratio)
        module = max(1, min(width, height) // self.modules())
        side = module * self.modules()
        left, top = (width - side) // 2, (height - side) // 2
        painter.fillRect(QRect(left, top, side, side), Qt.GlobalColor.white)
        left, top = left + _QUIET * module, top + _QUIET * module
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(left + x * module, top + y * module, module, module, Qt.GlobalColor.black)
        painter.end()
