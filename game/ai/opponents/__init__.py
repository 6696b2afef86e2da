"""One character per file."""
