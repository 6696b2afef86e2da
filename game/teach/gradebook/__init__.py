"""Gradebooks: one file per learning platform; each writes what that platform imports as it is."""
