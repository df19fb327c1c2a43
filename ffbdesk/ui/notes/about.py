"""What a note is about: the citizen's delmål and goals, each with its digit, and undertemaer."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.edits import Record
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.notes import CareNote, Tag
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import box, empty, row, tab_down
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.tagkey import TagKey
from ffbdesk.ui.kit.text import label
from ffbdesk.words import notes as say

DIGITS = 9


def in_reach(tags: Sequence[Tag], note: CareNote, closed: Collection[ThemeCode]) -> list[Tag]:
    """What is offered, delmål before goals: what somebody works towards, and what the note is about already.

    Of a theme that is closed nothing is offered: a name would tell that there is something at it.
    """
    here = [
        tag
        for tag in tags
        if tag.id in note.refs or (tag.offered and tag.theme not in closed and note.signed_at is None)
    ]
    return sorted(here, key=lambda tag: tag.record is Record.GOAL)


class NoteAbout(QWidget):
    """Keys for goals and delmål, a line for each theme. `picked` carries the field and all that it holds then."""

    picked = Signal(str, object)
    theme_wanted = Signal()

    def __init__(self, look: Look, catalogue: Catalogue) -> None:
        super().__init__()
        self._look, self._catalogue = look, catalogue
        self._note: CareNote | None = None
        self._offered: list[Tag] = []
        self._assessed: Collection[ThemeCode] = ()
        self.keys: list[TagKey] = []
        self.removes: list[Button] = []
        self._head = label(look, say.HANDLES, "strong")
        self._digits = label(look, say.HANDLES_KEYS, "caption", "ink3")
        self.other = Button(look, say.OTHER_THEME, "link", name=say.OTHER_THEME_NAME, role="caption")
        self.other.clicked.connect(self.theme_wanted)
        self._tags, self._themes = QVBoxLayout(), QVBoxLayout()
        self._tags.setSpacing(look.tokens.s(4))
        self._themes.setSpacing(look.tokens.s(4))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(8))
        lay.addWidget(row(look, self._head, self._digits, None, self.other))
        lay.addLayout(self._tags)
        lay.addLayout(self._themes)

    def show_note(
        self,
        note: CareNote,
        tags: Sequence[Tag],
        assessed: Collection[ThemeCode],
        closed: Collection[ThemeCode],
    ) -> None:
        """What the note is about, and what it could be."""
        offered, locked = in_reach(tags, note, closed), note.signed_at is not None
        was, self._note, self._assessed = self._note, note, assessed
        if offered != self._offered or was is None or locked != (was.signed_at is not None):
            self._offered = offered
            self._fill_keys(locked)
        for tag, key in zip(self._offered, self.keys, strict=True):
            key.setChecked(tag.id in note.refs)
        if was is None or was.themes != note.themes or locked != (was.signed_at is not None):
            self._fill_themes(note.themes, locked)
        self._digits.setVisible(bool(self.keys) and not locked)
        self.other.setVisible(not locked)
        self.setVisible(not locked or bool(self.keys or note.themes))

    def forget(self) -> None:
        """Another note comes."""
        self._note = None

    def press(self, digit: int) -> bool:
        """Alt+digit; whether something carries it."""
        if self._note is None or self._note.signed_at is not None or not 1 <= digit <= min(DIGITS, len(self.keys)):
            return False
        self.keys[digit - 1].click()
        return True

    def add(self, code: ThemeCode) -> None:
        """The note is about this theme too."""
        if self._note is not None and code not in self._note.themes:
            self.picked.emit("themes", (*self._note.themes, code))

    def _fill_keys(self, locked: bool) -> None:
        empty(self._tags)
        self.keys = []
        for n, tag in enumerate(self._offered, 1):
            unnamed = say.NAMELESS_GOAL if tag.record is Record.GOAL else say.NAMELESS_STEP
            digit = n if n <= DIGITS and not locked else 0
            key = TagKey(self._look, tag.name or unnamed, str(digit or ""), say.tag_keys(digit) if digit else "")
            key.setEnabled(not locked)
            key.clicked.connect(partial(self._toggle, tag))
            self.keys.append(key)
            self._tags.addWidget(key)
        tab_down(self.other, *self.keys)

    def _fill_themes(self, codes: Sequence[ThemeCode], locked: bool) -> None:
        empty(self._themes)
        self.removes = []
        for code in codes:
            term = self._catalogue.theme(code).name
            take = Button(self._look, "", "quiet", "close", say.REMOVE_THEME.format(theme=term))
            take.setToolTip(say.REMOVE_THEME.format(theme=term))
            take.clicked.connect(partial(self._take, code))
            if locked:
                take.hide()
            self.removes.append(take)
            without = (
                [] if code in self._assessed else [label(self._look, say.WITHOUT_LEVEL, "caption", "ink3", wrap=True)]
            )
            said = box(self._look, label(self._look, term, wrap=True), *without, gap=0)
            self._themes.addWidget(row(self._look, take, (said, 1), gap=4))
        tab_down(self.other, *self.keys, *self.removes)

    def _toggle(self, tag: Tag, _checked: bool = False) -> None:
        assert self._note is not None  # noqa: S101 - there are keys only beside a note
        field = "goals" if tag.record is Record.GOAL else "sub_goals"
        held: tuple[str, ...] = getattr(self._note, field)
        self.picked.emit(field, tuple(x for x in held if x != tag.id) if tag.id in held else (*held, tag.id))

    def _take(self, code: ThemeCode) -> None:
        assert self._note is not None  # noqa: S101 - there are lines only beside a note
        self.other.setFocus()  # the button goes away with its line
        self.picked.emit("themes", tuple(c for c in self._note.themes if c != code))
