"""The local SQLite index: queue and publications, migrations."""
