"""Fuzzing: what a coverage-guided fuzzer tries on everything that reads bytes of others. See docs/hostile-input.md."""
