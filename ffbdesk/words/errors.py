"""The one table from an expected error to what happened, what is safe, and what to do next.

Keyed by the error's class name, because `words` lies below the packages that raise. Each entry is three clauses
of one sentence; placeholders in braces are attributes of the error.
"""

from datetime import datetime

from ffbdesk.words.course.errors import COURSE
from ffbdesk.words.dates import moment
from ffbdesk.words.explained import KEPT, UNTOUCHED, Explained
from ffbdesk.words.keeping_errors import KEEPING
from ffbdesk.words.passphrases import SUGGEST_ONE

_RIGHT_PHRASE = "adgangssætningen er rigtig, og filerne er ikke rørt"
_FIND_COPY = "lad mappen ligge, som den er, og hent en sikkerhedskopi frem"

_TABLE: dict[str, Explained] = {**KEEPING, **COURSE} | {
    "WrongSecret": Explained(
        "Adgangssætningen passer ikke til arkivet, heller ikke med store og små bogstaver byttet om",
        UNTOUCHED,
        "prøv igen, eller brug gendannelsesarket, hvis sætningen er glemt",
    ),
    "DamagedSlots": Explained(
        "Arkivets nøglefil og dens kopi mangler eller er beskadiget",
        "borgernes oplysninger ligger stadig krypteret i arkiv.db",
        "åbn arkivet med gendannelsesarket, eller hent en sikkerhedskopi frem",
    ),
    "NewerSlots": Explained(
        "Arkivet er skrevet af en nyere udgave af FFB Desk",
        UNTOUCHED,
        "åbn det med den nyeste udgave",
    ),
    "ReadAnew": Explained(
        "Der er skrevet eller fjernet noget om borgeren, siden du så teksterne igennem",
        "der er ikke gemt nogen fil",
        "se listen igennem igen, for den viser nu det nyeste, og gem så",
    ),
    "ArchiveMissing": Explained(
        "Der er intet arkiv på det sted",
        UNTOUCHED,
        "tjek, at drevet er tilsluttet, eller vælg en anden mappe",
    ),
    "NotAnArchive": Explained(
        "Det, du har valgt, er ikke et FFB Desk-arkiv",
        UNTOUCHED,
        "vælg den mappe, der indeholder arkiv.db",
    ),
    "PlaceTaken": Explained(
        "Der ligger allerede noget på det sted",
        UNTOUCHED,
        "vælg et andet navn eller en tom mappe",
    ),
    "ArchiveDamaged": Explained(
        "Arkivets database er beskadiget eller hører til et andet arkiv",
        _RIGHT_PHRASE,
        _FIND_COPY,
    ),
    "DatabaseMissing": Explained(
        "Arkivets nøgler er her, men databasen arkiv.db mangler",
        "adgangssætningen er rigtig, og intet er ændret",
        "se efter arkiv.db i papirkurven, eller hent en sikkerhedskopi frem",
    ),
    "DatabaseEmpty": Explained(
        "Arkivets database er tom, for arkiv.db har intet indhold",
        _RIGHT_PHRASE,
        _FIND_COPY,
    ),
    "DatabaseCut": Explained(
        "Arkivets database er ikke hel, for slutningen af arkiv.db mangler",
        _RIGHT_PHRASE,
        _FIND_COPY,
    ),
    "FolderEmpty": Explained(
        "Mappen er tom og er ikke et arkiv endnu",
        UNTOUCHED,
        "vælg en anden mappe, eller opret et nyt arkiv her",
    ),
    "ArchiveNewer": Explained(
        "Arkivet er skrevet af en nyere udgave af FFB Desk",
        UNTOUCHED,
        "åbn det med den nyeste udgave",
    ),
    "ArchiveInUse": Explained(
        "Arkivet er allerede åbent{holder}",
        UNTOUCHED,
        "{where_first}",
    ),
    "NotEncrypted": Explained(
        "Arkivets database er ikke krypteret",
        "FFB Desk har ikke skrevet i den",
        "brug ikke arkivet, og hent en sikkerhedskopi frem",
    ),
    "DiskFull": Explained(
        "Der er ikke plads på disken",
        KEPT,
        "gør plads, og prøv igen; tekst, der venter, gemmes automatisk",
    ),
    "Unwritable": Explained(
        "Der kan ikke skrives på det sted",
        KEPT,
        "tjek, at drevet er tilsluttet og har plads, og at du har lov til at skrive dér",
    ),
    "FileHeld": Explained(
        "Et andet program har filen åben, tit et antivirusprogram eller en synkronisering",
        KEPT,
        "vent et øjeblik, og prøv igen",
    ),
    "Unreadable": Explained(
        "Filen eller mappen kan ikke læses",
        UNTOUCHED,
        "tjek, at den findes, og at du har lov til at åbne den",
    ),
    "FileUnreadable": Explained(
        "Filen {name} kan ikke læses",
        "der er ikke hentet noget",
        "tjek, at den findes, og at du har lov til at åbne den",
    ),
    "Swapped": Explained(
        "Arkivets fil er skiftet ud, mens det var åbent",
        "begge filer ligger der stadig, og der er ikke skrevet i den nye",
        "luk programmet, og åbn arkivet igen",
    ),
    "Stale": Explained(
        "Feltet er ændret i mellemtiden",
        "det nyeste indhold står der",
        "se på det, og skriv igen",
    ),
    "Sealed": Explained(
        "Udredningen er færdiggjort og kan ikke ændres",
        UNTOUCHED,
        "opret en ny udredning, hvis noget skal rettes eller suppleres",
    ),
    "Blind": Explained(
        "To vurderer udredningen hver for sig, og den får intet niveau, før de begge er færdige",
        KEPT,
        "gør dobbeltvurderingen færdig, eller opgiv den på fanen Dobbeltvurdering",
    ),
    "Rated": Explained(
        "Vurderingen er gjort færdig eller opgivet, og intet i den kan ændres",
        KEPT,
        "bliv enige om niveauet på fanen Dobbeltvurdering, når I begge er færdige",
    ),
    "NotTwo": Explained(
        "Der skal være to forskellige personer, som begge kan åbne arkivet",
        UNTOUCHED,
        "vælg en anden på listen, eller giv en kollega adgang under Indstillinger",
    ),
    "AlreadyDouble": Explained(
        "Udredningen har allerede en dobbeltvurdering",
        UNTOUCHED,
        "se den på fanen Dobbeltvurdering",
    ),
    "StillCarried": Explained(
        "Der står niveauer, som er overført fra forrige udredning og ikke bekræftet, måske ved et tema, der er lukket",
        UNTOUCHED,
        "bekræft dem, eller fjern dem under Temaer, før I begynder",
    ),
    "NotAssessor": Explained(
        "Dobbeltvurderingen er færdig eller opgivet, eller du er ikke en af de to",
        KEPT,
        "se på fanen Dobbeltvurdering, hvor langt den er",
    ),
    "NothingAlike": Explained(
        "Der er ikke flere temaer, hvor I begge har sat det samme niveau",
        UNTOUCHED,
        "sæt det fælles niveau ved temaerne et for et",
    ),
    "UnknownRecord": Explained(
        "Det, der skulle åbnes eller ændres, er ikke i arkivet",
        UNTOUCHED,
        "vælg igen på listen over borgere",
    ),
    "NothingToUndo": Explained(
        "Der er ikke noget at fortryde her",
        UNTOUCHED,
        "arbejd bare videre",
    ),
    "BuiltUpon": Explained(
        "Det sidste, du oprettede her, kan ikke fortrydes, for der er arbejdet videre i det",
        UNTOUCHED,
        "arbejd bare videre; en borger, der er oprettet ved en fejl, kan fjernes fra listen",
    ),
    "AtClosedTheme": Explained(
        "Det næste, du kan fortryde eller gøre igen, ligger ved et følsomt tema, der er lukket",
        UNTOUCHED,
        "åbn temaet, og prøv igen",
    ),
    "NothingToRedo": Explained(
        "Der er ikke noget at gøre igen her",
        UNTOUCHED,
        "arbejd bare videre",
    ),
    "NothingWritten": Explained(
        "Der er ikke skrevet noget endnu",
        UNTOUCHED,
        "skriv først, hvad der skete",
    ),
    "NothingChosen": Explained(
        "Der er ingen side at vise",
        UNTOUCHED,
        "sæt hak ved mindst én side, der er skrevet noget på",
    ),
    "NothingToDraw": Explained(
        "Borgeren har ingen vurderinger endnu",
        UNTOUCHED,
        "forløbet tegnes af niveauerne i udredninger og opfølgninger",
    ),
    "OnlyPaper": Explained(
        "Forløbet gemmes kun som PDF",
        UNTOUCHED,
        "gem det som PDF; alle tallene følger med i filen med hele borgeren",
    ),
    "NoFollowUp": Explained(
        "Borgeren har ingen opfølgning endnu",
        UNTOUCHED,
        "begynd en opfølgning under Opfølgning",
    ),
    "NoStatus": Explained(
        "Borgeren har ikke noget statusnotat endnu",
        UNTOUCHED,
        "begynd et statusnotat under Opfølgning",
    ),
    "NothingOrdered": Explained(
        "Der er ikke skrevet noget mål i bestillingen endnu",
        UNTOUCHED,
        "skriv mindst ét mål ind, eller hent målene fra en fil",
    ),
    "NoSender": Explained(
        "Bestillingen mangler en afsender",
        UNTOUCHED,
        "skriv, hvem den er fra",
    ),
    "NoOrder": Explained(
        "Borgeren har ikke nogen bestilling endnu",
        UNTOUCHED,
        "lav eller modtag den under Bestilling",
    ),
    "NothingAskedFor": Explained(
        "Bestillingen beder ikke om noget endnu",
        UNTOUCHED,
        "vælg mindst én indsats med en ydelse eller ét mål, der skal med",
    ),
    "NoReceiver": Explained(
        "Bestillingen mangler en udfører",
        UNTOUCHED,
        "skriv, hvem den er til",
    ),
    "OrderNotFinished": Explained(
        "Bestillingen er ikke færdiggjort endnu",
        UNTOUCHED,
        "skriv videre i den, eller færdiggør den først",
    ),
    "NotAnOrder": Explained(
        "Filen er ikke en bestilling, og der er ingen mål i den",
        "der er ikke hentet noget",
        "vælg den fil, kommunen har sendt, eller skriv bestillingen ind efter papiret",
    ),
    "OrderAlone": Explained(
        "Filen er en bestilling, og den hentes hos den borger, den handler om",
        "der er ikke hentet noget",
        "åbn borgeren, gå til Bestilling, og hent filen dér",
    ),
    "OfSomebodyElse": Explained(
        "Filen handler om en anden borger",
        "der er ikke hentet noget",
        "vælg den fil, der hører til denne borger",
    ),
    "NotFinished": Explained(
        "Statusnotatet er ikke færdiggjort endnu",
        UNTOUCHED,
        "skriv videre i det, eller færdiggør det først",
    ),
    "NoNotes": Explained(
        "Der er ingen underskrevne noter i det, du har valgt",
        UNTOUCHED,
        "vælg en anden periode, eller underskriv noterne først",
    ),
    "WholeAlone": Explained(
        "En fil med en hel borger kan ikke hentes sammen med andre filer om den samme",
        UNTOUCHED,
        "hent filen med hele borgeren alene, og hent de andre bagefter",
    ),
    "OnlyWhole": Explained(
        "En hel borger gemmes kun som JSON og med alt",
        UNTOUCHED,
        "vælg --format json uden --without-sensitive, eller gem en enkelt udredning",
    ),
    "TooMuchForAFile": Explained(
        "Der er mere om borgeren, end én fil kan rumme", UNTOUCHED, "tag en sikkerhedskopi af hele arkivet i stedet"
    ),
    "OfAnother": Explained(
        "Noget af det, filen har, hører til en anden borger i arkivet",
        UNTOUCHED,
        "hent filen i et andet arkiv, eller bed om en ny fil",
    ),
    "NoTemplateName": Explained("Skabelonen har intet navn", UNTOUCHED, "skriv, hvad den skal hedde på listen"),
    "NoTemplateText": Explained("Skabelonen er tom", UNTOUCHED, "skriv det, den skal sætte ind i en note"),
    "TemplateNameTaken": Explained("Der er en skabelon med det navn", UNTOUCHED, "giv den et andet navn"),
    "NotYours": Explained(
        "Noten er en andens",
        UNTOUCHED,
        "kun den, der har skrevet den, kan underskrive den, fjerne den eller tage underskriften tilbage",
    ),
    "TooLate": Explained(
        "Underskriften er mere end et minut gammel, eller der er føjet noget til noten",
        UNTOUCHED,
        "føj i stedet en rettelse til noten",
    ),
    "Signed": Explained(
        "Noten er underskrevet og kan ikke ændres",
        UNTOUCHED,
        "føj i stedet noget til den",
    ),
    "NotSigned": Explained(
        "Noten er ikke underskrevet endnu",
        UNTOUCHED,
        "skriv videre i den, eller underskriv den først",
    ),
    "NothingToCarry": Explained(
        "Forrige udredning siger ikke mere, end der allerede står her",
        UNTOUCHED,
        "skriv selv videre",
    ),
    "AnotherRoundBefore": Explained(
        "Forrige udredning er en anden nu, for en dato er ændret",
        "der er ikke overført noget",
        "se på den, der står her nu, og overfør så",
    ),
    "PassphraseTooShort": Explained(
        "Adgangssætningen er for kort",
        "{safe}",
        "brug mindst {least} tegn, gerne fem tilfældige ord",
        SUGGEST_ONE,
    ),
    "NoPassphrase": Explained(
        "Adgangssætningen mangler",
        UNTOUCHED,
        "angiv den med --passphrase-file eller FFBDESK_PASSPHRASE",
    ),
    "TooLong": Explained(
        "Teksten er længere end de {most} tegn, der er plads til i feltet",
        KEPT,
        "gør den kortere",
    ),
    "TooMuchLeftOut": Explained(
        "En PDF med alle data kan ikke udelade temaer",
        "der er ikke gemt nogen fil",
        "vælg enten alle data, eller at temaerne skal udelades",
    ),
    "NoLogo": Explained(
        "Billedet {name} kan ikke bruges som logo",
        "alt andet er, som det var",
        "vælg et almindeligt billede som PNG eller JPEG på højst {most} MB og {pixels} millioner billedpunkter",
    ),
    "Stopped": Explained(
        "Arbejdet blev stoppet, før det var færdigt",
        "alt står, som det stod før",
        "begynd forfra, når du vil",
    ),
    "Cancelled": Explained(
        "Du stoppede, før filen var færdig",
        "der er ikke gemt nogen fil",
        "gem igen, når du vil",
    ),
    "NoRound": Explained(
        "Borgeren har ingen udredning endnu",
        UNTOUCHED,
        "opret en udredning først",
    ),
    "NoName": Explained(
        "Borgeren har hverken navn, initialer eller eget nummer",
        "der er ikke gemt noget",
        "udfyld mindst ét af de tre felter",
    ),
    "BadCpr": Explained(
        "CPR-nummeret har ikke ti cifre med en gyldig dato først",
        "der er ikke gemt noget",
        "ret det, eller lad feltet stå tomt",
    ),
    "NotOurFile": Explained(
        "Filen {name} er ikke en udredning, en bestilling eller indsatsmål",
        "der er ikke hentet noget",
        "vælg en JSON-fil eller en PDF med alle data, som FFB Desk har gemt",
    ),
    "OnlyPrinted": Explained(
        "Filen {name} rummer kun det, der står i en PDF",
        "der er ikke hentet noget",
        "bed om JSON-filen med det hele (ved en bestilling den, der gemmes til udføreren) eller en PDF med alle data",
    ),
    "OnlyToRead": Explained(
        "Filen {name} er en kopi til borgeren af alle oplysninger og kan kun læses",
        "der er ikke hentet noget",
        "vælg JSON-filen med en udredning eller med indsatsmål i stedet",
    ),
    "FileFromNewer": Explained(
        "Filen {name} er skrevet af en nyere udgave af FFB Desk",
        "der er ikke hentet noget",
        "hent den med den nyeste udgave",
    ),
    "NotOfficial": Explained(
        "Filen er hverken KL's klassifikation eller en tabel med undertema og spørgsmål",
        "der er ikke hentet noget",
        "vælg KL's CodeSystem-FFB som JSON, eller en tabel, der er lavet af skabelonen",
    ),
    "OfficialTooLarge": Explained(
        "Filen er større, end sådan en fil er",
        "der er ikke hentet noget",
        "se efter, om det er den rigtige fil",
    ),
    "OfficialUnreadable": Explained(
        "Filen kan ikke læses lige nu",
        "der er ikke hentet noget",
        "luk den i andre programmer, og prøv igen",
    ),
    "LevelGiven": Explained(
        "Filen {name} sætter et niveau ved {place}, hvor der ikke sættes niveau",
        "der er ikke hentet noget",
        "bed den, der har lavet filen, om at tage niveauet ud",
    ),
    "FileDamaged": Explained(
        "Filen {name} er beskadiget eller rettet i hånden",
        "der er ikke hentet noget",
        "bed om filen igen",
    ),
    "FileTooLarge": Explained(
        "Filen {name} er for stor til at være en udredning",
        "der er ikke hentet noget",
        "vælg en JSON-fil eller en PDF med alle data, som FFB Desk har gemt",
    ),
    "CatalogueDamaged": Explained(
        "Programmets katalog over temaer er beskadiget",
        "arkivet er ikke rørt",
        "installér FFB Desk igen",
    ),
    "CatalogueUnknown": Explained(
        "Programmets katalog over temaer har en ukendt udgave",
        "arkivet er ikke rørt",
        "installér FFB Desk igen",
    ),
}


def explained(error: BaseException) -> Explained | None:
    """The words for an expected error; None for a bug."""
    for kind in type(error).__mro__:
        entry = _TABLE.get(kind.__name__)
        if entry is not None:
            given = {**getattr(error, "__dict__", {}), "holder": _holder(error), "where_first": _where_first(error)}
            parts = (entry.what, entry.safe, entry.next, entry.window)
            return Explained(*(part.format_map(given) for part in parts))
    return None


def _holder(error: BaseException) -> str:
    """' hos Mette på kontor-pc siden 28. maj 2021 kl. 14.32', as far as it is known."""
    is_here = getattr(error, "is_here", False)
    who, host, since = (getattr(error, name, "") for name in ("who", "host", "since"))
    if not who:
        return ""
    try:
        when = moment(datetime.fromisoformat(since))
    except ValueError:
        when = since
    return f" hos {who} på {'denne computer' if is_here else host} siden {when}"


def _where_first(error: BaseException) -> str:
    return "find det andet vindue, eller luk det først" if getattr(error, "is_here", False) else "luk det dér først"
