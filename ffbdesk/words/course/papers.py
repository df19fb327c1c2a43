"""The sentences of the course room's papers."""

from collections.abc import Mapping, Sequence

from ffbdesk.domain.course.case import CourseCase, Declared, ThemeReference
from ffbdesk.domain.course.exercise import BLIND, Rules, Why
from ffbdesk.domain.course.spread import SEVEN, Figures, Spread
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.words import levels
from ffbdesk.words.course import terms
from ffbdesk.words.dates import long_date
from ffbdesk.words.grammar import many

KICKER = "Kursus i VUM og FFB"
FICTITIOUS = "Opdigtet person"
CASE, SHEET, OWN, SUMMARY, CERTIFICATE = "Sag", "Svarark", "Dit svar", "Opsamling", "Kursusbevis"

TEAM, DAY, TRAINER, ANSWERS = "Hold", "Dato", "Underviser", "Svar"
HOURS, ROUND = "Varighed", "Runde"
NUMBER, CODE = "Nr.", "Kort kode"
NUMBER_TO_FILL = "Nr. ________"

SEVEN_SAID = (*map(str, range(5)), levels.NOT_ASSESSED_MARK, "–")
"""The seven as signs."""
SEVEN_NAMES = (*levels.LABELS, levels.NOT_ASSESSED, levels.NOT_RELEVANT)

WITHOUT_LEVEL = (
    (f"{levels.NOT_ASSESSED_MARK}  {levels.NOT_ASSESSED}", "kan ikke vurderes nu"),
    (f"–  {levels.NOT_RELEVANT}", "indgår ikke for borgeren"),
)
DOUBT = "i tvivl"
REASON, REASON_OPTIONAL = "Begrundelse", "Begrundelse, kan udelades"
SHEET_HELP = (
    "Skriv dit nummer, ikke dit navn. Sæt ét kryds ved hvert tema.",
    f"{terms.COUNT_IN}. {terms.LEAVE_OUT}.",
)

IN_WORDS = "I ord"
OVERVIEW = "Alle temaer, længst fra hinanden øverst"
OVERVIEW_TABLE = "Temaer med antal svar på hvert niveau"
THEME, SAME, FAR, REFERENCE, WITHIN, WHY = "Tema", "Par med samme", "Par langt fra", "Reference", "Inden for", "Hvorfor"
TOO_FEW = "for få"
REFERENCE_LINE, DEFENSIBLE_LINE, YOU = "reference", "kan forsvares", "dig"
NO_ANSWERS = "Der er ingen svar i denne runde."
NO_ANSWERS_HERE = "Ingen svar om dette tema."
WHYS = terms.WHY_QUESTION
WHYS_TABLE = "De fire grunde, antal temaer, betydning og næste skridt"
WHYS_HEADS = ("Grund", "Temaer", "Det betyder", "Næste skridt")
NOTHING_TAKEN = "Der er ikke skrevet noget til temaerne."
AGAIN_TABLE = "Antal svar før og efter på hvert niveau"
CHANGED = "Ændrede"
AGAIN_NOTE = "Tom søjle: før. Fyldt søjle: nu."
CHANGED_NOTE = "Ændrede: så mange af dem, hvis to svar hører sammen, valgte noget andet anden gang."
BY_THEME = "Tema for tema"
REASONS, CHOSEN_BY_YOU = "Begrundelser", "Din begrundelse"
NO_REASON = "Du skrev ingen begrundelse."
THE_REFERENCE = "Referencen"
COUNTED_IN, LEFT_OUT = "Regnet med", "Trukket fra"
AGREEMENT, GROUP = "Enighed", "Gruppen"
COMPUTED = "Sådan er tallene regnet"
NOT_ANSWERED = "Ikke besvaret"
OWN_INTRO = "Her står dit svar ved siden af gruppens. Søjlerne er alle svar i runden, også dit."
OWN_INTRO_WITH_REFERENCE = (
    "Her står dit svar ved siden af gruppens og referencens. Søjlerne er alle svar i runden, også dit. "
    "Referencen er en begrundelse, ikke et facit: er du uenig, så skriv hvorfor."
)

TOOK_PART = "har deltaget i et kursus i at vurdere funktionsevne efter VUM og FFB"
CERTIFICATE_NOTE = (
    "Deltagerne har hver for sig vurderet funktionsevnen hos en opdigtet person og talt om, hvorfor de så forskelligt. "
    "Det var en øvelse. Beviset siger, at den nævnte har deltaget, og intet om, hvordan det gik."
)
CONTENT = "Indhold"
SIGNATURE = "Underskrift"

_LEGEND_REFERENCE = "Tyk streg: referencen. Tynd streg: kan også forsvares. "


def title(document: str, about: str) -> str:
    """'Opsamling: Kirsten Dalby', as the file is called by a reader of PDF."""
    return f"{document}: {about}" if about else document


def about_case(case: CourseCase) -> str:
    """'58 år · ca. 8 minutter at læse'; the name too where the title is another."""
    name = case.name if case.name != case.title else ""
    age = f"{case.age} år" if case.age is not None else ""
    minutes = case.minutes_to_read
    read = f"ca. {minutes} {many('minut', 'minutter', minutes)} at læse"
    return " · ".join(filter(None, (name, age, read)))


def declared(found: Declared) -> str:
    """Who says that it is made up."""
    return f"Ingen i sagen er en virkelig person. Det har {found.by} erklæret {long_date(found.on)}."


def round_named(which: int) -> str:
    """'Runde 1', 'Efter samtalen'"""
    return terms.ROUNDS.get(which, f"Runde {which}")


def sheet_help(rules: Rules) -> tuple[str, ...]:
    """What to do with a svarark."""
    begun, *rest = SHEET_HELP
    ask = "Skriv kort, hvad du bygger på, og hvad du har trukket fra."
    optional = "Skriv gerne kort, hvad du bygger på. Det kan udelades."
    return f"{begun} {ask if rules.reason_needed else optional}", *rest


def boxes_said(theme: str, reason: str) -> str:
    """The boxes of a theme on a svarark."""
    seven = terms.listed([name.lower() for name in SEVEN_NAMES], "eller")
    return f"{theme}: felter til {seven}, et felt til »{DOUBT}« og to linjer til {reason.lower()}."


def number_said() -> str:
    """The box for a participant's number."""
    return "Felt til dit nummer."


def hours(typed: str) -> str:
    """'3 timer' where a number alone was typed, else as it was typed."""
    plain = typed.strip()
    if not plain.replace(",", "", 1).replace(".", "", 1).isdecimal():
        return plain
    return f"{plain} {many('time', 'timer', 1 if plain == '1' else 2)}"


def answers(n: int, participants: int) -> str:
    """'14 af 15 deltagere'"""
    if participants >= n and participants:
        return f"{n} af {participants} {many('deltager', 'deltagere', participants)}"
    return f"{n} {many('deltager', 'deltagere', n)}"


def pairs(share: float | None) -> str:
    """'19 %' in a cell"""
    return TOO_FEW if share is None else terms.percent(share)


def of(count: int, n: int) -> str:
    """'8 af 14'"""
    return f"{count} af {n}"


def legend(*, has_reference: bool) -> str:
    """How the overview is read."""
    letters = terms.listed([f"{why.value} {terms.WHY[why].lower()}" for why in Why])
    return (
        f"Søjle: så mange valgte det. {_LEGEND_REFERENCE if has_reference else ''}"
        "Langt fra: mere end ét niveau, eller niveau mod ? og –. ? er ikke vurderet, – er ikke relevant. "
        f"Hvorfor: {letters}."
    )


def counted(counts: Sequence[int], theme: str) -> str:
    """'Gøre rent: 3 valgte niveau 1, 7 valgte niveau 3.'"""
    chosen = [f"{n} valgte {_inside(at)}" for at, n in enumerate(counts) if n]
    return f"{theme}: {', '.join(chosen)}." if chosen else f"{theme}: ingen svar."


def spread_said(found: Spread, theme: str, own: str = "") -> str:
    """The figure of one theme in words."""
    parts = [counted(found.counts, theme)]
    if found.reference is not None:
        parts.append(f"Referencen er {terms.named(found.reference.judgement).lower()}.")
    if own:
        parts.append(f"Du valgte {own}.")
    return " ".join(parts)


def _inside(at: int) -> str:
    return terms.named(SEVEN[at]).lower()


def why_row(why: Why) -> str:
    """'O  Oplysninger'"""
    return f"{why.value}  {terms.WHY[why]}"


def why_means(why: Why) -> str:
    """Without the name, which stands beside it."""
    said = terms.WHY_MEANS[why].partition(": ")[2]
    return f"{said[:1].upper()}{said[1:]}"


def why_here(found: Sequence[Why]) -> str:
    """'Oplysninger og fortolkning'"""
    return terms.listed([terms.WHY[why] if not n else terms.WHY[why].lower() for n, why in enumerate(found)])


def again_heading(which: int) -> str:
    """'Før og efter samtalen'"""
    return "Første gang og efter en måned" if which == BLIND else "Før og efter samtalen"


def again_note(before: int, now: int, *, pairs: bool) -> str:
    """How many answered before and after, how the two are read, and what they do not say."""
    counted = f"{now} svar efter, {before} før." if now else ""
    return " ".join(
        [*filter(None, [counted]), AGAIN_NOTE, *([CHANGED_NOTE] if pairs else []), terms.NOT_THE_SAME_AS_RIGHT]
    )


def again_said(before: int, now: int) -> str:
    """'før 3, nu 0'"""
    return f"før {before}, nu {now}"


def stands(reference: ThemeReference) -> str:
    """'Niveau 3 (kun 3 kan forsvares).'"""
    return f"{terms.named(reference.judgement)} ({terms.defensible(reference.defensible)})."


def why_not(own: str) -> str:
    """'Hvorfor ikke 1?', 'Hvorfor ikke »ikke vurderet«?'"""
    return f"Hvorfor ikke {own}?" if own.isdecimal() else f"Hvorfor ikke »{own}«?"


def further_reasons(count: int) -> str:
    """What was written and does not stand here."""
    if not count:
        return ""
    return f"{count} til står ikke her"


def agreement(found: Spread) -> str:
    """One theme's agreement in sentences."""
    return " ".join(filter(None, (_pairs(found), _within(found), _doubts(found), _silent(found))))


def _pairs(found: Spread) -> str:
    if not found.n:
        return NO_ANSWERS_HERE
    if found.same is None or found.far is None:
        return f"Ét svar. Hvor enige I er, {terms.NOTHING}."
    return (
        f"{terms.percent(found.same)} af parrene valgte det samme, og {terms.percent(found.far)} lå langt fra hinanden."
    )


def _within(found: Spread) -> str:
    if found.within is None or not found.n:
        return ""
    said = f"{found.within} af {found.n} svar ligger inden for det, der kan forsvares"
    sides = [f"{n} {where}" for n, where in ((found.under, "under"), (found.over, "over")) if n]
    return f"{said}, {terms.listed(sides)}." if sides else f"{said}."


def _doubts(found: Spread) -> str:
    return f"{found.doubts} var i tvivl." if found.doubts else ""


def _silent(found: Spread) -> str:
    return f"{found.unanswered} svarede ikke på temaet." if found.unanswered and found.n else ""


def computed(found: Figures, case: CourseCase | None, *, has_reference: bool) -> tuple[tuple[str, str], ...]:
    """How the figures were made: labels and texts."""
    rows = [
        (
            "Par",
            "Et par er to deltagere, der begge har valgt noget ved temaet. »Par med samme« er andelen af par, der "
            "valgte præcis det samme. »Par langt fra« er andelen af par, der ligger mere end ét niveau fra hinanden, "
            "eller hvor den ene satte et niveau, og den anden ikke gjorde.",
        ),
        (
            "Uden niveau",
            "Ikke vurderet og ikke relevant er ikke tal. De tælles hver for sig og er aldrig med i et gennemsnit.",
        ),
        (terms.COMPARE, _compared(found)),
    ]
    if has_reference and case is not None and case.reference is not None:
        rows.append((THE_REFERENCE, f"{terms.author(case.reference)}. {_DEFENSIBLE} {terms.tried(case)}"))
    rows.append(("Navne", _NO_NAMES))
    return tuple(rows)


_DEFENSIBLE = "Ved nogle temaer kan mere end ét svar begrundes ud fra sagens tekst; det er skrevet før øvelsen."
_NO_NAMES = "Opsamlingen har hverken navne, kaldenavne eller deltagernumre. Begrundelserne er deltagernes egne ord."
_JACKKNIFE = (
    "Tallene i parentes er et 95\N{NO-BREAK SPACE}%-interval: hvert tal er regnet igen uden ét tema ad gangen "
    "(jackknife). "
    "Alfa er den ordinale, og AC2 har kvadratiske vægte."
)


def _compared(found: Figures) -> str:
    if found.alpha is None or found.ac2 is None:
        return terms.TOO_FEW
    said = [f"{terms.estimate(name, one)}." for name, one in ((terms.ALPHA, found.alpha), (terms.AC2, found.ac2))]
    shaky = found.alpha.reach is None or found.ac2.reach is None
    unsure = f"Hvor usikkert et tal uden parentes er, {terms.NOTHING}." if shaky else ""
    return " ".join(filter(None, (*said, terms.what_they_mean(found.themes), _JACKKNIFE, unsure)))


def supported(found: Figures, case: CourseCase | None, names: Mapping[ThemeCode, str]) -> tuple[str, ...]:
    """Of the themes with support; nothing where there are none."""
    return terms.supported(found.supported, case.name, names) if found.supported and case else ()
