"""What can go wrong with who may open an archive, with its backups and with what is kept. Part of `words.errors`."""

from ffbdesk.words.explained import KEPT, UNTOUCHED, Explained
from ffbdesk.words.passphrases import SUGGEST_ONE

_OTHER_BACKUP = "vælg en anden sikkerhedskopi"

KEEPING: dict[str, Explained] = {
    "WrongSheet": Explained(
        "Gendannelsesarket er skrevet rigtigt, men passer ikke til arkivet",
        UNTOUCHED,
        "se, om der er et nyere ark, eller om arket hører til et andet arkiv",
    ),
    "BadGroup": Explained(
        "Gruppe {group} på gendannelsesarket er ikke skrevet, som den står",
        UNTOUCHED,
        "se på gruppen, og skriv den igen",
    ),
    "SheetNeedsNumber": Explained(
        "Arkivets nøglefiler mangler, så der skal bruges mere af gendannelsesarket",
        UNTOUCHED,
        "skriv alle 16 grupper",
    ),
    "WrongOrganisationKey": Explained(
        "Organisationens nøgle passer ikke til arkivet",
        UNTOUCHED,
        "se, om det er den rigtige nøglefil, og prøv igen",
    ),
    "NotAKeyFile": Explained(
        "Filen {name} er ikke en nøglefil fra FFB Desk",
        UNTOUCHED,
        "vælg en fil, der ender på {suffix}",
    ),
    "ForgedSlots": Explained(
        "Listen over, hvem der kan åbne arkivet, er ikke den, FFB Desk skrev sidst, så den bliver ikke ændret",
        UNTOUCHED,
        "skriv arkivets egen liste igen under Indstillinger, eller åbn arkivet med gendannelsesarket",
    ),
    "HalfWritten": Explained(
        "Ændringen gælder, men den kunne ikke skrives i {name}, hvor den gamle liste står endnu",
        "alle adgangssætninger åbner arkivet, også den, der skulle væk",
        "sørg for, at filen kan skrives, og gør det samme igen",
    ),
    "SlotExchanged": Explained(
        "Adgangssætningen er rigtig, men nogen har byttet din nøgle ud i listen over, hvem der kan åbne arkivet",
        UNTOUCHED,
        "sig det til den, der har ansvaret for arkivet, og få en kollega til at give dig adgang igen",
    ),
    "ForeignSecret": Explained(
        "Listen over, hvem der kan åbne arkivet, er lavet af nogen, der aldrig har haft arkivets nøgle",
        "intet er åbnet, og intet er ændret",
        "åbn arkivet med gendannelsesarket, eller hent en sikkerhedskopi frem i en ny mappe",
    ),
    "KeyFromElsewhere": Explained(
        "Arkivet har en anden nøgle, end da det sidst var åbent på denne computer: enten er hele mappen lagt tilbage "
        "fra en anden dag, eller også har nogen lagt et andet arkiv i dens sted",
        UNTOUCHED,
        "hent den nyeste sikkerhedskopi frem i en ny mappe; har du selv lagt mappen tilbage, så flyt den til et nyt "
        "sted, før du åbner den",
    ),
    "OtherKey": Explained(
        "Arkivets database passer ikke til nøglefilen: den er beskadiget, fra et andet arkiv eller fra en anden dag",
        UNTOUCHED,
        "åbn arkivet med gendannelsesarket, eller hent en sikkerhedskopi frem",
    ),
    "HeldElsewhere": Explained(
        "Et andet program, fx et antivirusprogram eller en synkronisering, bruger arkivets fil lige nu",
        "alt er gemt, og adgangssætningerne er de samme",
        "vent lidt, og prøv igen, eller luk arkivet, og åbn det igen",
    ),
    "OtherBackupKey": Explained(
        "Sikkerhedskopien har en nøgle, som arkivet ikke kender som en af sine egne fra før",
        UNTOUCHED,
        "hent den frem i en ny mappe for sig",
    ),
    "TooGuessable": Explained(
        "Adgangssætningen er for let at gætte: {reason}",
        "{safe}",
        "brug fem tilfældige ord, der ikke hører sammen",
        SUGGEST_ONE,
    ),
    "NoPersonName": Explained(
        "Navnet mangler",
        UNTOUCHED,
        "skriv, hvem det er",
    ),
    "LastPerson": Explained(
        "Den sidste, der kan åbne arkivet, kan ikke fjernes",
        UNTOUCHED,
        "tilføj først en anden",
    ),
    "NameTaken": Explained(
        "Der er allerede en med det navn",
        UNTOUCHED,
        "skriv navnet, så de to kan kendes fra hinanden",
    ),
    "NotABackup": Explained(
        "Filen er ikke en sikkerhedskopi fra FFB Desk",
        UNTOUCHED,
        "vælg en fil, der ender på .ffbkopi",
    ),
    "BackupDamaged": Explained(
        "Sikkerhedskopien er beskadiget",
        UNTOUCHED,
        _OTHER_BACKUP,
    ),
    "BackupNewer": Explained(
        "Sikkerhedskopien er lavet af en nyere udgave af FFB Desk",
        UNTOUCHED,
        "hent den med den nyeste udgave",
    ),
    "OtherArchive": Explained(
        "Sikkerhedskopien er fra et andet arkiv",
        UNTOUCHED,
        "hent den frem i en ny mappe, eller vælg en anden sikkerhedskopi",
    ),
    "BackupNotSound": Explained(
        "Sikkerhedskopien blev ikke godkendt, da den blev kontrolleret, og er kasseret",
        KEPT,
        "prøv igen, og sig det til den, der har ansvaret for arkivet, hvis det gentager sig",
    ),
    "BackupNotOpened": Explained(
        "Adgangssætningen passer ikke til sikkerhedskopien",
        UNTOUCHED,
        "brug den adgangssætning, der gjaldt, da kopien blev lavet",
    ),
    "PlaceGone": Explained(
        "Det andet sted til sikkerhedskopier kan ikke nås",
        "kopierne på computeren er lavet",
        "tilslut drevet, eller vælg et andet sted under Indstillinger",
    ),
    "PlaceNotKnown": Explained(
        "Det andet sted til sikkerhedskopier er ikke den mappe, der blev valgt, eller drevet er taget ud",
        "kopierne på computeren er lavet",
        "tilslut drevet, eller vælg stedet igen under Indstillinger",
    ),
    "PlaceWithin": Explained(
        "Det andet sted til sikkerhedskopier ligger inde i arkivets egen mappe, så de ville gå tabt sammen med arkivet",
        KEPT,
        "vælg et andet sted under Indstillinger, helst et andet drev",
    ),
    "ReadOnlyPlace": Explained(
        "Arkivet ligger et sted, hvor der ikke kan skrives",
        UNTOUCHED,
        "tag skrivebeskyttelsen af, eller kopiér hele arkivets mappe til computeren, og åbn den dér",
    ),
    "Interrupted": Explained(
        "Arkivet blev afbrudt midt i at gemme, og det, der var ved at blive skrevet, hænger ikke sammen",
        "begge filer er kopieret til mappen kopier",
        "hent den nyeste sikkerhedskopi frem",
    ),
    "NotReadableAtAll": Explained(
        "Der er intet i databasen, der kan læses",
        "filerne er ikke rørt",
        "hent en sikkerhedskopi frem",
    ),
    "NotTypedBack": Explained(
        "De to grupper er ikke skrevet, som de står på arket",
        "arket gælder først, når de er skrevet rigtigt",
        "se på arket, og skriv dem igen",
    ),
}
