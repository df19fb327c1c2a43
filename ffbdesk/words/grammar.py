"""Small rules of Danish that many sentences need."""


def genitive(name: str) -> str:
    """Børges; Niels’"""
    return f"{name}’" if name[-1:].lower() in "sxz" else f"{name}s"


def many(one: str, others: str, count: int) -> str:
    """The form of a phrase that goes with a number: 1 borger, 0 borgere, 2 borgere."""
    return one if count == 1 else others
