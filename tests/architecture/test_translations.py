"""Every text of the window is marked for translation, and every mark is translated."""

import ast
import importlib
import re
import sys
from collections import Counter
from collections.abc import Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

from tests.architecture.test_house_rules import parse, python_files, relative
from tests.fixtures.programs import PROJECT

SCRIPTS = PROJECT / "packaging"
TRANSLATIONS = PROJECT / "resources" / "translations"
LANGUAGES = sorted(TRANSLATIONS.glob("rethumb_*.ts"))
TRANSLATES_WHAT_IS_MARKED = {"rethumb_desktop/ui/language/service_texts.py"}
"""Files whose texts are marked elsewhere."""

SHOWN_BY = {"QLabel", "QAction", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QMenu"}
SHOWN_BY |= {"setText", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setWindowTitle", "setTitle"}
SHOWN_BY |= {"setPlaceholderText", "setStatusTip", "setWhatsThis", "setSuffix", "setPrefix", "setInformativeText"}
SHOWN_BY |= {"addItem", "insertItem", "addAction", "addMenu", "addTab", "addRow", "setHeaderLabels", "ElidedLabel"}
PRODUCT_NAMES = {"rethumb", "desktop", "rethumb desktop"}
WORD = re.compile(r"[^\W\d_]{2,}")
PLACE = re.compile(r"\{\w+\}|\$\w+")

SAME_IN_GERMAN = {"URL", "HTML", "Markdown", "BBCode", "srcset", "JPEG", "PNG", "GIF", "TIFF", "WebP", "AVIF", "auto"}
SAME_IN_GERMAN |= {"kB", "MB", "px", "s", "Name", "Bucket", "Region", "Link", "Links", "Original", "Format", "Version"}
SAME_IN_GERMAN |= {"Position: {place}", "Amazon S3", "Cloudflare R2", "Backblaze B2", "DreamObjects US-East 1"}
SAME_IN_GERMAN |= {"DreamObjects US-East 5", "{device}, {ago}"}

Message = tuple[str, str]  # context and text


@pytest.fixture
def translations(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The script behind `make translations`, imported from where it lies."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(SCRIPTS)
    yield importlib.import_module("translations")
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(SCRIPTS)):
            del sys.modules[name]


def messages(ts: Path) -> dict[Message, str]:
    """What a .ts file holds: the translation of each text, empty where it is unfinished."""
    found = {}
    for context in ET.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            told = message.find("translation")
            finished = told is not None and told.get("type") is None
            source = message.findtext("source") or ""
            found[context.findtext("name") or "", source] = (told.text or "") if told is not None and finished else ""
    return found


def calls(node: ast.AST, owner: str = "") -> Iterator[tuple[str, ast.Call]]:
    """Each call below a node, with the name of the class it stands in."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield owner, child
        yield from calls(child, child.name if isinstance(child, ast.ClassDef) else owner)


def called(call: ast.Call) -> str:
    """The last name of what is called."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def marked(owner: str, call: ast.Call) -> tuple[object, ...] | None:
    """Context and text of a call that translates, None for other calls; what is no literal is no string there."""
    values = [argument.value if isinstance(argument, ast.Constant) else None for argument in call.args]
    match called(call):
        case "tr":
            return owner, *values
        case "translate" if isinstance(call.func, ast.Name) or ast.unparse(call.func) == "QCoreApplication.translate":
            return tuple(values)
        case "QT_TRANSLATE_NOOP":
            return tuple(values)
    return None


def marks() -> Iterator[tuple[str, tuple[object, ...]]]:
    """Place, and context and text, of all that is marked in the window."""
    for path in python_files("rethumb_desktop/ui"):
        if relative(path) not in TRANSLATES_WHAT_IS_MARKED:
            for owner, call in calls(parse(path)):
                mark = marked(owner, call)
                if mark is not None:
                    yield f"{relative(path)}:{call.lineno}", mark
        else:
            yield "", ("Language", "en")


def bare_texts(call: ast.Call) -> Iterator[str]:
    """The literals with words in them that a call shows to a person."""
    if called(call) in SHOWN_BY:
        for argument in call.args:
            parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
            for part in parts:
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    text = re.sub(r"<[^>]*>|&\w+;", "", part.value)
                    if WORD.search(text) and text.strip() not in PRODUCT_NAMES:
                        yield part.value


def test_only_literals_are_marked() -> None:
    assert [place for place, mark in marks() if len(mark) != 2 or not all(isinstance(m, str) for m in mark)] == []


def test_no_text_is_shown_unmarked() -> None:
    found = [
        f"{relative(path)}:{call.lineno}: {text}"
        for path in python_files("rethumb_desktop/ui")
        for _owner, call in calls(parse(path))
        for text in bare_texts(call)
    ]
    assert found == []


@pytest.mark.parametrize("code", ["QLabel('A word')", "box.addItem(f'{n} words')", "w.setToolTip('<b>Bold</b>')"])
def test_unmarked_texts_are_found(code: str) -> None:
    assert [text for _owner, call in calls(ast.parse(code)) for text in bare_texts(call)]


def test_qts_tool_sees_every_mark(translations: ModuleType, tmp_path: Path) -> None:
    fresh = tmp_path / "rethumb_de.ts"
    translations.update(fresh)
    assert set(messages(fresh)) == {mark for _place, mark in marks()}


def test_the_sentences_of_the_services_are_up_to_date(translations: ModuleType) -> None:
    modules = translations.sentences.make_modules()
    folder = translations.sentences.SENTENCES
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.py")} == modules, (
        "run make translations"
    )


@pytest.mark.parametrize("ts", LANGUAGES, ids=lambda ts: str(ts.stem))
def test_translations_are_complete(ts: Path, translations: ModuleType, tmp_path: Path) -> None:
    fresh = tmp_path / ts.name
    translations.update(fresh)
    held, wanted = messages(ts), set(messages(fresh))
    assert sorted(wanted - set(held)) == [], "run make translations, then translate these"
    assert sorted(set(held) - wanted) == [], "no longer in the program: run make translations"
    assert sorted(message for message, told in held.items() if not told) == [], "not translated"


@pytest.mark.parametrize("ts", LANGUAGES, ids=lambda ts: str(ts.stem))
def test_what_the_program_loads_is_made_of_the_translations(ts: Path, translations: ModuleType, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.qm"
    translations.release(ts, fresh)
    assert ts.with_suffix(".qm").read_bytes() == fresh.read_bytes(), "run make translations"


@pytest.mark.parametrize("ts", LANGUAGES, ids=lambda ts: str(ts.stem))
def test_translations_keep_places_spaces_and_ends(ts: Path) -> None:
    assert [source for (_context, source), told in messages(ts).items() if told and form(source) != form(told)] == []


def form(text: str) -> tuple[object, ...]:
    """What a translation has in common with its source."""
    places = sorted(Counter(PLACE.findall(text)).items())
    return places, text[:1].isspace(), text[-1:].isspace(), next((end for end in "….:?" if text.endswith(end)), "")


def test_german_says_it_in_german() -> None:
    same = {source for (_, source), told in messages(TRANSLATIONS / "rethumb_de.ts").items() if told == source}
    assert (
        sorted(text for text in same - SAME_IN_GERMAN if WORD.search(text) and text.strip() not in SAME_IN_GERMAN) == []
    )


def test_a_running_window_keeps_the_translations_it_has_loaded(translations: ModuleType, tmp_path: Path) -> None:
    (german,) = TRANSLATIONS.glob("rethumb_de.ts")
    qm = tmp_path / "rethumb_de.qm"
    before = b"what a window has loaded" * 1000
    qm.write_bytes(before)
    with qm.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as mapped:
        translations.release(german, qm)

        assert mapped[:] == before
    assert qm.read_bytes() != before
    assert list(tmp_path.iterdir()) == [qm]
