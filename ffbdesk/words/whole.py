"""The words of a whole citizen in one file."""

TITLE = "Hele borgeren i én fil"
TEXT = (
    "Alt, hvad arkivet har om borgeren, i én fil, der kan hentes ind i et andet arkiv: udredninger, mål, delmål, "
    "noter, bestillinger, ophold og statusnotater, også ved følsomme temaer. Det, der er færdiggjort, har sin lås med. "
    "Noter, som andre ikke har underskrevet, og listen over, hvem der har set og ændret hvad, bliver her."
)
SAVE = "Gem hele borgeren …"
SURE = (
    "Filen er ikke låst: den, der har den, kan læse alt om {name}. Læg den kun et sted, hvor ingen andre kan åbne den."
)
NOW = "Vælg en mappe, og gem"
SAVED = "Gemt som {name} i {folder}."
