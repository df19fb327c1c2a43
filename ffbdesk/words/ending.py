"""The words of Afslut og udskriv."""

from ffbdesk.words.translate import _, many

OF = _("Udredning {day} for {name}")
NOTHING_OPEN = _("De temaer, der er taget op, er alle vurderet")
OPEN_THEMES = _("Taget op uden vurdering:")
UNCONFIRMED = _("Overført fra den tidligere udredning og ikke bekræftet:")
SEE_GOALS = _("Se målene")
NO_WISHES = _("Borgerens ønsker er ikke skrevet")
SEE = _("Se oplysningerne")
NEVER_STOPS = _("Det er kun til orientering. Du kan gemme og færdiggøre alligevel.")
PDF, JSON, TEXT = _("Gem PDF"), _("Gem JSON"), _("Kopiér tekst")
FILE_NAMES = _("Filernes navne rummer kun initialer og dato. JSON-filen rummer altid alt, også CPR-nummeret.")
DRAFT = _("Indtil udredningen er færdiggjort, står der Udkast på hver side.")
CHOOSE_FOLDER = _("Hvor skal filen gemmes?")
SAVED = _("Gemt som {name} i {folder}.")
CONSEQUENCE = _("Herefter kan den læses og gemmes igen, men ikke rettes. Rettelser kræver en ny udredning.")
SURE = _("Er du sikker? Det kan ikke fortrydes.")
NOT_STORED = _("Der er tekst, som endnu ikke kan gemmes. Udredningen kan færdiggøres, når alt er gemt.")
YES = _("Ja, færdiggør nu")
NO = _("Nej, vent")
FINISHED = _("Udredningen er færdiggjort og låst.")
FINGERPRINT = _("Aftryk (SHA-256): {sha}")


def without_remark(count: int) -> str:
    """3 vurderede temaer har ingen kort bemærkning"""
    return many(
        "{n} vurderet tema har ingen kort bemærkning", "{n} vurderede temaer har ingen kort bemærkning", count
    ).format(n=count)


def goals_without_theme(count: int) -> str:
    """2 indsatsmål mangler et undertema"""
    return many("{n} indsatsmål mangler et undertema", "{n} indsatsmål mangler et undertema", count).format(n=count)
