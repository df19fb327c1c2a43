"""The words of the recovery sheet."""

DOCUMENT = "Gendannelsesark"
KICKER = "FFB Desk · læg arket i et pengeskab eller et aflåst skab"
TITLE = "Gendannelsesark for {name}"
FILE_TITLE = "Gendannelsesark"
MADE = "Lavet"
MADE_BY = "Lavet af"
ARCHIVE = "Arkiv"
WHAT = "Hvad arket kan"
WHAT_TEXT = (
    "Arket åbner arkivet, når adgangssætningen er glemt, eller når arkivets nøglefiler er væk. "
    "Den, der har arket og en kopi af arkivet, kan læse alt: pas på det som på en nøgle til arkivskabet. "
    "Tag ikke billeder af det, og lad ikke en fil med det ligge på en computer."
)
HOW = "Sådan bruger du det"
HOW_TEXT = (
    "Start FFB Desk, vælg arkivet og »Adgangssætningen er glemt«. Skriv grupperne, som de står, og vælg en ny "
    "adgangssætning. Gruppe 1 til 8 er nok; kun hvis nøglefilerne er væk, skal alle 16 bruges. Det sidste ciffer i "
    "hver gruppe er et kontrolciffer, så en skrivefejl bliver opdaget.\n\n"
    "Arket gælder, til arkivet får en ny nøgle. Riv det i stykker, når et nyt er lavet. Det åbner stadig de "
    "sikkerhedskopier, der er lavet før den nye nøgle."
)
KEY = "Nøglen"
NUMBER = "Arkivets nummer"
GROUPS = "Grupper af cifre, fire i hver række"
HEADS = ("Grupper", "1. gruppe", "2. gruppe", "3. gruppe", "4. gruppe")
GROUP = "Gruppe {first} til {last}"
