"""Everything that can be done in the window: its words and its keys, in one table.

Buttons, menu and Ctrl+K read it from here; `ui.commands` puts it to work.
"""

import re
from enum import Enum, unique

from ffbdesk.words import levels
from ffbdesk.words.translate import _

GO, EDIT, CITIZEN, ROUND = _("Gå til"), _("Rediger"), _("Borger"), _("Udredning")
THEME, LEVEL, VIEW = _("Tema"), _("Niveau"), _("Tekststørrelse")

_KEY_NAMES = {"Shift": _("Skift"), "Left": _("venstre"), "Right": _("højre"), "+": _("plus"), "-": _("minus")}


def _level(level: int) -> str:
    text = _("Niveau {level}: {label} {function}")
    return text.format(level=level, label=levels.SHORT[level].lower(), function=levels.FUNCTION)


@unique
class Command(Enum):
    """Where it stands in the menu, its words, its keys as Qt reads them; the first key is the one that is shown."""

    SEARCH = GO, _("Søg tema eller handling"), "Ctrl+K"
    CITIZENS = GO, _("Borgere"), "Ctrl+1"
    HEAD = GO, _("Oplysninger"), "Ctrl+2"
    THEMES = GO, _("Temaer"), "Ctrl+3"
    RESULT = GO, _("Resultat"), "Ctrl+4"
    GOALS = GO, _("Indsatsmål"), "Ctrl+5"
    END = GO, _("Afslut og udskriv"), "Ctrl+6"
    ROUNDS = GO, _("Udredninger"), "Ctrl+2"
    NOTES = GO, _("Noter"), "Ctrl+3"
    DATA = GO, _("Data"), "Ctrl+4"
    ALL_ROUNDS = GO, _("Alle udredninger")

    SETTINGS = GO, _("Indstillinger"), "Ctrl+,"
    LOCK = GO, _("Lås arkivet"), "Ctrl+L"

    UNDO = EDIT, _("Fortryd"), "Ctrl+Z"
    REDO = EDIT, _("Gør igen"), "Ctrl+Shift+Z", "Ctrl+Y"

    NEW_CITIZEN = CITIZEN, _("Ny borger"), "Ctrl+N"
    FIND_CITIZEN = CITIZEN, _("Find borger"), "Ctrl+F"
    OPEN_CITIZEN = CITIZEN, _("Åbn borgeren")
    EDIT_CITIZEN = CITIZEN, _("Ret borgerens oplysninger")
    REMOVE_CITIZEN = CITIZEN, _("Fjern borgeren")
    CREATE_CITIZEN = CITIZEN, _("Opret borgeren")
    SAVE_CITIZEN = CITIZEN, _("Gem borgeren")
    CANCEL = CITIZEN, _("Annuller"), "Esc"
    FETCH = CITIZEN, _("Hent fra fil …")
    PRACTISE = CITIZEN, _("Prøv med et øveeksempel"), "Ctrl+Ø"

    NEW_NOTE = ROUND, _("Ny note"), "Ctrl+N"
    SIGN_NOTE = ROUND, _("Underskriv noten")
    ADD_TO_NOTE = ROUND, _("Føj til noten")
    REMOVE_NOTE = ROUND, _("Fjern noten")
    CLOSE_NOTE = ROUND, _("Luk noten"), "Esc"
    NEW_GOAL = ROUND, _("Nyt mål"), "Ctrl+Shift+M"
    GOAL_UP = ROUND, _("Flyt målet op")
    GOAL_DOWN = ROUND, _("Flyt målet ned")
    REMOVE_GOAL = ROUND, _("Fjern målet")
    GOALS_PDF = ROUND, _("Gem målene som PDF")
    GOALS_JSON = ROUND, _("Gem målene som JSON")
    NEW_ROUND = ROUND, _("Ny udredning"), "Ctrl+Shift+N"
    SAVE_PDF = ROUND, _("Gem som PDF"), "Ctrl+S"
    SAVE_JSON = ROUND, _("JSON med alle data")
    PRINT = ROUND, _("Udskriv"), "Ctrl+P"
    SEE_REPORT = ROUND, _("Se rapporten")
    COPY_ALL = ROUND, _("Kopiér hele udredningen som tekst")
    COPY_GOAL = ROUND, _("Kopiér målet som tekst")
    SHOW_FOLDER = ROUND, _("Vis mappen")
    FINISH = ROUND, _("Færdiggør udredningen")

    PREVIOUS = THEME, _("Forrige tema"), "Alt+Left"
    NEXT = THEME, _("Næste tema"), "Alt+Right"
    TREE = THEME, _("Vis eller skjul temaerne"), "Ctrl+T"
    EARLIER = THEME, _("Vis sidst og noter"), "Ctrl+I"
    CARRY_THEME = THEME, _("Overfør hele temaet")
    CARRY_ALL = THEME, _("Overfør alle temaer fra sidst")
    CONFIRM = THEME, _("Det gælder stadig")
    COPY_THEME = THEME, _("Kopiér temaet som tekst"), "Ctrl+Shift+C"

    # The digit alone holds outside text fields, so the key that always holds is the one that is shown.
    LEVEL_0 = LEVEL, _level(0), "Alt+0", "0"
    LEVEL_1 = LEVEL, _level(1), "Alt+1", "1"
    LEVEL_2 = LEVEL, _level(2), "Alt+2", "2"
    LEVEL_3 = LEVEL, _level(3), "Alt+3", "3"
    LEVEL_4 = LEVEL, _level(4), "Alt+4", "4"
    NOT_ASSESSED = LEVEL, levels.NOT_ASSESSED
    NOT_RELEVANT = LEVEL, levels.NOT_RELEVANT
    CLEAR = LEVEL, _("Fjern vurderingen")

    LARGER = VIEW, _("Større tekst"), "Ctrl++", "Ctrl+="
    SMALLER = VIEW, _("Mindre tekst"), "Ctrl+-"
    AS_DESIGNED = VIEW, _("Almindelig tekststørrelse"), "Ctrl+0"

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
