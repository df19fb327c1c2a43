"""How strong a passphrase is, in words; keyed by the strength's number."""

STRENGTH = (
    "Meget let at gætte. Skriv flere ord.",
    "Let at gætte. Tilføj et par ord, der ikke hører sammen.",
    "Kan gættes med tid og en hurtig computer. Et ord mere hjælper meget.",
    "God.",
    "Stærk.",
)
SUGGEST = "Foreslå en sætning"
SUGGESTED = "Skriv den ned, og gem den et sikkert sted: {phrase}"
