"""The submenu that copies links in one of their forms, whatever form the header stands at."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from rethumb_desktop.domain.link import LinkForm
from rethumb_desktop.ui.models.wording import describe_link_form


def add_form_menu(menu: QMenu, chosen: Callable[[LinkForm], object], *, template: bool) -> QMenu:
    """Add the submenu to a menu; `chosen` is called with a form. `template`: the person has written one."""
    submenu = menu.addMenu(QCoreApplication.translate("FormMenu", "Copy as"))
    submenu.setObjectName("formMenu")
    for form in LinkForm:
        if form is not LinkForm.TEMPLATE or template:
            action = submenu.addAction(describe_link_form(form))
            action.setObjectName(f"{form.value}Form")
            action.triggered.connect(partial(_choose, chosen, form))
    return submenu


def _choose(chosen: Callable[[LinkForm], object], form: LinkForm, _checked: bool = False) -> None:
    chosen(form)
