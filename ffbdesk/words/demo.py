"""What the demo writes by itself: notes about a fictitious citizen."""

THEMES = ("Gøre rent", "Vaske tøj")
"""Terms of the catalogue, and the levels that a later round sets at some."""
JUDGED = {"Købe ind": 1, "Varetage beskæftigelse": 1, "Lave mad": 2, "Gå og bevæge sig": 0}
GOAL_ON = "Købe ind"
ASKED_FOR = ("Købe ind", "Lave mad", "Gøre rent")
MEETING, MEETING_AT = "Møde med kommunen", "10.00"
TEMPLATE, TEMPLATE_TEXT = "Indkøb", "Gik efter:\nFandt selv:\nSpurgte om:"
PROVIDER, HOURS = "Solstrålen", "3 timer om ugen"
GRANTED_TERM, GRANTED_BASIS = "Støtte til daglige opgaver i hjemmet", "SEL § 85"
TOLD = "Bor alene og vil gerne selv have styr på hjemmet."
HIGHLIGHTED = "Boligsituation"
EVALUATION = "Kan passe sin lejlighed, når dagen har en fast form. Støtten skal begynde med det praktiske."
SENDER, ORDERED = "Eksempelkøbing Kommune", "Jeg laver selv mad tre gange om ugen."
ORDERED_ON = "Lave mad"
COLLEAGUE = "Signe Vad"
NEWS = (
    (
        "Gik efter rugbrød. Spurgte selv i butikken, hvor det var flyttet hen.",
        "Jeg gik tre skridt bagved og ventede.",
        "Det var ikke så svært at spørge.",
        ("Flyttet vare",),
        "9.20",
    ),
    (
        "Tog billedet af hylden om mandagen og skrev listen alene.",
        "",
        "",
        ("Billeder af det, der mangler",),
        "17.35",
    ),
)
"""What a colleague wrote about the citizen with delmål: what happened, what she did, the citizen's words, what it is
about, and when."""
NOTES = (
    "Støvsugede selv stuen og gangen. Ville ikke have hjælp til badeværelset.",
    "Skiftede sengetøj, da sedlen hang på døren. Lagde selv det brugte i vasketøjskurven.",
)

TEAM, TRAINER, PARTICIPANT = "Hold A, Odense", "Mette Holm", "Bo Birk"
TAKEAWAY = "At huset er rent, siger ikke, hvem der gør rent. Træk fra, før du læser kriteriet."
COURSE_REASONS = (
    "Uden hjemmehjælp og Ole bliver det ikke gjort. Det ser man i ugen, hvor han var væk.",
    "Hun kan godt selv, når hun har god tid.",
    "Nogle opgaver klarer hun, resten gør andre.",
    "Har regnet rollator og stok med.",
    "Det står der ikke noget om.",
)
