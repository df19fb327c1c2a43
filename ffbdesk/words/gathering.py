"""The words of one citizen's page and of an udredning's head."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from ffbdesk.domain.records import ThirdVoice
from ffbdesk.words import fields
from ffbdesk.words.actions import Command

ROUNDS = "Udredninger"
NO_ROUNDS = "Der er ingen udredning endnu. Opret den første, så kan du gå i gang med temaerne."
RESULT_OF = "Resultat af udredningen fra {day}"
OPEN = "Åbn"
OPEN_ROUND = "Åbn udredningen fra {day}"
REMOVE_ROUND = "Fjern udredningen fra {day}"
HEAD_TITLE = "Udredningens oplysninger"
ALL_KEPT = "Alt gemmes, mens du skriver."
ANY_ORDER = "Felterne kan udfyldes i den rækkefølge, der passer."
HELD_ON = fields.GATHERING["held_on"]
THIRD_VOICE = fields.GATHERING["third_voice"]
THIRD_HINT = "Hvem skriver bemærkningerne ved siden af borgerens og andres oplysninger."
THIRD = {ThirdVoice.CASEWORKER: "Sagsbehandler", ThirdVoice.PROVIDER: "Udfører"}
ASSESSOR = fields.GATHERING["assessor"]
UNIT, CONTACT = fields.GATHERING["unit"], fields.GATHERING["contact"]
TOOK_PART = fields.GATHERING["took_part"]
TOOK_PART_HINT = "Hvem der var med. Enhed, kontakt og deltagere må stå tomme, og så er de ikke med på papiret."
MUNICIPALITY = fields.CASE["municipality"]
CASE_NUMBER = fields.CASE["case_number"]
PURPOSE = fields.GATHERING["purpose"]
PURPOSE_HINT = "Hvad skal udredningen bruges til, og hvem har bedt om den?"
WISHES = fields.GATHERING["wishes"]
WISHES_HINT = "Gerne med borgerens egne ord."
TO_THEMES = "Videre til temaerne"
LOCKED = "Færdiggjort {when} af {who}. Udredningen kan læses og gemmes igen, men ikke rettes."


def days(newest_first: Sequence[date], as_words: Callable[[date], str]) -> list[str]:
    """28. maj 2021; where a citizen has several rounds of one day, 28. maj 2021 (nr. 2)"""
    left, total = Counter(newest_first), Counter(newest_first)
    said = []
    for day in newest_first:
        several = "{day} (nr. {n})" if total[day] > 1 else "{day}"
        said.append(several.format(day=as_words(day), n=left[day]))
        left[day] -= 1
    return said


def removed(day: str) -> str:
    """Udredningen fra 28. maj 2021 er fjernet fra listen. Intet er slettet: fortryd med Ctrl+Z."""
    text = "Udredningen fra {day} er fjernet fra listen. Intet er slettet: {undo} med {keys}."
    return text.format(day=day, undo=Command.UNDO.text.lower(), keys=Command.UNDO.shown)
