"""What devices tell each other through the bucket: names, seals, segments, snapshots. See docs/bucket-format.md."""
