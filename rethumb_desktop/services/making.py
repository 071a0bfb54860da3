"""Making renditions: pictures and metadata, each looked through before it may leave."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.formats import JSON_EXTENSION
from rethumb_desktop.domain.original import Original
from rethumb_desktop.domain.ports import MetadataReader, PrivacyGate, Renderer
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.rendition import Rendered

JSON_MIME = "application/json"


class Maker:
    """Makes the renditions of one original, all from one decode."""

    def __init__(self, renderer: Renderer, metadata: MetadataReader, gate: PrivacyGate) -> None:
        self._renderer = renderer
        self._metadata = metadata
        self._gate = gate

    @property
    def version(self) -> str:
        return self._renderer.version

    def examine(self, data: bytes) -> Original:
        """Return the original's facts without decoding it. Raises Fault."""
        return self._renderer.examine(data)

    def extension(self, original: Original, recipe: Recipe) -> str:
        return JSON_EXTENSION if recipe.exif else self._renderer.extension(original, recipe)

    def make(self, data: bytes, recipes: Sequence[Recipe]) -> list[Rendered]:
        """Return the renditions in the order of the recipes, each past the privacy gate.

        Raises Fault as `Renderer.render` does, and privacy.
        """
        pictures = iter(self._pictures(data, [recipe for recipe in recipes if not recipe.exif]))
        made = [self._metadata_as_json(data, recipe) if recipe.exif else next(pictures) for recipe in recipes]
        for rendered in made:
            self.let_pass(rendered)
        return made

    def let_pass(self, rendered: Rendered) -> None:
        """Raise Fault privacy for a rendition that carries what its recipe does not allow."""
        findings = self._gate.scan(rendered.data, rendered.mime, rendered.recipe.metadata)
        if findings:
            what = ", ".join(dict.fromkeys(finding.what for finding in findings))
            raise Fault(
                FaultKind.PRIVACY,
                f"The rendition still carries {what}, so it was held back.",
                "; ".join(finding.detail for finding in findings if finding.detail),
            )

    def _pictures(self, data: bytes, recipes: Sequence[Recipe]) -> list[Rendered]:
        return self._renderer.render(data, recipes) if recipes else []

    def _metadata_as_json(self, data: bytes, recipe: Recipe) -> Rendered:
        text = json.dumps(self._metadata.as_rethumb(data), ensure_ascii=False, indent=1)
        return Rendered(recipe, text.encode(errors="replace"), 0, 0, JSON_MIME, JSON_EXTENSION)
