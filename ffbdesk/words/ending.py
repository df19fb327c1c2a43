"""The words of Afslut og udskriv."""

from ffbdesk.words.grammar import many

OF = "Udredning {day} for {name}"
NOTHING_OPEN = "Der er taget stilling til alle påbegyndte temaer"
OPEN_THEMES = "Påbegyndt, endnu uden niveau:"
ASKED = "Kommunen har spurgt til, endnu ikke vurderet:"
ASKED_CLOSED, TO_CLOSED = "Kommunen har spurgt til et følsomt tema, som er lukket her", "Gå til temaet"
UNCONFIRMED = "Overført fra forrige udredning og ikke bekræftet:"
UNCONFIRMED_GROUP, SEE_GROUP = "{group} er overført fra forrige udredning og ikke bekræftet.", "Se det"
SEE_GOALS = "Se målene"
NO_WISHES = "Borgerens ønsker er ikke skrevet"
SEE = "Se oplysningerne"
NEVER_STOPS = "Det er kun til orientering. Du kan gemme og færdiggøre alligevel."
PDF, JSON, TEXT = "Gem PDF", "Gem JSON", "Kopiér tekst"
JSON_HOLDS = "JSON-filen rummer altid alt, også CPR-nummeret og følsomme temaer."
FILE_NAMES = f"Filernes navne rummer kun initialer, dato og hvad filen er. {JSON_HOLDS}"
DRAFT = "Indtil udredningen er færdiggjort, står der Udkast på hver side."
CHOOSE_FOLDER = "I hvilken mappe skal filen gemmes?"
SAVED = "Gemt som {name} i {folder}."
CONSEQUENCE = "Herefter kan den læses og gemmes igen, men ikke rettes. Rettelser kræver en ny udredning."
_NOT_COUNTED = "Følsomme temaer, der er lukket, er ikke talt med: se efter, om der står noget, som skal bekræftes."
_SURE = "Er du sikker? Det kan ikke fortrydes."
NOT_STORED = "Der er tekst, som endnu ikke kan gemmes. Udredningen kan færdiggøres, når alt er gemt."
TO_DATE = "Gå til datoen"
YES = "Ja, færdiggør nu"
NO = "Nej, vent"
FINISHED = "Udredningen er færdiggjort og låst."
FINGERPRINT = "Kontrolsum (SHA-256): {sha}"


def without_remark(count: int) -> str:
    """3 vurderede temaer har ingen kort bemærkning"""
    return many(
        "{n} vurderet tema har ingen kort bemærkning", "{n} vurderede temaer har ingen kort bemærkning", count
    ).format(n=count)


def sure(open_: int, unconfirmed: int, *, closed: bool) -> str:
    """3 temaer er overført og ikke bekræftet. Er du sikker? Det kan ikke fortrydes.

    `closed`: a sensitive theme is; said whether or not there is anything at it.
    """
    one, others = "{n} tema er", "{n} temaer er"
    left = [(open_, "påbegyndt og har endnu intet niveau."), (unconfirmed, "overført og ikke bekræftet.")]
    said = [f"{many(one, others, count).format(n=count)} {what}" for count, what in left if count]
    return " ".join([*said, *([_NOT_COUNTED] if closed else []), _SURE])


def wrong_date(field: str, text: str) -> str:
    """Datoen i feltet Dato for udredningen kan ikke bruges: 31.4.2021. Ret den, før du færdiggør udredningen."""
    mend = "Ret den" if text.strip() else "Skriv datoen"
    return f"{_unusable(field, text)} {mend}, før du færdiggør udredningen."


def date_not_saved(field: str, text: str) -> str:
    """Datoen i feltet Dato for udredningen kan ikke bruges: 31.4.2021. Den er ikke gemt, så programmet bliver ..."""
    lost = "Den" if text.strip() else "Datoen"
    stays = f"{lost} er ikke gemt, så programmet bliver åbent."
    return f"{_unusable(field, text)} {stays} Skriv datoen, eller luk én gang til for at lukke uden den."


def _unusable(field: str, text: str) -> str:
    return f"Datoen i feltet {field} kan ikke bruges: {text}." if text.strip() else f"Feltet {field} er tomt."


def goals_unfinished(count: int) -> str:
    """2 indsatsmål mangler måltype, forventet niveau eller opfølgningsdato"""
    return f"{count} indsatsmål mangler måltype, forventet niveau eller opfølgningsdato"


def goals_without_theme(count: int) -> str:
    """2 indsatsmål mangler et undertema"""
    return many("{n} indsatsmål mangler et undertema", "{n} indsatsmål mangler et undertema", count).format(n=count)
