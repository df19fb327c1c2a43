"""What stands on the projector, and what is said aloud of it."""

from collections.abc import Iterable, Sequence

from ffbdesk.domain.course.spread import SEVEN, Spread
from ffbdesk.domain.judgement import Judgement, level_of
from ffbdesk.words import levels
from ffbdesk.words.course import terms
from ffbdesk.words.grammar import many

VIEW = "Lærred"
THEME, SPREAD, REASONS, REFERENCE, AGAIN = "Tema", "Fordeling", "Begrundelser", "Reference", "Vurderet igen"
"""The steps, in their order."""

NO_ANSWERS = "Ingen svar om dette tema"
NO_REASONS = "Ingen begrundelser om dette tema"
REST_BELOW = "Resten: pil ned"
EARLIER_ABOVE = "De forrige: pil op"
TO_BE_GONE_ON, GOING_ON = " …", "… "
"""After a text that goes on at the next page, and before its rest."""
WHOSE = "Opgave: {title}"

AGAIN_HEADING = "Vurderet igen efter samtalen"
BEFORE_AND_NOW = "ring: før · skive: nu"

WAIT_HEADING = "Vurdér igen, hver for sig"
WAIT_TEXT = "Skriv dit niveau ned, før I taler videre. Det er i orden at blive ved sit."
WAIT_COUNTS = "Eller ræk hånden op til sidst, og tast, hvor mange der nu vælger hvert niveau."
COUNT_NAME = "Hvor mange nu: {choice}"

END, END_HEADING, END_EMPTY = "Slut", "Det tager vi med", "Alle temaer er vist"

THEMES = "Temaer"
TALKED_OF = "talt om"
BLACK = "Lærredet er sort"

BEYOND = {
    levels.NOT_ASSESSED: "Kan ikke vurderes nu",
    levels.NOT_RELEVANT: "Indgår ikke for borgeren",
}
"""What the two choices without a level mean, in a few words."""

PAGE_DOWN, PAGE_UP, DOWN, ARROWS = "Side ned", "Side op", "Pil ned", "Piletaster"
BLACK_KEY, AGAIN_KEY, WHY_KEYS, HOME, ESC, ENTER, TAB = "B", "V", "O I F K", "Home", "Esc", "Enter", "Tab"
"""Keys as the foot names them."""

TO_SPREAD, TO_REASONS, TO_REFERENCE, TO_AGAIN = "fordelingen", "begrundelserne", "referencen", "vurderet igen"
TO_NEXT_THEME, TO_END = "næste tema", "slut"
"""Where the next step leads."""
DO_BACK, DO_MORE, DO_WHY, DO_AGAIN, DO_BLACK = "tilbage", "flere", "hvorfor", "vurdér igen", "sort lærred"
DO_LIST, DO_LEAVE, DO_CHOOSE, DO_MOVE, DO_CLOSE = "temaer", "tilbage til øvelsen", "vis temaet", "vælg", "luk listen"
DO_TYPE, DO_KEEP, DO_GO_ON = "tast tallene", "gem tallene", "videre"


def place(at: int, total: int) -> str:
    """'tema 4 af 10'"""
    return f"tema {at} af {total}"


def and_more(count: int) -> str:
    """'og 3 til'"""
    return f"og {count} til"


def answers(found: Spread) -> str:
    """'15 svar · 4 i tvivl'"""
    return f"{found.n} svar · {found.doubts} i tvivl" if found.doubts else f"{found.n} svar"


def more(count: int) -> str:
    """'5 til: pil ned'"""
    return f"{count} til: pil ned"


def before_and_now(before: int, now: int) -> str:
    """'7 → 14'"""
    return f"{before} → {now}"


def label(judgement: Judgement) -> str:
    """'Svært nedsat', 'Ikke vurderet'"""
    level = level_of(judgement)
    return terms.named(judgement) if level is None else levels.SHORT[level]


def moved(before: Sequence[int], now: Sequence[int], changed: int | None) -> str:
    """How the second round lies beside the first: of the choice that most have now."""
    at = max(range(len(SEVEN)), key=lambda n: (now[n], now[n] - before[n]))
    choice, all_before, all_now = SEVEN[at], sum(before), sum(now)
    verb = "valgte" if level_of(choice) is None else "satte"
    same = all_before == all_now
    of = "" if same else f" af {all_now}"
    said = f"Før {verb} {before[at]} af {all_before} {_named(choice)}, nu gør {now[at]}{of}."
    if not all_before:
        said = f"Nu {'vælger' if verb == 'valgte' else 'sætter'} {now[at]} af {all_now} {_named(choice)}."
    return f"{said} {_changed(changed)}" if changed is not None else said


def _changed(count: int) -> str:
    if not count:
        return "Ingen har ændret sin vurdering."
    return f"{count} har ændret {many('sin', 'deres', count)} vurdering."


def _named(judgement: Judgement) -> str:
    return terms.named(judgement).lower()


def counts_said(counts: Sequence[int]) -> str:
    """'Niveau 1: 3. Niveau 3: 7.': what nobody chose is left out."""
    return " ".join(f"{terms.named(one)}: {count}." for one, count in zip(SEVEN, counts, strict=True) if count)


def changes_said(before: Sequence[int], now: Sequence[int]) -> str:
    """'Niveau 1: før 3, nu 0.'"""
    rows = zip(SEVEN, before, now, strict=True)
    return " ".join(f"{terms.named(one)}: før {a}, nu {b}." for one, a, b in rows if a or b)


def reasons_said(judgement: Judgement, shown: Iterable[str]) -> str:
    """'Niveau 3. Første begrundelse. Anden begrundelse.'"""
    return " ".join([f"{terms.named(judgement)}.", *(_ended(text) for text in shown)])


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…", "«")) else f"{text}."


def reference_said(judgement: Judgement, defensible: Sequence[Judgement], author: str, reasoning: str) -> str:
    """The reference as it is read aloud."""
    return f"{REFERENCE}: {_named(judgement)}, {terms.defensible(defensible)}. {author}. {reasoning}"


def row_said(at: int, theme: str, group: str) -> str:
    """'4. Gøre rent, Praktiske opgaver'"""
    return f"{at}. {theme}, {group}"
