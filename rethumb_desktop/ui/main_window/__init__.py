"""The window: panels put together, and what passes between them and the services."""
