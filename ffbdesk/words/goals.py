"""The words of indsatsmål, on screen and on paper."""

from ffbdesk.words.levels import SHORT
from ffbdesk.words.translate import _

DOCUMENT = _("Indsatsmål")
KICKER = _("Bilag til bestilling · VUM 2.0 og FFB")
TITLE = _("Indsatsmål")
PURPOSE = _("Indsatsformål")
PURPOSE_HINT = _("Hvad skal indsatsen samlet føre til? Én eller to sætninger.")
NO_GOALS = _("Der er ikke sat indsatsmål.")
NOT_IN_ROUND = _("Ikke vurderet")
PDF_DESCRIPTION = _("Indsatsmålene som de er trykt, som data")

NEW = _("Nyt mål")
EMPTY = _(
    "Et mål begynder med det, borgeren selv vil. Skriv det med borgerens ord, og vælg bagefter det undertema, "
    "målet måles på."
)
NUMBER = _("Mål {n} af {total}")
WORDING = _("Målformulering")
WORDING_HINT = _("Borgerens egne ord, gerne i nutid, som om målet er nået.")
UNWORDED = _("Ikke formuleret endnu")
CHANGE = _("Måltype")
NO_CHANGE = _("Vælg måltypen. Den siger retningen, ikke hvilket niveau der nås.")
THEME = _("Udredt undertema")
THEME_HINT = _("Det ene undertema, målet måles på.")
NO_THEME = _("Intet valgt")
CURRENT = _("Aktuelt niveau")
CURRENT_UNCONFIRMED = _("overført til udredningen {day}, ikke bekræftet")
CURRENT_FROM = _("fra udredningen {day}")
CURRENT_NOT = _("Temaet er ikke vurderet i udredningen {day}.")
CURRENT_NO_ROUND = _("Der er ingen udredning at hente niveauet fra.")
CURRENT_NO_THEME = _("Niveauet hentes fra udredningen, når undertemaet er valgt.")
SEE_THEME = _("Se temaet")
EXPECTED = _("Forventet niveau")
CLEAR = _("Fjern")
CLEAR_EXPECTED = _("Fjern det forventede niveau")
FOLLOW_UP = _("Opfølgning")
WRONG_DATE = _("Skriv datoen som 28.5.2021. Den tidligere dato gælder stadig.")
IN_MONTHS = ((3, _("om 3 mdr.")), (6, _("om 6 mdr.")), (12, _("om 1 år")))
RESPONSIBLE = _("Ansvarlig for opfølgning")
RELATED = _("Andre undertemaer")
ADD_RELATED = _("Tilføj undertema")
REMOVE_RELATED = _("Fjern {theme}")
UP, DOWN = _("Flyt op"), _("Flyt ned")
REMOVE = _("Fjern målet")
REMOVED = _("Målet er fjernet. Intet er slettet: Fortryd med {keys}.")
ADDED = _("Et nyt mål er oprettet.")
MOVED = _("Målet er nu nummer {n} af {total}.")
COPY_LOCKED = _("Målene, som de stod, da udredningen blev færdiggjort. Sagens mål kan stadig rettes.")
TO_CASE = _("Gå til sagens mål")
PDF, JSON = _("PDF"), _("JSON")
SAVE_AS = _("Gem målene som")
NO_LEVEL = "–"
_NOW = _("nu niveau {level}")
_THEN = _("forventet niveau {level}")

MEANINGS = {
    "develop": _("flere aktiviteter, oftere end nu"),
    "maintain": _("de samme aktiviteter, lige så ofte som nu"),
    "limit": _("et tab ventes, og støtten gør det så lille som muligt"),
}
SHORT_CHANGE = {"develop": _("Udvikle"), "maintain": _("Fastholde"), "limit": _("Begrænse tab")}
_USUAL = {
    "develop": _("Udvikle svarer normalt til et lavere tal end nu."),
    "maintain": _("Fastholde svarer normalt til samme niveau før og efter."),
    "limit": _("Begrænse tab svarer normalt til samme eller et højere tal end nu."),
}
MAY_STAND = _("Det må gerne stå sådan.")
CHANGE_TO = _("Skift til {change}")


def doubt(direction: str, current: int, expected: int) -> str:
    """'Fastholde svarer normalt til samme niveau før og efter. Her er 1 forventet, og nu er 2.'"""
    return _("{usual} Her er {expected} forventet, og nu er {current}.").format(
        usual=_USUAL[direction], expected=expected, current=current
    )


def title(name: str) -> str:
    """Indsatsmål for Børge Mogensen"""
    return _("Indsatsmål for {name}").format(name=name)


def file_title(initials: str, case: str) -> str:
    """Indsatsmål for B.M., Sag154689"""
    return title(initials) + (f", {case}" if case else "")


def levels_from(day: str) -> str:
    """De aktuelle niveauer er fra udredningen 28. maj 2021"""
    return _("De aktuelle niveauer er fra udredningen {day}").format(day=day)


def level(n: int) -> str:
    """2 moderat nedsat"""
    return f"{n} {SHORT[n].lower()}"


def overdue(day: str) -> str:
    """30.8.2021, overskredet"""
    return _("{day}, overskredet").format(day=day)


def follow_up(day: str) -> str:
    """Opfølgning 18.6.2021"""
    return _("Opfølgning {day}").format(day=day) if day else ""


def goal_said(theme: str, change: str, levels: tuple[int | None, int | None], follow: str, doubt: str) -> str:
    """A goal in the list, for assistive technology: 'Spise, nu niveau 3, forventet niveau 3, Begrænse tab …'"""
    said = [words.format(level=level) for words, level in zip((_NOW, _THEN), levels, strict=True) if level is not None]
    return ", ".join(part for part in (theme, *said, change, follow_up(follow), doubt) if part)
