"""What can be done with publications: from the menu, the keyboard and the details."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.link import LinkForm
from rethumb_desktop.domain.original import Source, SourceKind
from rethumb_desktop.domain.preset import Preset
from rethumb_desktop.ui.models.wording import describe_link_form, describe_lives, describe_recipes
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.choice_menu import add_choices


class LibraryCommands(QObject):
    """Makes menus whose actions say by a signal what is wanted of which publications.

    `publish_again` carries one publication for each original that is known, and the preset.
    """

    copy_links = Signal(list)
    copy_as = Signal(list, object)
    copy_expiring = Signal(list, object)
    open_link = Signal(object)
    show_original = Signal(object)
    show_code = Signal(object)
    publish_again = Signal(list, object)
    take_out = Signal(list)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presets: Sequence[Preset] = ()
        self._template = False
        self._barred: frozenset[str] = frozenset()

    def offer_presets(self, presets: Sequence[Preset]) -> None:
        """Take the presets that originals can be published with again."""
        self._presets = presets

    def bar_removal(self, libraries: Iterable[str]) -> None:
        """Take the names of the libraries from which nothing can be removed here."""
        self._barred = frozenset(libraries)

    def offer_template(self, offered: bool) -> None:
        """Offer links by template too, or do not."""
        self._template = offered

    def menu(self, chosen: Sequence[Publication], parent: QWidget) -> QMenu:
        """Return the menu for these publications: what can be done with them and nothing else."""
        menu = QMenu(parent)
        menu.setObjectName("libraryMenu")
        publications = list(chosen)
        if not publications:
            return menu
        only = publications[0] if len(publications) == 1 else None
        copy = self.tr("Copy link") if only else self.tr("Copy links")
        self._add(menu, "copy", copy, "copy", lambda: self.copy_links.emit(publications))
        self._add_forms(menu, publications)
        self._add_lives(menu, [each for each in publications if each.library != THIS_COMPUTER])
        if only is not None:
            self._add(menu, "code", self.tr("QR code…"), "qr-code", lambda: self.show_code.emit(only))
            menu.addSeparator()
            self._add(menu, "open", self.tr("Open the link"), "external-link", lambda: self.open_link.emit(only))
            if lies_in_folder(only):
                text = self.tr("Show the original in its folder")
                self._add(menu, "show", text, "folder-open", lambda: self.show_original.emit(only))
        menu.addSeparator()
        self._add_presets(menu, one_of_each_original(publications))
        self._add_removal(menu, publications)
        return menu

    def _add_removal(self, menu: QMenu, publications: list[Publication]) -> None:
        """Offer to remove them; where no keys could do that, say why not."""
        text = self.tr("Remove from the library…")
        barred = self._barred.issuperset(each.library for each in publications)
        if barred:
            text = self.tr("Remove from the library (can only be read)")
        action = self._add(menu, "takeOut", text, "trash", lambda: self.take_out.emit(publications))
        action.setEnabled(not barred)

    def _add_forms(self, menu: QMenu, publications: list[Publication]) -> None:
        submenu = self._submenu(menu, "copyAs", self.tr("Copy as"), "clipboard-copy")
        for form in LinkForm:
            if form is LinkForm.TEMPLATE and not self._template:
                continue
            action = submenu.addAction(describe_link_form(form))
            action.triggered.connect(partial(_emit, self.copy_as.emit, publications, form))

    def _add_lives(self, menu: QMenu, publications: list[Publication]) -> None:
        """Offer links that expire of what is in a bucket; links to files of this computer do not."""
        if not publications:
            return

        def chosen(life: timedelta) -> None:
            self.copy_expiring.emit(publications, life)

        submenu = add_choices(menu, self.tr("Copy links that expire"), describe_lives(), chosen)
        submenu.setObjectName("expiryMenu")
        self._theme.dress(submenu.menuAction(), "clock")

    def _add_presets(self, menu: QMenu, publications: list[Publication]) -> None:
        if not publications or not self._presets:
            return
        submenu = self._submenu(menu, "publishAgain", self.tr("Publish the original again as"), "send")
        submenu.setToolTipsVisible(True)
        for preset in self._presets:
            action = submenu.addAction(preset.name.replace("&", "&&"))
            action.setToolTip(describe_recipes(preset.recipes))
            action.triggered.connect(partial(_emit, self.publish_again.emit, publications, preset))

    def _submenu(self, menu: QMenu, name: str, text: str, icon: str) -> QMenu:
        submenu = menu.addMenu(text)
        submenu.setObjectName(f"{name}Menu")
        self._theme.dress(submenu.menuAction(), icon)
        return submenu

    def _add(self, menu: QMenu, name: str, text: str, icon: str, act: Callable[[], object]) -> QAction:
        action = menu.addAction(text)
        action.setObjectName(f"{name}EntriesAction")
        self._theme.dress(action, icon)
        action.triggered.connect(partial(_call, act))
        return action


def lies_in_folder(publication: Publication) -> bool:
    """Whether the original is a file of this computer that the person knows of."""
    return publication.origin is not None and publication.origin.kind is SourceKind.FILE


def one_of_each_original(publications: Sequence[Publication]) -> list[Publication]:
    """Return one publication for each original whose place is known, in their order."""
    found: dict[Source, Publication] = {}
    for each in publications:
        if each.origin is not None:
            found.setdefault(each.origin, each)
    return list(found.values())


def _call(act: Callable[[], object], *_: object) -> None:
    act()


def _emit(emit: Callable[..., object], publications: list[Publication], what: object, *_: object) -> None:
    emit(publications, what)
