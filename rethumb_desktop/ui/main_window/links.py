"""Links: onto the clipboard, into the browser, to a phone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.job import Job, Publication
from rethumb_desktop.domain.link import LinkForm, ShareLink, format_links
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.language.service_texts import translate_service
from rethumb_desktop.ui.main_window.voice import Voice
from rethumb_desktop.ui.models.wording import DOT, count, describe_time
from rethumb_desktop.ui.panels.header import Header
from rethumb_desktop.ui.theme.colours import Tone

if TYPE_CHECKING:
    from rethumb_desktop.services.sharing import Shared

OpenUrl = Callable[[QUrl], object]


@dataclass(frozen=True)
class Copied:
    """What was put on the clipboard: its text and the links in it.

    `life` is how long presigned links live, None for links that stay; `left_out` counts originals whose account was
    removed, `failed` those of the same batch that have no link.
    """

    text: str
    links: tuple[ShareLink, ...]
    life: timedelta | None
    left_out: int
    failed: int = 0


class Links(QObject):
    """Makes links off the GUI thread. `copied` carries what was put on the clipboard.

    `code_wanted` carries a link to be shown as a code, its name, and how long it lives (None: it stays).
    """

    copied = Signal(object)
    code_wanted = Signal(str, str, object)

    def __init__(
        self,
        parent: QObject,
        header: Header,
        bridge: Bridge,
        voice: Voice,
        open_url: OpenUrl = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._header = header
        self._bridge = bridge
        self._voice = voice
        self._open_url = open_url
        self._services: Services | None = None
        self.last_text = ""  # what was put on the clipboard last

    def serve(self, services: Services) -> None:
        self._services = services

    def copy(
        self, shared: Sequence[Shared], *, form: LinkForm | None = None, life: timedelta | None = None, failed: int = 0
    ) -> None:
        """Put links on the clipboard, in the form of the header's chooser unless another is asked for.

        `life` asks for links that end after it, also where there are links that stay; `failed` is told beside their
        number.
        """
        services, chosen = self._services, form or self._header.link_form
        if services is None or not shared:
            self._voice.say(self.tr("There is no link to copy yet."))
            return

        def done(copied: Copied) -> None:
            self.last_text = copied.text
            QGuiApplication.clipboard().setText(copied.text)
            self._say_copied(copied)
            self.copied.emit(copied)

        self._bridge.run(lambda: _make(services, shared, chosen, life, failed), done, self._voice.tell)

    def copy_text(self, text: str) -> None:
        """Put on the clipboard what was there before."""
        self.last_text = text
        QGuiApplication.clipboard().setText(text)
        self._voice.say(self.tr("Copied again."), "clipboard-copy", Tone.GOOD)

    def copy_errors(self, jobs: Sequence[Job]) -> None:
        lines = [_describe_error(job.source.location, job.error) for job in jobs if job.error is not None]
        QGuiApplication.clipboard().setText("\n\n".join(lines))
        self._voice.say(self.tr("Copied."), "circle-check")

    def open(self, shared: Sequence[Shared]) -> None:
        """Open the first link of the first original."""
        self._first_link(shared, lambda link, _: self._open_url(QUrl(link.url)))

    def show_code(self, shared: Sequence[Shared]) -> None:
        """Show the first link of the first original as a code for a phone."""
        self._first_link(shared, lambda link, life: self.code_wanted.emit(link.url, link.name, life))

    def show_folder(self, location: str) -> None:
        """Open the folder of a file."""
        self._open_url(QUrl.fromLocalFile(str(Path(location).parent)))

    def show_originals(self, jobs: Sequence[Job]) -> None:
        """Open the folder of the first job's original."""
        if jobs:
            self.show_folder(jobs[0].source.location)

    def show_origin(self, publication: Publication) -> None:
        """Open the folder where the original of a publication was found."""
        if publication.origin is not None:
            self.show_folder(publication.origin.location)

    def _first_link(self, shared: Sequence[Shared], use: Callable[[ShareLink, timedelta | None], object]) -> None:
        services = self._services
        if services is None or not shared:
            return
        first = shared[0]

        def make() -> tuple[ShareLink, timedelta | None] | None:
            (links,) = services.sharing.links([first])
            return (links[0], _life(services, [first])) if links else None

        def made(found: tuple[ShareLink, timedelta | None] | None) -> None:
            if found is not None:
                use(*found)

        self._bridge.run(make, made, self._voice.tell)

    def _say_copied(self, copied: Copied) -> None:
        parts = [count(len(copied.links), self.tr("{n} link copied"), self.tr("{n} links copied"))]
        if copied.left_out:
            one = self.tr("{n} picture left out, its account was removed")
            parts.append(count(copied.left_out, one, self.tr("{n} pictures left out, their account was removed")))
        if copied.failed:
            parts.append(count(copied.failed, self.tr("{n} picture failed"), self.tr("{n} pictures failed")))
        if copied.life is not None:
            parts.append(self.tr("they expire in {time}").replace("{time}", describe_time(copied.life)))
        incomplete = copied.failed or copied.left_out
        tone = Tone.WARNING if incomplete else Tone.GOOD
        self._voice.say(DOT.join(parts), "circle-alert" if incomplete else "clipboard-copy", tone)


def _make(services: Services, shared: Sequence[Shared], form: LinkForm, life: timedelta | None, failed: int) -> Copied:
    known = {library.name for library in services.accounts.libraries()}
    here = [each for each in shared if each.library in known] or list(shared)
    links = services.sharing.links(here, life)
    template = services.preferring.preferences().link_template
    text = "\n".join(format_links(some, form, template) for some in links if some)
    every = tuple(link for some in links for link in some)
    return Copied(text, every, life or _life(services, here), len(shared) - len(here), failed)


def _life(services: Services, shared: Sequence[Shared]) -> timedelta | None:
    """Return how long the links of these live where nothing else was asked; None where they stay."""
    from rethumb_desktop.services.sharing import LONGEST

    expire = any(services.sharing.expiring(library) for library in {each.library for each in shared})
    return LONGEST if expire else None


def _describe_error(subject: str, error: FaultRecord) -> str:
    return "\n".join(
        text for text in (subject, *map(translate_service, (error.title, error.detail)), f"({error.kind})") if text
    )
