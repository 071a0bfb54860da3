"""Python's collector of cycles, told to look through everything rarely."""

from __future__ import annotations

import gc

#: How many new objects it waits for, and how often it looks at the young ones before the older ones. To look through
#: all modules and a full queue takes it tenths of a second, and the window stands still meanwhile.
_PATIENCE = (20_000, 20, 50)


def spare_the_collector() -> None:
    """Have it look rarely; for the whole process. Most objects go by reference counts, Qt's among them."""
    gc.set_threshold(*_PATIENCE)
