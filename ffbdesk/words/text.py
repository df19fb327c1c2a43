"""The words that only the plain text has."""


def theme(group: str, term: str) -> str:
    """Praktiske opgaver: Gøre rent"""
    return f"{group}: {term}"


def goal(number: int) -> str:
    """Mål 1"""
    return f"Mål {number}"


def locked(when: str, by: str, sha256: str) -> str:
    """Låst 28. maj 2021 kl. 14.32 af Mette Holm. Kontrolsum (SHA-256): 24d3…"""
    return f"Låst {when} af {by}. Kontrolsum (SHA-256): {sha256}"
