"""The words of choosing, seeing, saving, printing and copying a report."""

REPORT = "Rapporten"
PAPERS = ("Kort", "Fuld", "Indsatsmål")
WHOLE_CPR = "Vis hele CPR-nummeret"
INITIALS = "Initialer i stedet for navn"
WITHOUT_SENSITIVE = "Udelad følsomme temaer"
WITHOUT_SENSITIVE_MEANS = (
    "De udelades af rapporten og af det, der kopieres som tekst. JSON-filen rummer også følsomme temaer."
)
ALL_DATA = "Medtag alle data i PDF-filen"
ALL_DATA_MEANS = (
    "PDF-filen rummer så hele udredningen som data, også navn, CPR-nummer og alle temaer. "
    "Den kan hentes ind i FFB Desk."
)
SENDER = "Afsender på rapporten"
ORGANISATION = "Organisationens navn"
ADDRESS = "Linjen under navnet"
PICK_LOGO, DROP_LOGO = "Vælg logo", "Fjern logo"
HAS_LOGO = "Et logo er valgt."
SENDER_HINT = "Afsenderen huskes på denne computer og står øverst på rapporterne."
WHICH_LOGO = "Vælg et logo"
LOGO_KINDS = "Billeder (*.png *.jpg *.jpeg)"
PREVIEW = "Sådan bliver rapporten"
PREVIEW_ALOUD = "Siderne er et billede. Kopiér som tekst, eller gem som PDF, for at få dem læst op."
PAGE_BEFORE, PAGE_AFTER = "Forrige side", "Næste side"
BACK_TO_CHOICES, BACK = "Til valgene", "Tilbage"
SEE = "Se rapporten"
MAKING = "Rapporten gøres klar …"
SAVING = "Filen gøres klar: {percent} %"
STOP = "Stop"
STOPPED = "Stoppet. Der er ikke gemt nogen fil."
PRINTING = "Udskriver side {page} af {total} …"
PRINTED = "Rapporten er sendt til printeren."
NOT_PRINTED = "Rapporten kunne ikke udskrives. Den er ikke ændret. Prøv en anden printer, eller gem den som PDF."
COPY_THEME = "Kopiér som tekst"
COPIED_ALL = "Hele udredningen er kopieret som tekst."
COPIED_THEME = "{theme} er kopieret som tekst."
COPIED_GOAL = "Målet er kopieret som tekst."
NOTHING_TO_COPY = "Der er ikke skrevet noget om temaet endnu."


def page(page: int, total: int) -> str:
    """Side 1 af 3"""
    return f"Side {page} af {total}"
