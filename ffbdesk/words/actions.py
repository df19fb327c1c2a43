"""Everything that can be done in the window: its words and its keys, in one table.

Buttons, menu and Ctrl+K read it from here; `ui.commands` puts it to work.
"""

import re
from enum import Enum, unique

from ffbdesk.words import levels

GO, EDIT, CITIZEN, ROUND = "Gå til", "Rediger", "Borger", "Udredning"
THEME, LEVEL, VIEW, COURSE = "Tema", "Niveau", "Tekststørrelse", "Kursus"

_KEY_NAMES = {"Shift": "Skift", "Return": "Enter", "Left": "venstre", "Right": "højre", "+": "plus", "-": "minus"}


def _level(level: int) -> str:
    text = "Niveau {level}: {label} {function}"
    return text.format(level=level, label=levels.SHORT[level].lower(), function=levels.FUNCTION)


@unique
class Command(Enum):
    """Where it stands in the menu, its words, its keys as Qt reads them; the first key is the one that is shown."""

    SEARCH = GO, "Søg tema, handling eller borger", "Ctrl+K"
    TODAY = GO, "I dag", "Ctrl+D"
    CITIZENS = GO, "Borgere", "Ctrl+1"
    HEAD = GO, "Oplysninger", "Ctrl+2"
    THEMES = GO, "Temaer", "Ctrl+3"
    RESULT = GO, "Resultat", "Ctrl+4"
    GOALS = GO, "Indsatsmål", "Ctrl+5"
    END = GO, "Afslut og udskriv", "Ctrl+6"
    EVALUATION = GO, "Sagsvurdering", "Ctrl+7"
    DOUBLE = GO, "Dobbeltvurdering", "Ctrl+8"
    OVERVIEW = GO, "Overblik", "Ctrl+2"
    ROUNDS = GO, "Udredninger", "Ctrl+7"
    NOTES = GO, "Noter", "Ctrl+3"
    FOLLOW_UPS = GO, "Opfølgning", "Ctrl+4"
    ORDERS = GO, "Bestilling", "Ctrl+8"
    PROGRESSION = GO, "Forløb", "Ctrl+6"
    DATA = GO, "Data", "Ctrl+9"
    ALL_FOLLOW_UPS = GO, "Alle opfølgninger"
    ALL_ROUNDS = GO, "Alle udredninger"

    LEADERSHIP = GO, "Ledelsesoverblik"
    ENTER_COURSE = GO, "Kursus"
    LEAVE_COURSE = GO, "Åbn arkivet"
    SETTINGS = GO, "Indstillinger", "Ctrl+,"
    KEYS = GO, "Taster på denne side", "F1"
    LOCK = GO, "Lås arkivet", "Ctrl+L"
    SHARE = GO, "Vis eller skjul vinduet ved skærmdeling"

    UNDO = EDIT, "Fortryd", "Ctrl+Z"
    REDO = EDIT, "Gør igen", "Ctrl+Shift+Z", "Ctrl+Y"

    NEXT_DOUBT = EDIT, "Næste ord, der måske er stavet forkert", "F7"

    NEW_CITIZEN = CITIZEN, "Ny borger", "Ctrl+Shift+B"
    FIND_CITIZEN = CITIZEN, "Find borger", "Ctrl+F"
    OPEN_CITIZEN = CITIZEN, "Åbn borgeren"
    EDIT_CITIZEN = CITIZEN, "Ret borgerens oplysninger"
    REMOVE_CITIZEN = CITIZEN, "Fjern borgeren"
    CREATE_CITIZEN = CITIZEN, "Opret borgeren"
    SAVE_CITIZEN = CITIZEN, "Gem borgeren"
    CLOSE_CASE = CITIZEN, "Afslut eller genoptag forløbet"
    CANCEL = CITIZEN, "Annuller", "Esc"
    WHOLE_CITIZEN = CITIZEN, "Gem hele borgeren i én fil"
    FETCH = CITIZEN, "Hent fra fil …"
    LEADERSHIP_CSV = CITIZEN, "Gem ledelsesoverblikket som CSV"
    LEADERSHIP_XLSX = CITIZEN, "Gem ledelsesoverblikket som Excel"
    PRACTISE = CITIZEN, "Prøv med øveeksempler", "Ctrl+Ø"
    PRACTISE_BOSTED = CITIZEN, "Prøv med et helt bosted"
    END_PRACTICE = CITIZEN, "Fjern øveeksemplerne"

    NEW_NOTE = ROUND, "Ny note", "Ctrl+N"
    SIGN_NOTE = ROUND, "Underskriv noten", "Ctrl+Return", "Ctrl+Enter"
    ADD_TO_NOTE = ROUND, "Føj til noten"
    REMOVE_NOTE = ROUND, "Fjern noten"
    TAKE_BACK_NOTE = ROUND, "Fortryd underskriften"
    MOVE_NOTE = ROUND, "Noten hører til en anden borger"
    CLOSE_NOTE = ROUND, "Luk noten", "Esc"
    SAVE_NOTES = ROUND, "Gem noterne som PDF"
    NEW_STATUS = ROUND, "Nyt statusnotat", "Ctrl+Shift+O"
    FINISH_STATUS = ROUND, "Færdiggør statusnotatet"
    CORRECT_STATUS = ROUND, "Ret i et nyt statusnotat"
    SEE_STATUS = ROUND, "Se og udskriv statusnotatet"
    STATUS_PDF = ROUND, "Gem statusnotatet som PDF", "Ctrl+S"
    STATUS_JSON = ROUND, "Gem statusnotatet som JSON"
    STATUS_NOTES = ROUND, "Vis eller skjul noterne", "Ctrl+I"
    COPY_STATUS = ROUND, "Kopiér hele statusnotatet som tekst"
    COPY_STATUS_PART = ROUND, "Kopiér delen som tekst"
    NEW_FOLLOW_UP = ROUND, "Ny opfølgning"
    PROGRESSION_PDF = ROUND, "Gem forløbet som PDF"
    PLAIN_PAGES = ROUND, "Borgerens udgave af forløbet"
    SHOW_PLAIN_PAGES = ROUND, "Vis forløbet til borgeren"
    PLAIN_PAGES_PDF = ROUND, "Gem borgerens udgave som PDF"
    FINISH_FOLLOW_UP = ROUND, "Færdiggør opfølgningen"
    CORRECT_FOLLOW_UP = ROUND, "Ret i en ny opfølgning"
    SEE_FOLLOW_UP = ROUND, "Se og udskriv opfølgningen"
    FOLLOW_UP_PDF = ROUND, "Gem opfølgningen som PDF", "Ctrl+S"
    FOLLOW_UP_JSON = ROUND, "Gem opfølgningen som JSON"
    COPY_FOLLOW_UP = ROUND, "Kopiér hele opfølgningen som tekst"
    PART_BEFORE = ROUND, "Forrige del", "Alt+Left"
    PART_AFTER = ROUND, "Næste del", "Alt+Right"
    NEW_GOAL = ROUND, "Nyt mål", "Ctrl+Shift+M"
    GOAL_UP = ROUND, "Flyt målet op"
    GOAL_DOWN = ROUND, "Flyt målet ned"
    REMOVE_GOAL = ROUND, "Fjern målet"
    NEW_ORDER = ROUND, "Målene kom med en bestilling"
    ADD_ORDERED = ROUND, "Skriv et mål ind fra bestillingen"
    FETCH_ORDERED = ROUND, "Hent bestillingens mål fra en fil"
    RECEIVE_ORDER = ROUND, "Modtag bestillingen"
    REMOVE_ORDER = ROUND, "Fjern bestillingen"
    COPY_RECEIVED = ROUND, "Lav en kopi af målet, der kan rettes"
    NEW_INTERVENTION = ROUND, "Ny ydelse", "Ctrl+Shift+Y"
    FETCH_ORDER = ROUND, "Hent en bestilling fra en fil"
    MAKE_ORDER = ROUND, "Lav en bestilling til en udfører"
    FINISH_ORDER = ROUND, "Færdiggør bestillingen"
    CORRECT_ORDER = ROUND, "Lav en ny udgave af bestillingen"
    ORDER_PDF = ROUND, "Gem bestillingen som PDF"
    ORDER_FILE = ROUND, "Gem bestillingens fil til udføreren"
    COPY_ORDER = ROUND, "Kopiér bestillingen som tekst"
    NEW_SUB_GOAL = ROUND, "Nyt delmål", "Ctrl+Shift+D"
    SUB_GOAL_UP = ROUND, "Flyt delmålet op"
    SUB_GOAL_DOWN = ROUND, "Flyt delmålet ned"
    REMOVE_SUB_GOAL = ROUND, "Fjern delmålet"
    GOALS_PDF = ROUND, "Gem målene som PDF"
    GOALS_JSON = ROUND, "Gem målene som JSON"
    SUB_GOALS_PDF = ROUND, "Gem delmålsplanen som PDF"
    DATES_CALENDAR = GO, "Gem alles datoer til en kalender"
    DATES_PDF = GO, "Gem alles datoer som PDF"
    DATES_PRINT = GO, "Udskriv alles datoer"
    NEW_STAY = ROUND, "Nyt ophold"
    NEW_ROUND = ROUND, "Ny udredning", "Ctrl+Shift+N"
    SAVE_PDF = ROUND, "Gem som PDF", "Ctrl+S"
    SAVE_JSON = ROUND, "Gem som JSON med alle data"
    PRINT = ROUND, "Udskriv", "Ctrl+P"
    SEE_REPORT = ROUND, "Se rapporten"
    MATERIAL = ROUND, "Vis eller skjul materialet", "Ctrl+I"
    COPY_EVALUATION = ROUND, "Kopiér sagsvurderingen som tekst"
    COPY_ALL = ROUND, "Kopiér hele udredningen som tekst"
    COPY_GOAL = ROUND, "Kopiér målet som tekst"
    COPY_SUB_GOAL = ROUND, "Kopiér delmålet som tekst"
    SHOW_FOLDER = ROUND, "Vis mappen"
    FINISH = ROUND, "Færdiggør udredningen"

    PREVIOUS = THEME, "Forrige tema", "Alt+Left"
    NEXT = THEME, "Næste tema", "Alt+Right"
    TREE = THEME, "Vis eller skjul temaerne", "Ctrl+T"
    EARLIER = THEME, "Vis forrige udredning og noter", "Ctrl+I"
    OPEN_SENSITIVE = THEME, "Åbn temaet"
    CARRY_THEME = THEME, "Overfør hele temaet"
    CARRY_ALL = THEME, "Overfør alle temaer fra forrige udredning"
    CONFIRM = THEME, "Det gælder stadig"
    COPY_THEME = THEME, "Kopiér temaet som tekst", "Ctrl+Shift+C"

    COURSE_HOME = COURSE, "Kursus: forsiden", "Ctrl+1"
    NEW_EXERCISE = COURSE, "Ny øvelse", "Ctrl+Shift+N"
    OPEN_TASK = COURSE, "Løs en opgave", "Ctrl+O"
    ALONE = COURSE, "Øv alene", "Ctrl+Ø"
    OWN_PATTERN = COURSE, "Mit eget mønster"
    WRITE_CASE = COURSE, "Skriv en sag"
    SAVE_CASE = COURSE, "Gem sagen", "Ctrl+S"
    FETCH_CASE = COURSE, "Hent en sag fra en fil"
    EMPTY_COURSE = COURSE, "Tøm kursusrummet"
    CASE_PAPER = COURSE, "Udskriv sagen", "Ctrl+P"
    ANSWER_SHEET = COURSE, "Udskriv svarark", "Ctrl+Shift+P"
    MAKE_TASK = COURSE, "Lav opgavefilen", "Ctrl+S"
    FIND_IN_CASE = COURSE, "Find i sagen", "Ctrl+F"
    DOUBT = COURSE, "Jeg er i tvivl", "Alt+T"
    OTHER_HALF = COURSE, "Fra sagens tekst og tilbage", "F6"
    SAVE_ANSWER = COURSE, "Gem svar", "Ctrl+S"
    FETCH_ANSWERS = COURSE, "Hent svarfiler", "Ctrl+O"
    TYPE_SHEET = COURSE, "Tast et svarark", "Ctrl+N"
    TYPE_LINE = COURSE, "Tast en svarlinje", "Ctrl+Shift+N"
    SHOW_WALL = COURSE, "Vis på lærredet", "F5"
    SUMMARY = COURSE, "Opsamling", "Ctrl+2"
    SUMMARY_PDF = COURSE, "Gem opsamlingen som PDF", "Ctrl+S"
    AGAIN = COURSE, "Vurdér igen"
    CERTIFICATE = COURSE, "Kursusbevis"
    DISAGREE = COURSE, "Jeg er uenig", "Alt+U"

    # The digit alone holds outside text fields, so the key that always holds is the one that is shown.
    LEVEL_0 = LEVEL, _level(0), "Alt+0", "0"
    LEVEL_1 = LEVEL, _level(1), "Alt+1", "1"
    LEVEL_2 = LEVEL, _level(2), "Alt+2", "2"
    LEVEL_3 = LEVEL, _level(3), "Alt+3", "3"
    LEVEL_4 = LEVEL, _level(4), "Alt+4", "4"
    NOT_ASSESSED = LEVEL, levels.NOT_ASSESSED
    NOT_RELEVANT = LEVEL, levels.NOT_RELEVANT
    CLEAR = LEVEL, "Fjern vurderingen"

    LARGER = VIEW, "Større tekst", "Ctrl++", "Ctrl+="
    SMALLER = VIEW, "Mindre tekst", "Ctrl+-"
    AS_DESIGNED = VIEW, "Almindelig tekststørrelse", "Ctrl+0"

    def __init__(self, group: str, text: str, *keys: str) -> None:
        self.group, self.text, self.keys = group, text, keys

    @property
    def shown(self) -> str:
        """The key as a Danish keyboard says it: 'Ctrl+Skift+N', 'Alt+venstre'; nothing where there is none."""
        parts = re.split(r"\+(?!$)", self.keys[0]) if self.keys else []
        return "+".join(_KEY_NAMES.get(part, part) for part in parts)

    @property
    def said(self) -> str:
        """For assistive technology: 'Ny borger, Ctrl+N'."""
        return f"{self.text}, {self.shown}" if self.keys else self.text


LEVELS = (Command.LEVEL_0, Command.LEVEL_1, Command.LEVEL_2, Command.LEVEL_3, Command.LEVEL_4)
