"""The theme's name over its page once the page is scrolled past it: what is judged is always named."""

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QWidget

from ffbdesk.ui.kit.layout import COVERED
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.text import Elided, label

_HEIGHT, _AIR = 24, 12


class PinnedTitle(QFrame):
    """Lies over the top of a scrolling page while its `title` is out of sight. Says nothing aloud."""

    def __init__(self, look: Look, area: QScrollArea, page: QWidget, title: QLabel) -> None:
        super().__init__(area)
        self._area, self._page, self._title = area, page, title
        self.setProperty("kind", "pinned")
        self._name = label(look, "", "strong")
        self._group = Elided(look, "", "caption", "ink2")
        lay = QHBoxLayout(self)
        lay.setContentsMargins(look.tokens.s(24), 0, look.tokens.s(24), 0)
        lay.setSpacing(look.tokens.s(12))
        lay.addWidget(self._name)
        lay.addWidget(self._group, 1)
        self.setFixedHeight(look.tokens.t(_HEIGHT) + look.tokens.s(_AIR))
        self.hide()
        area.setProperty(COVERED, self.height())
        area.verticalScrollBar().valueChanged.connect(self.follow)
        area.viewport().installEventFilter(self)

    def show_theme(self, name: str, group: str) -> None:
        """Another theme is on the page."""
        self._name.setText(name)
        self._group.say(group)

    def name(self) -> str:
        """The theme's name."""
        return self._name.text()

    def follow(self) -> None:
        """The page moved: in sight only while the title is not."""
        below = self._title.mapTo(self._page, QPoint(0, self._title.height())).y()
        self.setVisible(below <= self._area.verticalScrollBar().value())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As wide as the page."""
        if event.type() == QEvent.Type.Resize:
            view = self._area.viewport()
            self.setGeometry(view.x(), view.y(), view.width(), self.height())
        return super().eventFilter(watched, event)
