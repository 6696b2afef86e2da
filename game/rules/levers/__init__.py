"""One lever per file, by role."""
