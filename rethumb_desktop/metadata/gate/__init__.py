"""The privacy gate: looks through finished bytes for what must not leave the machine."""
