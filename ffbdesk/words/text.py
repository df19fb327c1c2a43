"""The words that only the plain text has."""

from ffbdesk.words.translate import _


def theme(group: str, term: str) -> str:
    """Praktiske opgaver: Gøre rent"""
    return _("{group}: {theme}").format(group=group, theme=term)


def goal(number: int) -> str:
    """Mål 1"""
    return _("Mål {n}").format(n=number)


def locked(when: str, by: str, sha256: str) -> str:
    """Låst 28. maj 2021 kl. 14.32 af Mette Holm. Aftryk (SHA-256): 24d3…"""
    return _("Låst {when} af {who}. Aftryk (SHA-256): {sha}").format(when=when, who=by, sha=sha256)
