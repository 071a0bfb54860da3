"""PySide6 6.12.0 loses references to None and True on Python 3.10 and 3.11, which kills the program."""

import json
import subprocess
import sys

import pytest

ORDINARY_USE = """
import json, sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Sender(QObject):
    sent = Signal(bool)

application = QApplication([])
label, sender, received = QLabel(), Sender(), []
sender.sent.connect(received.append)
before = sys.getrefcount(None)
for number in range(20_000):
    label.setText(str(number))
for number in range(5_000):
    sender.sent.emit(True)
drift = sys.getrefcount(None) - before
print(json.dumps({"drift": drift, "received": len(received), "text": label.text()}))
"""


def test_qt_keeps_its_references() -> None:
    pytest.importorskip("PySide6.QtWidgets", exc_type=ImportError)
    done = subprocess.run([sys.executable, "-c", ORDINARY_USE], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert (seen["received"], seen["text"]) == (5_000, "19999")
    # Python itself takes and drops some hundreds of references to None around the loops.
    assert abs(seen["drift"]) < 1_000
