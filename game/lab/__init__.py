"""Experiments: batches of games, for figures."""
