"""How far a soak has come: kept in a file, so that one that was broken off goes on."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from tests.faults.auditing import Audit


@dataclass
class Progress:
    """Counts of a soak. `attempts` are processes started, `claims` the object keys they told as published.

    `endings` counts how processes ended that were not killed, `failures` why jobs failed.
    """

    seed: int
    images: int
    kills_wanted: int
    port: int = 0
    bucket: str = "soak"
    attempts: int = 0
    kills: int = 0
    rounds: int = 0
    jobs: int = 0
    seconds: float = 0.0
    requests: int = 0
    puts: int = 0
    endings: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    unexpected: list[str] = field(default_factory=list)
    finished: bool = False

    @classmethod
    def of(cls, file: Path, seed: int, images: int, kills: int) -> Self:
        """Return what the file keeps; from the start where there is none, or where it tells of one that ended."""
        if file.exists():
            kept = json.loads(file.read_text(encoding="utf-8"))
            if not kept["finished"]:
                kept |= {name: Counter(kept[name]) for name in ("endings", "failures")}
                return cls(**{**kept, "kills_wanted": kills})
        return cls(seed, images, kills)

    def save(self, file: Path) -> None:
        file.write_text(json.dumps(vars(self)), encoding="utf-8")

    @property
    def set_aside(self) -> int:
        """How often a picture was set aside, though none of them ends a program."""
        return sum(count for why, count in self.failures.items() if why.startswith("set-aside"))

    def table(self, audit: Audit, objects: int, probes: int, strays: int) -> list[tuple[str, object]]:
        """Return the rows of the final table."""
        return [
            ("kills", self.kills),
            ("processes started", self.attempts),
            ("ended by themselves", dict(self.endings)),
            ("rounds of all pictures", self.rounds),
            ("jobs", self.jobs),
            ("seconds", round(self.seconds)),
            ("requests", self.requests),
            ("puts that were done", self.puts),
            ("objects", objects),
            ("lost", len(audit.lost)),
            ("double", len(audit.double)),
            ("publications without object", len(audit.without_object)),
            ("objects without publication", len(audit.without_publication)),
            ("probes left behind", probes),
            ("wrong bytes", len(audit.wrong_bytes)),
            ("told as published, not there", len(audit.claimed)),
            ("jobs left", len(audit.jobs)),
            ("set aside wrongly", self.set_aside),
            ("failed meanwhile", dict(self.failures)),
            ("unexpected deaths", len(self.unexpected)),
            ("integrity of the index", audit.integrity),
            ("stray files in the cache", strays),
        ]
