"""Øvesag, the short steps: who it is about, who has read it, and saving it."""

from pathlib import Path

from PySide6.QtCore import Signal

from ffbdesk.domain.course.borrowed import BorrowedCase, Missing, Reader
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import TextLine, set_error
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.kit.tick import Tick
from ffbdesk.ui.section import Section
from ffbdesk.words.course import fromcitizen as say

_NAME, _OLDEST = 60, 120


class WhoStep(Section):
    """An invented name and age."""

    named = Signal(str)
    aged = Signal(object)
    """Years, or None."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.WHO)
        look = context.look
        self.name, self.age = TextLine(look, say.NAME), TextLine(look, say.AGE)
        self.name.setMaxLength(_NAME)
        self.name.setFixedWidth(look.tokens.t(320))
        self.age.setFixedWidth(look.tokens.t(120))
        self.lay.addWidget(
            self.line(
                labelled(look, say.NAME, self.name, say.NAME_HINT),
                labelled(look, say.AGE, self.age, say.AGE_HINT),
                None,
            )
        )
        self.lay.addWidget(self.told)
        self.name.textEdited.connect(self.named)
        self.age.textEdited.connect(self._typed)

    def show_case(self, made: BorrowedCase) -> None:
        """A case from its start."""
        self.calm()
        set_error(self.age, False)
        self.name.setText(made.draft.name)
        self.age.setText("" if made.draft.age is None else str(made.draft.age))

    def _typed(self, text: str) -> None:
        tidy = text.strip()
        is_right = not tidy or (tidy.isdecimal() and len(tidy) <= 3 and int(tidy) <= _OLDEST)
        set_error(self.age, not is_right)
        if not is_right:
            self.told.warn(say.BAD_AGE)
            return
        self.told.tell("")
        self.aged.emit(int(tidy) if tidy else None)


class ReadersStep(Section):
    """Two names, and what each says of the text as it stands."""

    changed = Signal(object)
    """Both `Reader`s."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.READERS, say.READERS_TEXT.format(author=context.user))
        look = context.look
        self.names = tuple(TextLine(look, name) for name in say.READER)
        self.ticks = tuple(Tick(look, say.HAS_READ) for _ in say.READER)
        self.again = Notice(look, "attention")
        self._readers, self._mark = (Reader(), Reader()), ""
        for n in range(len(say.READER)):
            self._lay_out(n)
        self.lay.addWidget(self.again)
        self.lay.addWidget(self.told)

    def show_case(self, made: BorrowedCase) -> None:
        """A case from its start."""
        for field, reader in zip(self.names, made.readers, strict=True):
            field.setText(reader.name)

    def follow(self, made: BorrowedCase, mark: str) -> None:
        """Whether what they have read is what stands there now."""
        self._readers, self._mark = made.readers, mark
        for tick, reader in zip(self.ticks, made.readers, strict=True):
            tick.setChecked(reader.read == self._mark)
        old = any(reader.read not in ("", self._mark) for reader in made.readers)
        self.again.tell(say.READ_AGAIN if old else "")

    def _lay_out(self, n: int) -> None:
        field, tick = self.names[n], self.ticks[n]
        field.setMaxLength(_NAME)
        field.setMaximumWidth(self._look.tokens.t(320))
        tick.setAccessibleName(say.HAS_READ_OF[n])
        name = labelled(self._look, say.READER[n], field)
        self.lay.addWidget(box(self._look, name, tick, gap=6, margins=(0, 0, 0, 8)))
        field.textEdited.connect(lambda text: self._named(n, text))
        tick.clicked.connect(lambda ticked: self._read(n, ticked))

    def _named(self, n: int, name: str) -> None:
        """Somebody else has not read it."""
        self.told.tell("")
        self._change(n, Reader(name))

    def _read(self, n: int, ticked: bool) -> None:
        if not self._readers[n].name.strip():
            self.ticks[n].setChecked(False)
            self.told.warn(say.NAME_FIRST)
            self.names[n].setFocus()
            return
        self._change(n, Reader(self._readers[n].name, self._mark if ticked else ""))

    def _change(self, n: int, reader: Reader) -> None:
        first, second = self._readers
        self.changed.emit((reader, second) if n == 0 else (first, reader))


class SaveStep(Section):
    """What is still to be done, the file, and the way to be rid of it all."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.SAVING)
        look = context.look
        self.lacking = label(look, "", "body", "ink2", wrap=True)
        self.save = Button(look, say.SAVE, "main")
        self.folder = Button(look, say.SHOW_FOLDER, "", "folder")
        self.remove = Button(look, say.REMOVE, "quiet")
        self.lay.insertWidget(1, self.lacking)
        self.lay.insertWidget(2, self.line(self.save, self.folder, self.remove, None))
        self._path: Path | None = None
        self.folder.clicked.connect(lambda: context.show_folder(self._path.parent) if self._path else None)
        self.folder.hide()

    def show_case(self) -> None:
        """A case from its start."""
        self._path = None
        self.calm()
        self.folder.hide()

    def follow(self, lack: tuple[Missing, ...], count: int, there: tuple[str, ...]) -> None:
        """What keeps it from being saved."""
        lines = [f"•  {say.lacking(what, count, there)}" for what in lack]
        self.lacking.setText("\n".join((say.NOT_READY, *lines)) if lack else say.READY)

    def is_saved(self, path: Path) -> None:
        """Where the file lies."""
        self._path = path
        self.calm()
        self.told.tell(say.saved(path))
        self.folder.show()
