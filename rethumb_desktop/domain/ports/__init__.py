"""Ports: what the services need from the world. Each has a real adapter and a memory twin."""

from __future__ import annotations

from rethumb_desktop.domain.events import Listener
from rethumb_desktop.domain.ports.books import AccountBook, PreferenceBook, PresetBook
from rethumb_desktop.domain.ports.pictures import (
    CacheContents,
    Fetcher,
    KeptPicture,
    MetadataReader,
    OriginalReader,
    PrivacyGate,
    Renderer,
    RenditionCache,
)
from rethumb_desktop.domain.ports.records import JobQueue, Publications, Removals
from rethumb_desktop.domain.ports.stores import ObjectStore, StoredObject, StoreOpener, TestStep
from rethumb_desktop.domain.ports.vaults import KeyPairs, LibraryKeys, Vault

__all__ = [
    "AccountBook",
    "CacheContents",
    "Fetcher",
    "JobQueue",
    "KeptPicture",
    "KeyPairs",
    "LibraryKeys",
    "Listener",
    "MetadataReader",
    "ObjectStore",
    "OriginalReader",
    "PreferenceBook",
    "PresetBook",
    "PrivacyGate",
    "Publications",
    "Removals",
    "Renderer",
    "RenditionCache",
    "StoreOpener",
    "StoredObject",
    "TestStep",
    "Vault",
]
