"""The words of Resultat."""

from ffbdesk.words.grammar import many

TITLE = "Resultat"
OF = "Udredning {day}"
COMPARE = "Sammenlign med"
ALONE = "Ingen anden udredning"
NOTHING = "Ingen temaer har et niveau endnu. Profilen tegnes, efterhånden som niveauerne sættes."
TO_THEMES = "Gå til temaerne"
LOOK = "Til eftersyn"
READ = "Aflæsning"
READ_TEXT = (
    "Skiven er niveauet nu. 0 er ingen og 4 er fuldstændig nedsat funktionsevne: en kort bjælke betyder, at borgeren "
    "klarer mest selv."
)
READ_RING = "Ringen er niveauet i den anden udredning, hvor det er ændret."
TO_END = "Afslut og udskriv"
IN_WORDS = "Samme tal i ord"
THEME, NOW, BEFORE, CHANGE = "Tema", "Nu", "Før", "Ændring"
OWN, EXPECTED = "Egen vurdering", "Forventet"
BETTER, SAME, LOWER = "bedre", "uændret", "lavere"
CARRIED = "overført"
NO_AVERAGE = "Niveauet er ikke bekræftet endnu"
NONE = "–"


def average(mean: float, count: int, before: tuple[float, int] | None) -> str:
    """Gennemsnit 1,3 af 3 temaer, før 2,0 af 3"""
    said = many("Gennemsnit {mean} af {n} tema", "Gennemsnit {mean} af {n} temaer", count)
    text = said.format(mean=_number(mean), n=count)
    if before is None:
        return text
    return f"{text}, før {_number(before[0])} af {before[1]}"


def without(count: int) -> str:
    """2 temaer uden niveau"""
    return many("{n} tema uden niveau", "{n} temaer uden niveau", count).format(n=count)


def _number(mean: float) -> str:
    return f"{mean:.1f}".replace(".", ",")
