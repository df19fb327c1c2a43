"""The sentences of the printed reports. What the assessor wrote is never here."""

from collections.abc import Sequence

from ffbdesk.words import kit, side, walk
from ffbdesk.words.levels import FUNCTION, SHORT
from ffbdesk.words.translate import _, many

FACTS = _("Oplysninger om borgeren og udredningen")
NO_WISHES = _("Der er ikke skrevet ønsker ned.")
PROFILE = _("Profil: aktivitet og deltagelse")
PROFILE_NOTE = _(
    "Niveauet er vurderet med borgerens hjælpemidler og medicin og uden støtte fra tilbud og netværk. "
    "0\N{NO-BREAK SPACE}er den bedste funktionsevne."
)
NO_LEVELS = _("Der er ikke vurderet nogen temaer.")
ASSESSED_LEVEL = _("Vurderet niveau")
EARLIER_LEVEL = _("Forrige vurdering")
EARLIER_LEVEL_ON = _("Forrige vurdering, {date}")
OWN_RATING = (_("Egen"), _("vurdering"))
EXPECTED_LEVEL = (_("Forventet"), _("niveau"))
NO_VALUE = "–"
NO_OWN_RATING = _("–  ingen egen vurdering")
NO_GOAL = _("–  intet mål")
NO_GOAL_NOR_OWN_RATING = _("–  intet mål eller ingen egen vurdering")
UNCONFIRMED_LEVEL = _("Overført, ikke bekræftet")
SHORT_BAR = _("Kort bjælke: borgeren klarer mest selv.")
REMARKS = _("Bemærkninger til temaerne")
NO_REMARKS = _("Der er ikke skrevet bemærkninger.")
NO_TEXT = "–"
CONTENTS = _("Indhold")
READING = _("Sådan læses udredningen")
OPENED = _("Formål og ønsker")
ACTIVITIES = _("Aktivitet og deltagelse")
THEME_ABOUT = _("Temaet")
HOW_OFTEN = _("Hvor ofte")
PROMPTS = walk.PROMPTS
FREQUENCIES = tuple(word.capitalize() for word in kit.FREQUENCY.values())
"""As heads of columns, in the order of the scale."""
EVIDENCE_TABLE = _("Hvor ofte borgeren gør det, der spørges til")
COUNTED = _("Antal markeringer")
MARK, MARK_NOT_RELEVANT = "●", "○"
NOTE = _("Noter")
SHORT_REMARK = side.REMARK
GOALS = _("Indsatsmål")
GOALS_SECTION = _("Mål for indsatsen")
GOALS_TABLE = _("Indsatsmål, ét i hver række")
GOALS_HEADS = (
    _("Mål"),
    _("Borgerens målformulering"),
    _("Måltype"),
    _("Udredt undertema"),
    _("Aktuelt niveau"),
    _("Forventet niveau"),
    _("Opfølgning"),
    _("Ansvarlig for opfølgning"),
    _("Andre relaterede undertemaer"),
)
GOALS_HEADS_SHORT = (_("Mål"), _("Måltype"), _("Nu"), _("Forventet"), _("Opfølgning"))
LEVELS_SHORT = (_("0 ingen"), _("1 let"), _("2 moderat"), _("3 svært"), _("4 fuldstændig"))
"""The narrow columns 'Nu' and 'Forventet'."""
MEANINGS = _("Måltyper")
CONFIDENTIAL = _("Fortroligt")
LOST_CHARACTERS = _("Nogle tegn i teksten findes ikke i rapportens skrift og kunne ikke trykkes. De er erstattet af □.")

type ThemeValues = tuple[str, int, int | None, int | None, int | None]
"""A theme, its level, the earlier level, the citizen's own rating and the expected level."""


def sign(level: int) -> str:
    """The level beside a theme, read aloud: 'Niveau 2: Moderat nedsat.'"""
    return _("Niveau {level}: {label}.").format(level=level, label=SHORT[level])


def judged(level: int) -> str:
    """Vurderet niveau: 2, moderat nedsat funktionsevne"""
    return _("Vurderet niveau: {level}, {label} {function}").format(
        level=level, label=SHORT[level].lower(), function=FUNCTION
    )


def criteria_said(level: int, criterion: str) -> str:
    """The strip of the five criteria, read aloud."""
    return _("Skalaen fra 0 til 4 med kriterier. {judged}. Kriterium: {criterion}.").format(
        judged=judged(level), criterion=criterion
    )


def on_page(heading: str, page: int) -> str:
    """A line of the contents list, read aloud: 'Spise, side 6'."""
    return _("{heading}, side {page}").format(heading=heading, page=page)


def added(signed: str) -> str:
    """Tilføjet 14. maj 2021, Mette Holm"""
    return _("Tilføjet {signed}").format(signed=signed)


def labelled(label: str) -> str:
    """A label before its text on the same line."""
    return _("{label}:").format(label=label)


def continued(label: str) -> str:
    """The label again, where its text runs on over a page."""
    return _("{label}, fortsat").format(label=label)


def unconfirmed(what: str) -> str:
    """1 let (ikke bekræftet)"""
    return _("{what} (ikke bekræftet)").format(what=what)


def to_goal(number: int) -> str:
    """The heavy beginning of a note under the goals."""
    return _("Til mål {number}.").format(number=number)


def numbered(number: int, wording: str) -> str:
    """A goal with its number, where the table has no column for it."""
    return _("{number}. {wording}").format(number=number, wording=wording)


def ended(sentence: str) -> str:
    """With a full stop, where others follow on the same line."""
    return _("{sentence}.").format(sentence=sentence.rstrip(" ."))


def locked(when: str) -> str:
    """The heavy half of the lock sentence."""
    return _("Låst {when}").format(when=when)


def locked_by(name: str) -> str:
    """The rest of the lock sentence."""
    return _("af {name}. Indholdet kan ikke ændres, kun suppleres.").format(name=name)


def fingerprint(sha256: str) -> str:
    """All 64 digits in groups of four."""
    return _("Aftryk (SHA-256): {digits}").format(digits=_fours(sha256))


def short_fingerprint(sha256: str) -> str:
    """The first eight digits, for the footer."""
    return _("Aftryk {digits} …").format(digits=_fours(sha256[:8]))


def page_of(page: int, total: int) -> str:
    """'Side 1 af 3'."""
    return _("Side {page} af {total}").format(page=page, total=total)


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
    counts = ", ".join(_("{count} på niveau {level}").format(count=levels.count(n), level=n) for n in range(5))
    whole = _("{head} {counts}. Hvert niveau står også ved temaet i teksten.").format(head=head, counts=counts)
    return " ".join([whole, *(_values_said(row) for row in rows if set(row[2:]) != {None})])


def _values_said(row: ThemeValues) -> str:
    """'Lave mad: niveau 2, før 3, borgerens egen vurdering 1, forventet niveau 1.'"""
    theme, level, before, own, expected = row
    parts = [_("niveau {level}").format(level=level)]
    if before is not None:
        parts.append(_("før {level}").format(level=before))
    if own is not None:
        parts.append(_("borgerens egen vurdering {level}").format(level=own))
    if expected is not None:
        parts.append(_("forventet niveau {level}").format(level=expected))
    return _("{theme}: {values}.").format(theme=theme, values=", ".join(parts))


def _fours(digits: str) -> str:
    return " ".join(digits[i : i + 4] for i in range(0, len(digits), 4))
