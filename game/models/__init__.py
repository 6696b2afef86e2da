"""View-models: from a match to finished words, numbers and colour names. No pygame."""
