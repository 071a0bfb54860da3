"""Settings: one typed tree in a TOML file, and where the program's folders are."""
