"""What goes wrong in the course room, in plain words; a part of the one table (`words.errors`)."""

from collections.abc import Mapping

from ffbdesk.words.explained import KEPT, NOTHING_MADE, UNTOUCHED, Explained

_NO_FILE = "der er ikke gemt nogen fil"

COURSE: Mapping[str, Explained] = {
    "IsACourse": Explained(
        "Mappen er kursusrummet og ikke et arkiv med borgere",
        UNTOUCHED,
        "gå ind i det med knappen Kursus, eller vælg en anden mappe",
    ),
    "NotACourse": Explained(
        "I kursusrummets mappe ligger der noget andet end kursusrummet",
        UNTOUCHED,
        "sæt mappen til side, så laver programmet et nyt kursusrum",
    ),
    "LooksLikeANumber": Explained(
        "Det ligner et CPR-nummer, og her må kun stå opdigtede borgere",
        "feltet med tallet er ikke gemt; det øvrige er gemt",
        "fjern tallet, eller skriv det med bogstaver",
    ),
    "LooksReal": Explained(
        "I {name} står der noget, der ligner et CPR-nummer, og her må kun stå opdigtede borgere",
        UNTOUCHED,
        "bed den, der har lavet filen, om at fjerne tallet",
    ),
    "OtherCatalogue": Explained(
        "{name} handler om temaer, som denne udgave af programmet ikke kender",
        UNTOUCHED,
        "åbn filen med den nyeste udgave af FFB Desk",
    ),
    "NoSuchCase": Explained(
        "Sagen er her ikke, eller dens tekst er ændret, siden øvelsen blev lavet",
        KEPT,
        "hent sagens fil (.ffbsag) igen",
    ),
    "OlderCase": Explained(
        "Sagen er her allerede i en nyere udgave",
        KEPT,
        "brug den, der er her, eller fjern den først, hvis du vil have den gamle",
    ),
    "ShippedCase": Explained(
        "Sagen følger med programmet, men filens udgave er en anden",
        "programmets egen sag er, som den var",
        "brug programmets sag, eller bed om en fil med eget navn",
    ),
    "InUse": Explained(
        "Du er i gang med en opgave om denne sag, og referencen skal ikke læses før tid",
        KEPT,
        "gem dit svar på opgaven først, så kan sagen øves alene fra i morgen",
    ),
    "NotACode": Explained(
        "Koden passer ikke",
        UNTOUCHED,
        "læs den højt tegn for tegn, og skriv den igen, eller brug opgavefilen",
    ),
    "NotALine": Explained(
        "Svarlinjen passer ikke til denne øvelse og runde",
        UNTOUCHED,
        "bed deltageren læse den højt igen, tegn for tegn",
    ),
    "NoRoom": Explained(
        "Der er intet kursusrum i {folder}",
        NOTHING_MADE,
        "skriv mappen anderledes, eller lav først en øvelse med »course export«",
    ),
    "NoneThere": Explained(
        "Der er ingen øvelse i kursusrummet",
        UNTOUCHED,
        "lav først en med »course export«",
    ),
    "NotACourseFile": Explained(
        "Filen {name} er ikke en sag, en opgave eller et svar fra FFB Desk",
        UNTOUCHED,
        "vælg en fil, der ender på .ffbsag, .ffbopgave eller .ffbsvar, eller bed om den igen",
    ),
    "OneAsked": Explained(
        "»{asked}« findes ikke",
        UNTOUCHED,
        "vælg en af disse: {there}",
    ),
    "NotWhole": Explained(
        "Sagen mangler noget",
        KEPT,
        "se nederst på siden, hvad der mangler",
    ),
    "NoNumber": Explained(
        "Svaret mangler et nummer",
        KEPT,
        "skriv det nummer, du har fået af underviseren",
    ),
    "NoThemes": Explained(
        "Der er ikke valgt noget tema",
        NOTHING_MADE,
        "sæt hak ved mindst ét tema",
    ),
    "NothingToBorrow": Explained(
        "Der er ingen udredning, hvor et tema både har tekst og en vurdering",
        NOTHING_MADE,
        "skriv, hvad der er oplyst, og vurdér mindst ét tema; følsomme temaer kommer ikke med i en øvesag",
    ),
    "WordsLeft": Explained(
        "Der er stadig ord, der kan pege på en borger ({count})",
        _NO_FILE,
        "skriv, hvad hvert ord skal erstattes med, eller sæt hak ved, at det må blive stående",
    ),
    "StillThere": Explained(
        "Et navn, der er erstattet, står i sagen alligevel ({words})",
        _NO_FILE,
        "brug et andet opdigtet navn, som hverken er borgerens eller står i teksten",
    ),
    "CaseNotWhole": Explained(
        "Øvesagen mangler noget",
        _NO_FILE,
        "se under »Gem øvesagen«, hvad der mangler, og skriv det",
    ),
    "NotApproved": Explained(
        "To læsere har ikke godkendt øvesagen, som den står nu",
        _NO_FILE,
        "lad to forskellige personer læse hele teksten, og sæt hak ved begge",
    ),
    "CaseTooLong": Explained(
        "Teksten er for lang til en øvesag",
        _NO_FILE,
        "lad et afsnit gå ud, eller gør teksten kortere",
    ),
}
