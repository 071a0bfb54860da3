"""What every record of publications does."""

import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from rethumb_desktop.domain.job import JobChange, JobState
from tests.contract.index.conftest import AnyIndex
from tests.fixtures.records import A_MOMENT, new_job, publication

LATER = A_MOMENT + timedelta(microseconds=1)


def test_the_device_has_one_id_for_ever(index: AnyIndex) -> None:
    device = index.publications.device
    index.restart()

    assert re.fullmatch("[0-9a-f]{32}", device)
    assert index.publications.device == device


def test_what_is_recorded_is_found(index: AnyIndex) -> None:
    one = publication("prefix/ä.jpg", name="caf\udce9.jpg", library="Büro")
    index.publications.record([one, publication("b.jpg")])

    assert index.publications.find("Büro", "prefix/ä.jpg") == one
    assert index.publications.find("This computer", "prefix/ä.jpg") is None
    assert index.publications.find("Büro", "none.jpg") is None
    assert index.publications.find("Büro", "\udcff") is None


def test_times_are_the_same_moment_from_any_zone(index: AnyIndex) -> None:
    local = datetime(2026, 5, 17, 14, 30, 15, 123456, tzinfo=timezone(timedelta(hours=2)))
    index.publications.record([publication(at=local)])

    found = index.publications.find("This computer", "abc.jpg")
    assert found is not None
    assert found.published_at == A_MOMENT


def test_recording_again_changes_nothing(index: AnyIndex) -> None:
    first = publication(name="first.jpg")
    index.publications.record([first])
    index.publications.record([publication(name="second.jpg", at=LATER), publication("new.jpg")])
    index.publications.record([])

    assert index.publications.find("This computer", "abc.jpg") == first
    assert len(index.publications.page()) == 2


def test_libraries_have_their_own_keys(index: AnyIndex) -> None:
    mine, yours = publication(library="mine"), publication(library="yours")
    index.publications.record([mine, yours])

    assert index.publications.page(library="mine") == [mine]
    assert index.publications.page(library="yours") == [yours]


def test_the_newest_come_first(index: AnyIndex) -> None:
    old, new = publication("old.jpg"), publication("new.jpg", at=LATER)
    twin = publication("twin.jpg")
    index.publications.record([new, old])
    index.publications.record([twin])

    assert index.publications.page() == [new, twin, old]


def test_pages_together_are_everything(index: AnyIndex) -> None:
    index.publications.record([publication(f"{n}.jpg") for n in range(25)])

    pages = [index.publications.page(offset=offset, limit=10) for offset in (0, 10, 20, 30)]

    assert [len(page) for page in pages] == [10, 10, 5, 0]
    assert [p for page in pages for p in page] == index.publications.page()


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", ["sea", "cafe", "odd"]),
        ("KAFFEE", ["cafe"]),
        ("straße", ["sea"]),
        ("STRASSE", ["sea"]),
        ("u\u0308ber", ["cafe"]),
        ("Width/8", ["sea"]),
        ("library/odd", ["odd"]),
        ("100%_", ["odd"]),
        ("%", ["odd"]),
        ("_", ["odd"]),
        ("nothing", []),
        ("\udcff", ["odd"]),
    ],
)
def test_search_looks_in_name_recipe_and_key(index: AnyIndex, search: str, found: list[str]) -> None:
    index.publications.record(
        [
            publication("odd", name="100%_\udce9.png"),
            publication("cafe", name="Kaffee Über.jpg"),
            publication("sea", name="Straße.jpg", recipe="width/800"),
        ]
    )
    if search == "library/odd":
        index.publications.remove("This computer", ["odd"])
        index.publications.record([publication("Library/odd")])
        found = ["Library/odd"]

    assert [p.key for p in index.publications.page(search=search)] == found


def test_what_is_found_again_goes_by_that_name_too(index: AnyIndex) -> None:
    index.publications.record([publication("a"), publication("b"), publication("a", library="else")])
    jobs = index.queue.add("drop", [new_job(name) for name in ("Müller.jpg", "caf\udce9.jpg", "Müller.jpg", "cat.jpg")])
    changes = [JobChange(job.id, JobState.DUPLICATE, found=("a", "never")) for job in jobs]
    index.queue.apply(changes)
    index.queue.apply([JobChange(jobs[0].id, JobState.DUPLICATE, found=("b",))])  # it had ended
    index.restart()

    named, other = index.publications.find("This computer", "a"), index.publications.find("This computer", "b")
    assert named == replace(publication("a"), other_names=("Müller.jpg", "caf\udce9.jpg"))
    assert other == publication("b")
    assert index.publications.page(search="MÜLLER") == [named]
    assert index.publications.page(search="caf\udce9") == [named]
    assert len(index.publications.page(search="cat.jpg")) == 3

    index.removals.ask("This computer", ["a"], A_MOMENT)
    index.removals.undo("This computer", ["a"])
    assert index.publications.page(search="müller") == [named]


def test_what_is_recorded_and_found_at_once_has_both_names(index: AnyIndex) -> None:
    one, two = index.queue.add("drop", [new_job("one.jpg"), new_job("two.jpg")])
    first = publication("a", name="one.jpg")
    index.queue.apply(
        [JobChange(two.id, JobState.DUPLICATE, found=("a",)), JobChange(one.id, JobState.PUBLISHED, published=(first,))]
    )

    assert index.publications.page() == [replace(first, other_names=("two.jpg",))]


def test_search_and_library_together(index: AnyIndex) -> None:
    mine = publication("a", library="mine", name="cat.jpg")
    index.publications.record(
        [mine, publication("b", library="mine", name="dog.jpg"), publication("c", name="cat.jpg")]
    )

    assert index.publications.page(library="mine", search="cat") == [mine]


def test_what_became_of_an_original(index: AnyIndex) -> None:
    small, large = publication("small"), publication("large", recipe="width/1600", at=LATER)
    index.publications.record([small, large, publication("other", sha256="b" * 64), publication("x", library="else")])

    assert index.publications.of_original("This computer", "a" * 64) == [large, small]
    assert index.publications.of_original("This computer", "c" * 64) == []


def test_stems_are_found_by_their_beginning(index: AnyIndex) -> None:
    stems = ["aa" + "b" * 30, "ab" + "b" * 30, "ab" + "7" * 30, "ba" + "a" * 30, "77" + "7" * 30]
    index.publications.record([publication(f"p/{stem}.jpg", library="mine") for stem in stems])
    index.publications.record([publication(f"{stems[0]}.jpg"), publication("ab/odd", library="mine")])

    def found(beginning: str) -> set[str]:
        return {each.key[2:34] for each in index.publications.with_stem("mine", beginning)}

    assert found("a") == {*stems[:3]}
    assert found("ab") == {*stems[1:3]}
    assert found("abbbbb") == {stems[1]}
    assert found("7") == {stems[4]}
    assert found("c") == set()
    assert index.publications.with_stem("else", "a") == []


def test_what_is_removed_is_gone_and_can_come_back(index: AnyIndex) -> None:
    index.publications.record([publication("a"), publication("b"), publication("a", library="else")])

    index.publications.remove("This computer", iter(["a", "never"]))

    assert index.publications.find("This computer", "a") is None
    assert {(p.library, p.key) for p in index.publications.page()} == {("This computer", "b"), ("else", "a")}
    index.publications.record([publication("a", at=LATER)])
    assert index.publications.find("This computer", "a") == publication("a", at=LATER)


def test_a_library_that_was_made_here_is_known_whole(index: AnyIndex) -> None:
    assert not index.publications.knows_all("Büro \udcff")

    index.publications.begin_library("Büro \udcff")
    index.publications.begin_library("Büro \udcff")
    index.restart()

    assert index.publications.knows_all("Büro \udcff")
    assert not index.publications.knows_all("Büro")
    assert re.fullmatch("[0-9a-f]{32}", index.publications.device)


def test_where_a_library_is_outlives_a_restart(index: AnyIndex) -> None:
    assert index.publications.place_of("Büro \udcff") is None

    index.publications.settle("Büro \udcff", "https://one.example.com/pics/")
    index.publications.settle("Büro \udcff", "https://two.example.com/pics/a")
    index.restart()

    assert index.publications.place_of("Büro \udcff") == "https://two.example.com/pics/a"
    assert index.publications.place_of("Büro") is None
