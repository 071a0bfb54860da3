"""The database file: opened, upgraded, copied, and who has it open."""
