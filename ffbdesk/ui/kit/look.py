"""The program's look: fonts, palette and style sheet, and the tokens in force.

The sheet is written for Qt's own style, Fusion, which the program is started with (`app.start.application`).
One `Look` lives as long as the program. Widgets keep a reference to it, read `tokens` when they
paint, and listen to `changed`; a switch of mode then happens in place, without a rebuilt widget.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal
from weakref import WeakSet

from PySide6 import QtCore
from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QFontDatabase, QIcon, QPalette, QPixmap, QScreen
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from shiboken6 import isValid

from ffbdesk import shipped
from ffbdesk.ui.kit import icons
from ffbdesk.ui.kit.sheet import sheet
from ffbdesk.ui.kit.tokens import Mode, Tokens

type Wish = Literal["light", "dark", "system"]
type ContrastWish = Literal["usual", "high", "system"]
MODES: tuple[Wish, ...] = ("system", "light", "dark")
CONTRASTS: tuple[ContrastWish, ...] = ("system", "usual", "high")

_PALETTE = (
    (QPalette.ColorRole.Window, "paper"),
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "raised"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.PlaceholderText, "faded"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "accent_ink"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.ToolTipBase, "ink"),
    (QPalette.ColorRole.ToolTipText, "paper"),
)
_FADED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at a widget's properties anew: a changed property alone changes nothing.

    What was not in sight yet is looked at before it comes there.
    """
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Look(QObject):
    """The tokens in force for the whole program, and the signal that they changed."""

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        mode: Wish = "system",
        scale: float = 1.0,
        scheme: Callable[[], Qt.ColorScheme] | None = None,
        contrast: Callable[[], Qt.ContrastPreference] | None = None,
    ) -> None:
        super().__init__()
        hints = self._hints = app.styleHints()  # kept: PySide's wrapper of what hangs below it dies with it
        self._app, self._wish = app, mode
        self._contrast_wish: ContrastWish = "system"
        self._scheme = scheme or hints.colorScheme
        self._contrast = contrast or hints.accessibility().contrastPreference
        self._folder = _own_folder()
        self._pictures: dict[tuple[str, int, str, float], QPixmap] = {}
        self._windows: WeakSet[QWidget] = WeakSet()
        self._ratios: set[float] = set()
        for screen in app.screens():
            self._meet(screen)
        _load_fonts()
        self.tokens = self._tokens(scale)
        self._dress()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        app.screenAdded.connect(self._meet)

    def dress(self, window: QWidget) -> None:
        """Puts the style sheet on a window and all that will stand in it, now and after every change.

        On the window, not on the program: there Qt would put it on anew each time a part finds its place, which
        made three quarters of what a page costs to build.
        """
        self._windows.add(window)
        window.setStyleSheet(self._sheet)

    def use(self, mode: Wish, contrast: ContrastWish = "system") -> None:
        """Switches to light or dark, usual or high contrast, or whatever the system says."""
        self._wish, self._contrast_wish = mode, contrast
        self._follow()

    def wishes(self) -> tuple[Wish, ContrastWish]:
        """What was asked for last."""
        return self._wish, self._contrast_wish

    def rescale(self, scale: float) -> None:
        """Sets the text scale. Sizes are fixed when widgets are made: rebuild the window afterwards."""
        self._adopt(self._tokens(scale))

    def pixmap(self, name: str, size: float, tone: str) -> QPixmap:
        """An icon in a token's colour; `size` is pixels at 100 % and grows with the text."""
        return self._picture(name, size, tone, self._app.devicePixelRatio())

    def icon(self, name: str, size: float, tone: str) -> QIcon:
        """As `pixmap`, for buttons, in the pixel ratio of every screen there is."""
        icon = QIcon()
        for ratio in self._ratios:
            icon.addPixmap(self._picture(name, size, tone, ratio))
        return icon

    def _picture(self, name: str, size: float, tone: str, ratio: float) -> QPixmap:
        key = (name, self.tokens.t(size), self.tokens.hex(tone), ratio)
        if key not in self._pictures:
            self._pictures[key] = icons.pixmap(*key)
        return self._pictures[key]

    def _meet(self, screen: QScreen) -> None:
        """Another screen, or one whose scaling was changed: its size in our pixels is another then."""
        screen.geometryChanged.connect(partial(self._fit, screen))
        self._fit(screen)

    def _fit(self, screen: QScreen, _size: object = None) -> None:
        if screen.devicePixelRatio() not in self._ratios:
            self._ratios.add(screen.devicePixelRatio())
            self.changed.emit()  # icons are drawn anew

    def _mode(self) -> Mode:
        if self._wish != "system":
            return self._wish
        return "dark" if self._scheme() == Qt.ColorScheme.Dark else "light"

    def _is_high(self) -> bool:
        if self._contrast_wish != "system":
            return self._contrast_wish == "high"
        return self._contrast() == Qt.ContrastPreference.HighContrast

    def _tokens(self, scale: float) -> Tokens:
        return Tokens.make(self._mode(), scale, contrast=self._is_high())

    def _follow(self) -> None:
        self._adopt(self._tokens(self.tokens.scale))

    def _adopt(self, tokens: Tokens) -> None:
        if tokens != self.tokens:
            self.tokens = tokens
            self._dress()
            self.changed.emit()

    def _dress(self) -> None:
        self._app.setFont(self.tokens.font("body"))
        QToolTip.setFont(self.tokens.font("caption"))
        self._app.setPalette(_palette(self.tokens))
        self._sheet = sheet(self.tokens, self._icon_file)
        for window in filter(isValid, self._windows):
            window.setStyleSheet(self._sheet)

    def _icon_file(self, name: str, colour: str) -> str:
        """Style sheets take files only, no data addresses: the coloured drawing is written to a private folder.

        Where there is none it is not drawn: never in whatever folder the program was started from.
        """
        if not self._folder.isValid():
            return ""
        path = Path(self._folder.path()) / f"{name}-{colour.strip('#')}.svg"
        if not path.exists():
            path.write_bytes(icons.svg(name, colour, 2.0))
        return path.as_posix()


def _own_folder() -> QTemporaryDir:
    """For a moment's files: where the system wants them, else the user's own cache; not valid where neither can be."""
    folder = QTemporaryDir()
    if not folder.isValid():
        paths = QtCore.QStandardPaths
        cache = paths.writableLocation(paths.StandardLocation.GenericCacheLocation)
        QtCore.QDir().mkpath(cache)
        folder = QTemporaryDir(f"{cache}/ffbdesk-look-XXXXXX")
    return folder


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    for role, name in _PALETTE:
        palette.setColor(role, tokens.c(name))
    for role in _FADED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, tokens.c("faded"))
    return palette


def _load_fonts() -> None:
    for path in sorted((shipped.folder("resources") / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
