"""What an AI startup can decide."""
