"""The words of borgerens udgave: what a citizen reads in large letters, and where the staff writes it."""

from collections.abc import Mapping
from datetime import date

from ffbdesk.domain.judgement import Level
from ffbdesk.domain.months import MONTHS
from ffbdesk.domain.plainpages import FEW, Stairs

TITLE = "Borgerens udgave"
BACK = "Tilbage til forløbet"
HINT = "Skriv kort og så, som borgeren selv ville sige det. Programmet skriver intet om borgeren."
EMPTY = "Her er ingen sider endnu. Tilføj en side om et mål eller et tema, og skriv, hvordan det er gået."
CHOOSE = "Vælg en side i listen for at skrive på den."
ADD, ADD_NAME = "Tilføj en side …", "Tilføj en side om"
OF_GOALS, OF_THEMES, OF_WORDS = "Mål", "Temaer", "Kun ord"
NEXT, AGAIN, OTHER = "Hvad sker der nu?", "Hvis det bliver svært igen", "En side med egne ord"
TEXT = "Tekst"
HEADING, WORDS, OUTCOME = "Overskrift", "Sådan er det gået", "Det vigtigste"
WORDS_HINT = "En linje, der begynder med en bindestreg, bliver et punkt."
OUTCOME_HINT = "Én sætning, der står tydeligt, fx om målet er nået."
SUGGESTION = "Forslag om trinene: {text}"
USE = "Brug forslaget"
UP, DOWN, REMOVE = "Flyt siden op", "Flyt siden ned", "Fjern siden"
REMOVED = "Siden er fjernet. {keys} henter den tilbage."
MOVED = "Siden er nu nr. {n} af {total}."
NAMELESS = "Uden overskrift"
TICK = "Vis: {name}"
CLOSED_EACH_TIME = "Følsomt tema: vises kun, når du sætter hak, hver gang."
NO_WORDS = "Her er ikke skrevet noget endnu."
ASK_AFTERWARDS = "Bed om adgangssætningen, når visningen lukkes"
SAVE_PDF = "Gem som PDF"
SENSITIVE_OPEN = "Følsomme temaer er åbne."
NONE_TICKED = "Sæt hak ved mindst én side."
NOTHING_TO_READ = "Der er ikke skrevet noget på de valgte sider."
FOLDER = "I hvilken mappe skal borgerens udgave gemmes?"
PREVIEW = "Sådan ser trinene ud"
NO_STAIRS = "Der er intet niveau at tegne endnu. Siden vises med ord alene."

CLOSE, BEFORE, KEYS = "Luk", "Tilbage", "Piletasterne går frem og tilbage. Esc lukker."
DOCUMENT = "Forløb, borgerens udgave"
_ON_BUTTON = 26
NOW, LAST, GOAL, EARLIER = "nu", "sidst", "mål", "før"
STAIRS: Mapping[Level, str] = {
    Level.NONE: "Næsten altid",
    Level.LIGHT: "For det meste",
    Level.MODERATE: "I perioder",
    Level.SEVERE: "En gang imellem",
    Level.COMPLETE: "Næsten aldrig",
}
"""What a level is called on the stairs, which have no digits. The words are those of the design's citizen's version."""

HEADINGS: Mapping[str, str] = {
    "Indgå i samspil og kontakt": "At være sammen med andre",
    "Deltage i sociale fællesskaber og fritidsaktiviteter": "At være med i et fællesskab",
    "Varetage relationer til netværk": "At holde kontakt med familie og venner",
    "Varetage uddannelse": "At gå i skole",
    "Varetage beskæftigelse": "At passe et arbejde",
    "Varetage økonomi": "At styre dine penge",
    "Varetage bolig": "At passe din bolig",
    "Håndtere post": "At tage dig af din post",
    "Forstå meddelelser": "At forstå, hvad andre siger",
    "Fremstille meddelelser": "At sige, hvad du mener",
    "Samtale": "At tale med andre",
    "Anvende kommunikationsudstyr- og teknikker": "At bruge telefon og computer",
    "Udvise hjælp og omsorg for andre": "At hjælpe andre",
    "Passe ejendele": "At passe på dine ting",
    "Købe ind": "At købe ind",
    "Lave mad": "At lave mad",
    "Gøre rent": "At gøre rent",
    "Vaske tøj": "At vaske tøj",
    "Klæde sig af og på": "At tage tøj af og på",
    "Vaske sig": "At vaske dig",
    "Pleje sin krop": "At pleje din krop",
    "Spise": "At spise",
    "Drikke": "At drikke",
    "Gå på toilettet": "At gå på toilettet",
    "Varetage sin seksualitet": "Krop, lyst og kærlighed",
    "Dyrke interesse": "At gøre det, du holder af",
    "Varetage egen sundhed": "At passe på dit helbred",
    "Gå og bevæge sig": "At gå og bevæge dig",
    "Ændre og opretholde kropsstilling": "At sætte, lægge og rejse dig",
    "Bære, flytte og håndtere genstande": "At bære og flytte ting",
    "Færdes med transportmidler": "At komme rundt",
}
"""By the theme's term: a heading to begin with, which the staff may change."""


def show_to(name: str) -> str:
    """Vis til Åse"""
    return f"Vis til {name}" if name else "Vis til borgeren"


def heading(term: str) -> str:
    """The plain heading of a theme."""
    return HEADINGS.get(term, term)


def course_of(name: str) -> str:
    """Forløb for Åse"""
    return f"Forløb for {name}" if name else "Dit forløb"


def title(name: str) -> str:
    """Sådan er det gået, Børge"""
    return f"Sådan er det gået, {name}" if name else "Sådan er det gået"


def file_title(initials: str, case: str) -> str:
    """Forløb, borgerens udgave, B.M., sag 154689"""
    return f"{DOCUMENT}, {initials}, sag {case}" if case else f"{DOCUMENT}, {initials}"


def month(day: date) -> str:
    """maj 2021"""
    return f"{MONTHS[day.month - 1]} {day.year}"


def month_in_short(day: date) -> str:
    """sept. 2021"""
    name = MONTHS[day.month - 1]
    return f"{name if len(name) <= 4 else f'{name[:3]}.'} {day.year}"


def step(level: Level) -> str:
    """i perioder"""
    return STAIRS[level].lower()


def suggestion(stairs: Stairs | None) -> str:
    """'I maj 2021 stod du på trinet »I perioder«. Nu står du på »Næsten altid«.' Of the steps alone; empty for none.

    Nothing is said of the goal: whether it is reached is for people to say. A level that is old is said with its month.
    """
    if stairs is None or stairs.now is None:
        return ""
    newest = stairs.now_on if not stairs.is_now else None
    if stairs.before is None or stairs.before_on is None:
        return f"{_at(newest, 'du')} på trinet »{STAIRS[stairs.now]}«."
    then = f"I {month(stairs.before_on)} stod du på trinet »{STAIRS[stairs.before]}«."
    if stairs.before != stairs.now:
        return f"{then} {_at(newest, 'du')} på »{STAIRS[stairs.now]}«."
    return f"{then} {_at(newest, 'du')} der stadig." if newest else f"{then} Der står du stadig."


def _at(day: date | None, who: str) -> str:
    """'Nu står du', 'I juni 2021 stod du'"""
    return f"I {month(day)} stod {who}" if day else f"Nu står {who}"


def stairs_said(stairs: Stairs) -> str:
    """'Trappe med fem trin. Før, i maj 2021: i perioder. Mål: næsten altid. Nu: næsten altid.'"""
    told = ["Trappe med fem trin."]
    if stairs.before is not None and stairs.before_on is not None:
        told.append(f"Før, i {month(stairs.before_on)}: {step(stairs.before)}.")
    if stairs.goal is not None:
        told.append(f"Mål: {step(stairs.goal)}.")
    if stairs.now is not None:
        last = "Nu" if stairs.is_now or stairs.now_on is None else f"Sidst, i {month(stairs.now_on)}"
        told.append(f"{last}: {step(stairs.now)}.")
    return " ".join(told)


def place(n: int, total: int) -> str:
    """1 af 3"""
    return f"{n} af {total}"


def onward(heading: str) -> str:
    """Næste: At gå; a long heading is not whole, for the button has one line."""
    short = heading if len(heading) <= _ON_BUTTON else f"{heading[: _ON_BUTTON - 1].rstrip()}…"
    return f"Næste: {short}" if short else "Næste"


def many(count: int) -> str:
    """A kind word where there are more than a few."""
    return f"Der er {count} sider. Få sider er lettest at tage ind." if count > FEW else ""
