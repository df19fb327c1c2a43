"""The overtemaer and their themes as a small model of two levels.

An overtema without levels is a page of its own, and under it stand those of its themes that are highlighted.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ffbdesk.dataclass import dataclass
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
    day: str = ""
    """When it was highlighted, where it stands under a page."""


class PageRow(NamedTuple):
    """An overtema without levels: it is a page itself."""

    code: str
    term: str
    highlights: tuple[tuple[str, str, str], ...] = ()
    """Code, term and day of each theme that is highlighted."""
    told: bool = False
    """Whether anything is written on it."""
    heading: str = ""
    """Of a section that begins with it."""


@dataclass(slots=True)
class GroupNode:
    """One overtema and its themes."""

    code: str
    term: str
    themes: tuple[ThemeNode, ...]
    heading: str = ""
    page: bool = False
    told: bool = False

    def done(self) -> int:
        """How many of its themes are decided: a judgement, and none that was carried and not confirmed."""
        return sum(not isinstance(theme.sign, Bare) and not theme.carried for theme in self.themes)

    def shows(self) -> bool:
        """Whether a folded group has a cell to show."""
        return not self.page and any(theme.sign is not Bare.UNTOUCHED for theme in self.themes)

    def count(self) -> str:
        """'5 af 6', '2 fremhævet'; nothing for a page on which nothing is highlighted."""
        if self.page:
            return words.highlighted(len(self.themes)) if self.themes else ""
        return words.GROUP_COUNT.format(done=self.done(), total=len(self.themes))


def nodes(groups: Groups, pages: Sequence[PageRow] = (), heading: str = "") -> tuple[GroupNode, ...]:
    """The groups as nodes, the first under a heading, and after them the pages."""
    found = [GroupNode(code, term, tuple(ThemeNode(*theme) for theme in themes)) for code, term, themes in groups]
    if found:
        found[0].heading = heading
    return (*found, *(_page(page) for page in pages))


def _page(page: PageRow) -> GroupNode:
    themes = tuple(ThemeNode(code, term, Bare.UNTOUCHED, day=day) for code, term, day in page.highlights)
    return GroupNode(page.code, page.term, themes, page.heading, page=True, told=page.told)


class ThemeModel(QAbstractItemModel):
    """Rows of `GroupNode`, under each its `ThemeNode`s."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.groups: tuple[GroupNode, ...] = ()

    def fill(self, groups: Groups, pages: Sequence[PageRow] = (), heading: str = "") -> None:
        """Replaces everything."""
        self.beginResetModel()
        self.groups = nodes(groups, pages, heading)
        self.endResetModel()

    def set_page(self, page: PageRow) -> None:
        """Other highlights, or other words, on one page."""
        for row, group in enumerate(self.groups):
            if group.code != page.code:
                continue
            new, at = _page(page), self.index(row, 0)
            if [(t.code, t.day) for t in new.themes] != [(t.code, t.day) for t in group.themes]:
                if group.themes:
                    self.beginRemoveRows(at, 0, len(group.themes) - 1)
                    group.themes = ()
                    self.endRemoveRows()
                if new.themes:
                    self.beginInsertRows(at, 0, len(new.themes) - 1)
                    group.themes = new.themes
                    self.endInsertRows()
            group.told = new.told
            self.dataChanged.emit(at, at)

    def set_sign(self, code: str, sign: Sign, carried: bool = False) -> bool:
        """Another sign for one theme; an unknown code is nobody's. True where its group is as high no more."""
        index = self.find(code)
        theme, group = self.theme_at(index), self.group_at(self.parent(index))
        if theme is None or group is None or group.page or (theme.sign, theme.carried) == (sign, carried):
            return False
        shown = group.shows()
        theme.sign, theme.carried = sign, carried
        self.dataChanged.emit(index, index)
        self.dataChanged.emit(self.parent(index), self.parent(index))
        return shown != group.shows()

    def find(self, code: str) -> QModelIndex:
        """Where a theme or a page stands, or an invalid index."""
        for row, group in enumerate(self.groups):
            if group.page and group.code == code:
                return self.createIndex(row, 0, _GROUP)
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

    def stop_at(self, index: Index) -> str:
        """The code of what a row opens: of a theme, or of a group that is a page; empty for another group's."""
        group, theme = self.group_at(index), self.theme_at(index)
        if theme is not None:
            return theme.code
        return group.code if group is not None and group.page else ""

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
    if isinstance(node, ThemeNode) and node.day:
        return words.HIGHLIGHT_SAID.format(theme=node.term, day=node.day)
    if isinstance(node, GroupNode) and node.page:
        return words.PAGE_SAID.format(group=node.term, said=node.count() or words.NOTHING_HIGHLIGHTED)
    if isinstance(node, ThemeNode):
        level = words.CARRIED_SAID.format(sign=said(node.sign)) if node.carried else said(node.sign)
        return words.THEME_SAID.format(theme=node.term, level=level)
    return words.GROUP_SAID.format(group=node.term, done=node.done(), total=len(node.themes))
