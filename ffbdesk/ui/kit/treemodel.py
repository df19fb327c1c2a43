"""The overtemaer and their themes as a small model of two levels."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ffbdesk.domain.judgement import Bare, Sign
from ffbdesk.words import kit as words
from ffbdesk.words.signs import said

type Themes = Sequence[tuple[str, str, Sign] | tuple[str, str, Sign, bool]]
"""Code, term, sign, and whether the sign is carried from the earlier round and not yet confirmed."""
type Groups = Sequence[tuple[str, str, Themes]]
type Index = QModelIndex | QPersistentModelIndex

_ROOT: Final = QModelIndex()
_GROUP = 0  # the inner number of a group row; a theme's is its group's row + 1


@dataclass(slots=True)
class ThemeNode:
    """One theme as the tree knows it."""

    code: str
    term: str
    sign: Sign
    carried: bool = False


@dataclass(frozen=True, slots=True)
class GroupNode:
    """One overtema and its themes."""

    code: str
    term: str
    themes: tuple[ThemeNode, ...]

    def done(self) -> int:
        """How many of its themes are decided: a judgement, and none that was carried and not confirmed."""
        return sum(not isinstance(theme.sign, Bare) and not theme.carried for theme in self.themes)

    def count(self) -> str:
        """'5 af 6'."""
        return words.GROUP_COUNT.format(done=self.done(), total=len(self.themes))


def nodes(groups: Groups) -> tuple[GroupNode, ...]:
    """The groups as nodes."""
    return tuple(GroupNode(code, term, tuple(ThemeNode(*theme) for theme in themes)) for code, term, themes in groups)


class ThemeModel(QAbstractItemModel):
    """Rows of `GroupNode`, under each its `ThemeNode`s."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.groups: tuple[GroupNode, ...] = ()

    def fill(self, groups: Groups) -> None:
        """Replaces everything."""
        self.beginResetModel()
        self.groups = nodes(groups)
        self.endResetModel()

    def set_sign(self, code: str, sign: Sign, carried: bool = False) -> None:
        """Another sign for one theme; an unknown code is nobody's."""
        index = self.find(code)
        theme = self.theme_at(index)
        if theme is not None and (theme.sign, theme.carried) != (sign, carried):
            theme.sign, theme.carried = sign, carried
            self.dataChanged.emit(index, index)
            self.dataChanged.emit(self.parent(index), self.parent(index))

    def find(self, code: str) -> QModelIndex:
        """Where a theme stands, or an invalid index."""
        for row, group in enumerate(self.groups):
            for place, theme in enumerate(group.themes):
                if theme.code == code:
                    return self.createIndex(place, 0, row + 1)
        return QModelIndex()

    def group_at(self, index: Index) -> GroupNode | None:
        """The group of a group row."""
        return self.groups[index.row()] if index.isValid() and index.internalId() == _GROUP else None

    def theme_at(self, index: Index) -> ThemeNode | None:
        """The theme of a theme row."""
        if not index.isValid() or index.internalId() == _GROUP:
            return None
        return self.groups[index.internalId() - 1].themes[index.row()]

    def is_last(self, index: Index) -> bool:
        """Whether a theme row is the last of its group: air follows it."""
        return index.row() == self.rowCount(self.parent(index)) - 1

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """The index of a row below a parent."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _GROUP)

    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        """The group row above a theme row."""
        if not index.isValid() or index.internalId() == _GROUP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _GROUP)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Groups at the top, themes below a group, nothing below a theme."""
        if not parent.isValid():
            return len(self.groups)
        group = self.group_at(parent)
        return len(group.themes) if group else 0

    def columnCount(self, _parent: Index = _ROOT) -> int:
        """One."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The term, and for assistive technology the term with its state in words."""
        node = self.group_at(index) or self.theme_at(index)
        if node is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return node.term if role == Qt.ItemDataRole.DisplayRole else _said(node)


def _said(node: GroupNode | ThemeNode) -> str:
    if isinstance(node, ThemeNode):
        level = words.CARRIED_SAID.format(sign=said(node.sign)) if node.carried else said(node.sign)
        return words.THEME_SAID.format(theme=node.term, level=level)
    return words.GROUP_SAID.format(group=node.term, done=node.done(), total=len(node.themes))
