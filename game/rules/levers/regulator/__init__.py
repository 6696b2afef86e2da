"""What a regulator can decide."""
