"""The words of the recovery sheet."""

from ffbdesk.words.translate import _

DOCUMENT = _("Gendannelsesark")
KICKER = _("FFB Desk · læg arket i pengeskab eller aflåst skab")
TITLE = _("Gendannelsesark for {name}")
FILE_TITLE = _("Gendannelsesark")
MADE = _("Lavet")
MADE_BY = _("Lavet af")
ARCHIVE = _("Arkiv")
WHAT = _("Hvad arket kan")
WHAT_TEXT = _(
    "Arket åbner arkivet, når adgangssætningen er glemt, eller når arkivets nøglefiler er væk. "
    "Den, der har arket og en kopi af arkivet, kan læse alt: pas på det som på en nøgle til arkivskabet. "
    "Tag ikke billeder af det, og gem det ikke på en computer."
)
HOW = _("Sådan bruger du det")
HOW_TEXT = _(
    "Start FFB Desk, vælg arkivet og »Adgangssætningen er glemt«. Skriv grupperne, som de står, og vælg en ny "
    "adgangssætning. Gruppe 1 til 8 er nok; kun hvis nøglefilerne er væk, skal alle 16 bruges. Det sidste ciffer i "
    "hver gruppe er et kontrolciffer, så en skrivefejl bliver opdaget.\n\n"
    "Arket gælder, til arkivet får en ny nøgle. Riv det i stykker, når et nyt er lavet. Det åbner stadig de "
    "sikkerhedskopier, der er lavet før den nye nøgle."
)
KEY = _("Nøglen")
NUMBER = _("Arkivets nummer")
GROUPS = _("Grupper af cifre, fire i hver række")
HEADS = (_("Grupper"), _("1. gruppe"), _("2. gruppe"), _("3. gruppe"), _("4. gruppe"))
GROUP = _("Gruppe {first} til {last}")
