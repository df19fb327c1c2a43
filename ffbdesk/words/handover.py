"""The words of choosing, seeing, saving, printing and copying a report."""

from ffbdesk.words.translate import _

REPORT = _("Rapporten")
PAPERS = (_("Kort"), _("Fuld"), _("Indsatsmål"))
WHOLE_CPR = _("Vis hele CPR-nummeret")
INITIALS = _("Initialer i stedet for navn")
WITHOUT_SENSITIVE = _("Udelad seksualitet og kriminalitet")
ALL_DATA = _("Læg alle data i PDF-filen")
ALL_DATA_MEANS = _(
    "PDF-filen rummer så hele udredningen som data, også navn, CPR-nummer og alle temaer. "
    "Den kan hentes ind i FFB Desk."
)
SENDER = _("Afsender på rapporten")
ORGANISATION = _("Organisationens navn")
ADDRESS = _("Linjen under navnet")
PICK_LOGO, DROP_LOGO = _("Vælg logo"), _("Fjern logo")
HAS_LOGO = _("Et logo er valgt.")
SENDER_HINT = _("Afsenderen huskes på denne computer og trykkes øverst på rapporterne.")
WHICH_LOGO = _("Vælg et logo")
LOGO_KINDS = _("Billeder (*.png *.jpg *.jpeg)")
PREVIEW = _("Rapporten, som den bliver trykt")
PREVIEW_ALOUD = _("Siderne er et billede. Kopiér som tekst, eller gem som PDF, for at få dem læst op.")
PAGE_BEFORE, PAGE_AFTER = _("Forrige side"), _("Næste side")
BACK_TO_CHOICES = _("Til valgene")
SEE = _("Se rapporten")
MAKING = _("Rapporten gøres klar …")
SAVING = _("Filen gøres klar: {percent} %")
STOP = _("Stop")
STOPPED = _("Stoppet. Der er ikke gemt nogen fil.")
PRINTING = _("Udskriver side {page} af {total} …")
PRINTED = _("Rapporten er sendt til printeren.")
NOT_PRINTED = _("Rapporten kunne ikke udskrives. Den er ikke ændret. Prøv en anden printer, eller gem den som PDF.")
COPY_THEME = _("Kopiér som tekst")
COPIED_ALL = _("Hele udredningen er kopieret som tekst.")
COPIED_THEME = _("{theme} er kopieret som tekst.")
COPIED_GOAL = _("Målet er kopieret som tekst.")
NOTHING_TO_COPY = _("Der er ikke skrevet noget om temaet endnu.")


def page(page: int, total: int) -> str:
    """Side 1 af 3"""
    return _("Side {page} af {total}").format(page=page, total=total)
