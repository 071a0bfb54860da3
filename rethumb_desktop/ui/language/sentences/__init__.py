"""Texts from the rooms below the window, for lupdate. Written by `make translations`."""

from rethumb_desktop.ui.language.sentences import (
    cache,
    credentials,
    disk,
    domain,
    imaging,
    index,
    metadata,
    services,
    settings,
    store,
    watch,
    web,
)

SENTENCES: tuple[str, ...] = (
    *cache.SENTENCES,
    *credentials.SENTENCES,
    *disk.SENTENCES,
    *domain.SENTENCES,
    *imaging.SENTENCES,
    *index.SENTENCES,
    *metadata.SENTENCES,
    *services.SENTENCES,
    *settings.SENTENCES,
    *store.SENTENCES,
    *watch.SENTENCES,
    *web.SENTENCES,
)
