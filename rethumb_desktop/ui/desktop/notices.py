"""What notifications say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

_NAMED = 3


class NoticeAction(StrEnum):
    """What can be pressed in a notification; SHOW is a press on the notification itself."""

    SHOW = "default"
    COPY = "copy"
    OPEN = "open"


@dataclass(frozen=True)
class Notice:
    """A notification. `subject` tells what it is about to whom it concerns when an action is pressed."""

    subject: str
    title: str
    body: str = ""
    actions: tuple[tuple[NoticeAction, str], ...] = ()


LINKS, HIDDEN, WATCHED, DECISION = "links", "hidden", "watched", "decision"


def make_link_notice(links: int, names: Sequence[str]) -> Notice:
    """Return what is said when links were copied; `names` are those of their pictures, in order."""
    one, many = translate("Notices", "{n} link copied"), translate("Notices", "{n} links copied")
    title = (one if links == 1 else many).replace("{n}", str(links))
    return Notice(LINKS, title, _list_names(names), _make_actions(translate("Notices", "Copy again")))


def make_watched_notice(pictures: int, folders: Sequence[str], names: Sequence[str]) -> Notice:
    """Return what is said when pictures of watched folders were published; nothing was copied."""
    if folders:
        one = translate("Notices", "{n} picture published from {folders}")
        many = translate("Notices", "{n} pictures published from {folders}")
    else:
        one, many = translate("Notices", "{n} picture published"), translate("Notices", "{n} pictures published")
    title = (one if pictures == 1 else many).replace("{n}", str(pictures)).replace("{folders}", _list_names(folders))
    return Notice(WATCHED, title, _list_names(names), _make_actions(translate("Notices", "Copy links")))


def _list_names(names: Sequence[str]) -> str:
    """Return the first of these names, and how many more there are."""
    text = ", ".join(names[:_NAMED])
    more = len(names) - _NAMED
    if more > 0:
        return translate("Notices", "{names} and {n} more").replace("{n}", str(more)).replace("{names}", text)
    return text


def _make_actions(copy: str) -> tuple[tuple[NoticeAction, str], ...]:
    return (
        (NoticeAction.SHOW, translate("Notices", "Show window")),
        (NoticeAction.COPY, copy),
        (NoticeAction.OPEN, translate("Notices", "Open")),
    )


def make_decision_notice(library: str, reason: str) -> Notice:
    """Return what is said when a library is not in step with its devices before the person has done something."""
    title = translate("Notices", "“{library}” needs a decision").replace("{library}", library)
    return Notice(DECISION, title, reason, ((NoticeAction.SHOW, translate("Notices", "Show window")),))


def make_hidden_notice() -> Notice:
    """Return what is said when the window is hidden for the first time."""
    return Notice(
        HIDDEN,
        translate("Notices", "rethumb desktop goes on in the tray"),
        translate(
            "Notices", "Its icon there brings the window back and ends the program. The preferences change this."
        ),
        ((NoticeAction.SHOW, translate("Notices", "Show window")),),
    )
