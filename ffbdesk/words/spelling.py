"""The words of the spell check. It never says that something is wrong, only that it may be."""

from ffbdesk.domain.spelling import Checked

ADD = "Tilføj til arkivets ordliste"
IGNORE = "Ignorér i dag"
NONE = "Ingen forslag"
DOUBT = "Måske stavet forkert: {word}"
ADDED = "»{word}« står nu i arkivets ordliste. Den kan rettes under Indstillinger."
IGNORED = "»{word}« bliver ikke markeret mere i dag."
NO_MORE = "Der er ikke flere ord her, der ser ud til at være stavet forkert."
IS_OFF = "Stavekontrollen er slået fra. Den kan slås til under Indstillinger."

TITLE = "Stavekontrol"
TEXT = (
    "Ord, der måske er stavet forkert, får en bølget streg under sig, mens du skriver. Højreklik på ordet, eller tryk "
    "F7, så kommer der forslag. Intet bliver rettet automatisk, og stregerne kommer ikke med på papir eller i filer. "
    "Kontrollen sker på denne computer, og valget gælder kun her."
)
CHOICE = "Stavekontrol"
CHOICES = {
    Checked.ALL: "Til",
    Checked.NOT_QUOTED: "Til, men ikke i borgerens egne ord",
    Checked.NOTHING: "Fra",
}
CHOSEN = {
    Checked.ALL: "Stavekontrollen er slået til.",
    Checked.NOT_QUOTED: "Stavekontrollen er slået til, men ikke i borgerens oplysninger, ønsker og mål.",
    Checked.NOTHING: "Stavekontrollen er slået fra.",
}
MISSING = "Ordbogen kan ikke bruges på denne computer, så ingen ord bliver markeret. Alt andet virker, som det skal."
LIST = "Arkivets ordliste"
LIST_TEXT = (
    "Ord, som I selv har tilføjet, fx navne på steder. De ligger krypteret i arkivet og gælder for alle, der åbner det."
)
LIST_EMPTY = "Der er ingen ord endnu. Højreklik på et ord med streg under, og vælg »Tilføj til arkivets ordliste«."
REMOVE = "Fjern"
REMOVE_OF = "Fjern »{word}« fra ordlisten"
REMOVED = "»{word}« er fjernet fra ordlisten."
