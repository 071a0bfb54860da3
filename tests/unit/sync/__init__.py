"""The room sync: names, seals, segments, snapshots."""
