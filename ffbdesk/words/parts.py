"""The parts of Indstillinger, in their order: what each is called, and the everyday words that find it by Ctrl+K."""

from enum import Enum, unique

from ffbdesk.words import official, rights, spelling, templates, whoweare
from ffbdesk.words import settings as say


@unique
class Part(Enum):
    """Its heading, and what else somebody may call what they look for."""

    DECIDED = say.DECIDED, "it organisation bestemt politik administrator"
    WHO = whoweare.TITLE, "hvem er vi bosted tilbud afklaringsplads myndighed rækkefølge faner første side"
    BACKUPS = say.BACKUPS, "kopi backup gendan hent frem tilbage gemme usb drev andet sted"
    PEOPLE = say.PEOPLE, "adgang adgangssætning adgangskode kodeord password person kollega bruger nøgle skift"
    SHEET = say.SHEET, "gendannelsesark gendan ark nødark adgang adgangssætning adgangskode kodeord password nøgle"
    ORGANISATION = say.ORGANISATION, "leder nøglefil adgang organisation"
    LOCK = say.LOCK, "låse automatisk minutter skærmlås tid"
    LOOK = say.LOOK, "mørk mørkt mørke lys lyst farver kontrast tema nat skærm tekststørrelse"
    TEMPLATES = templates.TITLE, "skabelon skabeloner note standard fast tekst frase overskrifter"
    SPELLING = spelling.TITLE, "stavefejl ordbog ordliste ord retskrivning"
    OFFICIAL = official.TITLE, "officiel definition definitioner guide spørgsmål liste overvej katalog kl kombit"
    SENSITIVE = say.SENSITIVE, "følsom lukket"
    REMOVED = rights.REMOVED, "slet slettet fjernet papirkurv sæt tilbage"
    ABOUT = say.ABOUT, "version udgave program om hvor ligger arkivet mappe sted placering"
    LOG = say.LOG, "log adgangslog adgang set hændelser historik"

    def __init__(self, heading: str, everyday: str) -> None:
        self.heading, self.everyday = heading, everyday
