"""An expected error in plain words: what happened, what is safe, what to do next."""

from ffbdesk.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Explained:
    """An error in plain words: three clauses without capital or full stop at their joints."""

    what: str
    safe: str
    next: str
    window: str = ""
    """What the window offers beside it, as a sentence."""

    def sentence(self) -> str:
        """All of it as one sentence, for a command line."""
        return f"{self.what}: {self.safe}; {self.next}."

    def paragraph(self) -> str:
        """The same as short sentences, for a window."""
        said = " ".join(f"{part[0].upper()}{part[1:]}." for part in (self.what, self.safe, self.next))
        return f"{said} {self.window}".strip()


UNTOUCHED = "intet er ændret"
NOTHING_MADE = "der er ikke oprettet noget"
KEPT = "det, der er gemt, står uændret"
