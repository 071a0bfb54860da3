"""Real services that publish through the faulty proxy to the real gateway, and what is known about them meanwhile."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from threading import Condition

from rethumb_desktop.bootstrap import open_services
from rethumb_desktop.domain.events import Event, JobChanged, JobsQueued, LibraryHalted, LibraryResumed
from rethumb_desktop.domain.job import Job
from rethumb_desktop.domain.library import Account, CredentialSource
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.services import Services
from rethumb_desktop.services.outbox.tempo import Tempo
from tests.faults.auditing import Asked, Content, audit, read_bucket, read_ledger, read_living_ledger, render_apart
from tests.fixtures.command_line import CommandLine
from tests.fixtures.faulty_proxy import FaultyProxy
from tests.fixtures.gateway import Gateway
from tests.fixtures.many_pictures import write_pictures

LIBRARY = "Cloud"
RECIPES = ("square/40", "width/32")
PATIENCE = 90.0
"""Seconds after which something that does not come counts as a hang."""
WORKERS = 8
"""How many transfers are under way at once."""
QUICK = Tempo(first=0.05, longest=0.3)

_RENDERED: dict[Asked, Content] = {}
"""What was rendered for one test serves the next ones: they publish the same pictures."""


class Watcher:
    """Follows the events of services: how each job stands, which libraries are halted, how often a try failed."""

    def __init__(self) -> None:
        self.jobs: dict[int, Job] = {}
        self.halts: list[LibraryHalted] = []
        self.halted: dict[str, LibraryHalted] = {}
        self.put_off = 0
        self._news = Condition()

    def listen(self, event: Event) -> None:
        """Take an event in, on any thread."""
        with self._news:
            match event:
                case JobsQueued(jobs):
                    self.jobs.update({job.id: job for job in jobs})
                case JobChanged(job):
                    self.jobs[job.id] = job
                    self.put_off += job.error is not None and not job.state.ended
                case LibraryHalted(library):
                    self.halts.append(event)
                    self.halted[library] = event
                case LibraryResumed(library):
                    self.halted.pop(library, None)
            self._news.notify_all()

    def wait_for(self, condition: Callable[[Watcher], bool], what: str) -> None:
        """Return when a condition holds, asked after each event. Raises TimeoutError."""
        with self._news:
            if not self._news.wait_for(lambda: condition(self), PATIENCE):
                states = sorted(job.state.value for job in self.jobs.values())
                raise TimeoutError(f"waited {PATIENCE:g} s for {what}; jobs: {states}; halted: {self.halted}")

    def wait_for_links(self, count: int) -> None:
        """Return when so many jobs have their links."""
        self.wait_for(lambda each: sum(job.state.has_links for job in each.jobs.values()) >= count, f"{count} links")

    def wait_for_halt(self) -> LibraryHalted:
        """Return why the library is halted, as soon as it is."""
        self.wait_for(lambda each: LIBRARY in each.halted, "a halt")
        return self.halts[-1]

    def wait_for_standstill(self) -> LibraryHalted:
        """Return why the library is halted, once nothing is under way any more and it was tried again in vain."""
        self.wait_for(lambda each: LIBRARY in each.halted and each.put_off > WORKERS, "a standstill")
        return self.halts[-1]


@dataclass
class Rig:
    """A bucket behind the proxy, a home, and pictures to publish; keys come from the environment."""

    gateway: Gateway
    bucket: str
    proxy: FaultyProxy
    folder: Path
    count: int = 16
    watcher: Watcher = field(default_factory=Watcher)
    _expected: dict[Asked, Content] = field(default_factory=dict)

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def cli(self) -> CommandLine:
        """The command line in the same home."""
        user = self.gateway.users["rw"]
        keys = {"AWS_ACCESS_KEY_ID": user.key_id, "AWS_SECRET_ACCESS_KEY": user.secret}
        return CommandLine(self.folder, self.home, keys)

    def pictures(self, start: int = 0) -> list[str]:
        """Return the pictures to publish: `count`, from number `start` on."""
        return [str(path) for path in write_pictures(self.folder / "pictures", start + self.count)[start:]]

    @contextlib.contextmanager
    def services(self) -> Iterator[Services]:
        """Open the services, with an account on the bucket where there is none yet; closed at the end."""
        with contextlib.closing(open_services(self.home, self.watcher.listen, tempo=QUICK)) as services:
            if not services.accounts.accounts():
                services.accounts.add(self._account(), None)
            yield services

    def publish(self, services: Services, pictures: Sequence[str] | None = None) -> None:
        """Queue the pictures, and note what must come of them."""
        wanted = self.pictures() if pictures is None else list(pictures)
        self.expect(wanted)
        services.publishing.submit(wanted, [parse_recipe(recipe) for recipe in RECIPES], LIBRARY)

    def expect(self, pictures: Sequence[str]) -> None:
        """Note that these pictures must be published at the end."""
        files = {sha256(Path(picture).read_bytes()).hexdigest(): Path(picture) for picture in pictures}
        new = [file for digest, file in files.items() if (digest, RECIPES[0]) not in _RENDERED]
        _RENDERED.update(render_apart(new, RECIPES, self.folder / "apart"))
        self._expected |= {(digest, recipe): _RENDERED[digest, recipe] for digest in files for recipe in RECIPES}

    def assert_nothing_is_claimed(self) -> None:
        """Whatever happens at the moment: what the index, the events say to be published is in the bucket."""
        told = {r.key for job in list(self.watcher.jobs.values()) if job.state.has_links for r in job.renditions}
        recorded = read_living_ledger(self.home).keys
        with contextlib.closing(self.gateway.client()) as client:
            objects, _ = read_bucket(client, self.bucket)
        assert (told | recorded) - objects.keys() == set()

    def assert_all_is_well(self, claimed: Sequence[str] = (), *, probes_may_stay: bool = False) -> None:
        """When the services are closed: everything is published, once, with the right bytes, and nothing else is."""
        with contextlib.closing(self.gateway.client()) as client:
            objects, versions = read_bucket(client, self.bucket)
        found = audit(read_ledger(self.home), objects, versions, self._expected, claimed)
        if probes_may_stay:
            found.probes = []
        assert self._expected
        assert found.findings == {}

    def _account(self) -> Account:
        return Account(
            LIBRARY, self.proxy.endpoint, self.bucket, credentials=CredentialSource.ENVIRONMENT, confirmed=True
        )
