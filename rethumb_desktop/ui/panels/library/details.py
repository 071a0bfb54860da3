"""The details of one publication: its picture, its facts, what can be done with it, and what else there is of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QImage, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.events import AccountsChanged, Event, JobChanged, LibraryReceived, RemovalsChanged
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.rendition import Pixels
from rethumb_desktop.domain.syncing import Device
from rethumb_desktop.ui.bridge import Bridge, Ticket
from rethumb_desktop.ui.language.service_texts import translate_service
from rethumb_desktop.ui.models.device_wording import describe_publisher
from rethumb_desktop.ui.models.devices import now
from rethumb_desktop.ui.models.library_wording import describe_publication
from rethumb_desktop.ui.models.pixels import make_image
from rethumb_desktop.ui.models.wording import plain_tooltip, showable
from rethumb_desktop.ui.panels.library.commands import LibraryCommands
from rethumb_desktop.ui.panels.library.facts import EntryFacts
from rethumb_desktop.ui.panels.library.picture import EntryPicture
from rethumb_desktop.ui.theme.theme import Theme, beside_icon, scaled_font
from rethumb_desktop.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from rethumb_desktop.services import Services

#: How long the panel waits before it begins, so that walking through the library costs nothing.
SETTLE_MS = 80
_SLOT = "libraryDetails"
#: How often what is said about times is looked at.
_TICK_MS = 10_000
#: How many other renditions of the same original are listed.
MOST_SIBLINGS = 20


@dataclass(frozen=True)
class _Found:
    """What took reading: the picture, what else there is of the original, and the link or why there is none to see."""

    image: QImage | None
    siblings: Sequence[Publication]
    publisher: Device | None
    link: str
    reason: str = ""  # why no link can be made


class LibraryDetails(QWidget):
    """Shows one publication, or that none is chosen. Of several only the newest is shown."""

    def __init__(self, bridge: Bridge, theme: Theme, commands: LibraryCommands) -> None:
        super().__init__()
        self.setObjectName("libraryDetails")
        self._bridge = bridge
        self._theme = theme
        self._commands = commands
        self._services: Services | None = None
        self._publication: Publication | None = None
        self._publisher: Device | None = None
        self._fetching: Ticket | None = None
        self._listed: Sequence[Publication] | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._read)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._tell_publisher)
        self.picture = EntryPicture(theme)
        self.name = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self.name.setObjectName("entryName")
        self.name.setFont(scaled_font(self.font(), 1.15, strong=True))
        self.facts = EntryFacts()
        self.copy_button = self._button("copyEntryButton", self.tr("Copy link"), "copy")
        self.open_button = self._tool("openEntryButton", self.tr("Open the link"), "external-link")
        self.code_button = self._tool("codeEntryButton", self.tr("QR code"), "qr-code")
        self.more_button = self._tool("moreEntryButton", self.tr("More that can be done"), "ellipsis-vertical")
        self.siblings = QWidget()
        self._sibling_rows = QVBoxLayout(self.siblings)
        self._stack = QStackedLayout(self)
        self._arrange()
        self._connect()
        self.show_publication(None)

    def serve(self, services: Services) -> None:
        """Begin to read: the services are there."""
        self._services = services
        self._settle.start()

    @property
    def publication(self) -> Publication | None:
        """What is shown."""
        return self._publication

    def show_publication(self, publication: Publication | None) -> None:
        """Show a publication, or that none is chosen."""
        if publication is not None and publication == self._publication:
            return
        self._publication, self._publisher = publication, None
        self._bridge.drop(_SLOT)
        if self._fetching is not None:
            self._fetching.cancel()
        self._stack.setCurrentIndex(0 if publication is None else 1)
        self._list([])
        if publication is None:
            return
        self.name.setText(showable(publication.name))
        self.picture.show_image(None, _glyph(publication))
        self.picture.setAccessibleName(showable(publication.name))
        self.facts.show_publication(publication)
        self._settle.start()

    def take(self, events: Iterable[Event]) -> None:
        """Follow what happened: what else there is of the original may have come or gone."""
        shown = self._publication
        if shown is not None and any(_concerns(event, shown) for event in events):
            self._settle.start()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._settle.start()
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    def _read(self) -> None:
        publication, services = self._publication, self._services
        if publication is None or services is None or not self.isVisible():
            return
        side = self.picture.side
        later = self.tr("Made when you copy it: it expires"), self.tr("Made when you copy it")

        def work() -> _Found:
            pixels = services.browsing.icon(publication, side)
            siblings = services.browsing.siblings(publication)
            image = make_image(pixels) if pixels else None
            return _Found(
                image, siblings, _publisher_of(services, publication), *_link_of(services, publication, later)
            )

        def done(found: _Found) -> None:
            self.picture.show_image(found.image, _glyph(publication))
            if found.image is None:
                self._fetch(publication, services)
            self._publisher = found.publisher
            self._tell_publisher()
            self.facts.show_link(found.link)
            self._offer_link(found.reason)
            self._list(found.siblings)

        self._bridge.run_latest(_SLOT, work, done, lambda fault: self.facts.show_link(fault.title))

    def _fetch(self, publication: Publication, services: Services) -> None:
        """Have the picture come from its bucket; where it does not, the icon of what it is stays."""
        side, fetch = self.picture.side, services.browsing.fetch

        def done(pixels: Pixels | None) -> None:
            if pixels is not None:
                self.picture.show_image(make_image(pixels), _glyph(publication))

        if self._fetching is not None:
            self._fetching.cancel()
        if services.browsing.can_fetch(publication):
            self._fetching = self._bridge.run_download(lambda: fetch(publication, side), done)

    def _tell_publisher(self) -> None:
        publication, device = self._publication, self._publisher
        if publication is None or publication.library == THIS_COMPUTER:
            return
        moment, own = publication.published_at, device is not None and device.own
        name = device.called if device is not None and device.name else ""
        self.facts.show_publisher(describe_publisher(name, moment, now(), own=own))

    def _offer_link(self, reason: str) -> None:
        """Offer what needs a link, unless there is a reason why none can be made: that is told instead."""
        for button in (self.copy_button, self.open_button, self.code_button):
            button.setEnabled(not reason)
            tip = "" if button is self.copy_button else button.accessibleName()
            button.setToolTip(plain_tooltip(reason) if reason else tip)
            button.setAccessibleDescription(reason)

    def _list(self, siblings: Sequence[Publication]) -> None:
        """List other renditions of the same original, each a button that leads to it."""
        if siblings == self._listed:
            return
        self._listed = siblings
        while self._sibling_rows.count() > 1:
            item = self._sibling_rows.takeAt(1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                # Hidden at once: it stands where another comes.
                widget.hide()
                widget.deleteLater()
        for each in siblings[:MOST_SIBLINGS]:
            button = ElidedButton(describe_publication(each))
            button.setObjectName("siblingButton")
            self._theme.dress(button, _glyph(each))
            button.clicked.connect(partial(_call, partial(self.show_publication, each)))
            self._sibling_rows.addWidget(button)
        self.siblings.setVisible(bool(siblings))

    # Parts

    def _connect(self) -> None:
        commands = self._commands
        self.copy_button.clicked.connect(lambda: self._tell(lambda it: commands.copy_links.emit([it])))
        self.open_button.clicked.connect(lambda: self._tell(commands.open_link.emit))
        self.code_button.clicked.connect(lambda: self._tell(commands.show_code.emit))
        self.more_button.clicked.connect(lambda: self._tell(self._show_menu))

    def _tell(self, tell: Callable[[Publication], object]) -> None:
        if self._publication is not None:
            tell(self._publication)

    def _show_menu(self, publication: Publication) -> None:
        menu = self._commands.menu([publication], self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def _button(self, name: str, text: str, icon: str) -> QPushButton:
        button = QPushButton(beside_icon(text))
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        self._theme.dress(button, icon)
        return button

    def _tool(self, name: str, tip: str, icon: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(tip)
        button.setToolTip(tip)
        button.setProperty("flat", True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme.dress(button, icon)
        return button

    def _arrange(self) -> None:
        nothing = QLabel(self.tr("Here you see what was published,\nand where it is."))
        nothing.setObjectName("libraryDetailsNothing")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setProperty("quiet", True)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.code_button)
        buttons.addWidget(self.more_button)
        buttons.addStretch(1)
        caption = QLabel(self.tr("Of the same original in this library"))
        caption.setProperty("quiet", True)
        self._sibling_rows.setContentsMargins(0, 0, 0, 0)
        self._sibling_rows.setSpacing(2)
        self._sibling_rows.addWidget(caption)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.setSpacing(10)
        for part in (self.picture, self.name):
            layout.addWidget(part)
        layout.addLayout(buttons)
        layout.addWidget(self.facts)
        layout.addWidget(self.siblings)
        layout.addStretch(1)
        area = QScrollArea()
        area.setObjectName("libraryDetailsArea")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        self._stack.addWidget(nothing)
        self._stack.addWidget(area)


class ElidedButton(QToolButton):
    """A flat button as wide as its place; as much of its text as fits is shown, the whole of it in the tooltip."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._whole = beside_icon(text)
        self.setProperty("flat", True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text)
        self.setToolTip(plain_tooltip(text))
        self.setAccessibleDescription(text)
        self.setText(self._whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() - self.iconSize().width() - 2 * self.fontMetrics().height()
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))


def _publisher_of(services: Services, publication: Publication) -> Device | None:
    """Return the device that published something, as far as it is known; blocks."""
    try:
        devices = services.syncing.devices(publication.library)
    except Fault:
        return None  # its account was removed
    return next((each for each in devices if publication.device in (each.id, *each.former)), None)


def _link_of(services: Services, publication: Publication, later: tuple[str, str]) -> tuple[str, str]:
    """Return the link where it can be told without keys and without asking anybody, else what stands for one that
    expires, or for one of which that is not known; blocks.

    The second text is the reason why none can be made.
    """
    try:
        if services.sharing.needs_keys(publication.library):
            expires, unknown = later
            return expires if services.sharing.expiring(publication.library) else unknown, ""
        return services.sharing.url(publication.library, publication.key), ""
    except Fault as fault:
        # Its account was removed: all else of it can still be told.
        return fault.title, translate_service(fault.title)


def _concerns(event: Event, publication: Publication) -> bool:
    """Whether an event can change what there is of a publication's original."""
    match event:
        case RemovalsChanged(library) | LibraryReceived(library):
            return library == publication.library
        case AccountsChanged():
            return True  # its link may be another, or none
        case JobChanged(job):
            same = job.original is not None and job.original.sha256 == publication.original_sha256
            return job.state.has_links and same
    return False


def _glyph(publication: Publication) -> str:
    return "image" if publication.width else "braces"


def _call(act: Callable[[], object], *_: object) -> None:
    act()
