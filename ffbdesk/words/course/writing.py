"""The words of 'Skriv en sag'."""

from collections.abc import Mapping

from ffbdesk.domain.course.draft import Lack

TITLE = "Skriv en sag"
ABOUT = (
    "Find på en borger, og skriv, hvad der sker i hverdagen. Skriv tal, som kan tælles: hvor mange gange, på hvor "
    "mange dage, og hvem der var til stede."
)
PERSON, TEXT, REFERENCE, END = "Personen", "Teksten", "Temaer og reference", "Færdig"
NAME, NAME_HINT = "Opdigtet navn", "Et navn, du ikke kender nogen med."
AGE_HINT = "0–120, eller tomt"
AGE = "Alder"
SUMMARY, SUMMARY_HINT = "Kort om sagen", "Én linje, som kan læses af den, der vælger sag."
TEXT_HINT = (
    "Et afsnit for hver del af hverdagen. Skriv, hvad borgeren gør, hvor tit, og med hvilken hjælp. Skriv ikke "
    "niveauet, og lad være med at afsløre det i overskriften."
)
HEADING, HEADING_HINT = "Overskrift", "Fx Morgenen, Maden, Ude af huset"
PARAGRAPHS, PARAGRAPHS_HINT = "Tekst", "En tom linje begynder et nyt stykke."
ADD_SECTION, REMOVE_SECTION = "Nyt afsnit", "Fjern afsnittet"
THEMES_HINT = "Vælg de temaer, sagen siger nok om. Seks til ti er passende."
CHOOSE_THEME, NO_THEME = "Tilføj et tema", "Vælg tema"
REMOVE_THEME = "Fjern temaet"
LEVEL = "Din reference"
ALSO = "Kan også forsvares"
ALSO_LEVEL = "Niveau {level}"
REASONING, REASONING_HINT = "Begrundelse", "Hvad bygger du på, og hvad har du trukket fra? Nævn tallene i teksten."
COUNTED_IN, LEFT_OUT = "Regnet med", "Trukket fra"
LINES_HINT = "Én på hver linje."
BUILT_ON = "Bygger på afsnit"
TRAINS = "Det træner temaet"
AUTHOR, AUTHOR_HINT = "Dit navn", "Står ved referencen, med datoen."
DECLARED = "Ingen i sagen er en rigtig person, og ingen kan kende sig selv i den."
CANNOT_KNOW = (
    "Programmet kan ikke vide, om nogen kan genkendes. Vil du lave en sag ud fra en borger i jeres arkiv, så brug »Lav "
    "øvesag« under borgerens data."
)
SAVE, SAVED = "Gem sagen", "Sagen {title} er gemt og kan bruges."
REMOVE, REMOVE_ASK = "Slet kladden", "Slet det, der er skrevet? Det kan ikke fortrydes."
REMOVE_IT, KEEP_IT = "Ja, slet", "Annuller"
EDIT_CASE = "Skriv videre på sagen"
DRAFT_OF = "Kladde: {name}"
NO_NAME = "sag uden navn"
GO_ON = "Skriv videre"
LACKS_TITLE = "Det mangler der"
LACKS: Mapping[Lack, str] = {
    Lack.NAME: "Personens navn",
    Lack.TEXT: "Teksten",
    Lack.LONG: "Et afsnit er for langt (højst 4.000 tegn mellem to tomme linjer)",
    Lack.THEMES: "Mindst ét tema",
    Lack.LEVEL: "Referencen til {theme}",
    Lack.REASONING: "Begrundelsen til {theme}",
    Lack.AUTHOR: "Dit navn",
    Lack.DECLARED: "Hak ved, at ingen er en rigtig person",
}
TOO_MUCH = "Kortere tekst ved {theme} (højst 4.000 tegn, og højst 20 linjer på hver 200 tegn)"
