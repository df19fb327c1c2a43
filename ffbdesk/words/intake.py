"""What became of an imported file, in words."""

from collections.abc import Sequence
from datetime import date

from ffbdesk.words.dates import short_date
from ffbdesk.words.grammar import many

_OUTCOME = {
    "new": "{file}: udredningen er hentet til {name}.",
    "copy": (
        "{file}: {name} har allerede en anden udgave af udredningen. Filens udgave er lagt ved siden af som en kopi."
    ),
    "known": "{file}: udredningen findes allerede hos {name}.",
    "goals_new": "{file}: indsatsmålene er hentet til {name}. De aktuelle niveauer følger med, når udredningen hentes.",
    "goals_copy": "{file}: {name} har allerede andre udgaver af målene. Filens udgaver er lagt ved siden af.",
    "whole_new": "{file}: alt, hvad filen har om {name}, er hentet.",
    "whole_known": "{file}: der er intet nyt om {name} i filen.",
    "goals_known": "{file}: indsatsmålene findes allerede hos {name}.",
}
_NEW_CITIZEN = "Borgeren er oprettet."
_CAME_BACK = "Borgeren var fjernet og vises nu igen."
_CASE_KEPT = "Filen har en anden kommune eller et andet sagsnummer. Arkivets er beholdt."
_GOALS_KEPT = "Mål eller formål i filen er en anden udgave end arkivets. Arkivets er ikke ændret."
_CONTACTS_ONE, _CONTACTS_MORE = "{n} kontaktperson er kommet med.", "{n} kontaktpersoner er kommet med."
_CONTACTS_KEPT = "Kontaktpersoner i filen står her i en anden udgave eller er fjernet her. Arkivets er ikke ændret."
_CONTACTS_LEFT = "Der er en nyere udredning, så kontaktpersonerne i filen er ikke hentet. Arkivets er ikke ændret."
_NO_EARLIER = (
    "Niveauerne fra udredningen {day} er ikke kommet med, så der er endnu intet at sammenligne med. "
    "De kommer, når den udredning også er hentet."
)
_KEPT_ONE = "{n} ting står her i en anden udgave end i filen eller er fjernet her. Arkivets er beholdt."
_KEPT_MORE = "{n} ting står her i andre udgaver end i filen eller er fjernet her. Arkivets er beholdt."
_SAME_CPR = "{others} har samme CPR-nummer. De er ikke slået sammen."


def told(
    file: str,
    outcome: str,
    name: str,
    *,
    new_citizen: bool,
    came_back: bool,
    same_cpr: Sequence[str],
    case_kept: bool,
    goals: int = 0,
    goals_kept: bool = False,
    contacts: int = 0,
    contacts_kept: bool = False,
    contacts_left: bool = False,
    without_earlier: date | None = None,
    kept: int = 0,
) -> str:
    """One file's outcome as one line."""
    parts = [_OUTCOME[outcome].format(file=file, name=name)]
    if new_citizen:
        parts.append(_NEW_CITIZEN)
    if came_back:
        parts.append(_CAME_BACK)
    if same_cpr:
        parts.append(_SAME_CPR.format(others=" og ".join(same_cpr)))
    if case_kept:
        parts.append(_CASE_KEPT)
    if goals:
        parts.append(many("{n} mål er kommet med.", "{n} mål er kommet med.", goals).format(n=goals))
    if goals_kept:
        parts.append(_GOALS_KEPT)
    if contacts:
        parts.append(many(_CONTACTS_ONE, _CONTACTS_MORE, contacts).format(n=contacts))
    if contacts_kept:
        parts.append(_CONTACTS_KEPT)
    if contacts_left:
        parts.append(_CONTACTS_LEFT)
    if kept:
        parts.append(many(_KEPT_ONE, _KEPT_MORE, kept).format(n=kept))
    if without_earlier is not None:
        parts.append(_NO_EARLIER.format(day=short_date(without_earlier)))
    return " ".join(parts)
