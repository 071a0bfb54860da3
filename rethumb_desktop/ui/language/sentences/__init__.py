"""Texts from the rooms below the window, for lupdate. Written by `make translations`."""

from rethumb_desktop.ui.language.sentences import (
    bootstrap,
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
    sync,
    watch,
    web,
)

SENTENCES: tuple[str, ...] = (
    *bootstrap.SENTENCES,
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
    *sync.SENTENCES,
    *watch.SENTENCES,
    *web.SENTENCES,
)
