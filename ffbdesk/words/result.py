"""The words of Resultat."""

from ffbdesk.words.translate import _, many

TITLE = _("Resultat")
OF = _("Udredning {day}")
COMPARE = _("Sammenlign med")
ALONE = _("Ingen anden udredning")
NOTHING = _("Ingen temaer har et niveau endnu. Profilen tegnes, efterhånden som niveauerne sættes.")
TO_THEMES = _("Gå til temaerne")
LOOK = _("Til eftersyn")
READ = _("Aflæsning")
READ_TEXT = _(
    "Skiven er niveauet nu. 0 er ingen og 4 er fuldstændig nedsat funktionsevne: en kort bjælke betyder, at borgeren "
    "klarer mest selv."
)
READ_RING = _("Ringen er niveauet i den anden udredning, hvor det er ændret.")
TO_END = _("Afslut og udskriv")
IN_WORDS = _("Samme tal i ord")
THEME, NOW, BEFORE, CHANGE = _("Tema"), _("Nu"), _("Før"), _("Ændring")
OWN, EXPECTED = _("Egen vurdering"), _("Forventet")
BETTER, SAME, LOWER = _("bedre"), _("uændret"), _("lavere")
CARRIED = _("overført")
NO_AVERAGE = _("Niveauet er ikke bekræftet endnu")
NONE = "–"


def average(mean: float, count: int, before: tuple[float, int] | None) -> str:
    """Gennemsnit 1,3 af 3 temaer, før 2,0 af 3"""
    said = many("Gennemsnit {mean} af {n} tema", "Gennemsnit {mean} af {n} temaer", count)
    text = said.format(mean=_number(mean), n=count)
    if before is None:
        return text
    return _("{text}, før {mean} af {n}").format(text=text, mean=_number(before[0]), n=before[1])


def without(count: int) -> str:
    """2 temaer uden niveau"""
    return many("{n} tema uden niveau", "{n} temaer uden niveau", count).format(n=count)


def _number(mean: float) -> str:
    return f"{mean:.1f}".replace(".", ",")
