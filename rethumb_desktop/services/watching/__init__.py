"""Watched folders: new files are found, settle, and become jobs; docs/watched-folders.md is the contract."""
