"""The words of the first window: open an archive, or make one."""

OPEN = "Åbn arkiv"
ONE = "Vælg et arkiv …"
ANOTHER = "Vælg et andet arkiv …"
ANOTHER_TITLE = "Vælg arkivets mappe"
OPENED = "åbnet {when}"
PASSPHRASE = "Adgangssætning"
SHOW = "Vis"
SHOW_NAME = "Vis adgangssætningen"
CAPS = "Caps Lock er slået til"
OPEN_IT = "Åbn arkivet"
ENTER = "Enter"
OPENING = "Åbner …"
MAKE = "Opret nyt arkiv"
MAKE_TITLE = "Opret et arkiv"
MAKE_TEXT = (
    "Et arkiv rummer alle dine borgere. Det ligger krypteret på denne computer, medmindre du vælger et andet sted."
)
NAME = "Arkivets navn"
NAME_HINT = "Fx stedets navn. Ikke en borgers navn: det kan ses uden adgangssætning."
USER = "Dit navn"
USER_HINT = "Står som den, der udfylder, og kan rettes i hver udredning."
REPEAT = "Gentag adgangssætningen"
ADVICE = "Fem tilfældige ord er gode. Skriv dem ned, og gem dem et sikkert sted."
NO_WAY_BACK = (
    "Glemmer du sætningen, kan hverken vi eller andre åbne arkivet. Lav et gendannelsesark under Indstillinger."
)
PLACE = "Arkivet lægges i {folder}"
CHANGE_PLACE = "Vælg et andet sted …"
PLACE_DECIDED = "Arkivet lægges i {folder}. Det har jeres organisation bestemt."
PLACE_SHARED = (
    "Arkivet lægges i {folder}. Alle, der har en konto på computeren, kan nå filerne; kun den, der har en "
    "adgangssætning, kan åbne arkivet."
)
SHARED_PLACE = "Fælles på denne computer"
OWN_PLACE = "Kun på min konto"
TOO_DEEP = (
    "Navnet og stedet er tilsammen for langt for Windows. Vælg et kortere navn, eller et sted nærmere ved drevets rod."
)
THROWN_AWAY = (
    "Windows sletter din profil på denne computer, når du logger af, og et arkiv dér forsvinder med den. Vælg et andet "
    "sted, fx et drev hos jer selv, eller spørg it-afdelingen."
)
KEY_DECIDED = "{name} kan også åbne arkivet med sin nøgle. Det har jeres organisation bestemt."
PLACE_TITLE = "Hvor skal arkivet ligge?"
MAKE_IT = "Opret arkivet"
MAKING = "Opretter …"
BACK = "Tilbage"
FROM_BACKUP = "Hent frem fra en sikkerhedskopi"
FROM_BACKUP_TITLE = "Hent et arkiv frem fra en sikkerhedskopi"
FROM_BACKUP_TEXT = (
    "Kopien bliver til et arkiv for sig, fx på en ny computer. Kopien selv og de arkiver, der er her, røres ikke. "
    "Vil du tilbage til en kopi af et arkiv, du kan åbne, gør du det under Indstillinger."
)
PASSPHRASE_OF_THEN = "Den, der gjaldt, da kopien blev lavet."
NO_BACKUP_CHOSEN = "Vælg først en sikkerhedskopi: en fil, der ender på .ffbkopi."
FROM_BACKUP_IT = "Hent arkivet frem"
FROM_BACKUP_UNDER_WAY = "Henter frem …"
HAVE_ONE = "Åbn et arkiv, jeg har"
NOT_THE_SAME = "De to adgangssætninger er ikke ens. Skriv dem igen."
NO_NAME = "Giv arkivet et navn."
FORBIDDEN_NAME = 'Et navn kan ikke have tegnene \\ / : * ? " < > | i sig. Vælg et andet.'
RESERVED_NAME = "En mappe kan ikke hedde det på alle computere. Vælg et andet navn."
NO_USER = "Skriv dit navn."
OPEN_FIRST = "Åbn først arkivet, og træk så filerne hertil igen."
NO_PASSPHRASE = "Skriv adgangssætningen først."
NO_ARCHIVE = "Mappen {name} er ikke et arkiv. Vælg den mappe, der indeholder arkiv.db."
BUT_A_BACKUP = "I mappen ligger en sikkerhedskopi: vælg »Hent frem fra en sikkerhedskopi«."
NOTHING_CHOSEN = "Vælg først et arkiv."
BUG = "FFB Desk stødte på en fejl i sig selv. Det, der er gemt, står uændret. Fejlrapporten ligger i {path}."
