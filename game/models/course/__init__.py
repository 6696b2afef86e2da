"""The learning path: eight minutes in which one lever is live and each step can be checked."""
