"""Icons of publications: made off the GUI thread, for what is painted only, kept up to a number of bytes.

What this computer has nothing of is fetched from its bucket. A bucket that does not answer is left alone for a while.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.ui.bridge import Bridge

#: How many bytes of pixels are kept, and how many icons may wait: more is scrolled past before it is drawn.
KEPT_BYTES = 64_000_000
WAITING = 96
#: How many are fetched at the same time, and how long a library is left alone whose bucket could not be asked.
AT_ONCE = 3
AGAIN_MS = 60_000
_BYTES_OF_NOTHING = 64
_BYTES_OF_PIXEL = 4

MakeIcon = Callable[[Publication, int], QImage | None]
_Wish = tuple[str, str, int]  # a library's name, an object key, and the side in device pixels


@dataclass(frozen=True)
class Fetching:
    """How icons come from buckets: whether one may be there, and the icon; called on a worker thread, raises Fault."""

    can_fetch: Callable[[Publication], bool]
    fetch: MakeIcon


class PublicationIcons(QObject):
    """Keeps the icons of the publications seen last. `arrived` carries a library's name and an object key, `again`
    tells that what could not be fetched may be asked for once more.

    `make_icon` is called on a worker thread with a publication and a side in device pixels; it returns None where there
    is nothing to show.
    """

    arrived = Signal(str, str)
    again = Signal()

    def __init__(self, bridge: Bridge, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self._clock = clock
        self._make_icon: MakeIcon | None = None
        self._fetching: Fetching | None = None
        self._kept: OrderedDict[_Wish, QPixmap | None] = OrderedDict()
        self._bytes = 0
        self._waiting: OrderedDict[_Wish, tuple[Publication, float]] = OrderedDict()
        self._busy = False
        self._to_fetch: OrderedDict[_Wish, tuple[Publication, float]] = OrderedDict()
        self._under_way: set[_Wish] = set()
        self._unfetched: set[_Wish] = set()
        self._silent: dict[str, float] = {}  # until when a library is left alone
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look_at_silent)

    def serve(self, make_icon: MakeIcon, fetching: Fetching | None = None) -> None:
        """Begin to make icons: the services are there."""
        self._make_icon = make_icon
        self._fetching = fetching
        self._make_next()

    def pixmap(self, publication: Publication, side: int, ratio: float) -> QPixmap | None:
        """Return an icon that fits `side` device-independent pixels; where there is none yet, have it made, the one
        asked for last first."""
        wish = publication.library, publication.key, round(side * ratio)
        if wish in self._kept:
            self._kept.move_to_end(wish)
            if wish in self._unfetched:
                self._want_fetched(wish, publication, ratio)
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
            if wish not in self._unfetched and wish not in self._under_way:
                del self._kept[wish]
                self._bytes -= _BYTES_OF_NOTHING

    def ask_again(self, library: str) -> None:
        """Ask a library's bucket again: it answers, as far as is known."""
        if self._silent.pop(library, None) is not None:
            self.again.emit()

    def _make_next(self) -> None:
        make_icon = self._make_icon
        if self._busy or not self._waiting or make_icon is None:
            return
        self._busy = True
        wish, (publication, ratio) = self._waiting.popitem()

        def done(image: QImage | None) -> None:
            self._busy = False
            self._waiting.pop(wish, None)
            self._keep(wish, _pixmap(image, ratio))
            if image is None:
                self._want_fetched(wish, publication, ratio)
            self._make_next()

        def failed(_: Fault) -> None:
            done(None)

        self._bridge.run_icon(lambda: make_icon(publication, wish[2]), done, failed)

    # From buckets

    def _want_fetched(self, wish: _Wish, publication: Publication, ratio: float) -> None:
        """Have an icon fetched where it may be in a bucket; the one asked for last first."""
        if self._fetching is None or wish in self._under_way or not self._fetching.can_fetch(publication):
            return
        self._unfetched.add(wish)
        if self._silent.get(wish[0], 0.0) > self._clock():
            return
        self._to_fetch[wish] = publication, ratio
        self._to_fetch.move_to_end(wish)
        while len(self._to_fetch) > WAITING:
            self._to_fetch.popitem(last=False)
        self._fetch_next()

    def _fetch_next(self) -> None:
        fetching = self._fetching
        if fetching is None or len(self._under_way) >= AT_ONCE or not self._to_fetch:
            return
        wish, (publication, ratio) = self._to_fetch.popitem()
        self._under_way.add(wish)
        self._unfetched.discard(wish)

        def done(image: QImage | None) -> None:
            self._under_way.discard(wish)
            self._keep(wish, _pixmap(image, ratio))
            self._fetch_next()

        def failed(_: Fault) -> None:
            self._under_way.discard(wish)
            self._unfetched.add(wish)
            self._leave_alone(wish[0])
            self._fetch_next()

        self._bridge.run_download(lambda: fetching.fetch(publication, wish[2]), done, failed)
        self._fetch_next()

    def _leave_alone(self, library: str) -> None:
        """Ask a library's bucket for nothing for a while: to wait for each picture would take for ever."""
        self._silent[library] = self._clock() + AGAIN_MS / 1000
        for wish in [wish for wish in self._to_fetch if wish[0] == library]:
            del self._to_fetch[wish]
        if not self._timer.isActive():
            self._timer.start(AGAIN_MS)

    def _look_at_silent(self) -> None:
        now = self._clock()
        over = [library for library, until in self._silent.items() if until <= now]
        for library in over:
            del self._silent[library]
        if self._silent:
            self._timer.start(round(1000 * (min(self._silent.values()) - now)) + 1)
        if over:
            self.again.emit()

    def _keep(self, wish: _Wish, pixmap: QPixmap | None) -> None:
        self._bytes += _cost(pixmap) - (_cost(self._kept[wish]) if wish in self._kept else 0)
        self._kept[wish] = pixmap
        while self._bytes > KEPT_BYTES and len(self._kept) > 1:
            wish_gone, gone = self._kept.popitem(last=False)
            self._unfetched.discard(wish_gone)
            self._bytes -= _cost(gone)
        library, key, _ = wish
        self.arrived.emit(library, key)


def _pixmap(image: QImage | None, ratio: float) -> QPixmap | None:
    if image is None:
        return None
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _cost(pixmap: QPixmap | None) -> int:
    return _BYTES_OF_NOTHING if pixmap is None else pixmap.width() * pixmap.height() * _BYTES_OF_PIXEL
