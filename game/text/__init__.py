"""The same game as plain lines, on the same view-models."""
