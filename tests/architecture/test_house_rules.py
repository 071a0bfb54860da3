"""The rules of docs/architecture.md that a reader of the code can check by counting."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixtures.programs import PROJECT

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
MOST_LINES = {ast.ClassDef: 300, ast.FunctionDef: 40, ast.AsyncFunctionDef: 40}
MOST_LINES_OF_A_FILE = 400
LARGER_FOR_A_REASON: dict[str, str] = {}
"""`file` or `file:name` of what is larger than the rules allow, and why."""
CATCHES_EVERYTHING = {
    "rethumb_desktop/credentials": "keyrings raise exceptions that are no kin of keyring's own",
    "rethumb_desktop/jobs": "a bug in a job fails that job, not the program",
}
SAYS_EVERYTHING = re.compile(r"\bexcept\*?\s*:|Exception\b")
"""In every file that catches everything; few others have it, and only these are read as programs."""
OWN_TEXT = {".py", ".md", ".toml", ".txt", ".sh", ".html", ".xml", ".svg", ".desktop", ".qss", ".yml", ".json", ""}
MACHINE_PATH = re.compile(r"(?<![\w.~}>])/(?:work|root)/")
REGISTRY = re.compile(
    "|".join(["pypi" + r"\.org", "python" + r"hosted\.org", "npm" + r"js\.org", "deb" + r"\.debian\.org"])
)


def python_files(*folders: str) -> list[Path]:
    """All Python files below these folders of the project."""
    found = [path for folder in folders for path in (PROJECT / folder).rglob("*.py")]
    return sorted(path for path in found if "__pycache__" not in path.parts)


def relative(path: Path) -> str:
    """A file's name as the rules give it."""
    return path.relative_to(PROJECT).as_posix()


def parse(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def lengths(path: Path) -> Iterator[tuple[str, int, int]]:
    """Name, lines and allowed lines of a file and of each class and function in it."""
    text = path.read_text(encoding="utf-8")
    yield relative(path), len(text.splitlines()), MOST_LINES_OF_A_FILE
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield f"{relative(path)}:{node.name}", lines, MOST_LINES[type(node)]


def places(pattern: re.Pattern[str]) -> Iterator[str]:
    """File and line number of every line with that pattern in a text that is or can be committed."""
    for path in committable():
        if path.suffix in OWN_TEXT and path.is_file():
            text = path.read_text(encoding="utf-8")
            # Line by line only where there is something to tell.
            for number, line in enumerate(text.splitlines() if pattern.search(text) else (), start=1):
                if pattern.search(line):
                    yield f"{relative(path)}:{number}"


def committable() -> list[Path]:
    """The files git knows or would take; in an unpacked archive, all but hidden ones."""
    if not (PROJECT / ".git").exists():
        found = (path for path in PROJECT.rglob("*") if not path.relative_to(PROJECT).as_posix().startswith("."))
        return [path for path in found if not {"__pycache__", "build", "dist"} & set(path.parts)]
    listing = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=PROJECT, capture_output=True, check=True).stdout.decode()
    return [PROJECT / name for name in names.split("\0") if name]


def test_rooms_stay_small() -> None:
    rows = [row for path in python_files("rethumb_desktop", "tests", "packaging") for row in lengths(path)]
    too_large = {name: lines for name, lines, allowed in rows if lines > allowed}
    assert {name: lines for name, lines in too_large.items() if name not in LARGER_FOR_A_REASON} == {}
    assert LARGER_FOR_A_REASON.keys() <= too_large.keys(), "no longer large: take it off the list"


def test_no_room_is_named_after_nothing() -> None:
    names = map(relative, python_files("rethumb_desktop", "tests", "packaging"))
    assert [name for name in names if FORBIDDEN_NAMES & set(re.split(r"[/.]", name))] == []


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {path.parent for path in python_files("tests")}
    assert [relative(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_everything_is_caught_in_two_places_only() -> None:
    files = [
        path for path in python_files("rethumb_desktop") if SAYS_EVERYTHING.search(path.read_text(encoding="utf-8"))
    ]
    places = [
        relative(path)
        for path in files
        for node in ast.walk(parse(path))
        if isinstance(node, ast.ExceptHandler) and catches_everything(node)
    ]
    rooms = [next((room for room in CATCHES_EVERYTHING if place.startswith(room)), place) for place in places]
    assert sorted(rooms) == sorted(set(rooms) & CATCHES_EVERYTHING.keys()), places


def catches_everything(handler: ast.ExceptHandler) -> bool:
    """Whether a handler takes every exception: bare, or naming Exception or BaseException."""
    if handler.type is None:
        return True
    named = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(isinstance(name, ast.Name) and name.id in ("Exception", "BaseException") for name in named)


@pytest.mark.parametrize("pattern", [MACHINE_PATH, REGISTRY], ids=["path of a machine", "package registry"])
def test_the_text_speaks_of_the_project_alone(pattern: re.Pattern[str]) -> None:
    assert list(places(pattern)) == []


@pytest.mark.parametrize(
    ("line", "pattern"),
    [
        ("see /" + "work/notes.md", MACHINE_PATH),
        ('"/' + 'root/x"', MACHINE_PATH),
        ("https://" + "pypi" + ".org/simple", REGISTRY),
    ],
)
def test_the_patterns_find_what_they_are_for(line: str, pattern: re.Pattern[str]) -> None:
    assert pattern.search(line)
