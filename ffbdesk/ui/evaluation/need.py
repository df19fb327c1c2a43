"""One of few official entries, such as a støttebehov: chosen by a person, never preselected."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from ffbdesk.domain.interventions import FollowUpEntry, NeedEntry
from ffbdesk.ui.kit.look import Look
from ffbdesk.words import walk


class NeedChoice(QWidget):
    """A line an entry, such as a støttebehov, in the official order. `picked` carries the code, or None where it is
    taken away."""

    picked = Signal(object)

    def __init__(
        self,
        look: Look,
        name: str,
        entries: Sequence[NeedEntry | FollowUpEntry],
        definitions: Mapping[str, str],
        called: Callable[[str], str] = str,
    ) -> None:
        """`definitions` are the official ones by code, where there are any; `called` makes a term shorter."""
        super().__init__()
        self._one = QButtonGroup(self)
        self._value: str | None = None
        self.choices: dict[str, QRadioButton] = {}
        self.setAccessibleName(name)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(4))
        for entry in entries:
            choice = QRadioButton(called(entry.term))
            official = definitions.get(entry.code, "")
            told = [entry.explanation, *([walk.OFFICIAL.format(text=official)] if official else [])]
            choice.setToolTip("\n\n".join(told))
            choice.setAccessibleDescription(" ".join([f"{name}.", *told]))
            choice.clicked.connect(partial(self._pick, entry.code))
            self._one.addButton(choice)
            self.choices[entry.code] = choice
            lay.addWidget(choice)

    def value(self) -> str | None:
        """What is chosen."""
        return self._value

    def show_value(self, code: str | None, _anew: bool = False) -> None:
        """Shows what is chosen, silently."""
        self._value = code
        self._one.setExclusive(False)  # else the last one could not be taken away
        for one, choice in self.choices.items():
            choice.setChecked(one == code)
        self._one.setExclusive(True)

    def lock(self, locked: bool) -> None:
        """Whether it can only be read."""
        for choice in self.choices.values():
            choice.setEnabled(not locked)

    def clear(self) -> None:
        """Nobody has judged it."""
        if self._value is not None:
            self.show_value(None)
            self.picked.emit(None)

    def _pick(self, code: str, _checked: bool = False) -> None:
        if code != self._value:
            self._value = code
            self.picked.emit(code)
