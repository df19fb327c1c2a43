"""The words of one citizen's page and of an udredning's head."""

from ffbdesk.words.actions import Command
from ffbdesk.words.translate import _

ROUNDS = _("Udredninger")
NO_ROUNDS = _("Der er ingen udredning endnu. Opret den første, så kan du gå i gang med temaerne.")
RESULT_OF = _("Resultat af udredningen fra {day}")
OPEN = _("Åbn")
OPEN_ROUND = _("Åbn udredningen fra {day}")
REMOVE_ROUND = _("Fjern udredningen fra {day}")
HEAD_TITLE = _("Udredningens oplysninger")
HEAD_HINT = _("Alt gemmes, mens du skriver. Felterne kan udfyldes i den rækkefølge, der passer.")
HELD_ON = _("Dato for udredningen")
WRONG_DATE = _("Skriv datoen som 28.5.2021. Den tidligere dato gælder stadig.")
ASSESSOR = _("Udfyldt af")
MUNICIPALITY = _("Kommune")
CASE_NUMBER = _("Sagsnummer")
PURPOSE = _("Formål med udredningen")
PURPOSE_HINT = _("Hvad skal udredningen bruges til, og hvem har bedt om den?")
WISHES = _("Borgerens ønsker for fremtiden")
WISHES_HINT = _("Gerne med borgerens egne ord.")
TO_THEMES = _("Videre til temaerne")
LOCKED = _("Færdiggjort {when} af {who}. Udredningen kan læses og gemmes igen, men ikke rettes.")
ROUND_OF = _("Udredning {day}")


def removed(day: str) -> str:
    """Udredningen fra 28. maj 2021 er fjernet fra listen. Intet er slettet: Fortryd med Ctrl+Z."""
    text = _("Udredningen fra {day} er fjernet fra listen. Intet er slettet: {undo} med {keys}.")
    return text.format(day=day, undo=Command.UNDO.text, keys=Command.UNDO.shown)
