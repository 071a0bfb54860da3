"""What the side panels look like, from one start to the next."""

from __future__ import annotations

from rethumb_desktop.ui.main_window.memory import Placement
from rethumb_desktop.ui.panels.inspector.panel import InspectorPanel
from rethumb_desktop.ui.panels.preview.panel import PreviewPanel

_COLUMNS, _LOOKS = "inspectorColumns", "previewLooks"


def restore_looks(placement: Placement, inspector: InspectorPanel, preview: PreviewPanel) -> None:
    """Have the panels look as they did when `keep_looks` was called."""
    widths = placement.read(_COLUMNS)
    if widths is not None:
        inspector.tags.restore_widths(widths)
    looks = placement.read(_LOOKS)
    if looks is not None:
        preview.restore_state(looks)


def keep_looks(placement: Placement, inspector: InspectorPanel, preview: PreviewPanel) -> None:
    """Remember how wide the columns of the tags are, and how pictures are shown side by side."""
    placement.write(_COLUMNS, inspector.tags.widths())
    placement.write(_LOOKS, preview.state())
