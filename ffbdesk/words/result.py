"""The words of Resultat."""

from ffbdesk.words.grammar import many

TITLE = "Resultat"
OF = "Udredning {day}"
COMPARE = "Sammenlign med"
ALONE = "Ingen anden udredning"
NOTHING = "Ingen temaer har et niveau endnu. Profilen tegnes, efterhånden som niveauerne sættes."
TO_THEMES = "Gå til temaerne"
LOOK = "Mangler der noget?"
READ = "Sådan læser du profilen"
READ_TEXT = (
    "Skiven er niveauet nu. 0 er ingen og 4 er fuldstændig nedsat funktionsevne: en kort bjælke betyder, at borgeren "
    "gør mest selv."
)
READ_RING = "Ringen er niveauet i den anden udredning, hvor det er ændret."
READ_OWN = "Borgerens egen vurdering er ikke en del af FFB og indberettes ikke."
TO_END = "Afslut og udskriv"
IN_WORDS = "Samme tal i ord"
THEME, NOW, BEFORE, CHANGE = "Tema", "Nu", "Før", "Ændring"
OWN, EXPECTED = "Borgerens egen", "Forventet"
PROGRESS, SAME, DECLINE = "fremgang", "uændret", "tilbagegang"
CARRIED = "overført"
READ_SENSITIVE = "Følsomme temaer er kun med, når de er åbnet under Temaer."
NO_AVERAGE = "Niveauet er ikke bekræftet endnu"
ONE = "Ét tema med niveau, derfor intet gennemsnit"
NONE = "–"


def change(level: int, before: int) -> str:
    """Tilbagegang is a higher number: 0 is the best."""
    return SAME if level == before else PROGRESS if level < before else DECLINE


def average(mean: float, count: int, before: tuple[float, int] | None) -> str:
    """Gennemsnit 1,3 (3 temaer), før 2,0 (4 temaer)"""
    text = f"Gennemsnit {_mean(mean, count)}"
    return text if before is None else f"{text}, før {_mean(*before)}"


def without(count: int) -> str:
    """2 temaer uden niveau"""
    return many("{n} tema uden niveau", "{n} temaer uden niveau", count).format(n=count)


def _mean(mean: float, count: int) -> str:
    said = many("{mean} ({n} tema)", "{mean} ({n} temaer)", count)
    return said.format(mean=f"{mean:.1f}".replace(".", ","), n=count)
