"""The command line: cli.md's contract on the same services as the window."""
