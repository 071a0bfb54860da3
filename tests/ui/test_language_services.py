"""Sentences from below the window are told in its language, with their values in them."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from rethumb_desktop.domain.errors import RecipeError
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.ui.language.languages import Languages
from rethumb_desktop.ui.language.phrases import Phrase, PhraseBook
from rethumb_desktop.ui.language.sentences import SENTENCES
from rethumb_desktop.ui.language.service_texts import translate_service

PLACE = re.compile(r"\{\w+\}")
OPEN = sorted({text for text in SENTENCES if PLACE.search(text)})
#: Signs that patterns, templates and sentences are made of.
ODD = st.text(st.sampled_from("aé雪 .*+?()[]\\^$|{}%&\n“'/-_0"), max_size=12)


@pytest.fixture
def _german(qapp: QApplication) -> Iterator[None]:
    before, direction = QLocale(), qapp.layoutDirection()
    languages = Languages(qapp)
    languages.speak("de")
    yield
    languages.speak("en")
    QLocale.setDefault(before)
    qapp.setLayoutDirection(direction)


def told_with(source: str, values: list[str]) -> str:
    """The German of a sentence, filled by hand."""
    names = PLACE.findall(source)
    by_name = dict(zip(names, values, strict=True))
    german = QCoreApplication.translate("Services", source)
    return PLACE.sub(lambda place: by_name[place[0]], german)


@pytest.mark.usefixtures("_german")
@pytest.mark.parametrize("source", OPEN)
def test_each_sentence_is_found_with_its_values(source: str) -> None:
    values = [f"wert{n}-é.jpg" for n in range(len(PLACE.findall(source)))]
    rest = iter(values)
    text = PLACE.sub(lambda _place: next(rest), source)
    assert translate_service(text) == told_with(source, values)


@pytest.mark.usefixtures("_german")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_odd_values_stay_in_their_sentence(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(OPEN))
    values = data.draw(st.lists(ODD, min_size=len(PLACE.findall(source)), max_size=len(PLACE.findall(source))))
    rest = iter(values)
    told = translate_service(PLACE.sub(lambda _place: next(rest), source))
    assert all(value.strip() in told for value in values)


@pytest.mark.usefixtures("_german")
@given(st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_is_taken(text: str) -> None:
    assert translate_service(text) is not None


@pytest.mark.usefixtures("_german")
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The disk is full.", "Der Datenträger ist voll."),
        ("The disk is full. “a.jpg” was not written.", "Der Datenträger ist voll. „a.jpg“ wurde nicht geschrieben."),
        ("The disk is full.\nCheck the disk.", "Der Datenträger ist voll.\nDen Datenträger prüfen."),
        ("“a” is not there. “b” was not written.", "„a“ ist nicht da. „b“ wurde nicht geschrieben."),
        ("“Delete” is not there.", "„Delete“ ist nicht da."),
        ("“a. b.jpg” is not there.", "„a. b.jpg“ ist nicht da."),
        ("s3.example.com answers. Who knows.", "s3.example.com antwortet. Who knows."),
        ("The picture is too large: 65,535 × 7 pixels.", "Das Bild ist zu groß: 65.535 × 7 Pixel."),
        ("A small object was put and arrived whole.", "Ein kleines Objekt wurde abgelegt und kam heil an."),
        (
            "A small object was put and arrived whole. The bucket keeps versions.",
            "Ein kleines Objekt wurde abgelegt und kam heil an. Der Bucket behält Versionen.",
        ),
        (
            "It answered 404. Save the picture as a file, and open that.",
            "Die Antwort war 404. Das Bild als Datei speichern und diese öffnen.",
        ),
        ("This is a folder, not a picture.", "Das ist ein Ordner, kein Bild."),
        ("This is a pipe, not a picture.", "Das ist eine Pipe, kein Bild."),
        ("Nobody wrote this sentence down.", "Nobody wrote this sentence down."),
        ("", ""),
        (" \n", " \n"),
    ],
)
def test_texts_as_they_come(text: str, told: str) -> None:
    assert translate_service(text) == told


@pytest.mark.usefixtures("_german")
@pytest.mark.parametrize(
    ("recipe", "told"),
    [
        ("wide/100", "Rezept „wide/100“, Zeichen 1: unbekannter Parameter „wide“ (gemeint „width“?)."),
        (
            "width/70000",
            "Rezept „width/70000“, Zeichen 7: „width“ ist eine Anzahl Pixel von 1 bis 65.535, nicht 70000.",
        ),
        ("width/x", "Rezept „width/x“, Zeichen 7: „width“ ist eine Anzahl Pixel, nicht „x“."),
    ],
)
def test_a_recipe_that_cannot_be_read(recipe: str, told: str) -> None:
    with pytest.raises(RecipeError) as caught:
        parse_recipe(recipe)
    assert translate_service(caught.value.title) == told
    # As the editor shows it, without the recipe.
    assert translate_service(caught.value.reason) in told


def test_english_stays_as_it_is(qapp: QApplication) -> None:
    assert translate_service("The disk is full.") == "The disk is full."


def test_of_two_sentences_that_fit_the_longer_one_is_meant() -> None:
    phrases = [Phrase("{0} answers.", "kurz {0}"), Phrase("{0} or {1} answers.", "lang {1} {0}")]
    for order in (phrases, phrases[::-1]):
        assert PhraseBook(order, str).tell("One or two answers.") == "lang two One"


def test_values_may_change_places() -> None:
    book = PhraseBook([Phrase("“{0}” at {host}.", "Bei {host}: „{0}“.")], str)
    assert book.tell("“x” at example.com.") == "Bei example.com: „x“."
