"""Fictitious reports for the tests of the writers."""

from ffbdesk.export.report import Fact, LockLine, ProfileGroup, ProfileRow, ShortReport, ThemeRemark
from ffbdesk.words.levels import SHORT

_BOERGE = (
    (
        "Relationer",
        "Indgå i samspil og kontakt",
        2,
        "Holder kontakt med én person i op til en halv time. I en gruppe går han efter fem til ti minutter uden at "
        "sige til, men kommer selv tilbage. Er begyndt at bruge et aftalt tegn.",
    ),
    (
        "Samfundsliv",
        "Varetage beskæftigelse",
        1,
        "På arbejde 11 af 12 aftalte dage. Løser kendte opgaver uden hjælp. Nye opgaver skal vises to til tre gange.",
    ),
    (
        "Praktiske opgaver",
        "Købe ind",
        2,
        "Køber selv ind om morgenen med en billedliste. Gik hjem uden varer to af fem eftermiddage. Kan ikke læse små "
        "prisskilte.",
    ),
    (
        "Egenomsorg",
        "Spise",
        3,
        "Svag højre hånd. Fik maden skåret ud ved 19 af 24 hovedmåltider. Har tabt 2 kg på fire uger; egen læge er "
        "orienteret.",
    ),
    ("Egenomsorg", "Drikke", 0, ""),
    (
        "Mobilitet",
        "Færdes med transportmidler",
        3,
        "Kører den kendte rute med følge; alene én gang af seks. Synet er hovedårsagen.",
    ),
)
_GROUPS = ("Relationer", "Samfundsliv", "Kommunikation", "Praktiske opgaver", "Egenomsorg", "Mobilitet")
_LONG_NAME = "Deltage i sociale fællesskaber og fritidsaktiviteter"
SHA = "24d32ab4108e964d7a7bb48021d1a2641803b810472e3e0ecf02f6b14af159ca"


def boerge() -> ShortReport:
    """The example citizen of the design: six themes with a level, one not relevant, one not assessed."""
    names = list(dict.fromkeys(over for over, *_rest in _BOERGE))
    groups = tuple(ProfileGroup(g, tuple(ProfileRow(t, n) for over, t, n, _r in _BOERGE if over == g)) for g in names)
    remarks = tuple(ThemeRemark(theme, level, SHORT[level], text) for _over, theme, level, text in _BOERGE)
    return ShortReport(
        file_title="Udredning, kort form for B.M., Sag154689",
        document="Udredning, kort form",
        kicker="Voksenudredning efter VUM 2.0 og FFB · kort form",
        title="Udredning af Børge Mogensen",
        subtitle="Resultat af afklaringsophold på Solstrålen, 3. til 28. maj 2021",
        initials="B.M.",
        case="Sag154689",
        marks=("Øveeksempel, personen er opdigtet",),
        facts=(
            Fact("Borger", "Børge Mogensen, 40 år"),
            Fact("Kommune", "Eksempelkøbing Kommune"),
            Fact("CPR-nummer", "010181-••••"),
            Fact("Sagsnummer", "Sag154689"),
            Fact("Udredt", "28. maj 2021"),
            Fact("Udfyldt af", "Mette Holm, afklaringskonsulent"),
            Fact("Katalog", "VUM 2.0"),
        ),
        purpose_label="Formål med udredningen",
        purpose="At finde ud af, hvilken støtte Børge har brug for, når han flytter fra forældrene.",
        wishes_label="Børges ønsker for fremtiden",
        wishes="»Jeg vil gerne bo et sted, hvor der er nogen, men hvor jeg også kan lukke min dør. Jeg vil selv "
        "handle, og jeg vil selv tage bussen ned til havnen. Og så vil jeg gerne have noget at stå op til.«",
        profile=groups,
        without_level=(
            Fact("Ikke relevante", "Varetage uddannelse, Udvise hjælp og omsorg for andre"),
            Fact("Ikke vurderet", "Varetage økonomi"),
        ),
        remarks=(*remarks, ThemeRemark("Varetage økonomi", None, "Ikke vurderet", "Moren hjælper; ses efter ferien.")),
        lock=LockLine("29. maj 2021 kl. 14.32", "Mette Holm", SHA),
    )


def empty() -> ShortReport:
    """A report about nobody in particular, with nothing written and nothing finished."""
    return ShortReport(
        "Udredning, kort form", "Udredning, kort form", "Kort form", "Udredning", "", "", "", ("Udkast",),
        (), "Formål", "", "Borgerens ønsker for fremtiden", "", (), (), (), None,
    )  # fmt: skip


def every_theme(text: str, name: str = _LONG_NAME) -> ShortReport:
    """31 themes with the same text; every fifth has a name of two lines."""
    themes = [(_GROUPS[n * len(_GROUPS) // 31], name if n % 5 == 1 else f"Tema {n + 1}", n % 5) for n in range(31)]
    report = boerge()
    return ShortReport(
        **{field: getattr(report, field) for field in ShortReport.__slots__ if field not in {"profile", "remarks"}},
        profile=tuple(
            ProfileGroup(g, tuple(ProfileRow(t, level) for over, t, level in themes if over == g)) for g in _GROUPS
        ),
        remarks=tuple(ThemeRemark(t, level, SHORT[level], text) for _over, t, level in themes),
    )
