"""What is said of an archive that lies where others reach it."""

from ffbdesk.words.translate import _

_SAID = {
    "cloud": _(
        "Mappen ligger i {name}, som kopierer den til internettet og til andre computere, også mens du skriver. "
        "Arkivet kan blive byttet om undervejs, og det forlader computeren."
    ),
    "network": _(
        "Mappen ligger på et netværksdrev ({name}). Forsvinder nettet, mens du skriver, kan der ikke gemmes, og andre "
        "kan nå filerne."
    ),
    "removable": _(
        "Mappen ligger på et drev, der kan tages ud ({name}). Sker det, mens du skriver, kan der ikke gemmes."
    ),
}
BETTER = _(
    "Læg arkivet på computerens egen disk, helst i {folder}, og vælg i stedet et andet sted til sikkerhedskopier under "
    "Indstillinger: de er krypterede og tåler det. Luk programmet, før du flytter arkivets mappe."
)


def said(kind: str, name: str, folder: str) -> str:
    """What may happen, and what is better."""
    return f"{_SAID[kind].format(name=name)} {BETTER.format(folder=folder)}"
