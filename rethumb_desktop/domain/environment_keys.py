"""Keys from the environment: in which variables the pair of each role stands."""

from __future__ import annotations

from rethumb_desktop.domain.library import Role


def key_variables(role: Role) -> tuple[str, str]:
    """Return the names of the variables that hold key id and secret of a role: those of the AWS tools to publish."""
    beginning = "AWS" if role is Role.PUBLISH else f"RETHUMB_{role.name}"
    return f"{beginning}_ACCESS_KEY_ID", f"{beginning}_SECRET_ACCESS_KEY"
