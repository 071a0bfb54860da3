"""Finding publications: lists, searches, filters."""
