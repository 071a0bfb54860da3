"""Icons of publications: made off the GUI thread, for what is painted only, kept up to a number of bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.ui.bridge import Bridge

#: How many bytes of pixels are kept, and how many icons may wait: more is scrolled past before it is drawn.
KEPT_BYTES = 64_000_000
WAITING = 96
_BYTES_OF_NOTHING = 64
_BYTES_OF_PIXEL = 4

MakeIcon = Callable[[Publication, int], QImage | None]
_Wish = tuple[str, str, int]  # a library's name, an object key, and the side in device pixels


class PublicationIcons(QObject):
    """Keeps the icons of the publications seen last. `arrived` carries a library's name and an object key.

    `make_icon` is called on a worker thread with a publication and a side in device pixels; it returns None where there
    is nothing to show.
    """

    arrived = Signal(str, str)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self._make_icon: MakeIcon | None = None
        self._kept: OrderedDict[_Wish, QPixmap | None] = OrderedDict()
        self._bytes = 0
        self._waiting: OrderedDict[_Wish, tuple[Publication, float]] = OrderedDict()
        self._busy = False

    def serve(self, make_icon: MakeIcon) -> None:
        """Begin to make icons: the services are there."""
        self._make_icon = make_icon
        self._make_next()

    def pixmap(self, publication: Publication, side: int, ratio: float) -> QPixmap | None:
        """Return an icon that fits `side` device-independent pixels; where there is none yet, have it made, the one
        asked for last first."""
        wish = publication.library, publication.key, round(side * ratio)
        if wish in self._kept:
            self._kept.move_to_end(wish)
            return self._kept[wish]
        self._waiting[wish] = publication, ratio
        self._waiting.move_to_end(wish)
        while len(self._waiting) > WAITING:
            self._waiting.popitem(last=False)
        self._make_next()
        return None

    def forget_missing(self) -> None:
        """Try again where there was nothing to show: the picture may be there now."""
        for wish in [wish for wish, pixmap in self._kept.items() if pixmap is None]:
            del self._kept[wish]
            self._bytes -= _BYTES_OF_NOTHING

    def _make_next(self) -> None:
        make_icon = self._make_icon
        if self._busy or not self._waiting or make_icon is None:
            return
        self._busy = True
        wish, (publication, ratio) = self._waiting.popitem()

        def done(image: QImage | None) -> None:
            pixmap = None
            if image is not None:
                pixmap = QPixmap.fromImage(image)
                pixmap.setDevicePixelRatio(ratio)
            self._keep(wish, pixmap)

        def failed(_: Fault) -> None:
            self._keep(wish, None)

        self._bridge.run_icon(lambda: make_icon(publication, wish[2]), done, failed)

    def _keep(self, wish: _Wish, pixmap: QPixmap | None) -> None:
        self._busy = False
        self._waiting.pop(wish, None)
        self._kept[wish] = pixmap
        self._bytes += _cost(pixmap)
        while self._bytes > KEPT_BYTES and len(self._kept) > 1:
            _, gone = self._kept.popitem(last=False)
            self._bytes -= _cost(gone)
        library, key, _ = wish
        self.arrived.emit(library, key)
        self._make_next()


def _cost(pixmap: QPixmap | None) -> int:
    return _BYTES_OF_NOTHING if pixmap is None else pixmap.width() * pixmap.height() * _BYTES_OF_PIXEL
