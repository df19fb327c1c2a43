"""Fictitious reports for the tests of the writers."""

from dataclasses import fields, replace
from datetime import date, timedelta
from io import BytesIO
from itertools import count

from PIL import Image

from ffbdesk.export.report import (
    Bar,
    Chart,
    CitedNote,
    DescribedPart,
    EvaluationPart,
    Evidence,
    Fact,
    FullReport,
    GoalRow,
    GoalsPart,
    GoalsReport,
    GoalTold,
    GrantedRow,
    Letterhead,
    LockLine,
    OrderReport,
    PlanTold,
    ProfileGroup,
    ProfileRow,
    ProgressionReport,
    Section,
    ShortReport,
    StatusReport,
    Step,
    ThemePart,
    ThemeRemark,
    Track,
)
from ffbdesk.words.levels import SHORT
from ffbdesk.words.udredning import READING

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
        kicker="Udredning af aktivitet og deltagelse efter FFB (VUM 2.0) · kort form",
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
            Fact("Dato", "28. maj 2021"),
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
        file_title="Udredning, kort form",
        document="Udredning, kort form",
        kicker="Kort form",
        title="Udredning",
        marks=("Udkast",),
        facts=(),
        purpose_label="Formål",
        purpose="",
        wishes_label="Borgerens ønsker for fremtiden",
        wishes="",
        profile=(),
        without_level=(),
    )


def every_theme(text: str, name: str = _LONG_NAME) -> ShortReport:
    """31 themes with the same text; every fifth has a name of two lines."""
    themes = [(_GROUPS[n * len(_GROUPS) // 31], name if n % 5 == 1 else f"Tema {n + 1}", n % 5) for n in range(31)]
    report = boerge()
    return replace(
        report,
        profile=tuple(
            ProfileGroup(g, tuple(ProfileRow(t, level) for over, t, level in themes if over == g)) for g in _GROUPS
        ),
        remarks=tuple(ThemeRemark(t, level, SHORT[level], text) for _over, t, level in themes),
    )


def goals_of_boerge() -> GoalsPart:
    """The three goals of the design, the first with a doubt, and one that is hardly begun."""
    return GoalsPart(
        purpose_label="Indsatsformål",
        purpose="At Børge får en hverdag, hvor han selv klarer det, han kan, får støtte til mad og indkøb, mens han "
        "øver sig, og har en grund til at stå op.",
        rows=(
            GoalRow(
                "»Jeg siger til i god tid, når det bliver for meget, og jeg spiser med de andre hver uge.«",
                "Fastholde funktionsevne", "Indgå i samspil og kontakt", 2, "Moderat nedsat", 1, "Let nedsat",
                "18.6.2021", "Mette Holm, Solstrålen", ("Varetage beskæftigelse", "Færdes med transportmidler"),
                "Måltype og forventet niveau peger i hver sin retning: Fastholde svarer normalt til samme niveau.",
            ),
            GoalRow(
                "»Jeg køber selv ind til ugen efter min egen liste.«", "Udvikle funktionsevne", "Købe ind",
                2, "Moderat nedsat", 0, "Ingen nedsat", "30.8.2021", "Mette Holm, Solstrålen", (), "",
            ),
            GoalRow(
                "»Jeg spiser mine måltider i fred og uden at skulle skynde mig.«", "Begrænse tab af funktionsevne",
                "Spise", 3, "Svært nedsat", 4, "Fuldstændig nedsat", "30.8.2021", "Karen Lund, Voksenrådgivningen",
                (), "",
            ),
            GoalRow("", "", "Varetage økonomi", None, "Ikke vurderet", None, "", "", "", (), ""),
        ),
        none_said="Der er ikke skrevet indsatsmål.",
    )  # fmt: skip


def begun_goals() -> GoalsPart:
    """The same after a follow-up, with where each began, who set it, and what the numbers say."""
    part, moderate = goals_of_boerge(), "Moderat nedsat"
    starts = ((2, moderate), (2, moderate), (3, "Svært nedsat"))
    rows = tuple(
        replace(
            row, start=level, start_said=said, start_on="28.5.2021", set_said="Sat 28.5.2021 af Mette Holm", doubt=""
        )
        for row, (level, said) in zip(part.rows[:3], starts, strict=True)
    )
    first = replace(rows[0], current=1, reached="Det forventede niveau er nået: forventet 1, nu 1.")
    return replace(part, rows=(first, *rows[1:]))


def boerge_goals() -> GoalsReport:
    """The annex of the example citizen."""
    report = boerge()
    return GoalsReport(
        file_title="Indsatsmål for B.M., Sag154689",
        document="Indsatsmål",
        kicker="Strukturerede indsatsmål · FFB (VUM 2.0)",
        title="Indsatsmål for Børge Mogensen",
        subtitle="28. maj 2021",
        initials=report.initials,
        case=report.case,
        marks=report.marks,
        facts=report.facts[:4],
        goals=goals_of_boerge(),
        meanings=(
            Fact("Udvikle", "flere aktiviteter, oftere end nu"),
            Fact("Fastholde", "de samme aktiviteter, lige så ofte som nu"),
            Fact("Begrænse tab", "et tab ventes; støtten gør det så lille som muligt"),
        ),
        lock=report.lock,
    )


def no_goals() -> GoalsReport:
    """An annex about nobody in particular with nothing in it."""
    part = GoalsPart("Indsatsformål", "", (), "Der er ikke skrevet indsatsmål.")
    return GoalsReport(
        file_title="Indsatsmål",
        document="Indsatsmål",
        kicker="Bilag",
        title="Indsatsmål",
        marks=("Udkast",),
        facts=(),
        goals=part,
        meanings=(),
    )


def with_rows(report: GoalsReport, *rows: GoalRow) -> GoalsReport:
    """The same annex with other goals."""
    return replace(report, goals=replace(report.goals, rows=rows))


def many_goals(number: int = 60) -> GoalsReport:
    """As many goals as asked for."""
    rows = goals_of_boerge().rows
    return with_rows(boerge_goals(), *(rows[n % len(rows)] for n in range(number)))


def goal_of(text: str) -> GoalRow:
    """A goal with the same text in every field."""
    return GoalRow(text, text, text, 1, text, 4, text, text, text, (text, text), text)


def with_earlier_round(report: ShortReport) -> ShortReport:
    """The same profile with own ratings, expected and earlier levels on some themes."""
    numbers = count()

    def more(row: ProfileRow) -> ProfileRow:
        n = next(numbers)
        return replace(
            row,
            own=None if n % 4 == 1 else (row.level + n) % 5,
            expected=max(row.level - 1, 0) if n % 3 == 0 else None,
            before=None if n % 5 == 4 else (row.level + n) % 5,
        )

    groups = tuple(replace(group, rows=tuple(map(more, group.rows))) for group in report.profile)
    return replace(report, profile=groups, goals=goals_of_boerge(), earlier="12.3.2020")


def logo() -> bytes:
    """A small picture."""
    out = BytesIO()
    Image.new("RGB", (80, 40), "navy").save(out, "PNG")
    return out.getvalue()


def full_of(report: ShortReport, themes: tuple[ThemePart, ...]) -> FullReport:
    """The full form with the same head as a short one."""
    shared = {part.name: getattr(report, part.name) for part in fields(report) if part.name != "remarks"}
    reading = (Fact("Niveau", "0 er den bedste funktionsevne."), Fact("Tre stemmer", "De står hver for sig."))
    criteria = (
        "Udfører alle eller de fleste relevante aktiviteter",
        "Udfører for det meste alle eller de fleste relevante aktiviteter",
        "Udfører i perioder de fleste eller nogle relevante aktiviteter",
        "Udfører en enkelt gang imellem nogle eller få relevante aktiviteter",
        "Udfører sjældent eller aldrig relevante aktiviteter",
    )
    return FullReport(**shared, reading=reading, themes=themes, criteria=criteria)


def theme_saying(text: str, number: int = 1, level: int | None = 2, name: str = "Købe ind") -> ThemePart:
    """A theme with the text in every place that a person writes in."""
    return ThemePart(
        theme=f"{name} {number}",
        group="Praktiske opgaver",
        explanation="Om borgeren får købt det, hverdagen kræver. Overblik over pengene hører til Varetage økonomi.",
        level=level,
        state="Ikke vurderet" if level is None else SHORT[level],
        unconfirmed=number % 4 == 3,
        voices=(
            Fact("Oplysninger fra borgeren", text),
            Fact("Oplysninger fra andre", text),
            Fact("Sagsbehandlers bemærkninger", text),
        ),
        evidence=tuple(
            Evidence(f"Spørger, hvor varen nr. {n} står", n % 6, "udgået punkt" if n == 9 else "", n > 9)
            for n in range(12)
        ),
        source="FFB Desks forslag",
        notes=(CitedNote("12. maj 2021, Mette Holm", text, (CitedNote("14. maj 2021, Mette Holm", text),)),),
        remark=text[:300],
        own_label="Børges egen vurdering",
        own="1, let nedsat",
    )


def full_boerge() -> FullReport:
    """The full form of the example citizen, with a letterhead, a theme left out and one without a level."""
    themes = (
        theme_saying("Køber ind om morgenen.", 1),
        theme_saying("Spiser med de andre.", 2, 3, "Spise"),
        theme_saying("Vil ikke tale om penge.", 3, None, "Varetage økonomi"),
    )
    sender = Letterhead("Solstrålen", "Botilbud og afklaring · Solvænget 12", logo())
    report = full_of(replace(boerge(), goals=goals_of_boerge()), themes)
    return replace(report, letterhead=sender, left_out="Udskrevet uden temaet Varetage sin seksualitet.")


def full_empty() -> FullReport:
    """The full form about nobody in particular, with nothing written."""
    return full_of(empty(), ())


def full_of_31(text: str) -> FullReport:
    """31 themes with the same text everywhere."""
    return full_of(every_theme(text[:300]), tuple(theme_saying(text, n, n % 5) for n in range(31)))


_ORDINARY = (
    "»Jeg laver havregrød og rugbrød, og så varmer jeg en færdigret, når jeg har fået handlet. Jeg glemmer det, når "
    "der sker meget.«",
    "Moren siger, at han laver mad to gange om ugen, når hun ringer. Ellers spiser han brød. Bostøtten ser, at der "
    "står mad, som er for gammel, i køleskabet.",
    "Børge laver enkel mad uden hjælp, når han har en plan for dagen. Uden plan springer han måltidet over. Det ses "
    "både hjemme og på værkstedet.",
)
"""As long as what the practice citizens' three voices say: half of them are shorter, none three times as long."""


def ordinary_theme(name: str, number: int) -> ThemePart:
    """A theme as most are: three voices, eight marks, a remark, the citizen's own rating."""
    mark = "Laver et varmt måltid uden påmindelse"
    more = " Sådan har det været det sidste halve år, og det er ens på hverdage og i weekenden."
    labels = ("Oplysninger fra borgeren", "Oplysninger fra andre", "Sagsbehandlers bemærkninger")
    return replace(
        theme_saying("", number, number % 5, name),
        theme=name,
        unconfirmed=False,
        explanation="Om borgeren får lavet mad, så der er noget at spise hver dag: vælger, hvad der skal laves, finder "
        "det frem, laver det og rydder op. Indkøb hører til Købe ind, og selve måltidet til Spise. Det gælder den mad, "
        "borgeren plejer at lave.",
        voices=tuple(Fact(label, text + more) for label, text in zip(labels, _ORDINARY, strict=True)),
        evidence=tuple(Evidence(f"{mark} ({n})", (n + number) % 6) for n in range(8)),
        notes=(),
        remark="Laver enkel mad, når der er en plan for dagen. Springer over uden.",
        change="Fremgang siden 12.3.2021, hvor niveauet var 3",
    )


def full_of_eight() -> FullReport:
    """The full form of a round as most are: eight themes, three goals, finished."""
    report = boerge()
    names = (
        "Samtale", "Indgå i samspil og kontakt", "Varetage beskæftigelse", "Varetage boligforhold",
        "Lave mad", "Købe ind", "Gøre rent", "Færdes med transportmidler",
    )  # fmt: skip
    report = replace(report, goals=begun_goals(), made_with="Katalog: FFB Funktionsevnekatalog 3.00")
    whole = full_of(report, tuple(ordinary_theme(name, n) for n, name in enumerate(names)))
    return replace(whole, reading=tuple(Fact(label, text) for label, text in READING))


def progression(text: str, goals: int = 3, days: int = 4) -> ProgressionReport:
    """A forløb whose every text is this."""
    when = tuple(date(2021, 5, 28) + timedelta(days=97 * n) for n in range(days))
    levels = tuple((day, n % 5) for n, day in enumerate(when))
    charts = tuple(
        Chart(text or "Spise", text, f"Mål {n}", levels[n % 3 :], n % 5, when[-1] if when else None)
        for n in range(goals)
    )
    cells = tuple(f"{level} moderat" for _day, level in levels)
    rows = tuple((text or "Spise", *cells, "0", "fremgang") for _row in range(2 * goals))
    return ProgressionReport(
        file_title="Forløb T.T.",
        document="Forløb",
        kicker="28. maj 2021",
        title=f"Forløb for {text[:200] or 'Test Testesen'}",
        initials="T.T.",
        case="17",
        marks=("Udkast",),
        facts=(Fact("Borger", "Test Testesen"),),
        hint="0 er øverst.",
        charts=charts,
        days=when,
        need_steps=tuple((day, n % 3) for n, day in enumerate(when)),
        need_names=("Intet", "Let", "Moderat"),
        bars=tuple(Bar(text or "Støtte", day, None if n % 2 else when[-1]) for n, day in enumerate(when)),
        heads=tuple(f"{day.day}.{day.month}.{day.year}" for day in when),
        rows=rows,
        group_rows=tuple((text or "Mobilitet", *cells) for _row in range(goals)),
        need_rows=tuple(("Let", f"{day.day}.{day.month}.{day.year}") for day in when),
        bar_rows=tuple((text or "Støtte", "1.1.2021", "") for _row in range(goals)),
        note="Intet samlet tal.",
    )


def order(text: str, plans: int = 2) -> OrderReport:
    """A bestilling whose every text is this."""
    rows = tuple(GrantedRow(text or "Ydelse", text, "29.5.2021", "ingen slutdato", text) for _row in range(3))
    told = tuple(
        PlanTold(f"Indsats {n}: {text}", (Fact("P-nummer", text),), rows, (Fact("Opgaven", text),) if text else ())
        for n in range(1, plans + 1)
    )
    return OrderReport(
        file_title="Bestilling, T.T.",
        document="Bestilling",
        kicker="Bestilling efter VUM 2.0",
        title="Bestilling for Test Testesen",
        subtitle="Til Solstrålen, 29. maj 2021",
        initials="T.T.",
        case="17",
        marks=("Udkast", "Ny udgave"),
        facts=(Fact("Borger", "Test Testesen"), Fact("Udfører", text)),
        parties=(Fact("Koordinerer hos kommunen", text),) if text else (),
        told=Fact("Centrale oplysninger fra udredningen", text),
        plans=told,
        elsewhere=told[:1],
        goals=goals_of_boerge() if text else GoalsPart("Indsatsformål", "", (), "Der er ingen mål."),
        closing=(Section("Ændret siden den forrige udgave", text),) if text else (),
        lock=LockLine("24. august 2021 kl. 11.05", "Mette Holm", "ab" * 32, "en ny udgave"),
    )


def full_whole(text: str) -> FullReport:
    """A whole udredning: sagsåbning, what has no level, and the sagsvurdering beside the rest."""
    told = DescribedPart("Sociale forhold", "Funktioner og forhold", (Fact("Boligsituation", "20.1.2025"),), ())
    said = replace(told, voices=(Fact("Oplysninger fra borgeren", text), Fact("Oplysninger fra andre", text)))
    return replace(
        full_boerge(),
        opened=(Fact("Årsag til sagsåbning", text), Fact("Lægefaglige diagnoser", text)),
        described=(said, replace(told, group="Omgivelsesfaktorer", unconfirmed=True)),
        evaluation=EvaluationPart(
            Fact("Samlet faglig vurdering", text),
            Fact("Støttebehov", "Moderat støttebehov, vurderet 22.1.2025"),
            Fact("Begrundelse", text),
            (Fact("Primær målgruppe", text), Fact("Øvrige målgrupper", text)),
        ),
    )


def status(text: str, goals: int = 3) -> StatusReport:
    """A statusnotat whose every text is this."""
    told = [
        GoalTold(
            f"Mål {n}: Spise",
            "Delvist nået" if n % 2 else "",
            text,
            "Udvikle funktionsevne. Før 2, moderat nedsat.",
            (Step(text or "Skærer selv", "Nået", text),) if n % 3 else (),
            Fact("Det er sket", text),
            (Fact("Borgerens vurdering", text), Fact("Udførers vurdering", text))[: n % 3] if text else (),
        )
        for n in range(1, goals + 1)
    ]
    tracks = [Track(f"Mål {n}", "Spise", n % 5, (n + 3) % 5, (n + 1) % 5, "Nået") for n in range(1, goals + 1)]
    return StatusReport(
        file_title="Statusnotat T.T.",
        document="Statusnotat",
        kicker="Til opfølgning 30. august 2021",
        title="Statusnotat for Test Testesen",
        subtitle="Udførers status på indsatsmål",
        initials="T.T.",
        case="17",
        marks=("Udkast",),
        facts=(Fact("Borger", "Test Testesen"),),
        in_short=Fact("Kort fortalt", text),
        tracks=tuple(tracks),
        goals=tuple(told),
        sections=(Section("Støttebehov og forslag", "", (Fact("Støttebehov", text),)),) if text else (),
        lock=LockLine("24. august 2021 kl. 11.05", "Mette Holm", "ab" * 32, "et nyt statusnotat"),
        now_said="Udførers forslag til nu",
    )
