"""What is coming: how many pictures of a folder would be processed if it were watched now as it is described."""

from __future__ import annotations

import os

from rethumb_desktop.domain.ports.watching import FileTree, WatchRecords
from rethumb_desktop.domain.watched_folder import Existing, WatchedFolder
from rethumb_desktop.services.watching.intake import is_settled_matter
from rethumb_desktop.services.watching.wanted import Wanted


def count_coming(folder: WatchedFolder, tree: FileTree, records: WatchRecords) -> int:
    """Return how many pictures there are now that are wanted and not known.

    Of one without an id nothing is known: all count, or none where only new ones are wanted. Raises Fault missing,
    permission, disk, and that of the records.
    """
    if not folder.id and folder.existing is Existing.ONLY_NEW:
        return 0
    wanted, number = Wanted(folder), 0
    for walked in tree.walk(folder.path, recursive=folder.recursive):
        known = records.in_folder(folder.id, walked.path) if folder.id else {}
        top = walked.path.rstrip(os.sep) + os.sep
        for name, stamp in walked.files.items():
            file = known.get(name)
            is_known = file is not None and file.stamp.is_alike(stamp) and is_settled_matter(file)
            number += not is_known and wanted.takes_file(top + name)
    return number
