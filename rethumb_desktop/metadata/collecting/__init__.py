"""Finding the blocks of metadata in each kind of file, and what the file itself says."""
