"""What is said of an archive that lies where others reach it."""

_SAID = {
    "cloud": (
        "Mappen ligger i {name}, som kopierer den til internettet og til andre computere, også mens du skriver. "
        "Arkivets filer kan blive blandet sammen undervejs, og de forlader computeren."
    ),
    "network": (
        "Mappen ligger på et netværksdrev ({name}). Forsvinder nettet, mens du skriver, kan der ikke gemmes, og andre "
        "kan nå filerne."
    ),
    "removable": "Mappen ligger på et drev, der kan tages ud ({name}). Sker det, mens du skriver, kan der ikke gemmes.",
}
BETTER = (
    "Læg arkivet på computerens egen disk, helst i {folder}, og vælg så et andet sted til sikkerhedskopier under "
    "Indstillinger: de er krypterede og tåler det. Luk programmet, før du flytter arkivets mappe."
)


def said(kind: str, name: str, folder: str) -> str:
    """What may happen, and what is better."""
    return f"{_SAID[kind].format(name=name)} {BETTER.format(folder=folder)}"
