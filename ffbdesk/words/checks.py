"""What a check of an archive found, one line each.

Keyed by words, because `words` lies below the packages that find and raise.
"""

_FOUND = {
    "page": "arkiv.db: side {what} er beskadiget",
    "structure": "arkiv.db: side {what} hænger ikke sammen med resten",
    "link": "arkiv.db: noget, der er gemt ({what}), henviser til noget, der ikke findes",
    "seal": "arkiv.db: udredning {what} er færdiggjort, men indholdet svarer ikke til sin kontrolsum",
    "forged": "{what} er skrevet af andre end FFB Desk; skriv arkivets egen liste igen under Indstillinger",
    "older_list": "{what} er en ældre liste over, hvem der kan åbne arkivet, lagt tilbage fra en anden dag",
    "newer_list": "{what} er nyere end arkiv.db, som er lagt tilbage fra en anden dag",
    "missing": "{what} mangler",
    "damaged": "{what} er beskadiget",
}
_NOWHERE = {
    "page": "arkiv.db: databasens sider er beskadiget",
    "structure": "arkiv.db: databasens dele hænger ikke sammen",
    "salt": "begyndelsen af arkiv.db er ændret; indholdet er uskadt, og det rettes, når der gemmes igen",
    "older_database": "arkiv.db er ældre end sidst, arkivet var åbent på denne computer",
    "another_archive": "arkiv.db er et andet arkiv end det, der sidst lå på dette sted på denne computer",
    "no_list": "noegler.json er skrevet af andre end FFB Desk, og arkivet har ingen liste selv",
    "log": "i loggen over, hvem der har set hvad, er en linje taget ud eller ændret",
    "unreadable": "arkiv.db kan ikke læses til ende",
}
_UNOPENED = {
    "DatabaseMissing": "arkiv.db mangler",
    "DatabaseEmpty": "arkiv.db er tom",
    "DatabaseCut": "arkiv.db: slutningen mangler",
    "OtherKey": "arkiv.db er beskadiget, hører til et andet arkiv eller er fra en anden dag end noegler.json",
    "ArchiveDamaged": "arkiv.db er beskadiget eller hører til et andet arkiv",
}


def found(kind: str, what: str = "") -> str:
    """arkiv.db: side 12 er beskadiget."""
    placed = _FOUND.get(kind) if what else None
    return (placed or _NOWHERE[kind]).format(what=what)


def unopened(error: BaseException) -> str:
    """Why the database of an archive could not be opened at all."""
    return next(_UNOPENED[kind.__name__] for kind in type(error).__mro__ if kind.__name__ in _UNOPENED)
