"""The choice of a provider, and what there is to know about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from rethumb_desktop.domain.providers import PROVIDERS, Provider, ProviderName
from rethumb_desktop.ui.language.service_texts import translate_service


class ProviderChoice(QWidget):
    """A list of providers with a hint beneath it. `chosen` tells that the person has chosen one."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = QComboBox()
        self.box.setObjectName("providerChooser")
        self.box.setAccessibleName(self.tr("Provider"))
        self.box.setPlaceholderText(self.tr("Choose…"))
        for provider in PROVIDERS.values():
            self.box.addItem(translate_service(provider.title), provider.name.value)
        self.box.setCurrentIndex(-1)
        self.setFocusProxy(self.box)
        self._note = QLabel()
        self._note.setObjectName("providerHint")
        self._note.setWordWrap(True)
        self._note.setProperty("quiet", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.box)
        layout.addWidget(self._note)
        self._explain()
        self.box.currentIndexChanged.connect(self._changed)

    @property
    def provider(self) -> Provider:
        """The chosen provider; “another” where none is."""
        name = self.box.currentData()
        return PROVIDERS[ProviderName(name) if name else ProviderName.OTHER]

    @property
    def is_known(self) -> bool:
        """Whether a provider is chosen, or was recognised."""
        return self.box.currentIndex() >= 0

    @property
    def hint(self) -> str:
        return self._note.text()

    def choose(self, provider: Provider | None) -> None:
        """Choose a provider, or take the choice back."""
        self.box.setCurrentIndex(-1 if provider is None else self.box.findData(provider.name.value))

    def recognise(self, provider: Provider) -> None:
        """Show the provider that an endpoint is of, where none was chosen; not told as a choice."""
        if provider.name is ProviderName.OTHER or self.provider.name is not ProviderName.OTHER:
            return
        self.box.blockSignals(True)
        self.box.setCurrentIndex(self.box.findData(provider.name.value))
        self.box.blockSignals(False)
        self._explain()

    def _changed(self) -> None:
        self._explain()
        self.chosen.emit()

    def _explain(self) -> None:
        hint = translate_service(self.provider.hint) if self.is_known else ""
        self._note.setText(hint)
        self._note.setVisible(bool(hint))
        self.box.setAccessibleDescription(hint)
