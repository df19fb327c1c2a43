"""The sentences of the printed reports. What the assessor wrote is never here."""

from collections.abc import Sequence

from ffbdesk.words import fields, result, side, udredning, walk
from ffbdesk.words.frequency import FREQUENCY
from ffbdesk.words.grammar import many
from ffbdesk.words.levels import FUNCTION, SHORT

FACTS = "Oplysninger om borgeren og udredningen"
NO_WISHES = "Der er ikke skrevet ønsker ned."
PROFILE = "Profil: aktivitet og deltagelse"
PROFILE_NOTE = (
    "Niveauet er vurderet med borgerens hjælpemidler og medicin og uden støtte fra tilbud og netværk. "
    "0\N{NO-BREAK SPACE}er den bedste funktionsevne."
)
NO_LEVELS = "Der er ikke vurderet nogen temaer."
ASSESSED_LEVEL = "Vurderet niveau"
SINCE = "Siden forrige udredning"
EARLIER_LEVEL = "Forrige vurdering"
EARLIER_LEVEL_ON = "Forrige vurdering, {date}"
OWN_RATING = ("Borgerens", "egen")
OWN_RATING_NOTE = result.READ_OWN
EXPECTED_LEVEL = ("Forventet", "niveau")
NO_VALUE = "–"
NO_OWN_RATING = "–  ingen egen vurdering"
NO_GOAL = "–  intet mål"
NO_GOAL_NOR_OWN_RATING = "–  intet mål eller ingen egen vurdering"
NOT_CONFIRMED = "ikke bekræftet"
UNCONFIRMED_LEVEL = "Overført, ikke bekræftet"
SHORT_BAR = "Kort bjælke: borgeren gør mest selv."
REMARKS = "Bemærkninger til temaerne"
NO_REMARKS = "Der er ikke skrevet bemærkninger."
NO_TEXT = "–"
CONTENTS = "Indhold"
READING = "Sådan læses udredningen"
OPENED = "Formål og ønsker"
CASE_OPENED = "Sagsåbning"
EVALUATION = "Sagsvurdering"
DESCRIBED = "Funktioner, forhold og omgivelser"
HIGHLIGHTED = "Fremhævede temaer"
NOTHING_HIGHLIGHTED = "Ingen temaer er fremhævet."
IN_BRIEF = "Mål"
ACTIVITIES = "Aktivitet og deltagelse"
THEME_ABOUT = "FFB Desks forklaring"
HOW_OFTEN = "Hvor ofte"
ON_OCCASION = walk.ON_OCCASION
FREQUENCIES = tuple(word.capitalize() for word in FREQUENCY.values())
"""As heads of columns, in the order of the scale."""
NOTE = "Noter"
SHORT_REMARK = side.REMARK
GOALS = "Indsatsmål"
GOALS_SECTION = "Mål for indsatsen"
GOALS_TABLE = "Indsatsmål, ét i hver række"
START = fields.GOAL["starting_level"]
GOALS_HEADS = (
    "Mål",
    fields.GOAL["wording"],
    fields.GOAL["change_value"],
    "Udredt aktivitets- og deltagelsesundertema",
    "Aktuelt funktionsevneniveau",
    fields.GOAL["expected_level"],
    fields.GOAL["follow_up_on"],
    fields.GOAL["responsible"],
    fields.GOAL["related"],
)
"""The eight fields; where it is known, `START` stands before the present level."""
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
GOALS_COLUMNS = tuple(
    head.replace("funktionsevneniveau", f"funktionsevne{SOFT_HYPHEN}niveau").replace("sdato", f"s{SOFT_HYPHEN}dato")
    for head in GOALS_HEADS
)
"""The same over their columns, with the places where a long word is broken."""
GOALS_HEADS_SHORT = ("Mål", "Måltype", "Nu", "Forventet", "Opfølgning")
START_SHORT = "Ved start"
LEVELS_SHORT = ("0 ingen", "1 let", "2 moderat", "3 svært", "4 fuldstændig")
"""The narrow columns 'Nu' and 'Forventet'."""
MEANINGS = "Måltyper, FFB Desks forklaring"
DRAFT = udredning.DRAFT
DRAFT_SENTENCE = "Udkast: ikke færdiggjort endnu."
CONFIDENTIAL = "Fortroligt"
LOST_CHARACTERS = "Nogle tegn i teksten findes ikke i rapportens skrift og kunne ikke vises. De er erstattet af □."

type ThemeValues = tuple[str, int, int | None, int | None, int | None]
"""A theme, its level, the earlier level, the citizen's own rating and the expected level."""


def how_often(source: str) -> str:
    """Hvor ofte · FFB Desks forslag"""
    return f"{HOW_OFTEN} · {source}" if source else HOW_OFTEN


def sign(level: int) -> str:
    """The level beside a theme, read aloud: 'Niveau 2: Moderat nedsat.'"""
    return f"Niveau {level}: {SHORT[level]}."


def judged(level: int, change: str, own_label: str, own: str, *, sure: bool) -> str:
    """2, moderat nedsat funktionsevne. Uændret siden 12.3.2021. Børges egen vurdering: 1, let nedsat."""
    stands = f"{level}, {SHORT[level].lower()} {FUNCTION}"
    said = [f"{stands if sure else unconfirmed(stands)}.", *([ended(change)] if change else [])]
    return " ".join([*said, *([own_rating(own_label, own)] if own else [])])


def own_rating(label: str, own: str) -> str:
    """Børges egen vurdering: 1, let nedsat."""
    return f"{label}: {own}."


def changed(level: int, before: int, day: str) -> str:
    """'Fremgang siden 12.3.2021, hvor niveauet var 3'; 'Uændret siden 12.3.2021'"""
    said = f"{result.change(level, before).capitalize()} siden {day}"
    return said if level == before else f"{said}, hvor niveauet var {before}"


def criteria_said(criteria: Sequence[str]) -> str:
    """The strip of the five criteria, read aloud."""
    each = " ".join(f"{level}, {SHORT[level].lower()}: {ended(text)}" for level, text in enumerate(criteria))
    return f"Skalaen fra 0 til 4 med kriterier. {each}"


def on_page(heading: str, page: int) -> str:
    """A line of the contents list, read aloud: 'Spise, side 6'."""
    return f"{heading}, side {page}"


def added(signed: str) -> str:
    """Tilføjet 14. maj 2021, Mette Holm"""
    return f"Tilføjet {signed}"


def labelled(label: str) -> str:
    """A label before its text on the same line."""
    return f"{label}:"


def continued(label: str) -> str:
    """The label again, where its text runs on over a page."""
    return f"{label}, fortsat"


def goal_in_brief(what: str, now: int | None, expected: int | None, change: str, follow_up: str) -> str:
    """Købe ind: niveau 2, forventet 0; udvikle funktionsevne; opfølgning 18.6.2021"""
    levels = ", ".join(
        text.format(level=level)
        for text, level in (("niveau {level}", now), ("forventet {level}", expected))
        if level is not None
    )
    parts = (levels, f"{change[:1].lower()}{change[1:]}", f"opfølgning {follow_up}" if follow_up else "")
    said = "; ".join(part for part in parts if part)
    return f"{what}: {said}" if said else what


def unconfirmed(what: str) -> str:
    """1 let (ikke bekræftet)"""
    return f"{what} ({NOT_CONFIRMED})"


def responsible(name: str) -> str:
    """Ansvarlig for opfølgning: Sine Krogh"""
    return "{label}: {name}".format(label=fields.GOAL["responsible"], name=name) if name.strip() else ""


def at_start(level: int | None, day: str) -> str:
    """'Ved start: 2, 28.5.2021'; nothing where it is not known."""
    if level is None:
        return ""
    return f"{START_SHORT}: {level}, {day}" if day else f"{START_SHORT}: {level}"


def to_goal(number: int) -> str:
    """The heavy beginning of a note under the goals."""
    return f"Til mål {number}."


def numbered(number: int, wording: str) -> str:
    """A goal with its number, where the table has no column for it."""
    return f"{number}. {wording}"


def ended(sentence: str) -> str:
    """With a full stop, where others follow on the same line."""
    return "{sentence}.".format(sentence=sentence.rstrip(" ."))


def locked(when: str) -> str:
    """The heavy half of the lock sentence."""
    return f"Låst {when}"


def locked_by(name: str, anew: str) -> str:
    """The rest of the lock sentence."""
    return f"af {name}. Indholdet kan ikke ændres. Rettelser kræver {anew}."


def fingerprint(sha256: str) -> str:
    """All 64 digits in groups of four."""
    return f"Kontrolsum (SHA-256): {_fours(sha256)}"


def short_fingerprint(sha256: str) -> str:
    """The first eight digits, for the footer."""
    return f"Kontrolsum {_fours(sha256[:8])} …"


def page_of(page: int, total: int) -> str:
    """'Side 1 af 3'."""
    return f"Side {page} af {total}"


def profile_said(rows: Sequence[ThemeValues], each: bool) -> str:
    """The profile as alternative text; without `each`, the count on every level (the levels also stand in the text).

    What stands nowhere else (the earlier level, the citizen's own rating, the expected level) is said in any case.
    """
    levels = [level for _theme, level, *_others in rows]
    head = many(
        "Profil over {count} vurderet tema, skala 0 (ingen nedsat) til 4 (fuldstændig nedsat).",
        "Profil over {count} vurderede temaer, skala 0 (ingen nedsat) til 4 (fuldstændig nedsat).",
        len(rows),
    ).format(count=len(rows))
    if each:
        return " ".join([head, *(_values_said(row) for row in rows)])
    counts = ", ".join(f"{levels.count(n)} på niveau {n}" for n in range(5))
    whole = f"{head} {counts}. Hvert niveau står også ved temaet i teksten."
    return " ".join([whole, *(_values_said(row) for row in rows if set(row[2:]) != {None})])


TRACKS_HEAD, TRACKS_RESULT = "Indsatsmål", "Resultat"
TRACK_BEFORE, TRACK_EXPECTED = "Før", "Forventet"
NOW = "Nu"
SCALE = "Skalaen går fra 0, ingen nedsat, til 4, fuldstændig nedsat."
STEPS_TABLE = "Delmål, resultat og hvad det bygger på"
STEPS_HEADS = ("Delmål", "Resultat", "Det bygger på")
VIEWS_TABLE = "Vurderinger, hver for sig"
_TRACKS = "Indsatsmålene på skalaen 0 (ingen nedsat) til 4 (fuldstændig nedsat)."


def with_result(heading: str, result: str) -> str:
    """'Mål 1: Spise – nået'"""
    return f"{heading} – {result.lower()}" if result else heading


def quoted(wording: str) -> str:
    """»Jeg køber selv ind«"""
    return f"»{wording}«" if wording else ""


def tracks_said(when: str, tracks: Sequence[tuple[str, str, int | None, int | None, int | None, str]]) -> str:
    """'Mål 1, Spise: før 3, forventet 3, udførers forslag til nu 1. Nået.' `when` says what the last level is."""
    return " ".join([_TRACKS, *(track_said(when, *track) for track in tracks)])


def track_said(  # noqa: PLR0917  # as many as a track has
    when: str, number: str, theme: str, before: int | None, expected: int | None, now: int | None, result: str
) -> str:
    """'Mål 1, Spise: før 3, forventet 3, nu 1. Nået.'"""
    levels = [
        f"{name} {'ukendt' if level is None else level}"
        for name, level in (("før", before), ("forventet", expected), (when.lower(), now))
    ]
    return " ".join([f"{number}, {theme}: {', '.join(levels)}.", *([f"{result}."] if result else [])])


def _values_said(row: ThemeValues) -> str:
    """'Lave mad: niveau 2, før 3, borgerens egen vurdering 1, forventet niveau 1.'"""
    theme, level, before, own, expected = row
    parts = [f"niveau {level}"]
    if before is not None:
        parts.append(f"før {before}")
    if own is not None:
        parts.append(f"borgerens egen vurdering {own}")
    if expected is not None:
        parts.append(f"forventet niveau {expected}")
    return "{theme}: {values}.".format(theme=theme, values=", ".join(parts))


def _fours(digits: str) -> str:
    return " ".join(digits[i : i + 4] for i in range(0, len(digits), 4))
