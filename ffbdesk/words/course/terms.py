"""What screens and papers of the course room have in common: names, and figures in words.

The tone: the program says how answers lie, never how good anybody is. 'Reference', never 'facit'.
"""

from collections.abc import Collection, Mapping, Sequence

from ffbdesk.domain.course.agreement import RATERS_LEAST, THEMES_LEAST
from ffbdesk.domain.course.case import CourseCase, Reference, Trap
from ffbdesk.domain.course.exercise import AGAIN, ALONE, BLIND, Why
from ffbdesk.domain.course.spread import Estimate, Figures, Supported
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Judgement, NotAssessed, NotRelevant, level_of
from ffbdesk.words import levels
from ffbdesk.words.dates import short_date

PRACTICE = "ØVELSE"
NOT_TRIED = "Referencen er ikke prøvet af en VUM-underviser endnu."
NO_KEY = "en begrundelse, ikke et facit"
REFERENCE_NOTE = "En begrundet reference, ikke et facit."
COUNT_IN, LEAVE_OUT = "Medregn hjælpemidler og medicin", "Fraregn støtte fra tilbud og netværk"
NOTHING = "kan ikke beregnes"

TRAPS: Mapping[Trap, str] = {
    Trap.AIDS: "Hjælpemidler og medicin regnes med",
    Trap.SUPPORT: "Støtte fra tilbud og netværk regnes ikke med",
    Trap.REMINDING: "At minde om, stå ved siden af og gøre noget sammen er også støtte",
    Trap.CAN_AND_DOES: "Det, borgeren kan, er ikke det, borgeren gør",
    Trap.RESULT: "Et rent hjem fortæller ikke, hvem der gør rent",
    Trap.NOT_ASSESSED_IS_NO_ZERO: "Ikke vurderet er hverken 0 eller 4",
    Trap.NOT_RELEVANT_IS_NO_ZERO: "Ikke relevant er ikke 0 (vanen fra VUM 1.0)",
    Trap.ZERO_IS_RELEVANT: "Intet at bemærke er 0, ikke ikke relevant",
    Trap.NEIGHBOUR: "To naboniveauer kan begge forsvares",
    Trap.GAP_IN_SCALE: "Noget hver dag og resten aldrig: hvor meget mod hvor tit",
    Trap.VOICES: "Stemmerne er uenige, også borgerens egen",
    Trap.NORM: "Det relevante er borgerens, ikke vores",
}
"""What a theme trains."""

WHY: Mapping[Why, str] = {
    Why.FACTS: "Oplysninger",
    Why.OBSERVING: "Iagttagelse",
    Why.INTERPRETING: "Fortolkning",
    Why.CRITERION: "Kriterium",
}
WHY_MEANS: Mapping[Why, str] = {
    Why.FACTS: "Oplysninger: vi byggede på noget forskelligt, eller sagen siger det ikke.",
    Why.OBSERVING: "Iagttagelse: vi lagde forskellig vægt på det, der blev set.",
    Why.INTERPRETING: "Fortolkning: vi forstod det forskelligt, fx hvad der er støtte.",
    Why.CRITERION: "Kriterium: vi så det samme, men trak grænsen mellem to niveauer forskelligt.",
}
NEXT_STEP: Mapping[Why, str] = {
    Why.FACTS: "Spørg igen, og skriv ned, hvad der mangler.",
    Why.OBSERVING: "Iagttag sammen en gang.",
    Why.INTERPRETING: "Aftal en regel, og skriv den ned.",
    Why.CRITERION: "Læs kriterierne højt sammen.",
}
"""What to do about it."""

ROUNDS: Mapping[int, str] = {ALONE: "Runde 1", AGAIN: "Efter samtalen", BLIND: "Om en måned"}
ROUND_OF = "runde {round}"

QUESTION = "Tal sammen to og to: Hvilke oplysninger byggede du på, og hvad trak du fra?"
TAKEAWAY = "Det tager vi med"
WHY_QUESTION = "Hvorfor så vi forskelligt?"
NOT_THE_SAME_AS_RIGHT = "Enighed er ikke det samme som rigtigt. Spørg den, der står alene."


def named(judgement: Judgement) -> str:
    """'Niveau 3', 'Ikke vurderet', 'Ikke relevant'."""
    level = level_of(judgement)
    if level is not None:
        return f"Niveau {int(level)}"
    return levels.NOT_ASSESSED if isinstance(judgement, NotAssessed) else levels.NOT_RELEVANT


def short(judgement: Judgement) -> str:
    """'3', 'ikke vurderet', 'ikke relevant': inside a sentence."""
    level = level_of(judgement)
    if level is not None:
        return str(int(level))
    return (levels.NOT_RELEVANT if isinstance(judgement, NotRelevant) else levels.NOT_ASSESSED).lower()


def listed(words: Sequence[str], joint: str = "og") -> str:
    """'a', 'a og b', 'a, b og c'"""
    return f" {joint} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def whys(found: Collection[Why]) -> str:
    """'Oplysninger og Kriterium'"""
    return listed([WHY[why] for why in Why if why in found])


def defensible(judgements: Sequence[Judgement]) -> str:
    """'kun 3 kan forsvares', '1 og 2 kan forsvares'"""
    words = listed([short(one) for one in judgements])
    return f"kun {words} kan forsvares" if len(judgements) == 1 else f"{words} kan forsvares"


def author(reference: Reference) -> str:
    """Who made a reference, when, and what it is."""
    return f"{reference.author}, {short_date(reference.on)} · {NO_KEY}"


def tried(case: CourseCase) -> str:
    """Whether somebody who teaches VUM has tried it."""
    if case.reference is None or not case.reference.tried_by:
        return NOT_TRIED
    return f"Referencen er prøvet af {listed(case.reference.tried_by)}."


def person(case: CourseCase) -> str:
    """'Kirsten Dalby, 58'"""
    return f"{case.name}, {case.age}" if case.age is not None else case.name


def percent(share: float | None) -> str:
    """'34 %'"""
    return NOTHING if share is None else f"{round(100 * share)} %"


def in_words(found: Figures, *, has_reference: bool) -> tuple[str, ...]:
    """How two of the group compare, in words. Source: mean share of pairs over the themes."""
    if found.same is None or found.near is None:
        return (f"Hvor tit to af jer er enige, {NOTHING}: der skal mindst to, der har sat et niveau.",)
    of = f"Gennemsnit af {found.themes} {'tema' if found.themes == 1 else 'temaer'}"
    of += ", hvor referencen er et niveau." if has_reference else ", hvor mindst to har sat et niveau."
    return (
        f"Vælger man to af jer tilfældigt, har de sat samme niveau i {round(100 * found.same)} af 100 tilfælde. "
        f"I {round(100 * found.near)} af 100 ligger de højst ét niveau fra hinanden.",
        of,
    )


def supported(found: Supported, name: str, terms: Mapping[ThemeCode, str]) -> tuple[str, ...]:
    """Where somebody supports the person: how many lay under and over what can be defended. `terms` by theme code."""
    first = name.split(maxsplit=1)[0] if name.split() else "borgeren"
    themes = "det ene tema" if found.themes == 1 else f"de {found.themes} temaer"
    said = (
        f"I {themes}, hvor {first} får støtte, lå {found.under} af {found.n} svar under det, der kan forsvares, "
        f"og {found.over} over."
    )
    if not found.most_under:
        return (said,)
    worst = found.most_under
    where = listed([terms[one.theme] for one in worst])
    each = f"{worst[0].under} af {worst[0].n}" if len({one.n for one in worst}) == 1 else f"{worst[0].under} svar"
    many = " i hver" if len(worst) > 1 else ""
    return said, f"Under kan betyde, at støtten er talt med. Det gælder især {where}, {each}{many}."


def estimate(name: str, found: Estimate) -> str:
    """'Krippendorffs alfa 0,39 (0,20 til 0,59)'"""
    if found.value is None:
        return f"{name} {NOTHING}: alle har sat det samme."
    reach = f" ({decimal(found.reach.low)} til {decimal(found.reach.high)})" if found.reach else ""
    return f"{name} {decimal(found.value)}{reach}"


def decimal(value: float) -> str:
    """'0,39'"""
    return f"{value:.2f}".replace(".", ",").replace("-0,00", "0,00")


ALPHA, AC2, KAPPA = "Krippendorffs alfa", "Gwets AC2", "Vægtet kappa"
COMPARE = "For den, der vil sammenligne"
TOO_FEW = (
    f"Krippendorffs alfa og Gwets AC2 regnes først fra {RATERS_LEAST} deltagere og {THEMES_LEAST} temaer med niveau: "
    "under det siger de for lidt."
)


def what_they_mean(themes: int) -> str:
    """Under the two figures."""
    return (
        f"1 er fuld enighed, 0 er som tilfældigt. Tallene bygger på {themes} temaer i én sag og er usikre. "
        "Sammenlign kun med andre, der har vurderet de samme temaer i samme sag."
    )
