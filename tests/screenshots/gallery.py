"""Takes a picture of every page and dialog, in light, dark, twice as large, in German and from right to left.

`python -m tests.screenshots.gallery [FOLDER]` fills build/screenshots, or the folder, and writes its index.html.
`python -m tests.screenshots.gallery FOLDER VARIANT` takes the pictures of one variant.
"""

from __future__ import annotations

import html
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from rethumb_desktop.domain.preferences import Appearance, Preferences
from tests.fixtures.programs import PROJECT

USUAL_PLACE = PROJECT / "build" / "screenshots"
SCREEN = (1920, 1200)
SECONDS = 600
QUIET = "This plugin does not support"
"""What the offscreen screen says of itself."""


@dataclass(frozen=True)
class Variant:
    """How the window is to look."""

    title: str
    appearance: Appearance = Appearance.LIGHT
    scale: int = 1
    language: str = "en"
    mirrored: bool = False


VARIANTS = {
    "light": Variant("Light"),
    "dark": Variant("Dark", Appearance.DARK),
    "double": Variant("200 %", scale=2),
    "german": Variant("German", language="de"),
    "mirrored": Variant("Right to left", mirrored=True),
}


def take_all(folder: Path) -> None:
    """Take the pictures of all variants, two at a time, and write the page that shows them."""
    folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda name: _take_elsewhere(folder, name), VARIANTS))
    (folder / "index.html").write_text(make_page(folder), encoding="utf-8")


def _take_elsewhere(folder: Path, name: str) -> None:
    """Take a variant's pictures in a process of its own: Qt takes its screen and its scale only at the start."""
    scale = VARIANTS[name].scale
    with tempfile.TemporaryDirectory(prefix="rethumb-screen-") as home:
        screen = Path(home) / "screen.json"
        width, height = (side * scale for side in SCREEN)
        screen.write_text(json.dumps({"screens": [{"name": "screen", "width": width, "height": height}]}))
        done = subprocess.run(
            [sys.executable, "-m", "tests.screenshots.gallery", folder, name],
            cwd=PROJECT,
            env={
                **os.environ,
                "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
                "QT_SCALE_FACTOR": str(scale),
                "QT_LOGGING_RULES": "qt.qpa.*=false",
                "DBUS_SESSION_BUS_ADDRESS": "disabled:",
                "LC_ALL": "C.UTF-8",
                "HOME": home,
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=SECONDS,
        )
    said = [line for line in done.stderr.splitlines() if not line.startswith(QUIET)]
    if done.returncode or said:
        raise RuntimeError("\n".join((f"{VARIANTS[name].title}: no pictures, or not in silence", *said)))


def take(folder: Path, name: str) -> None:
    """Take the pictures of one variant, and note what is cut off on them."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from rethumb_desktop.ui.language.languages import Languages
    from tests.screenshots.camera import Camera
    from tests.screenshots.devices import show_devices
    from tests.screenshots.dialogs import show_dialogs
    from tests.screenshots.scenes import show_front, show_newcomer, show_somebody, show_watching
    from tests.screenshots.studio import Studio

    variant = VARIANTS[name]
    application = QApplication(["rethumb-desktop"])
    Languages(application).speak(variant.language)
    if variant.mirrored:
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    camera = Camera(folder / name)
    liked = Preferences(appearance=variant.appearance, language=variant.language)
    known = Preferences(appearance=variant.appearance, language=variant.language, look_first=False, welcomed=True)
    rooms: list[tuple[Callable[..., None], Preferences]] = [
        (show_front, known),
        (show_newcomer, liked),
        (show_somebody, known),
        (show_watching, known),
        (show_devices, known),
        (show_dialogs, known),
    ]
    for show, preferences in rooms:
        with tempfile.TemporaryDirectory(prefix="rethumb-studio-") as room:
            studio = Studio(application, Path(room), preferences)
            try:
                show(studio, camera.shoot)
            finally:
                studio.close()
    (folder / name / "clipped.json").write_text(
        json.dumps(camera.clipped, indent=1, ensure_ascii=False), encoding="utf-8"
    )


def read_clipped(folder: Path) -> dict[str, dict[str, list[str]]]:
    """What is cut off on the pictures, by variant and picture; empty where all is well."""
    found = {name: json.loads((folder / name / "clipped.json").read_text(encoding="utf-8")) for name in VARIANTS}
    return {name: clipped for name, clipped in found.items() if clipped}


def make_page(folder: Path) -> str:
    """The page that shows all pictures: a row for each scene, a column for each variant."""
    names = sorted({path.stem for path in folder.glob("*/*.png")})
    head = "".join(f"<th>{html.escape(variant.title)}</th>" for variant in VARIANTS.values())
    rows = "".join(
        f"<tr><th>{name}</th>{''.join(_cell(folder, variant, name) for variant in VARIANTS)}</tr>" for name in names
    )
    style = "body{font:14px sans-serif;background:#ddd} img{width:420px} th{text-align:left;vertical-align:top}"
    title = "rethumb desktop: screenshots"
    return (
        f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{title}</title><style>{style}</style>'
        f"<h1>{title}</h1><table><tr><th></th>{head}</tr>{rows}</table></html>\n"
    )


def _cell(folder: Path, variant: str, name: str) -> str:
    place = f"{variant}/{name}.png"
    picture = f'<a href="{place}"><img src="{place}" alt="{name}, {variant}" loading="lazy"></a>'
    return f"<td>{picture if (folder / place).exists() else ''}</td>"


def main(words: list[str]) -> int:
    """Take all pictures, or those of one variant."""
    folder = Path(words[0]) if words else USUAL_PLACE
    if len(words) > 1:
        take(folder, words[1])
    else:
        take_all(folder)
        sys.stdout.write(f"{folder / 'index.html'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
