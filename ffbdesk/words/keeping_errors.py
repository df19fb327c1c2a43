"""What can go wrong with who may open an archive, with its backups and with what is kept. Part of `words.errors`."""

from ffbdesk.words.explained import KEPT, UNTOUCHED, Explained
from ffbdesk.words.translate import _

_OTHER_BACKUP = _("vælg en anden sikkerhedskopi")

KEEPING: dict[str, Explained] = {
    "WrongSheet": Explained(
        _("Gendannelsesarket er skrevet rigtigt, men passer ikke til arkivet"),
        UNTOUCHED,
        _("se, om der er et nyere ark, eller om arket hører til et andet arkiv"),
    ),
    "BadGroup": Explained(
        _("Gruppe {group} på gendannelsesarket er ikke skrevet, som den står"),
        UNTOUCHED,
        _("se på gruppen igen"),
    ),
    "SheetNeedsNumber": Explained(
        _("Arkivets nøglefiler mangler, så der skal bruges mere af gendannelsesarket"),
        UNTOUCHED,
        _("skriv alle 16 grupper"),
    ),
    "WrongOrganisationKey": Explained(
        _("Organisationens nøgle passer ikke til arkivet"),
        UNTOUCHED,
        _("se, om det er den rigtige nøglefil, og prøv igen"),
    ),
    "NotAKeyFile": Explained(
        _("Filen {name} er ikke en organisations nøgle fra FFB Desk"),
        UNTOUCHED,
        _("vælg en fil, der ender på {suffix}"),
    ),
    "NoPersonName": Explained(
        _("Navnet mangler"),
        UNTOUCHED,
        _("skriv, hvem det er"),
    ),
    "LastPerson": Explained(
        _("Den sidste, der kan åbne arkivet, kan ikke fjernes"),
        UNTOUCHED,
        _("tilføj først en anden"),
    ),
    "NameTaken": Explained(
        _("Der er allerede en med det navn"),
        UNTOUCHED,
        _("skriv navnet, så de to kan kendes fra hinanden"),
    ),
    "NotABackup": Explained(
        _("Filen er ikke en sikkerhedskopi fra FFB Desk"),
        UNTOUCHED,
        _("vælg en fil, der ender på .ffbkopi"),
    ),
    "BackupDamaged": Explained(
        _("Sikkerhedskopien er beskadiget"),
        UNTOUCHED,
        _OTHER_BACKUP,
    ),
    "BackupNewer": Explained(
        _("Sikkerhedskopien er lavet af en nyere udgave af FFB Desk"),
        UNTOUCHED,
        _("hent den med den nyeste udgave"),
    ),
    "OtherArchive": Explained(
        _("Sikkerhedskopien er fra et andet arkiv"),
        UNTOUCHED,
        _("læg den i en ny mappe, eller vælg en anden sikkerhedskopi"),
    ),
    "BackupNotSound": Explained(
        _("Sikkerhedskopien blev ikke godkendt, da den blev efterset, og er kasseret"),
        KEPT,
        _("prøv igen, og undersøg arkivet, hvis det gentager sig"),
    ),
    "BackupNotOpened": Explained(
        _("Adgangssætningen passer ikke til sikkerhedskopien"),
        UNTOUCHED,
        _("brug den adgangssætning, der gjaldt, da kopien blev lavet"),
    ),
    "PlaceGone": Explained(
        _("Stedet til ekstra sikkerhedskopier kan ikke nås"),
        _("kopierne på computeren er lavet"),
        _("tilslut drevet, eller vælg et andet sted under Indstillinger"),
    ),
    "ReadOnlyPlace": Explained(
        _("Arkivet ligger et sted, hvor der ikke kan skrives"),
        UNTOUCHED,
        _("tag skrivebeskyttelsen af, eller kopiér hele arkivets mappe til computeren og åbn den dér"),
    ),
    "Interrupted": Explained(
        _("Arkivet blev afbrudt midt i at gemme, og det, der var ved at blive skrevet, hænger ikke sammen"),
        _("begge filer er kopieret til mappen kopier"),
        _("hent den nyeste sikkerhedskopi frem"),
    ),
    "NotReadableAtAll": Explained(
        _("Der er intet i databasen, der kan læses"),
        _("filerne er ikke rørt"),
        _("hent en sikkerhedskopi frem"),
    ),
    "NotTypedBack": Explained(
        _("De to grupper er ikke skrevet, som de står på arket"),
        _("arket tæller først, når de er"),
        _("se på arket igen"),
    ),
}
