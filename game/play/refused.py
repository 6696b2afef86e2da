"""What is raised when an order cannot be given."""


class Refusal(ValueError):
    """An order that cannot be given. The message is shown to the player."""
