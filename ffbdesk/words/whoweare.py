"""The words of who uses an archive."""

from ffbdesk.domain.whoweare import Who

TITLE = "Hvem er vi"
TEXT = (
    "Valget ordner siderne, så det, I bruger mest, kommer først. Intet forsvinder: alt kan stadig findes i menuen og "
    "med Ctrl+K."
)
ASK = "Hvem er I?"
ASK_TEXT = f"{TEXT} Valget kan altid ændres under Indstillinger."
NAMES = {
    Who.HOME: "Bosted eller tilbud",
    Who.CLARIFICATION: "Afklaringsplads",
    Who.AUTHORITY: "Myndighed",
}
TEXTS = {
    Who.HOME: "I arbejder med de samme borgere hver dag: mål, delmål og noter.",
    Who.CLARIFICATION: "I udreder borgere, som er hos jer en tid.",
    Who.AUTHORITY: "I udreder, bestiller og følger op for kommunen.",
}
FIRST = "Først"
FIRST_PAGE = "Først efter oplåsning"
FIRST_SAID = "I dag. Var det dig, der låste, kommer du tilbage, hvor du slap."
CHOSEN = "Valgt: {name}."
