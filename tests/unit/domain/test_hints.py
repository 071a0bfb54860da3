"""Hints: what a file system tells comes down to places to look at."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rethumb_desktop.domain.hints import Hint, HintKind, Places, consolidate

NFC, NFD = "/w/caf\u00e9.jpg", "/w/cafe\u0301.jpg"
NOTHING = Places({})
EVERYTHING = Places({}, everything=True)


def created(path: str) -> Hint:
    return Hint(HintKind.CREATED, path)


def written(path: str) -> Hint:
    return Hint(HintKind.WRITTEN, path)


def closed(path: str) -> Hint:
    return Hint(HintKind.CLOSED, path)


def moved(path: str, to: str) -> Hint:
    return Hint(HintKind.MOVED, path, to)


def deleted(path: str) -> Hint:
    return Hint(HintKind.DELETED, path)


def folder(kind: HintKind, path: str, to: str = "") -> Hint:
    return Hint(kind, path, to, folder=True)


def new_folder(path: str) -> Hint:
    return folder(HintKind.CREATED, path)


def moved_folder(path: str, to: str) -> Hint:
    return folder(HintKind.MOVED, path, to)


def deleted_folder(path: str) -> Hint:
    return folder(HintKind.DELETED, path)


LOST = Hint(HintKind.LOST, "/w", folder=True)


def unfinished(*paths: str) -> Places:
    return Places(dict.fromkeys(paths, False))


def finished(*paths: str) -> Places:
    return Places(dict.fromkeys(paths, True))


def below(*folders: str) -> Places:
    return Places({}, frozenset(folders))


TABLE = {
    "nothing": ([], NOTHING),
    # One file
    "created": ([created("/w/a")], unfinished("/w/a")),
    "written": ([written("/w/a")], unfinished("/w/a")),
    "closed": ([closed("/w/a")], finished("/w/a")),
    "created, written, closed": ([created("/w/a"), written("/w/a"), closed("/w/a")], finished("/w/a")),
    "in many pieces": ([created("/w/a"), *[written("/w/a")] * 30], unfinished("/w/a")),
    "in many pieces, closed": ([created("/w/a"), *[written("/w/a")] * 30, closed("/w/a")], finished("/w/a")),
    "closed, then written": ([closed("/w/a"), written("/w/a")], unfinished("/w/a")),
    "closed twice": ([closed("/w/a"), written("/w/a"), closed("/w/a")], finished("/w/a")),
    "closed, then made anew": ([closed("/w/a"), created("/w/a")], unfinished("/w/a")),
    "deleted": ([deleted("/w/a")], NOTHING),
    "created and deleted": ([created("/w/a"), closed("/w/a"), deleted("/w/a")], NOTHING),
    "replaced": ([deleted("/w/a"), created("/w/a")], unfinished("/w/a")),
    "replaced and closed": ([deleted("/w/a"), created("/w/a"), closed("/w/a")], finished("/w/a")),
    "closed, deleted, written": ([closed("/w/a"), deleted("/w/a"), written("/w/a")], unfinished("/w/a")),
    # Moves of files
    "moved in": ([moved("", "/w/a")], finished("/w/a")),
    "moved out": ([moved("/w/a", "")], NOTHING),
    "written, then moved out": ([written("/w/a"), moved("/w/a", "")], NOTHING),
    "moved in and out": ([moved("", "/w/a"), moved("/w/a", "")], NOTHING),
    "moved out and in": ([moved("/w/a", ""), moved("", "/w/a")], finished("/w/a")),
    "renamed": ([moved("/w/a", "/w/b")], finished("/w/b")),
    "closed, then renamed": ([created("/w/a"), closed("/w/a"), moved("/w/a", "/w/b")], finished("/w/b")),
    "renamed while it is written": ([created("/w/a"), written("/w/a"), moved("/w/a", "/w/b")], unfinished("/w/b")),
    "renamed, then written": ([moved("/w/a", "/w/b"), written("/w/b")], unfinished("/w/b")),
    "renamed twice": ([moved("/w/a", "/w/b"), moved("/w/b", "/w/c")], finished("/w/c")),
    "renamed there and back": ([moved("/w/a", "/w/b"), moved("/w/b", "/w/a")], finished("/w/a")),
    "renamed and deleted": ([moved("/w/a", "/w/b"), deleted("/w/b")], NOTHING),
    "renamed, the old name made anew": (
        [closed("/w/a"), moved("/w/a", "/w/b"), created("/w/a")],
        Places({"/w/b": True, "/w/a": False}),
    ),
    "swapped": ([moved("/w/a", "/w/t"), moved("/w/b", "/w/a"), moved("/w/t", "/w/b")], finished("/w/a", "/w/b")),
    "moved in over another": ([written("/w/a"), moved("", "/w/a")], finished("/w/a")),
    "moved, without a word where from or to": ([moved("", "")], NOTHING),
    # How programs save
    "saved by rename": (
        [created("/w/.a.swp"), written("/w/.a.swp"), closed("/w/.a.swp"), moved("/w/.a.swp", "/w/a")],
        finished("/w/a"),
    ),
    "saved with a copy kept": (
        [moved("/w/a", "/w/a~"), created("/w/a"), written("/w/a"), closed("/w/a"), deleted("/w/a~")],
        finished("/w/a"),
    ),
    "downloaded": (
        [created("/w/a"), closed("/w/a"), created("/w/a.part"), written("/w/a.part"), moved("/w/a.part", "/w/a")],
        unfinished("/w/a"),
    ),
    "two files by turns": (
        [created("/w/a"), created("/w/b"), written("/w/a"), closed("/w/b"), written("/w/a")],
        Places({"/w/a": False, "/w/b": True}),
    ),
    # Names
    "a rename of the case alone": ([closed("/w/a.jpg"), moved("/w/a.jpg", "/w/A.JPG")], finished("/w/A.JPG")),
    "twins of composed and decomposed letters": (
        [created(NFC), closed(NFC), created(NFD)],
        Places({NFC: True, NFD: False}),
    ),
    "one of the twins deleted": ([closed(NFC), closed(NFD), deleted(NFC)], finished(NFD)),
    "bytes that are no UTF-8": ([closed("/w/caf\udce9.jpg")], finished("/w/caf\udce9.jpg")),
    "a name that begins like a folder": (
        [closed("/w/sub.jpg"), closed("/w/sub/a"), deleted_folder("/w/sub")],
        finished("/w/sub.jpg"),
    ),
    # Folders
    "folder created": ([new_folder("/w/sub")], below("/w/sub")),
    "folder moved in": ([moved_folder("", "/w/sub")], below("/w/sub")),
    "folder moved out": ([moved_folder("/w/sub", "")], NOTHING),
    "folder renamed": ([moved_folder("/w/sub", "/w/new")], below("/w/new")),
    "folder renamed twice": ([moved_folder("/w/1", "/w/2"), moved_folder("/w/2", "/w/3")], below("/w/3")),
    "folder deleted": ([deleted_folder("/w/sub")], NOTHING),
    "folder created and deleted": ([new_folder("/w/sub"), created("/w/sub/a"), deleted_folder("/w/sub")], NOTHING),
    "folder replaced": ([deleted_folder("/w/sub"), new_folder("/w/sub")], below("/w/sub")),
    "folder written": ([folder(HintKind.WRITTEN, "/w/sub"), folder(HintKind.CLOSED, "/w/sub")], NOTHING),
    "folder with a file that is written": ([new_folder("/w/sub"), written("/w/sub/a")], below("/w/sub")),
    "folder with a file that is finished": (
        [new_folder("/w/sub"), created("/w/sub/a"), closed("/w/sub/a")],
        Places({"/w/sub/a": True}, frozenset({"/w/sub"})),
    ),
    "folder with folders": (
        [new_folder("/w/sub"), new_folder("/w/sub/a/b"), new_folder("/w/su")],
        below("/w/sub", "/w/su"),
    ),
    "folder moved away with all below": (
        [new_folder("/w/sub/in"), closed("/w/sub/in/a"), written("/w/sub/b"), moved_folder("/w/sub", "/w/new")],
        below("/w/new"),
    ),
    "folder deleted inside another": ([new_folder("/w/sub"), deleted_folder("/w/sub/in")], below("/w/sub")),
    "a file beside a folder": ([new_folder("/w/sub"), written("/w/a")], Places({"/w/a": False}, frozenset({"/w/sub"}))),
    # Losses
    "lost": ([LOST], EVERYTHING),
    "lost after a file": ([closed("/w/a"), LOST], EVERYTHING),
    "lost before a file": ([LOST, closed("/w/a"), new_folder("/w/sub")], EVERYTHING),
}


@pytest.mark.parametrize(("hints", "places"), TABLE.values(), ids=TABLE.keys())
def test_hints_come_down_to_places(hints: list[Hint], places: Places) -> None:
    assert consolidate(hints) == places


def test_a_generator_does() -> None:
    assert consolidate(hint for hint in [closed("/w/a")]) == finished("/w/a")


_PATHS = st.sampled_from(["/w/a", "/w/b", "/w/s/a", "/w/s/b", "/w/s/t/a"])
_FOLDERS = st.sampled_from(["/w/s", "/w/s/t", "/w/z"])
_NOWHERE = st.just("")
_KINDS = st.sampled_from([HintKind.CREATED, HintKind.WRITTEN, HintKind.CLOSED, HintKind.DELETED])
_FILE_HINTS = st.builds(Hint, _KINDS, _PATHS) | st.builds(moved, _PATHS | _NOWHERE, _PATHS | _NOWHERE)
_FOLDER_HINTS = (
    st.builds(new_folder, _FOLDERS)
    | st.builds(deleted_folder, _FOLDERS)
    | st.builds(moved_folder, _FOLDERS | _NOWHERE, _FOLDERS | _NOWHERE)
)
_HINTS = st.lists(_FILE_HINTS | _FOLDER_HINTS, max_size=12)
quick = settings(deadline=None, max_examples=100)


def covered(path: str, places: Places) -> bool:
    """Whether these places have a look at a file."""
    return places.everything or path in places.files or any(path.startswith(f"{top}/") for top in places.folders)


@quick
@given(st.lists(st.lists(_FILE_HINTS, max_size=5), max_size=3), st.randoms())
def test_the_order_of_unrelated_paths_does_not_matter(stories: list[list[Hint]], chance: Random) -> None:
    apart = [[_below(f"/w/{number}", hint) for hint in story] for number, story in enumerate(stories)]
    expected = consolidate(hint for story in apart for hint in story)
    for order in permutations(apart):
        assert consolidate(hint for story in order for hint in story) == expected
    left = [list(story) for story in apart]
    mixed = []
    while any(left):
        mixed.append(chance.choice([story for story in left if story]).pop(0))
    assert consolidate(mixed) == expected


def _below(folder: str, hint: Hint) -> Hint:
    return Hint(hint.kind, hint.path and folder + hint.path, hint.to and folder + hint.to)


@quick
@given(_HINTS)
def test_no_hint_that_needs_a_look_is_lost(hints: list[Hint]) -> None:
    """What the hints leave on the disk, told by a model of it, is looked at."""
    changed: set[str] = set()
    for hint in hints:
        gone = hint.path if hint.kind in (HintKind.DELETED, HintKind.MOVED) else ""
        changed -= {path for path in changed if gone and (path == gone or path.startswith(f"{gone}/"))}
        here = hint.to if hint.kind is HintKind.MOVED else hint.path
        if here and hint.kind is not HintKind.DELETED:
            changed |= {path for path in _ALL if path.startswith(f"{here}/")} if hint.folder else {here}
    places = consolidate(hints)
    assert [path for path in changed if not covered(path, places)] == []


_ALL = ("/w/a", "/w/b", "/w/s/a", "/w/s/b", "/w/s/t/a", "/w/z/a")


@quick
@given(_HINTS)
def test_told_twice_is_told_once(hints: list[Hint]) -> None:
    once, twice = consolidate(hints), consolidate(hints + hints)
    assert twice.folders == once.folders
    assert {p for p in _ALL if covered(p, twice)} == {p for p in _ALL if covered(p, once)}


@quick
@given(_HINTS)
def test_places_told_as_hints_are_the_same_places(hints: list[Hint]) -> None:
    places = consolidate(hints)
    again = [new_folder(path) for path in places.folders]
    again += [Hint(HintKind.CLOSED if done else HintKind.WRITTEN, path) for path, done in places.files.items()]
    assert consolidate(again) == places


@quick
@given(_HINTS, _HINTS)
def test_after_a_loss_everything_is_looked_at(before: list[Hint], after: list[Hint]) -> None:
    assert consolidate([*before, LOST, *after]) == EVERYTHING
