"""The objects of a library as a LIST tells them: its renditions, a partition at a time."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from functools import partial
from itertools import groupby, product

from rethumb_desktop.domain.ports import ObjectStore, StoredObject
from rethumb_desktop.jobs.ordered import map_in_order
from rethumb_desktop.sync.fields import KEY
from rethumb_desktop.sync.names import ROOT, below, beyond

#: What the stems of a partition begin with, in the order of a LIST. A library of 30 million has 30,000 in each.
_LETTERS = "234567abcdefghijklmnopqrstuvwxyz"
BEGINNINGS = tuple("".join(pair) for pair in product(_LETTERS, repeat=2))
#: How many requests about single objects are made at once.
_WORKERS = 8
# In the order of bytes it follows the slash: what stands behind it is in the folder no more.
_AFTER_SLASH = chr(ord("/") + 1)
#: Small objects that show how a bucket is read are of the same shape and no renditions.
_PROBE = ".txt"


def renditions(store: ObjectStore, prefix: str) -> Iterator[StoredObject]:
    """Yield the objects of a library that can be renditions, in the order of their bytes.

    What the devices tell each other is passed over, and so are folders that have nothing to do with the library: each
    costs one request at most. Raises Fault as the store does; what was yielded before is not all then.
    """
    folder = below(prefix, "")
    after: str | None = folder + ROOT.rstrip("/") + _AFTER_SLASH
    while after is not None:
        after = yield from _until_folder(store, folder, after)


def is_rendition(name: str) -> bool:
    """Whether an object of this name, without prefix, can be a rendition."""
    return KEY.fullmatch(name) is not None and not name.endswith(_PROBE)


def partitions(objects: Iterable[StoredObject], prefix: str) -> Iterator[tuple[str, list[StoredObject]]]:
    """Yield all beginnings of stems in their order, each with the objects that have it."""

    def beginning(each: StoredObject) -> str:
        return beyond(prefix, each.key)[:2]

    waiting = iter(BEGINNINGS)
    for found, group in groupby(objects, beginning):
        for each in waiting:
            if each == found:
                break
            yield each, []
        yield found, list(group)
    for each in waiting:
        yield each, []


def look_up(store: ObjectStore, keys: Iterable[str]) -> Generator[tuple[str, StoredObject | None], None, None]:
    """Ask for each object by itself, some at once; yield them in their order. Raises Fault as the store does."""
    with closing(map_in_order(partial(_look_up, store), keys, workers=_WORKERS, name="look-up")) as found:
        yield from found


def _look_up(store: ObjectStore, key: str) -> tuple[str, StoredObject | None]:
    return key, store.head(key)


def _until_folder(store: ObjectStore, folder: str, after: str) -> Generator[StoredObject, None, str | None]:
    """Yield what stands behind `after`, up to a folder; return what stands behind that, None where there is none."""
    for each in store.list(folder, after):
        name = each.key[len(folder) :]
        inside, slash, _ = name.partition("/")
        behind = folder + inside + _AFTER_SLASH
        if slash and behind.encode() > after.encode():
            return behind
        if is_rendition(name):
            yield each
    return None
