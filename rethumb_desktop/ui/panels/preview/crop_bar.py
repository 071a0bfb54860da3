"""The bar under the pictures: what to do with a crop that was moved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rethumb_desktop.ui.models.wording import count
from rethumb_desktop.ui.panels.preview.flat import flat_button
from rethumb_desktop.ui.theme.theme import Theme, beside_icon


class CropBar(QWidget):
    """Offers to publish again with the crop or to undo it, and to give the same one to all pictures selected."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("cropBar")
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.apply = flat_button("applyFocusButton", "")
        self.apply.setToolButtonStyle(beside)
        theme.dress(self.apply, "copy-check")
        self.publish = QPushButton()
        self.publish.setObjectName("publishCropButton")
        self.publish.setAutoDefault(False)
        self.publish.setToolTip(self.tr("What was published stays; this comes beside it"))
        self.undo = flat_button("undoCropButton", self.tr("Undo"), self.tr("Undo: back to the crop it was made with"))
        self.undo.setText(beside_icon(self.tr("Undo")))
        self.undo.setToolButtonStyle(beside)
        theme.dress(self.undo, "rotate-ccw")
        again = QHBoxLayout()
        again.setSpacing(6)
        again.addWidget(self.publish)
        again.addWidget(self.undo)
        again.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(self.apply, 0, Qt.AlignmentFlag.AlignLeading)
        rows.addLayout(again)
        self.offer(unpublished=False, selected=0)

    def offer(self, *, unpublished: bool, selected: int, whole: bool = False) -> None:
        """Offer what there is to do: the crop is not published like this, and so many pictures could have it.

        `whole` tells that it leaves nothing out.
        """
        text = count(selected, self.tr("Apply to {n} selected"), self.tr("Apply to {n} selected"))
        self.apply.setText(beside_icon(text))
        self.apply.setAccessibleName(text)
        self.apply.setToolTip(self.tr("Give all pictures that are selected this crop"))
        self.apply.setVisible(selected > 1)
        self.publish.setText(self.tr("Publish the whole picture") if whole else self.tr("Publish with this crop"))
        self.publish.setVisible(unpublished)
        self.undo.setVisible(unpublished)
        self.setVisible(unpublished or selected > 1)
