"""The words of a citizen's rights: seeing everything, how long it is kept, erasing, who has seen it."""

from collections.abc import Sequence
from datetime import date

from ffbdesk.words import fields
from ffbdesk.words.actions import Command
from ffbdesk.words.dates import short_date
from ffbdesk.words.grammar import many

INSIGHT = "Indsigt"
INSIGHT_TEXT = (
    "Borgeren har som udgangspunkt ret til en kopi af alt, der står, også det, der er rettet eller fjernet. Den "
    "dataansvarlige afgør, hvad der undtages. Se først efter, hvad der handler om andre personer: det, du fjerner "
    "fluebenet ved, kommer ikke med, hverken i PDF eller JSON, og kopien siger, at noget er udeladt."
)
LOOK_THROUGH = ". Borgerens egne ord er ikke nævnt her. De kommer med."
NOTHING_OF_OTHERS = "Der er ingen tekster, som kan handle om andre."
HEAD_TEXT = "Det skal borgeren også have at vide. Et tomt felt bliver til linjer, der kan udfyldes i hånden."
CLOSED = "Teksten står ved et følsomt tema og er lukket. Arkivets log husker, hvem der åbner den."
OPEN_CLOSED, OPEN_CLOSED_OF = "Vis teksterne ved følsomme temaer", "Vis teksterne ved følsomme temaer: {where}"
OPEN_CLOSED_FIRST = (
    "Nogle af teksterne står ved et følsomt tema og er ikke vist endnu. Vis dem, og se dem igennem, eller fjern "
    "fluebenet, før kopien gemmes."
)
INCLUDE = "Tag med: {where}"
SHOW_REST, REST_OF = "Vis resten", "Vis resten: {where}"
SAVE_PDF, SAVE_JSON = "Gem kopien som PDF …", "Gem kopien som JSON …"
FOLDER = "I hvilken mappe skal filen gemmes?"
SAVED = "Gemt som {name}. Filen er ikke krypteret: pas på den som på et brev."

KEPT_CHOICES = "Her står det, du valgte og skrev sidst: {away} er uden flueben. Det er ikke gemt i arkivet."
NEW_SINCE_ONE = "{n} tekst er ny eller ændret siden og har fået flueben: se den igennem."
NEW_SINCE_MORE = "{n} tekster er nye eller ændret siden og har fået flueben: se dem igennem."
CHOICES_NOT_SAVED = (
    "Det, du har valgt og skrevet til en borgers kopi under Indsigt, bliver ikke husket, så programmet bliver åbent. "
    "Gem kopien, eller luk én gang til for at lukke uden at gemme."
)

KEEP = "Opbevaring"
KEEP_TEXT = (
    "Sæt en dato for, hvornår nogen senest skal se på, om oplysningerne stadig er nødvendige. Den dag står der en "
    "påmindelse på listen over borgere. Intet slettes automatisk."
)
KEEP_UNTIL = fields.CITIZEN["keep_until"]
KEPT = "Datoen er gemt."

LOG = "Hvem der har set oplysningerne"
LOG_TEXT = "De seneste 30 gange, nogen har set, gemt, udskrevet eller kopieret noget om borgeren."
NOBODY_HAS = "Ingen endnu."

ERASE = "Slet helt"
ERASE_TEXT = (
    "Alt om borgeren forsvinder fra arkivet: udredninger, noter, mål og loggen. Det kan ikke fortrydes. Kommunen kan "
    "have pligt til at bevare det, så gem først det, der skal bevares. I loggen står kun, at en borger er slettet, "
    "hvornår og af hvem."
)
ERASE_BUTTON = "Slet borgeren helt …"
ERASE_SURE = "Skal alt om {name} slettes?"
DO_ERASE = "Slet for altid"
ALSO_ONE = "Slet også den sikkerhedskopi, der rummer borgeren"
ALSO_MORE = "Slet også de {n} sikkerhedskopier, der rummer borgeren"
ALSO_PERHAPS = "{also}, og dem, der kan gøre det ({perhaps})"
ONLY_PERHAPS = "Slet også de sikkerhedskopier, der kan rumme borgeren ({perhaps})"
ALSO_NEW = "Slet også den sikkerhedskopi, der bliver lavet lige før sletningen"
BACKUPS_WARNED = (
    "Lige før sletningen bliver der lavet en kopi, hvis den nyeste ikke har det hele. Så længe en kopi findes, kan "
    "borgeren hentes frem med den. Slettes kopierne, bliver der straks lavet en ny uden borgeren."
)
ALSO_IN = "Det samme arkiv ligger også i {folders}; det og dets sikkerhedskopier kan rumme borgeren."
PERHAPS_ONE = (
    "{n} sikkerhedskopi kan rumme borgeren, fordi den har en nøgle, som arkivet ikke kender: {names} i {places}."
)
PERHAPS_MORE = (
    "{n} sikkerhedskopier kan rumme borgeren, fordi de har en nøgle, som arkivet ikke kender: {names} i {places}."
)
HOLDS_ONE = "{n} sikkerhedskopi rummer stadig borgeren."
HOLDS_MORE = "{n} sikkerhedskopier rummer stadig borgeren."
HOLDS_NEW = "Kopien fra lige før sletningen rummer også borgeren."
ONLY_NEW = "Kopien fra lige før sletningen rummer stadig borgeren."
LIE_IN = "Kan de undværes, så slet filerne i {places}: {names}."
LIES_IN = "Kan den undværes, så slet filen i {places}: {names}."
_LISTED = 12
SET_ASIDE = "I mappen kopier ligger også filer fra et afbrud eller en udskiftning, som kan rumme borgeren: {names}."
UNREADABLE_ONE = "Denne sikkerhedskopi er beskadiget, og ingen kan se, hvad den rummer: {names}."
UNREADABLE_MORE = "Disse sikkerhedskopier er beskadigede, og ingen kan se, hvad de rummer: {names}."
OUT_OF_REACH = "Programmet kan ikke se efter i {folder}, hvor der er lagt sikkerhedskopier; de kan rumme borgeren."
SAVED_ONE = "Loggen siger, at der er gemt {n} sikkerhedskopi i en anden mappe; den kan rumme borgeren."
SAVED_MORE = "Loggen siger, at der er gemt {n} sikkerhedskopier i andre mapper; de kan rumme borgeren."
HANDED_ONE = "Noget om borgeren er {n} gang gemt som fil, udskrevet eller kopieret; det ligger uden for arkivet."
HANDED_MORE = "Noget om borgeren er {n} gange gemt som fil, udskrevet eller kopieret; det ligger uden for arkivet."
WAITING_ONE = "I programmets mappe Venter ligger {n} låst fil med tekst, der ikke kunne gemmes; den kan rumme borgeren."
WAITING_MORE = (
    "I programmets mappe Venter ligger {n} låste filer med tekst, der ikke kunne gemmes; de kan rumme borgeren."
)
NOTHING_LEFT = "Programmet kender intet andet sted, hvor borgeren står."
ERASED = "{name} er slettet helt."

REMOVED = "Fjernede borgere"
REMOVED_TEXT = "Fjernet fra listen, men ikke slettet: alt om dem ligger stadig i arkivet."
NONE_REMOVED = "Ingen."
PUT_BACK, PUT_BACK_OF = "Sæt tilbage på listen", "Sæt {name} tilbage på listen"
IS_BACK = f"{{name}} er tilbage på listen over borgere, hvor {Command.UNDO.shown} fortryder det."
DUE = "skulle være gennemgået {day}"


def of_text(where: str, state: str) -> str:
    """Oplysninger fra andre, Lave mad (tidligere, 3. maj 2021 kl. 14.32, Mette Holm)"""
    return f"{where} ({state})" if state else where


def capital(text: str) -> str:
    """Tidligere, 3. maj 2021"""
    return text[:1].upper() + text[1:]


def kept(away: int, new: int) -> str:
    """Her står det, du valgte sidst: 2 tekster er uden flueben. 1 tekst er ny eller ændret siden: se den igennem."""
    said = KEPT_CHOICES.format(away=many("{n} tekst", "{n} tekster", away).format(n=away))
    return f"{said} {many(NEW_SINCE_ONE, NEW_SINCE_MORE, new).format(n=new)}" if new else said


def due(day: date) -> str:
    """skulle være gennemgået 31.12.2025"""
    return DUE.format(day=short_date(day))


def reminder(names: list[str]) -> str:
    """Tid til at se på, om oplysningerne stadig er nødvendige: Anna, Bo."""
    return "Tid til at se på, om oplysningerne stadig er nødvendige: {names}.".format(names=", ".join(names))


def also_backups(count: int, perhaps: int) -> str:
    """Slet også de 15 sikkerhedskopier, der rummer borgeren"""
    also = many(ALSO_ONE, ALSO_MORE, count).format(n=count)
    if perhaps:
        return ALSO_PERHAPS.format(also=also, perhaps=perhaps) if count else ONLY_PERHAPS.format(perhaps=perhaps)
    return also if count else ALSO_NEW


def left(asked: Sequence[str], new: Sequence[str], places: Sequence[str], others: Sequence[str]) -> str:
    """15 sikkerhedskopier rummer stadig borgeren. And where they lie, and what else may.

    `asked` are the names of those that were asked about, `new` of what was made since.
    """
    names = [*asked, *new]
    if not names:
        return " ".join(
            ("Ingen sikkerhedskopi, programmet kan se, rummer borgeren." if others else NOTHING_LEFT, *others)
        )
    kept = [many(HOLDS_ONE, HOLDS_MORE, len(asked)).format(n=len(asked))] if asked else []
    kept += [HOLDS_NEW if asked else ONLY_NEW] if new else []
    where = many(LIES_IN, LIE_IN, len(names)).format(places=_and(places), names=_listed(names))
    return " ".join((*kept, where, *others))


def perhaps(names: Sequence[str], places: Sequence[str]) -> str:
    """2 sikkerhedskopier kan rumme borgeren, fordi de har en nøgle, som arkivet ikke kender: ..."""
    said = many(PERHAPS_ONE, PERHAPS_MORE, len(names))
    return said.format(n=len(names), names=_listed(names), places=_and(places))


def _and(places: Sequence[str]) -> str:
    return " og i ".join(places)


def _listed(names: Sequence[str]) -> str:
    shown = list(dict.fromkeys(names))  # the copy at the second place has the same name
    more = f" og {len(shown) - _LISTED} til" if len(shown) > _LISTED else ""
    return f"{', '.join(shown[:_LISTED])}{more}"


def others(
    *,
    unreadable: Sequence[str],
    place: str,
    saved: int,
    handed_over: int,
    waiting: int,
    aside: Sequence[str],
    also_in: Sequence[str],
) -> tuple[str, ...]:
    """Everything but sound backups that may still hold a citizen, a sentence each."""
    found = (
        (bool(aside), SET_ASIDE.format(names=", ".join(aside))),
        (bool(unreadable), many(UNREADABLE_ONE, UNREADABLE_MORE, len(unreadable)).format(names=", ".join(unreadable))),
        (bool(also_in), ALSO_IN.format(folders=", ".join(also_in))),
        (bool(place), OUT_OF_REACH.format(folder=place)),
        (saved > 0, many(SAVED_ONE, SAVED_MORE, saved).format(n=saved)),
        (handed_over > 0, many(HANDED_ONE, HANDED_MORE, handed_over).format(n=handed_over)),
        (waiting > 0, many(WAITING_ONE, WAITING_MORE, waiting).format(n=waiting)),
    )
    return tuple(text for true, text in found if true)
