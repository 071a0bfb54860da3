"""Collect the English texts that the rooms below the window tell a person, for the window to translate.

Those rooms know no Qt: their faults, notes and steps are plain sentences. They are found in the syntax trees, values
become {0}, {1} ..., and one generated module a room names them where lupdate finds them.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "rethumb_desktop"
SENTENCES = PACKAGE / "ui" / "language" / "sentences"

# The window's own texts are Qt's affair; the command line speaks English.
LEFT_OUT = ("ui/", "cli/", "__main__.py", "display.py", "index/migrations/")
# Names and values of tags stay as the standards and makers have them: only what is wrong with a block is told.
MALFORMED_ONLY = ("metadata/makers/", "metadata/gate/", "metadata/wording.py", "metadata/xmp_names.py")
# What these are given is for programs and logs.
NO_TEXT = {"ValueError", "OSError", "compile", "Finding", "debug", "info", "warning", "error", "exception"}
# What these are given is told, even where it is no whole sentence.
TOLD = {"Fault", "fault", "FaultRecord", "RecipeError", "_Refusal", "MalformedError", "TestStep", "_failed", "_number"}
TOLD |= {
    "BucketRule",
    "Provider",
    "_unsupported",
    "_no_picture",
    "_address",
    "impossible",
    "too_large",
    "_wrong",
    "_read",
}
# These also hold single words.
WORDS_ALONE = {"TestStep", "_failed", "_address", "word"}
# Variables that hold a part of a sentence.
PARTS = {
    "_PICTURES",
    "_OTHERS",
    "_OTHER_KINDS",
    "THIS_COMPUTER",
    "hint",
    "bounds",
    "kept",
    "window",
    "name",
    "shown",
    "next",
}

SENTENCE = re.compile(r"[A-Z“{\d].*\s.*[.?]”?", re.DOTALL)
CODE = re.compile(r"(UPDATE|SELECT|DELETE) |.* = \?|[<>]")
WORDS = re.compile(r"[A-Za-z]{2,}.*\s|\s.*[A-Za-z]{2,}|“\{\w+\}” ", re.DOTALL)
PLACE = re.compile(r"\{\w+\}")
LONGEST_PIECE = 90
HEADING = '"""Texts from {room}, for lupdate. Written by `make translations`."""\n\n'
MARK = "from rethumb_desktop.ui.language.marking import QT_TRANSLATE_NOOP\n\n"


def template(node: ast.expr) -> str:
    """The text of a literal, with {0}, {1} ... for the values of an f-string; empty where it is none."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if not isinstance(node, ast.JoinedStr):
        return ""
    text, places = "", 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            text += str(part.value)
        else:
            text += f"{{{places}}}"
            places += 1
    return text


def called(node: ast.AST) -> str:
    """The last name of what is called, raised or assigned to."""
    match node:
        case ast.Call(func=ast.Attribute(attr=name)) | ast.Call(func=ast.Name(id=name)):
            return name
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name
        case ast.Assign(targets=[ast.Tuple(elts=[ast.Name(id=name), *_])]):
            return name
    return ""


def walk(node: ast.AST, owner: str = "") -> Iterator[tuple[str, str]]:
    """Each literal below a node, with what it is given to."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue  # a docstring
        if isinstance(child, ast.Constant | ast.JoinedStr) and not isinstance(node, ast.JoinedStr):
            yield template(child), owner
        yield from walk(child, called(child) or owner)


def is_told(text: str, owner: str) -> bool:
    """Whether a literal becomes (a part of) what a person reads."""
    if owner in NO_TEXT or len(re.sub(r"\s", "", PLACE.sub("", text))) < 2:
        return False
    if CODE.match(text):
        return False
    if SENTENCE.fullmatch(text) and re.search(r"[a-z]{2}", PLACE.sub("", text)):
        return True
    if owner in WORDS_ALONE and re.fullmatch(r"[A-Z]?[a-z]+", text):
        return True
    return owner in TOLD | PARTS and bool(WORDS.search(text))


def collect() -> dict[str, list[str]]:
    """The texts of each room, each text once."""
    rooms: dict[str, list[str]] = {}
    seen: set[str] = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if name.startswith(LEFT_OUT):
            continue
        for text, owner in walk(ast.parse(path.read_text(encoding="utf-8"))):
            left_out = name.startswith(MALFORMED_ONLY) and owner != "MalformedError"
            if text not in seen and not left_out and is_told(text, owner):
                seen.add(text)
                rooms.setdefault(name.split("/")[0].removesuffix(".py"), []).append(text)
    return rooms


def pieces(text: str) -> list[str]:
    """A text in pieces that fit on a line, broken behind spaces."""
    found = re.findall(rf".{{1,{LONGEST_PIECE}}}(?:(?<= )|$)|.{{1,{LONGEST_PIECE}}}", text, re.DOTALL)
    assert "".join(found) == text
    return found


def room_module(room: str, texts: list[str]) -> str:
    """The module that names the texts of a room."""
    lines = "".join(f'QT_TRANSLATE_NOOP("Services", {" ".join(map(repr, pieces(text)))}),\n' for text in texts)
    return f"{HEADING.format(room=room)}{MARK}SENTENCES: tuple[str, ...] = (\n{lines})\n"


def package_module(rooms: list[str]) -> str:
    """The module that joins the rooms."""
    imports = f"from rethumb_desktop.ui.language.sentences import {', '.join(rooms)}\n\n"
    joined = "".join(f"*{room}.SENTENCES, " for room in rooms)
    return f"{HEADING.format(room='the rooms below the window')}{imports}SENTENCES: tuple[str, ...] = ({joined})\n"


def formatted(text: str) -> str:
    """A module as the house's formatter writes it."""
    ruff: list[str | Path] = [Path(sys.executable).parent / "ruff", "format", "--config", ROOT / "pyproject.toml", "-"]
    return subprocess.run(ruff, input=text, capture_output=True, text=True, check=True).stdout


def make_modules() -> dict[str, str]:
    """The generated modules, by their file names."""
    rooms = collect()
    modules = {f"{room}.py": room_module(room, texts) for room, texts in rooms.items()}
    modules["__init__.py"] = package_module(sorted(rooms))
    return {name: formatted(text) for name, text in modules.items()}


def write_modules() -> None:
    """Write the modules; those of rooms that say nothing any more go."""
    modules = make_modules()
    SENTENCES.mkdir(exist_ok=True)
    for path in SENTENCES.glob("*.py"):
        if path.name not in modules:
            path.unlink()
    for name, text in modules.items():
        (SENTENCES / name).write_text(text, encoding="utf-8")
