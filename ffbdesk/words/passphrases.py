"""How strong a passphrase is, in words; keyed by the strength's number."""

STRENGTH = (
    "Meget let at gætte. Skriv flere ord.",
    "Let at gætte. Tilføj et par ord, der ikke hører sammen.",
    "Kan gættes med tid og en hurtig computer. Et ord mere hjælper meget.",
    "God.",
    "Stærk.",
)
SUGGEST = "Foreslå en sætning"
SUGGEST_ONE = f"Under feltet kan du trykke på »{SUGGEST}«."
SUGGESTED = "Skriv den ned, og gem den et sikkert sted: {phrase}"

WEAKNESS = {
    "common": "den står på listen over dem, flest bruger",
    "known": "den er et navn eller et enkelt ord, som prøves først",
    "quick": "den kan gættes på under en million forsøg",
}
"""Why a passphrase is refused, by `keys.strength.Weakness`."""
