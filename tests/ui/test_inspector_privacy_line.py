"""The line that says whether a position will be published."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.services.gathering import file_source
from rethumb_desktop.services.inspecting import Survey
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.verdict import Verdict
from rethumb_desktop.ui.panels.inspector import privacy_briefing
from rethumb_desktop.ui.panels.inspector.privacy_briefing import PrivacyBriefing
from rethumb_desktop.ui.panels.inspector.privacy_line import PrivacyLine
from rethumb_desktop.ui.theme.theme import Theme
from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.fixtures.records import A_MOMENT, original

PATIENCE_MS = 60_000
HERE, PLAIN = pictures.jpeg(location=True), pictures.jpeg()


@dataclass
class Desk:
    line: PrivacyLine
    briefing: PrivacyBriefing
    folder: Path
    qtbot: QtBot
    _jobs: int = 0

    def job(self, data: bytes, recipe: str = "square/9", state: JobState = JobState.QUEUED) -> Job:
        self._jobs += 1
        path = self.folder / f"{self._jobs}.jpg"
        path.write_bytes(data)
        return Job(self._jobs, "a", file_source(path), (parse_recipe(recipe),), THIS_COMPUTER, state, A_MOMENT)

    def jobs(self, *data: bytes, recipe: str = "square/9") -> list[Job]:
        return [self.job(each, recipe) for each in data]

    def wait(self, text: str) -> None:
        self.qtbot.waitUntil(lambda: self.line.text == text, timeout=PATIENCE_MS)


@pytest.fixture
def desk(bridge: Bridge, theme: Theme, house: House, tmp_path: Path, qtbot: QtBot) -> Desk:
    line = PrivacyLine(theme)
    qtbot.addWidget(line)
    briefing = PrivacyBriefing(bridge, line, line)
    briefing.serve(house.open().inspecting)
    return Desk(line, briefing, tmp_path, qtbot)


def test_nothing_is_said_of_nothing(desk: Desk) -> None:
    desk.briefing.show_jobs(None, ())
    assert not desk.line.isVisible()


def test_one_picture_is_spoken_of(desk: Desk) -> None:
    job = desk.job(HERE)
    desk.briefing.show_jobs(job, (job,))
    desk.wait("Has a GPS position: it will not be published.")
    assert desk.line.isVisible()
    assert desk.line.accessibleName() == desk.line.text
    desk.briefing.show_jobs(desk.job(HERE, "square/9/metadata/keep"), ())
    desk.wait("Has a GPS position: it will be published.")
    desk.briefing.show_jobs(desk.job(PLAIN, state=JobState.PUBLISHED), ())
    desk.wait("No GPS position and no other metadata that says anything.")


def test_what_cannot_be_read_is_left_to_the_preview(desk: Desk) -> None:
    desk.briefing.show_jobs(desk.job(HERE), ())
    desk.wait("Has a GPS position: it will not be published.")
    desk.briefing.show_jobs(desk.job(b"no picture"), ())
    desk.qtbot.waitUntil(lambda: not desk.line.isVisible(), timeout=PATIENCE_MS)


@pytest.mark.parametrize(
    ("data", "recipe", "text"),
    [
        ((PLAIN, PLAIN), "square/9", "None of 2 has a GPS position."),
        ((HERE, PLAIN), "square/9", "1 of 2 has a GPS position; it will not be published."),
        ((HERE, HERE, PLAIN), "square/9", "2 of 3 have a GPS position; it will not be published."),
        ((HERE, HERE, PLAIN), "square/9/metadata/keep", "2 of 3 have a GPS position; it will be published."),
        ((HERE, b"x"), "square/9", "1 of 2 has a GPS position; it will not be published. 1 could not be looked at."),
    ],
)
def test_of_several_pictures_those_with_a_position_are_counted(
    desk: Desk, data: tuple[bytes, ...], recipe: str, text: str
) -> None:
    desk.briefing.show_jobs(None, desk.jobs(*data, recipe=recipe))
    desk.wait(text)


def test_recipes_that_differ_are_told_apart(desk: Desk) -> None:
    jobs = [desk.job(HERE), desk.job(HERE, "square/9/metadata/keep")]
    desk.briefing.show_jobs(None, jobs)
    desk.wait("2 of 2 have a GPS position; that of 1 will be published.")


def test_other_recipes_are_told_without_reading_again(desk: Desk) -> None:
    job = desk.job(HERE)
    desk.briefing.show_jobs(job, ())
    desk.wait("Has a GPS position: it will not be published.")
    Path(job.source.location).unlink()
    keeping = Job(
        9, "a", job.source, (parse_recipe("square/9/metadata/keep"),), THIS_COMPUTER, JobState.QUEUED, A_MOMENT
    )
    desk.briefing.show_jobs(keeping, ())
    assert desk.line.text == "Has a GPS position: it will be published."


def test_of_very_many_the_first_are_looked_at_and_that_is_told(desk: Desk) -> None:
    desk.briefing.most = 2
    desk.briefing.show_jobs(None, desk.jobs(HERE, PLAIN, HERE))
    desk.wait("Of the first 2: 1 of 2 has a GPS position; it will not be published. 1 more were not looked at.")


def test_what_is_known_so_far_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(privacy_briefing, "_TOLD_EVERY", 1)
    told: list[str] = []
    say = desk.line.say

    def overhear(verdict: Verdict | None) -> None:
        say(verdict)
        told.append(desk.line.text)

    monkeypatch.setattr(desk.line, "say", overhear)
    desk.briefing.show_jobs(None, desk.jobs(HERE, PLAIN))
    desk.wait("1 of 2 has a GPS position; it will not be published.")
    assert "So far: 1 of 1 has a GPS position; it will not be published." in told


def test_the_place_is_kept_while_another_is_read(desk: Desk) -> None:
    desk.briefing.show_jobs(desk.job(HERE), ())
    desk.wait("Has a GPS position: it will not be published.")
    desk.briefing.show_jobs(desk.job(PLAIN), ())
    assert desk.line.isVisible()
    assert not desk.line.text.strip()
    desk.wait("No GPS position and no other metadata that says anything.")


def test_a_file_that_was_written_is_looked_at_again(desk: Desk, house: House) -> None:
    inspecting = house.open().inspecting
    job, other = desk.jobs(HERE, PLAIN)
    desk.briefing.show_jobs(job, (job, other))
    desk.wait("1 of 2 has a GPS position; it will not be published.")
    looked: list[Survey] = []
    desk.briefing.looked.connect(looked.extend)
    desk.briefing.renew(inspecting.stamps([job.source, other.source]))
    Path(job.source.location).write_bytes(PLAIN)
    desk.briefing.renew(inspecting.stamps([job.source, other.source]))
    desk.wait("None of 2 has a GPS position.")
    assert [survey.source for survey in looked] == [job.source], "what is the same is not read again"


def test_one_that_was_written_is_looked_at_again(desk: Desk, house: House) -> None:
    inspecting = house.open().inspecting
    job = desk.job(HERE)
    desk.briefing.show_jobs(job, ())
    desk.wait("Has a GPS position: it will not be published.")
    Path(job.source.location).write_bytes(PLAIN)
    desk.briefing.renew(inspecting.stamps([job.source]))
    assert not desk.line.text.strip(), "nothing definite is said meanwhile"
    desk.wait("No GPS position and no other metadata that says anything.")
    Path(job.source.location).unlink()
    desk.briefing.renew(inspecting.stamps([job.source]))
    desk.qtbot.waitUntil(lambda: not desk.line.isVisible(), timeout=PATIENCE_MS)


def test_what_was_looked_at_is_not_read_again_beside_others(desk: Desk) -> None:
    job, other = desk.jobs(HERE, PLAIN)
    desk.briefing.show_jobs(job, ())
    desk.wait("Has a GPS position: it will not be published.")
    Path(job.source.location).unlink()
    desk.briefing.show_jobs(job, (job, other))
    desk.wait("1 of 2 has a GPS position; it will not be published.")


def test_what_was_published_of_another_file_is_not_spoken_of(desk: Desk) -> None:
    job = replace(desk.job(HERE, state=JobState.PUBLISHED), original=original())
    desk.briefing.show_jobs(job, ())
    desk.wait("Has changed since it was published: what is shown here is the file as it is now.")
    known = desk.job(PLAIN, state=JobState.PUBLISHED)
    desk.briefing.show_jobs(None, (job, known))
    desk.wait("None of 1 has a GPS position. 1 has changed since it was published.")
    other = replace(desk.job(PLAIN, state=JobState.PUBLISHED), original=original())
    desk.briefing.show_jobs(None, (job, other))
    desk.wait("2 have changed since they were published.")
    Path(job.source.location).unlink()
    desk.briefing.show_jobs(job, ())
    desk.qtbot.waitUntil(lambda: not desk.line.isVisible(), timeout=PATIENCE_MS)


def test_a_position_that_cannot_be_read_is_spoken_of(desk: Desk) -> None:
    damaged = pictures.jpeg_with_damaged_position()
    desk.briefing.show_jobs(desk.job(damaged), ())
    desk.wait("Has a GPS position that cannot be read: it will not be published.")
    desk.briefing.show_jobs(None, desk.jobs(damaged, HERE, PLAIN))
    desk.wait("2 of 3 have a GPS position; it will not be published. 1 position cannot be read.")
    desk.briefing.show_jobs(None, desk.jobs(damaged, damaged, PLAIN))
    desk.wait("2 of 3 have a GPS position; it will not be published. 2 positions cannot be read.")
