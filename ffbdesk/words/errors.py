"""The one table from an expected error to what happened, what is safe, and what to do next.

Keyed by the error's class name, because `words` lies below the packages that raise. Each entry is three clauses
of one sentence; placeholders in braces are attributes of the error.
"""

from datetime import datetime

from ffbdesk.words.dates import moment
from ffbdesk.words.explained import KEPT, UNTOUCHED, Explained
from ffbdesk.words.keeping_errors import KEEPING
from ffbdesk.words.translate import _

_RIGHT_PHRASE = _("adgangssætningen er rigtig, og filerne er ikke rørt")
_FIND_COPY = _("lad mappen ligge, som den er, og hent en sikkerhedskopi frem")

_TABLE: dict[str, Explained] = KEEPING | {
    "WrongSecret": Explained(
        _("Adgangssætningen passer ikke til arkivet, heller ikke med store og små bogstaver byttet om"),
        UNTOUCHED,
        _("prøv igen, eller brug gendannelsesarket, hvis sætningen er glemt"),
    ),
    "DamagedSlots": Explained(
        _("Arkivets nøglefil og dens kopi mangler eller er beskadiget"),
        _("borgernes oplysninger ligger stadig krypteret i arkiv.db"),
        _("åbn arkivet med gendannelsesarket, eller hent en sikkerhedskopi frem"),
    ),
    "NewerSlots": Explained(
        _("Arkivet er skrevet af en nyere udgave af FFB Desk"),
        UNTOUCHED,
        _("åbn det med den nyeste udgave"),
    ),
    "ArchiveMissing": Explained(
        _("Der er intet arkiv på det sted"),
        UNTOUCHED,
        _("tjek, at drevet er tilsluttet, eller vælg en anden mappe"),
    ),
    "NotAnArchive": Explained(
        _("Det, du har valgt, er ikke et FFB Desk-arkiv"),
        UNTOUCHED,
        _("vælg den mappe, der indeholder arkiv.db"),
    ),
    "PlaceTaken": Explained(
        _("Der ligger allerede noget på det sted"),
        UNTOUCHED,
        _("vælg et andet navn eller en tom mappe"),
    ),
    "ArchiveDamaged": Explained(
        _("Arkivets database er beskadiget eller hører til et andet arkiv"),
        _RIGHT_PHRASE,
        _FIND_COPY,
    ),
    "DatabaseMissing": Explained(
        _("Arkivets nøgler er her, men databasen arkiv.db mangler"),
        _("adgangssætningen er rigtig, og intet er ændret"),
        _("se efter arkiv.db i papirkurven, eller hent en kopi af mappen frem"),
    ),
    "DatabaseEmpty": Explained(
        _("Arkivets database er tom, for arkiv.db har intet indhold"),
        _RIGHT_PHRASE,
        _FIND_COPY,
    ),
    "DatabaseCut": Explained(
        _("Arkivets database er ikke hel, for slutningen af arkiv.db mangler"),
        _RIGHT_PHRASE,
        _FIND_COPY,
    ),
    "FolderEmpty": Explained(
        _("Mappen er tom og er ikke et arkiv endnu"),
        UNTOUCHED,
        _("vælg en anden mappe, eller opret et nyt arkiv her"),
    ),
    "ArchiveNewer": Explained(
        _("Arkivet er skrevet af en nyere udgave af FFB Desk"),
        UNTOUCHED,
        _("åbn det med den nyeste udgave"),
    ),
    "ArchiveInUse": Explained(
        _("Arkivet er allerede åbent{holder}"),
        UNTOUCHED,
        _("luk det dér først"),
    ),
    "NotEncrypted": Explained(
        _("Arkivets database er ikke krypteret"),
        _("FFB Desk har ikke skrevet i den"),
        _("brug ikke arkivet, og hent en kopi, der er krypteret"),
    ),
    "DiskFull": Explained(
        _("Der er ikke plads på disken"),
        KEPT,
        _("gør plads, så gemmer programmet igen"),
    ),
    "Unwritable": Explained(
        _("Der kan ikke skrives på det sted"),
        KEPT,
        _("tjek, at drevet er tilsluttet og har plads, og at du har lov til at skrive dér"),
    ),
    "Unreadable": Explained(
        _("Filen eller mappen kan ikke læses"),
        UNTOUCHED,
        _("tjek, at den findes, og at du har lov til at åbne den"),
    ),
    "FileUnreadable": Explained(
        _("Filen {name} kan ikke læses"),
        _("der er ikke hentet noget"),
        _("tjek, at den findes, og at du har lov til at åbne den"),
    ),
    "Swapped": Explained(
        _("Arkivets fil er skiftet ud, mens det var åbent"),
        _("begge filer ligger der stadig, og der er ikke skrevet i den nye"),
        _("luk programmet, og åbn arkivet igen"),
    ),
    "Stale": Explained(
        _("Feltet er ændret i mellemtiden"),
        _("det nyeste indhold står der"),
        _("se på det, og skriv igen"),
    ),
    "Sealed": Explained(
        _("Udredningen er færdiggjort og kan ikke ændres"),
        UNTOUCHED,
        _("opret en ny udredning, hvis noget skal suppleres"),
    ),
    "UnknownRecord": Explained(
        _("Arkivet har ingen borger eller udredning med det id"),
        UNTOUCHED,
        _("se de rigtige id'er med ffbdesk list"),
    ),
    "NothingToUndo": Explained(
        _("Der er ikke noget at fortryde her"),
        UNTOUCHED,
        _("arbejd bare videre"),
    ),
    "BuiltUpon": Explained(
        _("Det sidste, du oprettede her, kan ikke fortrydes, for der er arbejdet videre i det"),
        UNTOUCHED,
        _("arbejd bare videre; en borger, der er oprettet ved en fejl, kan fjernes fra listen"),
    ),
    "NothingToRedo": Explained(
        _("Der er ikke noget at gøre igen her"),
        UNTOUCHED,
        _("arbejd bare videre"),
    ),
    "NothingWritten": Explained(
        _("Der er ikke skrevet noget endnu"),
        UNTOUCHED,
        _("skriv først, hvad du så eller hørte"),
    ),
    "Signed": Explained(
        _("Noten er underskrevet og kan ikke ændres"),
        UNTOUCHED,
        _("føj i stedet noget til den"),
    ),
    "NotSigned": Explained(
        _("Noten er ikke underskrevet endnu"),
        UNTOUCHED,
        _("skriv videre i den, eller underskriv den først"),
    ),
    "NothingToCarry": Explained(
        _("Den tidligere udredning siger ikke mere, end der allerede står her"),
        UNTOUCHED,
        _("skriv selv videre"),
    ),
    "PassphraseTooShort": Explained(
        _("Adgangssætningen er for kort"),
        _("der er ikke oprettet noget"),
        _("brug mindst {least} tegn, gerne fire tilfældige ord"),
    ),
    "NoPassphrase": Explained(
        _("Adgangssætningen mangler"),
        UNTOUCHED,
        _("giv den med --passphrase-file eller FFBDESK_PASSPHRASE"),
    ),
    "TooLong": Explained(
        _("Teksten er længere end de {most} tegn, der er plads til i feltet"),
        KEPT,
        _("gør den kortere"),
    ),
    "TooMuchLeftOut": Explained(
        _("En PDF med alle data kan ikke udelade temaer"),
        _("der er ikke gemt nogen fil"),
        _("vælg enten alle data, eller at temaerne skal udelades"),
    ),
    "NoLogo": Explained(
        _("Billedet {name} kan ikke bruges som logo"),
        _("alt andet er, som det var"),
        _("vælg et almindeligt billede som PNG eller JPEG på højst {most} MB"),
    ),
    "Cancelled": Explained(
        _("Du stoppede, før filen var færdig"),
        _("der er ikke gemt nogen fil"),
        _("gem igen, når du vil"),
    ),
    "NoRound": Explained(
        _("Borgeren har ingen udredning endnu"),
        UNTOUCHED,
        _("opret en udredning først"),
    ),
    "NoName": Explained(
        _("Borgeren har hverken navn, initialer eller eget nummer"),
        _("der er ikke gemt noget"),
        _("udfyld mindst ét af de tre felter"),
    ),
    "BadCpr": Explained(
        _("CPR-nummeret har ikke ti cifre med en gyldig dato først"),
        _("der er ikke gemt noget"),
        _("ret det, eller lad feltet stå tomt"),
    ),
    "NotOurFile": Explained(
        _("Filen {name} er ikke en udredning fra FFB Desk"),
        _("der er ikke hentet noget"),
        _("vælg en JSON-fil eller en PDF med alle data, som FFB Desk har gemt"),
    ),
    "OnlyPrinted": Explained(
        _("Filen {name} rummer kun det, der er trykt i en PDF"),
        _("der er ikke hentet noget"),
        _("bed om JSON-filen med hele udredningen"),
    ),
    "FileFromNewer": Explained(
        _("Filen {name} er skrevet af en nyere udgave af FFB Desk"),
        _("der er ikke hentet noget"),
        _("hent den med den nyeste udgave"),
    ),
    "FileDamaged": Explained(
        _("Filen {name} er beskadiget eller rettet i hånden"),
        _("der er ikke hentet noget"),
        _("bed om filen igen"),
    ),
    "FileTooLarge": Explained(
        _("Filen {name} er for stor til at være en udredning"),
        _("der er ikke hentet noget"),
        _("vælg en JSON-fil eller en PDF med alle data, som FFB Desk har gemt"),
    ),
    "CatalogueDamaged": Explained(
        _("Programmets katalog over temaer er beskadiget"),
        _("arkivet er ikke rørt"),
        _("installer FFB Desk igen"),
    ),
    "CatalogueUnknown": Explained(
        _("Programmets katalog over temaer har en ukendt udgave"),
        _("arkivet er ikke rørt"),
        _("installer FFB Desk igen"),
    ),
}


def explained(error: BaseException) -> Explained | None:
    """The words for an expected error; None for a bug."""
    for kind in type(error).__mro__:
        entry = _TABLE.get(kind.__name__)
        if entry is not None:
            given = {**getattr(error, "__dict__", {}), "holder": _holder(error)}
            return Explained(entry.what.format_map(given), entry.safe.format_map(given), entry.next.format_map(given))
    return None


def _holder(error: BaseException) -> str:
    """' af Mette på kontor-pc siden 28. maj 2021 kl. 14.32', as far as it is known."""
    who, host, since = (getattr(error, name, "") for name in ("who", "host", "since"))
    if not who:
        return ""
    try:
        when = moment(datetime.fromisoformat(since))
    except ValueError:
        when = since
    return _(" af {who} på {host} siden {when}").format(who=who, host=host, when=when)
