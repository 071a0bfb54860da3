"""Where the program keeps its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_APPLICATION = "rethumb-desktop"
_VARIABLE = "RETHUMB_HOME"


@dataclass(frozen=True)
class Home:
    """The folders of one home: what the person chose, what must not be lost, and what can be made again."""

    config: Path
    data: Path
    cache: Path

    @classmethod
    def at(cls, folder: Path) -> Home:
        """Return the home that lies in one folder: two folders on one machine are two devices."""
        absolute = folder.expanduser().absolute()
        return cls(absolute, absolute, absolute / "cache")

    @classmethod
    def usual(cls) -> Home:
        """Return the home in the platform's usual folders."""
        from platformdirs import PlatformDirs

        folders = PlatformDirs(_APPLICATION, appauthor=False)
        return cls(folders.user_config_path, folders.user_data_path, folders.user_cache_path)

    @classmethod
    def find(cls, folder: str | None, environment: Mapping[str, str]) -> Home:
        """Return the home that was asked for: `folder`, else RETHUMB_HOME, else the usual one."""
        asked = folder or environment.get(_VARIABLE)
        return cls.at(Path(asked)) if asked else cls.usual()

    @property
    def settings_file(self) -> Path:
        return self.config / "settings.toml"

    @property
    def index_file(self) -> Path:
        return self.data / "index.sqlite"

    @property
    def owners_dir(self) -> Path:
        """Where running processes show that they live."""
        return self.data / "owners"

    @property
    def watch_lock(self) -> Path:
        """Who holds this file's lock watches the folders of this home."""
        return self.data / "watch.lock"

    @property
    def watch_bulletin(self) -> Path:
        """What the run that watches says of its folders."""
        return self.data / "watching.json"

    @property
    def keys_dir(self) -> Path:
        """Where library keys are kept that are in no keyring."""
        return self.data / "keys"

    @property
    def library_dir(self) -> Path:
        """The embedded library “This computer”."""
        return self.data / "library"

    @property
    def pasted_dir(self) -> Path:
        """Pasted pictures: the originals of their jobs."""
        return self.data / "pasted"

    @property
    def cache_dir(self) -> Path:
        return self.cache / "renditions"

    @property
    def log_file(self) -> Path:
        return self.data / "rethumb.log"
