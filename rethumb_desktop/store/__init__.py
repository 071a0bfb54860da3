"""Object stores: a folder, memory, and S3; S3's errors become faults here."""
