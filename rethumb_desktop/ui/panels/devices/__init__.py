"""The devices of a library: how it stands with them, who they are, and the code with which another one joins."""
