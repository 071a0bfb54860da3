"""The choice of the recipe whose result is seen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt

from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.ui.models.wording import describe_recipe, plain_tooltip
from rethumb_desktop.ui.widgets.chooser import Chooser
from rethumb_desktop.ui.widgets.spoken_label import SpokenLabel


class RecipeChoice(Chooser):
    """Offers recipes in words; what they are called in full is in the tooltips."""

    def __init__(self) -> None:
        label = QCoreApplication.translate("RecipeChoice", "Recipe to preview")
        super().__init__("previewRecipe", label, least=6, most=40)
        SpokenLabel(self)
        self.currentIndexChanged.connect(self._tip)

    def offer(self, recipes: tuple[Recipe, ...], chosen: int) -> None:
        """Offer these recipes, one of them chosen, without a signal."""
        self.blockSignals(True)
        self.clear()
        for row, recipe in enumerate(recipes):
            self.addItem(describe_recipe(recipe))
            self.setItemData(row, plain_tooltip(str(recipe)), Qt.ItemDataRole.ToolTipRole)
            self.setItemData(row, str(recipe), Qt.ItemDataRole.AccessibleDescriptionRole)
        self.setCurrentIndex(min(max(0, chosen), len(recipes) - 1))
        self.blockSignals(False)
        self.setVisible(bool(recipes))
        self._tip()

    def _tip(self) -> None:
        row, roles = self.currentIndex(), Qt.ItemDataRole
        self.setToolTip(self.itemData(row, roles.ToolTipRole) or "")
        self.setAccessibleDescription(self.itemData(row, roles.AccessibleDescriptionRole) or "")
