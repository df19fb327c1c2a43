"""The projector: one painted view, walked through theme by theme and step by step. It never asks."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.course.board import Board
from ffbdesk.domain.course.exercise import Talk, Why
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.ui.course.wall import listing, steps
from ffbdesk.ui.course.wall.again import AgainPanel
from ffbdesk.ui.course.wall.ending import draw_end
from ffbdesk.ui.course.wall.frame import Keys, crumbs, foot, head, trouble
from ffbdesk.ui.course.wall.picture import Drawn, Painter, crumbs_of
from ffbdesk.ui.course.wall.sheet import Sheet
from ffbdesk.ui.course.wall.stage import DRAWN, Stage
from ffbdesk.ui.course.wall.steps import Place, Step
from ffbdesk.ui.course.wall.talk import TalkPanel
from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.announce import announce
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import smooth
from ffbdesk.words.course import wall as say

_KEY = Qt.Key
_WHY = {Qt.Key(ord(why.value)): why for why in Why}
_ALONE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier)
_AT_END = (
    *(_KEY.Key_PageDown, _KEY.Key_Space, _KEY.Key_Right, _KEY.Key_PageUp, _KEY.Key_Left, _KEY.Key_Home),
    *(_KEY.Key_B, _KEY.Key_Period, _KEY.Key_F5, _KEY.Key_Escape),
)
_TAB = (_KEY.Key_Tab, _KEY.Key_Backtab)


class Mode(Enum):
    """What is in sight."""

    STEP = auto()
    LIST = auto()
    WAIT = auto()
    END = auto()


class Wall(QWidget):
    """What the room sees. Sizes follow the widget's, whatever the program's text scale is."""

    talked = Signal(object)
    """A Talk: what was said of a theme is something else now."""
    left = Signal()
    finished = Signal()
    full_screen = Signal()

    def __init__(self, look: Look, catalogue: Catalogue) -> None:
        super().__init__()
        self._look, self._catalogue = look, catalogue
        self._newest: Board | None = None
        self._board: Board | None = None  # as it was when the theme came into sight
        self._said: dict[ThemeCode, Talk] = {}  # until the board that is given says the same
        self._order: tuple[ThemeCode, ...] = ()
        self.at, self.mode, self.black = Place(), Mode.STEP, False
        self._chosen, self._more, self._warned = 0, False, ""
        self._stage = Stage(look.tokens, *DRAWN)
        self._sheet = Sheet(self._stage)
        self._panel, self._again = TalkPanel(self), AgainPanel(self)
        self._own_keys = self._step_keys()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._panel.toggled.connect(self._toggle)
        self._panel.takeaway.kept.connect(self._take_along)
        self._panel.takeaway.grown.connect(self._arrange)
        self._panel.takeaway.done.connect(self.setFocus)
        self._panel.takeaway.turned.connect(lambda by: self.onward() if by > 0 else self.backward())
        self._again.kept.connect(self._count)
        self._again.done.connect(self.setFocus)
        look.changed.connect(self._refit)

    def show_board(self, board: Board, order: Sequence[ThemeCode], at: ThemeCode | None = None) -> None:
        """Shows the themes in this order. Called again while walking, theme and step stay, and so do the counts of the
        theme in sight; `at` leads to a theme."""
        here, other = self.theme, self._newest is not None and self._newest.exercise.id != board.exercise.id
        if other or here not in order or at not in (None, here):
            self._panel.takeaway.keep()  # while the theme it is about is still in sight
        if other:
            self._forget()
            here = None
        self._newest, self._order = self._with_said(board), tuple(order)
        wanted = at if at is not None else here
        known = wanted is not None and wanted in self._order
        self._chosen = min(self._chosen, max(0, len(self._order) - 1))
        if wanted == here and known and self._board is not None:
            self.at = replace(self.at, theme=self._order.index(wanted)) if wanted is not None else self.at
            self._board = replace(self._newest, answers=self._board.answers)
            self._show(aloud=False)
            return
        self._go(Place(self._order.index(wanted) if known and wanted is not None else 0))

    @property
    def theme(self) -> ThemeCode | None:
        """The theme in sight."""
        return self._order[self.at.theme] if self._board is not None and self._order else None

    def warn(self, text: str) -> None:
        """Why what was said is not stored; nothing where it is. It stands at the foot, where the keys are else."""
        if text != self._warned:
            self._warned = text
            self._show(aloud=False)
            if text:
                announce(self, text)

    def texts(self) -> list[str]:
        """Every text in the picture."""
        return self._sheet.texts()

    def onward(self) -> None:
        """The next step."""
        if self._newest is None or not self._order:
            return
        place = steps.onward(self._newest, self._order, self.at)
        if self.mode is Mode.END:
            self.left.emit()
        elif place is None:
            self._end()
        else:
            self._go(place)

    def backward(self) -> None:
        """The step before."""
        if self.mode is Mode.END:
            self._back_to_step()
        elif self._newest is not None and self._order:
            self._go(steps.backward(self._newest, self._order, self.at) or self.at)

    def sizeHint(self) -> QSize:
        """As it is drawn."""
        return QSize(*DRAWN)

    def event(self, event: QEvent) -> bool:
        """Its keys are no shortcuts of anything else, and Tab goes to the field that is in sight, or nowhere."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._does(event) is not None:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in _TAB:
                self._to_field()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the presenter's remote sends, and the letters."""
        does = self._does(event)
        if does is None:
            super().keyPressEvent(event)
        else:
            event.accept()
            if not event.isAutoRepeat() or self.mode is Mode.LIST:  # a key that is held skips no step
                does()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A row of the list is chosen; anywhere else a click takes the keyboard back."""
        super().mousePressEvent(event)
        if self.mode is Mode.LIST and not self.black:
            rows = enumerate(listing.places(self._stage, len(self._order)))
            hit = next((at for at, rect in rows if rect.contains(event.position())), None)
            if hit is not None:
                self._go(Place(hit))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by the system's own means, it is left."""
        super().closeEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, other letters: the reasons begin from their first page."""
        super().resizeEvent(event)
        self.at = replace(self.at, page=0)
        self._refit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The marks, or black."""
        p = smooth(self)
        if self.black:
            p.fillRect(self.rect(), Qt.GlobalColor.black)
            return
        p.fillRect(self.rect(), self._look.tokens.c("paper"))
        self._sheet.paint(p)

    def _does(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key does now; None where it is none of ours."""
        if event.modifiers() not in _ALONE:
            return None
        key = _KEY(event.key())
        if self.black:
            return self._light if key in self._own_keys else None
        if self.mode is Mode.LIST:
            return self._list_does(event, key)
        if self.mode is Mode.WAIT:
            return self._wait_does(event, key)
        if self.mode is Mode.END and key not in _AT_END:
            return None
        return self._own_keys.get(key)

    def _step_keys(self) -> dict[Qt.Key, Callable[[], None]]:
        onward, backward = self.onward, self.backward
        return {
            **dict.fromkeys((_KEY.Key_PageDown, _KEY.Key_Space, _KEY.Key_Right), onward),
            **dict.fromkeys((_KEY.Key_PageUp, _KEY.Key_Left), backward),
            **dict.fromkeys((_KEY.Key_B, _KEY.Key_Period), self._darken),
            **{key: partial(self._toggle, why) for key, why in _WHY.items()},
            _KEY.Key_Down: lambda: self._turn(1),
            _KEY.Key_Up: lambda: self._turn(-1),
            _KEY.Key_V: self._wait,
            _KEY.Key_Home: self._open_list,
            _KEY.Key_F5: self.full_screen.emit,
            _KEY.Key_Escape: self.left.emit,
        }

    def _list_does(self, event: QKeyEvent, key: Qt.Key) -> Callable[[], None] | None:
        if keys.is_enter(event) or key in (_KEY.Key_PageDown, _KEY.Key_Space):
            return lambda: self._go(Place(self._chosen))
        if key in (_KEY.Key_Escape, _KEY.Key_Home, _KEY.Key_PageUp):
            return self._back_to_step
        column = listing.per_column(len(self._order))
        by = {_KEY.Key_Down: 1, _KEY.Key_Up: -1, _KEY.Key_Right: column, _KEY.Key_Left: -column}.get(key)
        if by is not None:
            return lambda: self._choose(self._chosen + by)
        return self._own_keys.get(key) if key in (_KEY.Key_B, _KEY.Key_Period, _KEY.Key_F5) else None

    def _wait_does(self, event: QKeyEvent, key: Qt.Key) -> Callable[[], None] | None:
        if key in (_KEY.Key_PageDown, _KEY.Key_Space, _KEY.Key_Right):
            return self._after_wait
        if key in (_KEY.Key_Escape, _KEY.Key_V, _KEY.Key_PageUp, _KEY.Key_Left):
            return self._back_to_step
        if keys.is_digit(event):
            return lambda: self._again.type_into(event.text())
        return self._own_keys.get(key) if key in (_KEY.Key_B, _KEY.Key_Period, _KEY.Key_F5) else None

    def _go(self, place: Place) -> None:
        """To another place: a theme that comes into sight is shown with all that has come meanwhile."""
        if self._newest is None or place.theme >= len(self._order):
            return
        self._panel.takeaway.keep()
        other = self._board is None or place.theme != self.at.theme or self.mode is Mode.LIST
        if other or place.step is Step.AGAIN:
            self._catch_up(all_rounds=other)
        self.at, self.mode = place, Mode.STEP
        self._show()

    def _catch_up(self, *, all_rounds: bool) -> None:
        """Takes what has come: of the theme in sight only the rounds after the one that is talked about."""
        if self._newest is None:
            return
        if all_rounds or self._board is None:
            self._board = self._newest
            return
        first = steps.first_round(self._board)
        later = tuple(one for one in self._newest.answers if one.round != first)
        self._board = replace(self._newest, answers=(*self._board.of_round(first), *later))

    def _forget(self) -> None:
        """Another exercise begins from its start."""
        self._newest = self._board = None
        self._said.clear()
        self.mode, self.black = Mode.STEP, False

    def _end(self) -> None:
        """Behind the last step: what is taken along, until the trainer goes on."""
        self._panel.takeaway.keep()
        self.mode = Mode.END
        self.finished.emit()
        self._show()

    def _back_to_step(self) -> None:
        self.mode = Mode.STEP
        self._show()

    def _wait(self) -> None:
        if self.theme is not None and self._newest is not None:
            self.mode = Mode.WAIT
            self._again.begin(self._newest.exercise.talk(self.theme).again)
            self._show()

    def _after_wait(self) -> None:
        """To what came of it, where something did."""
        if self.theme is not None and self._newest is not None and steps.second_counts(self._newest, self.theme):
            self._go(replace(self.at, step=Step.AGAIN, page=0))
        else:
            self._back_to_step()

    def _open_list(self) -> None:
        if self._order:
            self.mode, self._chosen = Mode.LIST, self.at.theme
            self._show()

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._order):
            self._chosen = at
            self._show()

    def _darken(self) -> None:
        self.black = True
        self._show()

    def _light(self) -> None:
        self.black = False
        self._show()

    def _turn(self, by: int) -> None:
        """Another page of reasons, where there is one."""
        if self.at.step in (Step.REASONS, Step.REFERENCE) and (self._more if by > 0 else self.at.page):
            self.at = replace(self.at, page=self.at.page + by)
            self._show()

    def _toggle(self, why: Why) -> None:
        if self._panel.shown and self.theme is not None and self._board is not None:
            talk = self._board.exercise.talk(self.theme)
            self._say(replace(talk, why=talk.why ^ {why}))

    def _take_along(self, text: str) -> None:
        if self.theme is not None and self._board is not None:
            self._say(replace(self._board.exercise.talk(self.theme), takeaway=text))

    def _count(self, counts: tuple[int, ...] | None) -> None:
        """What was typed of the second round is kept, and shown."""
        if self.theme is not None and self._board is not None:
            talk = self._board.exercise.talk(self.theme)
            if talk.again != counts:
                self._say(replace(talk, again=counts))
            self.setFocus()
            self._after_wait()

    def _say(self, talk: Talk) -> None:
        """Shown at once, and told; whoever keeps it gives it back with the next board."""
        self._said[talk.theme] = talk
        if self._newest is not None and self._board is not None:
            self._newest = replace(self._newest, exercise=self._newest.exercise.with_talk(talk))
            self._board = replace(self._board, exercise=self._newest.exercise)
        self._show(aloud=False)
        self.talked.emit(talk)

    def _with_said(self, board: Board) -> Board:
        """The board with what was said here, which may not be kept yet."""
        self._said = {code: talk for code, talk in self._said.items() if board.exercise.talk(code) != talk}
        exercise = board.exercise
        for talk in self._said.values():
            exercise = exercise.with_talk(talk)
        return replace(board, exercise=exercise)

    def _to_field(self) -> None:
        if self.mode is Mode.WAIT and not self.black:
            self._again.type_into()
        elif self._panel.shown:
            self._panel.takeaway.begin()

    def _refit(self) -> None:
        """Another size, or other colours."""
        self._stage = Stage(self._look.tokens, max(1, self.width()), max(1, self.height()))
        self._panel.fit(self._stage)
        self._again.fit(self._stage)
        self._show(aloud=False)

    def _show(self, *, aloud: bool = True) -> None:
        drawn = self._arrange()
        name = self._name()
        if (name, drawn.said) != (self.accessibleName(), self.accessibleDescription()):
            self.setAccessibleName(name)
            self.setAccessibleDescription(drawn.said)
        if aloud and self.isVisible():
            announce(self, f"{name}. {drawn.said}" if drawn.said else name)

    def _arrange(self) -> Drawn:
        """Makes the picture anew, and puts the fields into their places."""
        self._sheet, drawn = Sheet(self._stage), Drawn()
        if self._hides_focus():
            self.setFocus()  # else Qt gives the keyboard to whoever is next
        if self.mode is not Mode.WAIT or self.black:
            self._again.hide()
        if self.black or not self._has_panel():
            self._panel.hide()
        if self.theme is not None and self._board is not None and not self.black:
            drawn = self._draw(self._board, self.theme)
        self._more = drawn.more
        self.update()
        return drawn

    def _hides_focus(self) -> bool:
        """Whether a field with the keyboard goes out of sight."""
        if any(field.hasFocus() for field in self._again.fields):
            return self.mode is not Mode.WAIT or self.black
        return self._panel.takeaway.hasFocus() and (self.black or not self._has_panel())

    def _draw(self, board: Board, code: ThemeCode) -> Drawn:
        sheet = self._sheet
        if self.mode is Mode.LIST:
            return self._draw_list(board)
        if self.mode is Mode.END:
            return self._draw_end(board)
        theme = self._catalogue.theme(code)
        place = say.place(self.at.theme + 1, len(self._order))
        head(sheet, (self._catalogue.group(theme.group).name, place), theme.name)
        waiting = self.mode is Mode.WAIT
        crumbs(sheet, crumbs_of(self._newest or board, code, waiting), Step.AGAIN if waiting else self.at.step)
        if waiting:
            self._again.draw(sheet, self._catalogue)
            drawn = Drawn(f"{say.WAIT_HEADING}. {say.WAIT_TEXT} {say.WAIT_COUNTS}")
        else:
            drawn = Painter(sheet, self._catalogue, board, code).draw(self.at, self._panel)
        if self._warned:
            trouble(sheet, self._warned)
        else:
            foot(sheet, self._keys(drawn.more))
        return drawn

    def _draw_list(self, board: Board) -> Drawn:
        head(self._sheet, (board.exercise.title,), say.THEMES)
        listing.draw_list(self._sheet, [self._row(board, code) for code in self._order], self._chosen)
        foot(self._sheet, ((say.ARROWS, say.DO_MOVE), (say.ENTER, say.DO_CHOOSE), (say.ESC, say.DO_CLOSE)))
        chosen = self._row(board, self._order[self._chosen])
        return Drawn(say.row_said(self._chosen + 1, chosen.name, chosen.group))

    def _draw_end(self, board: Board) -> Drawn:
        talks = ((code, board.exercise.talk(code)) for code in self._order)
        taken = [(self._catalogue.theme(code).name, talk.takeaway) for code, talk in talks if talk.takeaway]
        head(self._sheet, (board.exercise.title,), say.END_HEADING if taken else say.END_EMPTY)
        draw_end(self._sheet, taken)
        if self._warned:
            trouble(self._sheet, self._warned)
        else:
            foot(self._sheet, ((say.PAGE_DOWN, say.DO_LEAVE), (say.PAGE_UP, say.DO_BACK), (say.HOME, say.DO_LIST)))
        return Drawn(". ".join(f"{theme}: {text}" for theme, text in taken))

    def _row(self, board: Board, code: ThemeCode) -> listing.Row:
        theme, talk = self._catalogue.theme(code), board.exercise.talk(code)
        return listing.Row(theme.name, self._catalogue.group(theme.group).name, bool(talk.why or talk.takeaway))

    def _keys(self, more: bool) -> Keys:
        """The keys at the foot: what the next step is called, and what else there is to do."""
        if self.mode is Mode.WAIT:
            there = self._newest is not None and self.theme and steps.second_counts(self._newest, self.theme)
            ahead = (say.PAGE_DOWN, say.TO_AGAIN if there else say.DO_GO_ON)
            return (ahead, (say.TAB, say.DO_TYPE), (say.ENTER, say.DO_KEEP), (say.ESC, say.DO_BACK))
        pages = ((say.DOWN, say.DO_MORE),) if more else ()
        why = ((say.WHY_KEYS, say.DO_WHY),) if self._has_panel() else ()
        back = ((say.PAGE_UP, say.DO_BACK),) if self.at != Place() else ()
        again = ((say.AGAIN_KEY, say.DO_AGAIN),) if self.at.step is not Step.AGAIN else ()
        last = ((say.BLACK_KEY, say.DO_BLACK), (say.HOME, say.DO_LIST), (say.ESC, say.DO_LEAVE))
        return ((say.PAGE_DOWN, self._leads_to()), *back, *pages, *why, *again, *last)

    def _leads_to(self) -> str:
        place = steps.onward(self._newest, self._order, self.at) if self._newest is not None else None
        if place is None:
            return say.TO_END
        return say.TO_NEXT_THEME if place.theme != self.at.theme else steps.LEADS_TO[place.step]

    def _has_panel(self) -> bool:
        if self.theme is None or self._board is None or self.mode is not Mode.STEP:
            return False
        return self.at.step is steps.talked_at(steps.steps_of(self._board, self.theme))

    def _name(self) -> str:
        if self.black:
            return say.BLACK
        if self.theme is None:
            return say.VIEW
        if self.mode is Mode.LIST:
            return say.THEMES
        if self.mode is Mode.END:
            return say.END
        step = Step.AGAIN if self.mode is Mode.WAIT else self.at.step
        return f"{self._catalogue.theme(self.theme).name}, {step.value}"
