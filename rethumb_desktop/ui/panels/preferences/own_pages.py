"""The pages about preferences, in the order in which they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.panels.preferences.about import AboutPage
from rethumb_desktop.ui.panels.preferences.cache import CachePage
from rethumb_desktop.ui.panels.preferences.general import GeneralPage
from rethumb_desktop.ui.panels.preferences.likings import Likings
from rethumb_desktop.ui.panels.preferences.pages import Page
from rethumb_desktop.ui.panels.preferences.privacy import PrivacyPage
from rethumb_desktop.ui.panels.preferences.publishing import PublishingPage
from rethumb_desktop.ui.theme.theme import Theme

if TYPE_CHECKING:
    from rethumb_desktop.services.cache_keeping import CacheKeeping
    from rethumb_desktop.services.consenting import Consenting
    from rethumb_desktop.services.presetting import PresetKeeping

translate = QCoreApplication.translate


def make_pages(
    likings: Likings,
    presets: PresetKeeping,
    consenting: Consenting,
    cache_keeping: CacheKeeping,
    bridge: Bridge,
    theme: Theme,
    *,
    has_tray: bool,
) -> list[Page]:
    """Return general, publishing, privacy, cache and about; those of other panels go between them."""
    general = GeneralPage(likings, theme, has_tray=has_tray)
    cache = CachePage(likings, cache_keeping, bridge, theme)
    pages = [
        Page("general", translate("Preferences", "General"), "sliders-horizontal", general),
        Page("publishing", translate("Preferences", "Publishing"), "cloud-upload", PublishingPage(likings, theme)),
        Page(
            "privacy",
            translate("Preferences", "Privacy"),
            "shield-check",
            PrivacyPage(presets, consenting, bridge, theme),
        ),
        Page("cache", translate("Preferences", "Cache"), "hard-drive", cache),
        Page("about", translate("Preferences", "About"), "info", AboutPage(bridge, theme)),
    ]
    likings.load()
    return pages
