"""Names in running Danish."""


def genitive(name: str) -> str:
    """Børges; Niels’"""
    return f"{name}’" if name[-1:].lower() in "sxz" else f"{name}s"
