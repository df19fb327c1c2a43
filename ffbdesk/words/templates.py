"""The words of templates: what notes are begun with."""

TITLE = "Skabeloner til noter"
TEXT = (
    "Det, I skriver igen og igen, for eksempel overskrifterne i en aftennote. Når en note skrives, kan en skabelon "
    "sættes ind og skrives videre på. Alle, der åbner arkivet, har de samme skabeloner."
)
NO_NAMES = "Skriv ingen navne her: en skabelon er om ingen, og den bliver, når en borger slettes."
NONE = "Der er ingen skabeloner endnu."
NEW, EDIT, REMOVE, SAVE = "Ny skabelon", "Ret", "Fjern", "Gem skabelonen"
EDIT_OF, REMOVE_OF = "Ret skabelonen {name}", "Fjern skabelonen {name}"
NAME = "Navn"
NAME_HINT = "Som den står på listen, for eksempel aftennote."
SAVED, REMOVED = (
    "Skabelonen {name} er gemt.",
    "Skabelonen {name} er fjernet. Noter, der er skrevet med den, står uændret.",
)
SURE = "Skal skabelonen {name} fjernes?"
INSERT = "Sæt en skabelon ind"
INSERTED = "Skabelonen {name} er sat ind."
