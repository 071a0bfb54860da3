"""The window of one device, and another device that shares its library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from rethumb_desktop.domain.library import Account, CredentialSource
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.syncing import Standing
from rethumb_desktop.services import Services
from rethumb_desktop.ui.main_window.frame import Page
from tests.fixtures import pictures
from tests.fixtures.assembly import ACCOUNT, KEYS, House
from tests.ui.conftest import Stage

CLOUD = ACCOUNT.name
SQUARE = Recipe(square=16)


@dataclass
class Laptop:
    """The other device: its library is that of the window."""

    house: House
    services: Services

    def publish(self, *names: str, recipe: Recipe = SQUARE, tell: bool = True) -> list[str]:
        """Publish pictures, and tell of them unless that is to come later; return their keys, in order."""
        files = []
        for name in names:
            file = self.house.root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(pictures.jpeg(40 + sum(name.encode()), 30))
            files.append(str(file))
        self.services.publishing.submit(files, (recipe,), CLOUD)
        jobs = self.house.finish()
        if tell:
            self.tell()
        return [rendition.key for job in jobs for rendition in job.renditions]

    def tell(self) -> None:
        self.services.syncing.sync_now(CLOUD)


@contextmanager
def other_device(stage: Stage, name: str = "Ann’s laptop") -> Iterator[Laptop]:
    """Another device that joined the library of the window."""
    house = House(stage.folder.parent / f"house of {len(name)}", cloud=stage.house.cloud, device_name=name)
    services = house.open()
    try:
        join(services, stage.services.joining.pair(CLOUD))
        services.publishing.consent(CLOUD)
        yield Laptop(house, services)
    finally:
        services.close()


def join(services: Services, code: str, **more: object) -> Account:
    """Join a library as a person does, with keys for this session."""
    account = replace(ACCOUNT, credentials=CredentialSource.SESSION, **more)  # type: ignore[arg-type]
    return services.joining.join(account, services.joining.read(code), KEYS if account.roles else None)


def share(stage: Stage) -> None:
    """Have the window publish into a library in a bucket, and be in step with nobody."""
    stage.house.add_cloud(stage.services)
    box = stage.window.header.library_box
    stage.wait(lambda: box.findText(CLOUD) >= 0)
    box.setCurrentIndex(box.findText(CLOUD))
    box.activated.emit(box.currentIndex())
    stage.wait(lambda: stage.workspace.devices.book.state(CLOUD).standing is Standing.IN_STEP)


def look_at_library(stage: Stage, names: Callable[[list[object]], bool]) -> None:
    """Show the library's page until its rows are as they should be."""
    stage.window.frame.show_page(Page.LIBRARY)
    stage.wait(lambda: names(shown(stage)))


def shown(stage: Stage) -> list[object]:
    """The names of the rows of the library's page."""
    model = stage.workspace.library.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]
