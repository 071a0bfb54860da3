"""Bring the translations up to date: collect all texts, keep what is translated, make what the program loads.

Run by `make translations`. What is new stands in resources/translations/*.ts as unfinished, to be translated there.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import sentences

FOLDER = sentences.ROOT / "resources" / "translations"
WINDOW = sentences.PACKAGE / "ui"
UNFINISHED = re.compile(r'<translation type="unfinished">')


def run_tool(name: str, *words: str | Path) -> None:
    """Run one of Qt's tools for translators out of the environment."""
    subprocess.run([Path(sys.executable).parent / name, *words], check=True, stdout=subprocess.DEVNULL)


def update(ts: Path) -> None:
    """Bring a .ts file up to date with the texts of the window."""
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "files.lst"
        files.write_text("\n".join(map(str, sorted(WINDOW.rglob("*.py")))), encoding="utf-8")
        run_tool("pyside6-lupdate", "-no-obsolete", "-locations", "none", f"@{files}", "-ts", ts)


def release(ts: Path, qm: Path) -> None:
    """Make the file that the program loads: in its place only when it is whole, for a running window has it mapped."""
    with tempfile.TemporaryDirectory(dir=qm.parent) as folder:
        made = Path(folder) / qm.name
        run_tool("pyside6-lrelease", "-silent", ts, "-qm", made)
        made.replace(qm)


def main() -> None:
    """Update all languages, and say what is to be translated."""
    sentences.write_modules()
    for ts in sorted(FOLDER.glob("rethumb_*.ts")):
        update(ts)
        release(ts, ts.with_suffix(".qm"))
        unfinished = len(UNFINISHED.findall(ts.read_text(encoding="utf-8")))
        print(f"{ts.name}: {unfinished} to be translated" if unfinished else f"{ts.name}: complete")


if __name__ == "__main__":
    main()
