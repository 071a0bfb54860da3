"""In one sentence: what of a picture's metadata will be published."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.services.disclosure import Disclosure, Kind, Outline
from rethumb_desktop.ui.theme.colours import Tone

if TYPE_CHECKING:
    from rethumb_desktop.services.checking import Checked

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Verdict:
    """A sentence, and the icon and the tone it is said in."""

    text: str
    icon: str
    tone: Tone

    @classmethod
    def safe(cls, text: str) -> Verdict:
        return cls(text, "shield-check", Tone.GOOD)

    @classmethod
    def open(cls, text: str) -> Verdict:
        return cls(text, "shield-alert", Tone.WARNING)

    @classmethod
    def plain(cls, text: str) -> Verdict:
        return cls(text, "info", Tone.QUIET)


@dataclass(frozen=True)
class Case:
    """A picture that was looked at, what is made of it, and whether that is published already.

    `outline` is None where it could not be looked at. `changed`: what was published was made of other bytes.
    """

    outline: Outline | None
    recipes: tuple[Recipe, ...]
    ended: bool
    changed: bool = False

    def carried(self) -> set[Kind]:
        """Return the kinds of which one of its renditions may carry something."""
        return {kind for recipe in self.recipes for kind in (self.outline.carried(recipe) if self.outline else ())}


def carriers(
    disclosure: Disclosure, kind: Kind, recipes: Sequence[Recipe], checked: Sequence[Checked] = ()
) -> list[Recipe]:
    """Return the recipes whose renditions carry something of a kind: as found, or else as their metadata says."""
    if checked:
        return [found.recipe for found in checked if kind in found.disclosure.kinds]
    return [recipe for recipe in recipes if disclosure.carried(recipe, kind)]


def judge(
    disclosure: Disclosure,
    recipes: Sequence[Recipe],
    *,
    ended: bool,
    changed: bool = False,
    checked: Sequence[Checked] = (),
) -> Verdict:
    """Return the verdict on one picture; `ended` where it is published already, `changed` where from other bytes."""
    if changed:
        return _changed()
    if disclosure.has_position:
        leaking = len(carriers(disclosure, Kind.POSITION, recipes, checked))
        return _judge_position(leaking, len(recipes), ended, readable=disclosure.position_readable)
    carried = {kind for kind in Kind if carriers(disclosure, kind, recipes, checked)}
    return _judge_rest(bool(disclosure.kinds), carried, ended)


def judge_outline(case: Case) -> Verdict | None:
    """Return the verdict on one picture of which only the outline is known; None where not even that is."""
    if case.outline is None:
        return None
    if case.changed:
        return _changed()
    if case.outline.has_position:
        leaking = sum(Kind.POSITION in case.outline.carried(recipe) for recipe in case.recipes)
        return _judge_position(leaking, len(case.recipes), case.ended, readable=case.outline.position_readable)
    return _judge_rest(bool(case.outline.kinds), case.carried(), case.ended)


def judge_many(cases: Iterable[Case]) -> Verdict:
    """Return the verdict on several pictures: how many have a position, and whether that is published.

    Of those that have changed since they were published nobody knows what was: they are only counted.
    """
    everything = list(cases)
    cases = [case for case in everything if not case.changed]
    changed = _count_changed(len(everything) - len(cases))
    if not cases:
        return Verdict.plain(changed)
    having = [case for case in cases if case.outline is not None and case.outline.has_position]
    unclear = sum(case.outline is not None and not case.outline.position_readable for case in having)
    leaking = sum(Kind.POSITION in case.carried() for case in having)
    unread = sum(case.outline is None for case in cases)
    ended = all(case.ended for case in cases)
    text = _count_positions(len(having), len(cases))
    if having and not leaking:
        text += "; " + _later(ended, *_not_published())
    elif having and leaking == len(having):
        text += "; " + _later(ended, *_published())
    elif having:
        text += "; " + _fill(_later(ended, *_published_of_some()), leaking)
    text += "."
    if unclear:
        one = translate("Verdict", "1 position cannot be read.")
        text += " " + (one if unclear == 1 else _fill(translate("Verdict", "{n} positions cannot be read."), unclear))
    if unread:
        text += " " + _fill(translate("Verdict", "{n} could not be looked at."), unread)
    if changed:
        text += " " + changed
    if leaking:
        return Verdict.open(text)
    return Verdict.plain(text) if unread or changed else Verdict.safe(text)


def judge_check(checked: Sequence[Checked]) -> Verdict:
    """Return what was found in renditions that were made and read again."""
    tags = sum(found.disclosure.tags for found in checked)
    number = len(checked)
    if tags:
        text = translate("Verdict", "Checked: {n} tags in {m} of {k} renditions, listed above.")
        if tags == 1:
            text = translate("Verdict", "Checked: one tag in {m} of {k} renditions, listed above.")
        carrying = sum(1 for found in checked if found.disclosure.tags)
        return Verdict.plain(_fill(text, tags, carrying, number))
    text = translate("Verdict", "Checked: the {n} renditions were made and read again: no tags.")
    if number == 1:
        text = translate("Verdict", "Checked: the rendition was made and read again: no tags.")
    return Verdict(_fill(text, number), "circle-check", Tone.GOOD)


def _changed() -> Verdict:
    what = translate("Verdict", "Has changed since it was published: what is shown here is the file as it is now.")
    return Verdict(what, "triangle-alert", Tone.WARNING)


def _count_changed(number: int) -> str:
    if not number:
        return ""
    one = translate("Verdict", "1 has changed since it was published.")
    return one if number == 1 else _fill(translate("Verdict", "{n} have changed since they were published."), number)


def _judge_position(leaking: int, recipes: int, ended: bool, *, readable: bool) -> Verdict:
    has = translate("Verdict", "Has a GPS position: {what}.")
    if not readable:
        has = translate("Verdict", "Has a GPS position that cannot be read: {what}.")
    if not leaking:
        return Verdict.safe(has.replace("{what}", _later(ended, *_not_published())))
    if leaking == recipes:
        return Verdict.open(has.replace("{what}", _later(ended, *_published())))
    will = translate("Verdict", "it will be published in {n} of {m} renditions")
    was = translate("Verdict", "it was published in {n} of {m} renditions")
    return Verdict.open(has.replace("{what}", _fill(_later(ended, will, was), leaking, recipes)))


def _judge_rest(says_something: bool, carried: Collection[Kind], ended: bool) -> Verdict:
    if not says_something:
        return Verdict.safe(translate("Verdict", "No GPS position and no other metadata that says anything."))
    if not carried:
        will = translate("Verdict", "No GPS position; the other metadata will not be published.")
        was = translate("Verdict", "No GPS position; the other metadata was not published.")
        return Verdict.safe(_later(ended, will, was))
    if set(carried) == {Kind.RIGHTS}:
        will = translate("Verdict", "No GPS position; only author and copyright will be published.")
        was = translate("Verdict", "No GPS position; only author and copyright were published.")
        return Verdict.safe(_later(ended, will, was))
    will = translate("Verdict", "No GPS position, but other metadata will be published.")
    was = translate("Verdict", "No GPS position, but other metadata was published.")
    return Verdict.open(_later(ended, will, was))


def _count_positions(having: int, number: int) -> str:
    if not having:
        return _fill(translate("Verdict", "None of {n} has a GPS position"), number)
    if having == 1:
        return _fill(translate("Verdict", "1 of {n} has a GPS position"), number)
    return _fill(translate("Verdict", "{n} of {m} have a GPS position"), having, number)


def _not_published() -> tuple[str, str]:
    return translate("Verdict", "it will not be published"), translate("Verdict", "it was not published")


def _published() -> tuple[str, str]:
    return translate("Verdict", "it will be published"), translate("Verdict", "it was published")


def _published_of_some() -> tuple[str, str]:
    return translate("Verdict", "that of {n} will be published"), translate("Verdict", "that of {n} was published")


def _later(ended: bool, will: str, was: str) -> str:
    return was if ended else will


def _fill(text: str, *numbers: int) -> str:
    for name, number in zip(("{n}", "{m}", "{k}"), numbers, strict=False):
        text = text.replace(name, QLocale().toString(number))
    return text
