"""Buttons: the plain one in its kinds, the large choice, and the rail's."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton

from ffbdesk.ui.kit import icons, keys
from ffbdesk.ui.kit.look import Look, restyle
from ffbdesk.ui.kit.painted import (
    CENTRE,
    RIGHT,
    advance,
    block,
    edge_width,
    focus_ring,
    plate,
    put,
    smooth,
    text_size,
)
from ffbdesk.ui.kit.text import wrapping
from ffbdesk.ui.kit.tokens import Role
from ffbdesk.words import kit as words

_ICON = 18
_ICON_TONES = {"main": "accent_ink", "quiet": "accent", "link": "accent"}
_THIN_SPACE = "\u2009"  # Qt's own gap between icon and text is fixed at four pixels


class Button(keys.EnterButton):
    """A button. Kinds: '' plain, 'main' (one a page), 'quiet', 'link', 'danger' (destroys data), 'seg' and 'tab' (both
    checkable)."""

    def __init__(
        self,
        look: Look,
        text: str,
        kind: str = "",
        icon: str = "",
        name: str = "",
        *,
        checkable: bool = False,
        role: Role = "body",
    ) -> None:
        super().__init__()
        self.look, self._kind, self._icon = look, kind, icon
        self.setProperty("kind", kind)
        self.setFont(look.tokens.font("strong" if kind == "main" else role))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setCheckable(checkable or kind in {"seg", "tab"})
        self.say(text, name)
        self._draw_icon()
        look.changed.connect(self._draw_icon)

    def say(self, text: str, name: str = "") -> None:
        """Sets the visible text, and the accessible name where it must say more."""
        shown = text.replace("&", "&&")  # a theme's or citizen's name is never a shortcut
        self.setText(_THIN_SPACE + shown if self._icon and text else shown)
        self.setAccessibleName(name or text)

    def set_kind(self, kind: str) -> None:
        """Another kind: a page has one chief thing to do, and that may change."""
        if kind != self._kind:
            self._kind = kind
            self.setProperty("kind", kind)
            self.setFont(self.look.tokens.font("strong" if kind == "main" else "body"))
            restyle(self)
            self._draw_icon()

    def set_icon(self, icon: str) -> None:
        """Another icon, or none."""
        if icon != self._icon:
            self._icon = icon
            self._draw_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows choose among segments."""
        if self._kind == "seg" and (by := keys.arrow_of(event)) is not None:
            self._choose_beside(by)
        else:
            super().keyPressEvent(event)

    def _choose_beside(self, by: int) -> None:
        parent = self.parentWidget()
        beside = parent.findChildren(Button, options=Qt.FindChildOption.FindDirectChildrenOnly) if parent else []
        row = [one for one in beside if one._kind == "seg" and one.isVisible() and one.isEnabled()]
        row.sort(key=lambda one: (one.y(), one.x()))
        at = row.index(self) + by
        if 0 <= at < len(row):
            row[at].setFocus(Qt.FocusReason.TabFocusReason)
            row[at].click()

    def _draw_icon(self) -> None:
        if self._icon:
            side = self.look.tokens.t(_ICON)
            self.setIcon(self.look.icon(self._icon, _ICON, _ICON_TONES.get(self._kind, "ink2")))
            self.setIconSize(QSize(side, side))
        elif not self.icon().isNull():
            self.setIcon(QIcon())


class Segments(QObject):
    """Buttons side by side, one of them chosen, or none: `picked` carries the code of the user's choice."""

    picked = Signal(object)

    def __init__(self, parent: QObject, buttons: Mapping[Any, Button]) -> None:
        super().__init__(parent)
        self._buttons, self._one = buttons, QButtonGroup(self)
        self._value: str | None = None
        for code, button in buttons.items():
            self._one.addButton(button)
            button.clicked.connect(partial(self._pick, code))

    def show_value(self, chosen: str | None, _anew: bool = False) -> None:
        """Shows what is chosen, silently."""
        self._value = chosen
        self._one.setExclusive(False)  # else the last checked one could not be taken away
        for code, button in self._buttons.items():
            button.setChecked(code == chosen)
        self._one.setExclusive(True)

    def lock(self, locked: bool) -> None:
        """Whether it can only be read."""
        for button in self._buttons.values():
            button.setEnabled(not locked)

    def _pick(self, code: str, _checked: bool = False) -> None:
        if code != self._value:
            self._value = code
            self.picked.emit(code)


class FieldButton(keys.EnterButton):
    """Looks like a search field and leads to one: a hint, its keys at the right; the icon alone where folded."""

    def __init__(self, look: Look, icon: str, hint: str, keys: str, short: str = "") -> None:
        super().__init__()
        self.look, self._icon, self._keys, self._folded = look, icon, keys, False
        self._hints = hint, short or hint
        self._hint = hint
        self.setProperty("kind", "field")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def fold(self, folded: bool, *, short: bool = False) -> None:
        """Fewer words, or the icon alone, where there is no room for more."""
        self._folded, self._hint = folded, self._hints[short]
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words need."""
        tokens = self.look.tokens
        if self._folded:
            return QSize(tokens.t(40), tokens.t(36))
        words = advance(tokens, self._hint, "body") + tokens.s(24) + advance(tokens, self._keys, "caption")
        return QSize(tokens.t(36) + words + tokens.s(12), tokens.t(36))

    def minimumSizeHint(self) -> QSize:
        """The same: what is folded is folded from outside."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field's ground from the sheet, then icon and words where a search field has them."""
        super().paintEvent(event)
        p, tokens, side = smooth(self), self.look.tokens, self.look.tokens.t(_ICON)
        left = (self.width() - side) / 2 if self._folded else tokens.t(10)
        icons.draw(p, self._icon, QRectF(left, (self.height() - side) / 2, side, side), tokens.hex("ink3"))
        if not self._folded:
            inner = QRectF(self.rect()).adjusted(tokens.t(36), 0, -tokens.s(12), 0)
            put(p, tokens, inner, self._hint, tone="ink2")
            put(p, tokens, inner, self._keys, "caption", tone="ink3", align=RIGHT)


class BigChoice(keys.EnterButton):
    """A large choice: icon, a sentence with a verb, what happens, and its keys."""

    def __init__(self, look: Look, icon: str, title: str, text: str, keys: str, *, main: bool = False) -> None:
        super().__init__()
        self.look, self._icon, self._title, self._said, self._keys, self._main = look, icon, title, text, keys, main
        self.say(title, text)
        self.setAccessibleDescription(keys)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(wrapping(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum))
        look.changed.connect(self.update)

    def say(self, title: str, text: str, keys: str | None = None) -> None:
        """Sets both sentences, and the keys where they are others."""
        self._title, self._said = title, text
        if keys is not None:
            self._keys = keys
            self.setAccessibleDescription(keys)
        self.setAccessibleName(words.NAME_AND_TEXT.format(title=title, text=text))
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """As high as its wrapped texts, and at least the designed height."""
        tokens = self.look.tokens
        _, below = self._text_heights(width)
        return max(tokens.t(192), below + tokens.s(16) + tokens.t(24) + tokens.s(16))

    def sizeHint(self) -> QSize:
        """Its designed size."""
        width = self.look.tokens.t(364)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for two beside each other in a small window."""
        tokens = self.look.tokens
        return QSize(tokens.t(200), tokens.t(192))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Edge, icon and texts; the hover lifts the ground only."""
        p, tokens, main = smooth(self), self.look.tokens, self._main
        card = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        p.setPen(QPen(tokens.c("accent" if main else "edge"), edge_width(self, tokens, heavy=main)))
        p.setBrush(tokens.c("raised" if self.underMouse() else "surface"))
        p.drawRoundedRect(card if main else card.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        margin, side = tokens.s(24), tokens.t(32)
        icons.draw(p, self._icon, QRectF(margin, margin, side, side), tokens.hex("accent"), 1.6)
        middle, below = self._text_heights(self.width())
        inner = QRectF(margin, self._text_top(), self.width() - 2 * margin, self.height())
        put(p, tokens, inner, self._title, "section", wrap=True)
        inner.moveTop(middle)
        put(p, tokens, inner, self._said, "body", tone="ink2", wrap=True)
        foot = max(below + tokens.s(8), self.height() - tokens.t(37))
        put(p, tokens, QRectF(margin, foot, inner.width(), tokens.t(24)), self._keys, "caption", tone="ink3")
        if self.hasFocus():
            focus_ring(p, tokens, card.adjusted(3, 3, -3, -3), 5)

    def _text_top(self) -> int:
        tokens = self.look.tokens
        return tokens.s(24) + tokens.t(32) + tokens.s(16)

    def _text_heights(self, width: int) -> tuple[int, int]:
        """Where the sentence begins and where it ends."""
        tokens = self.look.tokens
        inner = width - 2 * tokens.s(24)
        middle = self._text_top() + text_size(tokens, self._title, "section", inner).height() + tokens.t(4)
        return middle, middle + text_size(tokens, self._said, "body", inner).height()


class RailButton(QToolButton):
    """Icon over its word; the current page has a bar at the left edge, not only a colour.

    A click never changes the mark by itself: whoever owns the rail sets it once the page is shown.
    """

    def __init__(self, look: Look, text: str, icon: str, keys: str) -> None:
        super().__init__()
        self.look, self._said, self._icon = look, text, icon
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setAccessibleDescription(keys)
        self.setToolTip(words.WITH_KEYS.format(text=text, keys=keys))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Wide enough for its word: text in the rail is never cut."""
        tokens = self.look.tokens
        word = advance(tokens, self._said, "caption") + tokens.s(16)
        return QSize(max(tokens.t(88), 8 * (word // 8)), tokens.t(64))

    def minimumSizeHint(self) -> QSize:
        """The same: a rail does not shrink."""
        return self.sizeHint()

    def nextCheckState(self) -> None:
        """A click asks for the page; the mark follows from outside."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the page, as Space does."""
        if keys.is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and bar when current, then icon and word."""
        p, tokens, on = smooth(self), self.look.tokens, self.isChecked()
        width, height, side = self.width(), self.height(), tokens.t(22)
        if on or self.underMouse():
            ground = QRectF(tokens.s(8), 2, width - 2 * tokens.s(8), height - 4)
            plate(p, tokens, ground, 8, "surface" if on else "raised")
        if on:
            block(p, QRectF(0, tokens.t(16), 4, height - tokens.t(32)), 2, tokens.c("accent"))
        place = QRectF(width / 2 - side / 2, tokens.t(10), side, side)
        icons.draw(p, self._icon, place, tokens.hex("accent" if on else "ink2"))
        word = QRectF(0, tokens.t(36), width, tokens.t(20))
        put(p, tokens, word, self._said, "caption", tone="ink" if on else "ink2", align=CENTRE)
        if self.hasFocus():
            focus_ring(p, tokens, QRectF(tokens.s(8) - 2, 0, width - 2 * tokens.s(8) + 4, height), 8)
