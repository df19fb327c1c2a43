"""What the access log says, in Danish; the log itself keeps short codes and no content."""

from ffbdesk.words.grammar import many

_WHAT = {
    "make": "oprettede arkivet",
    "open": "åbnede arkivet",
    "open sheet": "åbnede arkivet med gendannelsesarket",
    "open organisation": "åbnede arkivet med organisationens nøgle",
    "wrong passphrase": "prøvede at åbne arkivet med en forkert adgangssætning",
    "older database": "åbnede en database, der er ældre end sidst på denne computer",
    "check": "kontrollerede arkivet",
    "wrong key file": "prøvede at åbne arkivet med en nøglefil, der ikke passer",
    "backup try": "prøvede en sikkerhedskopi",
    "backup compare": "så, hvad en sikkerhedskopi ville ændre",
    "wrong backup passphrase": "prøvede at åbne en sikkerhedskopi med en forkert adgangssætning",
    "second place": "valgte et andet sted til sikkerhedskopier",
    "no second place": "valgte det andet sted til sikkerhedskopier fra",
    "wrong sheet": "prøvede at åbne arkivet med et ark, der ikke passer",
    "rescue look": "så, hvad der kunne reddes af et beskadiget arkiv",
    "rescue backup": "hentede en sikkerhedskopi frem i stedet for det beskadigede",
    "rescue save": "gemte alt, der kunne læses i det beskadigede arkiv",
    "view liste": "så listen over borgere",
    "view borger": "så borgerens side",
    "import": "hentede en fil ind",
    "view udredning": "så udredningen",
    "view følsomt tema": "åbnede et følsomt tema",
    "preview følsomt tema": "så rapporten med et følsomt tema",
    "view statusnotat": "så et statusnotat",
    "view opfoelgning": "så en opfølgning",
    "view forloeb": "så forløbet",
    "view borgerens udgave": "så borgerens udgave",
    "show borgerens udgave": "viste borgerens udgave på skærmen",
    "view overblik": "så overblikket",
    "view ledelsesoverblik": "så ledelsesoverblikket",
    "export ledelsesoverblik csv": "gemte ledelsesoverblikket som CSV",
    "export ledelsesoverblik xlsx": "gemte ledelsesoverblikket som Excel",
    "view indsatsmaal": "så indsatsmålene",
    "view noter": "så noterne",
    "view ord": "så ord om borgeren i en liste eller en søgning",
    "move note away": "flyttede en note, der hørte til en anden borger",
    "move note here": "flyttede en note hertil fra en anden borger",
    "view følsomme noter": "åbnede noterne om følsomme temaer",
    "view indsigt": "så siden med indsigt",
    "export udredning kort pdf": "gemte udredningen, kort form, som PDF",
    "export udredning fuld pdf": "gemte udredningen, fuld form, som PDF",
    "export udredning json": "gemte udredningen som JSON",
    "export indsatsmaal pdf": "gemte indsatsmålene som PDF",
    "export indsatsmaal json": "gemte indsatsmålene som JSON",
    "export delmaal pdf": "gemte delmålsplanen som PDF",
    "export statusnotat pdf": "gemte et statusnotat som PDF",
    "export statusnotat json": "gemte et statusnotat som JSON",
    "export forloeb pdf": "gemte forløbet som PDF",
    "export borgerens udgave pdf": "gemte borgerens udgave som PDF",
    "export opfoelgning pdf": "gemte en opfølgning som PDF",
    "export opfoelgning json": "gemte en opfølgning som JSON",
    "view bestilling": "så bestillingen",
    "export bestilling pdf": "gemte en bestilling som PDF",
    "export bestilling json": "gemte en bestillings fil til udføreren",
    "copy bestilling tekst": "kopierede en bestilling som tekst",
    "copy statusnotat tekst": "kopierede et statusnotat som tekst",
    "copy opfoelgning tekst": "kopierede en opfølgning som tekst",
    "export noter pdf": "gemte noter som PDF",
    "export noter json": "gemte noter som JSON",
    "export delmaal json": "gemte delmålsplanen som JSON",
    "export indsigt pdf": "gemte kopien af oplysningerne som PDF",
    "export indsigt json": "gemte kopien af oplysningerne som JSON",
    "export datoer pdf": "gemte datoerne som PDF",
    "export datoer kalender": "gemte datoerne til en kalender",
    "print statusnotat": "udskrev et statusnotat",
    "print opfoelgning": "udskrev en opfølgning",
    "print datoer": "udskrev datoerne",
    "export borger json": "gemte alt om borgeren i en fil",
    "export log": "gemte loggen",
    "print kort": "udskrev udredningen, kort form",
    "print fuld": "udskrev udredningen, fuld form",
    "print indsatsmaal": "udskrev indsatsmålene",
    "copy udredning tekst": "kopierede udredningen som tekst",
    "save skabelon": "gemte en skabelon til spørgsmålslister",
    "copy tema tekst": "kopierede et tema som tekst",
    "copy sagsvurdering tekst": "kopierede sagsvurderingen som tekst",
    "copy delmaal tekst": "kopierede et delmål som tekst",
    "copy indsatsmaal tekst": "kopierede et indsatsmål som tekst",
    "course case of citizen": "begyndte at lave en øvesag af udredningen",
    "view course case of citizen": "så en øvesag, der er ved at blive lavet af udredningen",
    "export course case of citizen": "gemte en øvesag, der er lavet af udredningen, som fil",
    "people add": "gav en person adgang",
    "people rename": "rettede et navn",
    "people passphrase": "skiftede en adgangssætning",
    "people remove": "fjernede en adgang",
    "organisation add": "gav organisationens nøgle adgang",
    "people reinstate": "skrev arkivets egen liste over adgange igen",
    "key change": "skiftede arkivets nøgle",
    "sheet print": "lavede et gendannelsesark",
    "backup restore": "hentede en sikkerhedskopi frem",
    "backup save": "gemte en sikkerhedskopi i en anden mappe",
    "backup remove": "slettede sikkerhedskopier",
    "erase": "slettede en borger helt",
}
_FAILED, NOT_DONE = " failed", " (det lykkedes ikke)"
HEADS = ("Tidspunkt", "Hvem", "Borger", "Hvad")
UNKNOWN = "gjorde noget, som denne udgave af FFB Desk ikke kender"
"""A code of a newer version: never the code itself."""
NOBODY = "(arkivet)"
GONE = "(slettet)"


WHOLE = "Loggen er hel: {lines}. Loggens mærke nu er {link}."
BROKEN = (
    "I loggen er en linje taget ud eller ændret uden om FFB Desk: sig det til den, der har ansvaret for arkivet. "
    "{lines}; loggens mærke nu er {link}."
)
LINES = ("{n} linje", "{n} linjer")
LINES_ERASED = "{lines}, heraf {erased} om borgere, der er slettet"


def state(count: int, erased: int, link: str, *, whole: bool) -> str:
    """Loggen er hel: 312 linjer. Loggens mærke nu er 4f2a 91cc 03de 77b1."""
    short = " ".join(link[at : at + 4] for at in range(0, 16, 4))
    lines = many(*LINES, count).format(n=count)
    if erased:
        lines = LINES_ERASED.format(lines=lines, erased=erased)
    return (WHOLE if whole else BROKEN).format(lines=lines, link=short)


def what(code: str) -> str:
    """så udredningen; or: gemte loggen (det lykkedes ikke)"""
    done = code.removesuffix(_FAILED)
    name, _, whom = ("erase", "", "") if done.startswith("erase ") else done.partition(": ")
    return _WHAT.get(name, UNKNOWN) + (f": {whom}" if whom else "") + (NOT_DONE if done != code else "")
