"""The widget kit: colours that can be read, one value behind cards and keys, fields that lose nothing."""

import gc
from datetime import date
from functools import partial
from itertools import pairwise
from typing import override

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSize, QStandardPaths, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFontInfo,
    QGuiApplication,
    QImage,
    QInputMethodEvent,
    QKeySequence,
    QScreen,
    QShortcut,
    QTextCursor,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from ffbdesk.domain.judgement import Assessed, Bare, Judgement, Level, NotAssessed, NotRelevant, Sign
from ffbdesk.export.figuremarks import Box, Disc, Drawing, Line, Path, Text
from ffbdesk.export.figures import profile
from ffbdesk.export.report import ProfileGroup, ProfileRow
from ffbdesk.ui import drawing
from ffbdesk.ui.kit import icons
from ffbdesk.ui.kit.brand import BrandPanel
from ffbdesk.ui.kit.buttons import BigChoice, Button, RailButton
from ffbdesk.ui.kit.datefield import DateField
from ffbdesk.ui.kit.fields import TextLine, set_error
from ffbdesk.ui.kit.frequency import FrequencyRow
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.layout import box, icon_label, row, scroll, stops_as_seen, tab_as_laid
from ffbdesk.ui.kit.levels import LevelCard, LevelChip, LevelChoice, LevelKey, paint_cell, paint_level
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.painted import smooth
from ffbdesk.ui.kit.text import label, link
from ffbdesk.ui.kit.tokens import COLOURS, FAMILY, HIGH, ROLES, Tokens
from ffbdesk.ui.kit.tree import ThemeTree, TreeStrip

TWO, THREE = Assessed(Level.MODERATE), Assessed(Level.SEVERE)
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
GROUPS = [
    (
        "p",
        "Praktiske opgaver",
        [("p1", "Lave mad", THREE), ("p2", "Gøre rent", Bare.TAKEN_UP), ("p3", "Vaske tøj", NotRelevant())],
    ),
    ("m", "Mobilitet", [("m1", "Gå", Bare.UNTOUCHED), ("m2", "Bevæge sig omkring", NotAssessed())]),
]


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look(qapp, "light")


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, held)


def shown(qtbot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    kit = (part.look for part in (widget, *widget.findChildren(QWidget)) if hasattr(part, "look"))
    for look in list(kit)[:1]:
        look.dress(widget)
    qtbot.stage = [*getattr(qtbot, "stage", []), widget]  # qtbot itself holds no page alive
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    QApplication.processEvents()
    return widget


# --- Colours -----------------------------------------------------------------------------------------------------


def luminance(word: str) -> float:
    colour = QColor(word)
    parts = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in colour.getRgbF()[:3])
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(front: str, back: str) -> float:
    low, high = sorted((luminance(front), luminance(back)))
    return (high + 0.05) / (low + 0.05)


TEXT_PAIRS = [
    *((ink, ground) for ink in ("ink", "ink2", "ink3") for ground in ("paper", "surface", "raised", "accent_tint")),
    *((ink, "sunken") for ink in ("ink", "ink2", "ink3", "accent", "attention")),
    *(("faded", ground) for ground in ("paper", "surface", "raised", "accent_tint", "sunken")),
    *(("accent", ground) for ground in ("paper", "surface", "accent_tint")),
    *(("accent_ink", ground) for ground in ("accent", "accent_hover")),
    *(("attention", ground) for ground in ("attention_tint", "surface", "paper", "accent_tint")),
    *(("danger", ground) for ground in ("danger_tint", "surface")),
    ("brand_ink", "brand"),
    ("brand_ink2", "brand"),
    ("paper", "ink"),
]
SHAPE_PAIRS = [
    *(("edge", ground) for ground in ("surface", "paper", "sunken", "accent_tint", "raised")),
    *(("attention_edge", ground) for ground in ("surface", "attention_tint")),
    *(("accent", ground) for ground in ("surface", "paper", "sunken", "accent_tint")),
    *(("mark", ground) for ground in ("surface", "paper", "accent_tint")),
    *((front, "brand") for front in ("brand_line", "sun")),
]
HIGH_ONLY_SHAPES = [("line", ground) for ground in ("surface", "paper", "sunken", "raised")]
ALL_LOOKS = pytest.mark.parametrize(
    "tokens",
    [Tokens.make(mode, contrast=high) for mode in ("light", "dark") for high in (False, True)],
    ids=["light", "light-high", "dark", "dark-high"],
)


@ALL_LOOKS
def test_colour_pairs_in_use_can_be_read(tokens):
    text, shape = (7.0, 4.5) if tokens.contrast else (4.5, 3.0)
    shapes = [*SHAPE_PAIRS, *(HIGH_ONLY_SHAPES if tokens.contrast else ())]
    for pairs, least in ((TEXT_PAIRS, text), (shapes, shape)):
        ratios = {pair: contrast(tokens.hex(pair[0]), tokens.hex(pair[1])) for pair in pairs}
        assert not {pair: ratio for pair, ratio in ratios.items() if ratio < least}


@ALL_LOOKS
def test_level_numbers_and_edges_can_be_read(tokens):
    text, shape = (7.0, 4.5) if tokens.contrast else (4.5, 3.0)
    for colours in map(tokens.level, range(5)):
        assert contrast(colours.text, colours.fill) >= text
        for ground in ("surface", "sunken", "accent_tint"):
            assert contrast(colours.edge, tokens.hex(ground)) >= shape


def lightness(word: str) -> float:
    """CIE L*, from 0 (black) to 100 (white)."""
    y = luminance(word)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


@ALL_LOOKS
def test_levels_are_a_scale_of_lightness(tokens):
    steps = [a - b for a, b in pairwise(lightness(tokens.level(n).fill) for n in range(5))]
    assert all(abs(step) >= 14.5 and step * steps[0] > 0 for step in steps)


def test_every_token_has_a_colour_in_both_modes():
    assert all(QColor(word).isValid() for table in (COLOURS, HIGH) for pair in table.values() for word in pair)
    assert HIGH.keys() <= COLOURS.keys()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_high_contrast_has_pure_grounds_and_inks_and_nothing_seen_through(mode):
    tokens = Tokens.make(mode, contrast=True)
    ground, ink = ("#FFFFFF", "#000000") if mode == "light" else ("#000000", "#FFFFFF")
    assert {tokens.hex(name) for name in ("paper", "sunken", "surface", "raised")} == {ground}
    assert {tokens.hex(name) for name in ("ink", "ink2", "ink3", "line", "edge")} == {ink}
    assert tokens.c("brand_line", 0.2).alpha() == 255


# --- Look --------------------------------------------------------------------------------------------------------


def test_fonts_are_the_shipped_ones_in_every_role(look):
    for role in ROLES:
        info = QFontInfo(look.tokens.font(role))
        assert info.family() == FAMILY
        assert info.weight() == look.tokens.font(role).weight()


def test_sizes_grow_with_the_text_and_air_half_as_fast():
    tokens = Tokens.make("light", 1.5)
    assert (tokens.t(32), tokens.s(16), tokens.s(0), tokens.font("body").pixelSize()) == (48, 20, 0, 22)


def test_the_system_is_followed_only_when_asked_for(qapp):
    now = Qt.ColorScheme.Dark
    look = Look(qapp, "system", scheme=lambda: now)
    assert look.tokens.mode == "dark"
    now = Qt.ColorScheme.Light
    qapp.styleHints().colorSchemeChanged.emit(now)
    assert look.tokens.mode == "light"
    look.use("dark")
    qapp.styleHints().colorSchemeChanged.emit(now)
    assert look.tokens.mode == "dark"
    look.use("system")
    assert look.tokens.mode == "light"


def test_the_systems_own_answers_can_be_asked_for_as_long_as_the_program_runs(qapp):
    """PySide's wrappers of Qt's hints come and go; what listens to the system must not go with them."""
    wish = Qt.ContrastPreference.NoPreference
    plain = Look(qapp, "light", scheme=lambda: Qt.ColorScheme.Light)
    gc.collect()
    plain.use("light")
    injected = Look(qapp, "light", contrast=lambda: wish)
    gc.collect()
    wish = Qt.ContrastPreference.HighContrast
    qapp.styleHints().accessibility().contrastPreferenceChanged.emit(wish)
    assert (plain.tokens.contrast, injected.tokens.contrast) == (False, True)


def one_of_each(look: Look) -> list[QWidget]:
    """Every kind of widget the kit draws."""
    notice, tree, strip = Notice(look, "attention"), ThemeTree(look), TreeStrip(look)
    notice.tell("Prøv igen.")
    for themes in (tree, strip):
        themes.fill(GROUPS)
    card, key, combo = LevelCard(look, TWO, "Titel", "Kriterium"), LevelKey(look, THREE, "Ord"), FrequencyRow(look)
    for choice in (card, key):
        choice.setChecked(True)
    texts = [
        label(look, "Ord"),
        link(look, "Gøre rent", int),
        TextLine(look, "Navn", "Ord"),
        GrowingText(look, "T", "x"),
    ]
    buttons = [Button(look, "Ord", kind, "plus") for kind in ("", "main", "quiet", "link", "seg", "tab")]
    large = [BigChoice(look, "people", "Opret", "Nok.", "Ctrl+N"), RailButton(look, "Borgere", "people", "Ctrl+1")]
    return [*texts, *buttons, *large, notice, card, key, combo, LevelChip(look, TWO), BrandPanel(look), tree, strip]


def test_scheme_and_contrast_of_the_system_are_followed_in_place(qapp, qtbot, still):
    """Every widget alive is drawn anew in each of the four looks, none is rebuilt, and the way back is whole."""
    scheme, wish = Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference
    look = Look(qapp, "system", scheme=lambda: scheme, contrast=lambda: wish)
    widgets = one_of_each(look)
    page = shown(qtbot, box(look, *widgets, tone="paper"))
    alive, seen = set(page.findChildren(QWidget)), []
    for mode, high in (("light", False), ("dark", False), ("dark", True), ("light", True), ("light", False)):
        scheme = Qt.ColorScheme.Dark if mode == "dark" else Qt.ColorScheme.Light
        wish = Qt.ContrastPreference.HighContrast if high else Qt.ContrastPreference.NoPreference
        qapp.styleHints().colorSchemeChanged.emit(scheme)
        qapp.styleHints().accessibility().contrastPreferenceChanged.emit(wish)
        assert look.tokens == Tokens.make(mode, contrast=high)
        picture = page.grab().toImage()
        seen.append([picture.copy(widget.geometry()) for widget in widgets])
    *different, back = seen
    assert back == different[0]
    for widget, pictures in zip(widgets, zip(*different, strict=True), strict=True):
        assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i]), widget
    assert set(page.findChildren(QWidget)) == alive


def test_contrast_can_be_wished_for_against_the_system(qapp):
    look = Look(qapp, "light", contrast=lambda: Qt.ContrastPreference.HighContrast)
    assert look.tokens.contrast
    look.use("dark", "usual")
    assert look.tokens == Tokens.make("dark")
    look.use("dark", "high")
    look.rescale(1.5)
    assert look.tokens == Tokens.make("dark", 1.5, contrast=True)
    look.use("dark")
    assert look.tokens.contrast


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_in_high_contrast_an_edge_shows_what_is_under_the_mouse(look, qtbot, mode):
    look.use(mode, "high")
    buttons = [Button(look, "Ord", kind) for kind in ("", "main", "quiet", "tab")]
    painted_ones = [LevelCard(look, TWO, "Titel", "Kriterium"), LevelKey(look, TWO, "Ord")]
    large = [BigChoice(look, "people", "Opret", "Nok.", "Ctrl+N"), RailButton(look, "Borgere", "people", "Ctrl+1")]
    widgets = (*buttons, *painted_ones, *large, TreeStrip(look))
    page = shown(qtbot, box(look, TextLine(look, "Her er fokus"), *widgets))
    page.resize(400, 900)
    for widget in widgets:
        QTest.mouseMove(page, QPoint(1, 1))
        rest = widget.grab().toImage()
        QTest.mouseMove(widget)
        qtbot.waitUntil(widget.underMouse)
        assert widget.grab().toImage() != rest, (widget, widget.property("kind"))


def test_the_mode_switches_in_place_and_recolours_icons(look, qtbot):
    button, icon, opener = Button(look, "Ny note", "", "plus"), icon_label(look, "lock"), link(look, "Gøre rent", int)
    page = shown(qtbot, box(look, button, icon, opener, kind="card"))
    before = [button.icon().pixmap(18).toImage(), icon.pixmap().toImage(), opener.grab().toImage()]
    with qtbot.waitSignal(look.changed):
        look.use("dark")
    after = [button.icon().pixmap(18).toImage(), icon.pixmap().toImage(), opener.grab().toImage()]
    assert all(old != new for old, new in zip(before, after, strict=True))
    assert page.grab().toImage().pixelColor(page.width() - 8, page.height() - 8) == QColor(look.tokens.hex("surface"))
    look.use("light")
    assert button.icon().pixmap(18).toImage() == before[0]


def test_a_switch_of_mode_survives_widgets_that_are_gone(look, qtbot):
    page = box(look, Button(look, "Væk", "", "plus"), icon_label(look, "lock"), LevelChip(look, TWO))
    page.deleteLater()
    qtbot.wait(1)
    look.use("dark")


def test_every_icon_can_be_drawn(look):
    for name in icons.NAMES:
        image = look.pixmap(name, 18, "ink").toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(18) for y in range(18)), name


# --- Names -------------------------------------------------------------------------------------------------------


def test_every_control_has_a_name(look, qtbot):
    controls = [
        Button(look, "", icon="prev", name="Forrige tema"),
        BigChoice(look, "people", "Opret", "Initialer er nok.", "Ctrl+N"),
        RailButton(look, "Borgere", "people", "Ctrl+1"),
        link(look, "Gøre rent", int),
        TextLine(look, "Navn"),
        GrowingText(look, "Oplysninger"),
        DateField(look, "Dato"),
        LevelCard(look, TWO, "Moderat nedsat", "Udfører i perioder"),
        LevelKey(look, NotRelevant(), "Ikke relevant"),
        ThemeTree(look),
        TreeStrip(look),
        LevelChip(look, TWO),
    ]
    for control in controls:
        qtbot.addWidget(control)
        assert control.accessibleName(), control
    assert LevelKey(look, TWO, "Moderat nedsat funktionsevne").accessibleName() == "2 Moderat nedsat funktionsevne"
    assert controls[-1].accessibleName() == "niveau 2, moderat nedsat funktionsevne"


def test_what_users_wrote_is_never_markup(look, qtbot):
    text = "<b>Børge & co</b>"
    for widget in (label(look, text), label(look, text, wrap=True)):
        qtbot.addWidget(widget)
        assert widget.textFormat() == Qt.TextFormat.PlainText
    button = Button(look, text)
    qtbot.addWidget(button)
    assert button.text() == "<b>Børge && co</b>"
    assert button.accessibleName() == text


def test_enter_presses_buttons_and_links(look, qtbot):
    pressed = []
    opener = link(look, "Gøre rent", lambda: pressed.append("link"))
    button = Button(look, "Gem")
    button.clicked.connect(lambda: pressed.append("button"))
    shown(qtbot, box(look, opener, button))
    press(opener, Qt.Key.Key_Return)
    press(button, Qt.Key.Key_Enter)
    press(button, Qt.Key.Key_Space)
    assert pressed == ["link", "button", "button"]


def test_a_rail_button_asks_and_does_not_mark_itself(look, qtbot):
    button = RailButton(look, "Borgere", "people", "Ctrl+1")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        button.click()
    assert not button.isChecked()


# --- Pages -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_page_of_wrapping_things_is_exactly_as_high_as_they_are(qapp, qtbot, scale):
    look = Look(qapp, "light", scale)
    prose = "Holder boligen ren og i orden: fra at se, hvad der trænger, til at gøre det og rydde af vejen. " * 3
    last = LevelCard(look, TWO, "Moderat nedsat funktionsevne", prose)
    inner = box(look, label(look, prose, wrap=True), link(look, prose, int), GrowingText(look, "Felt", prose), last)
    area = scroll(look, inner)
    shown(qtbot, area).resize(500, 200)
    qtbot.wait(1)
    assert inner.width() <= area.viewport().width()
    assert inner.height() == inner.heightForWidth(inner.width())
    assert last.height() == last.heightForWidth(last.width())


def test_a_notice_shows_only_while_it_has_something_to_say(look, qtbot):
    notice = Notice(look, "attention")
    notice.tell("Prøv igen.")
    assert not notice.isVisible()
    shown(qtbot, row(look, notice))
    assert notice.isVisible()
    assert notice.accessibleName() == notice.text() == "Prøv igen."
    notice.tell("")
    assert not notice.isVisible()


def test_a_notice_is_said_aloud_once_and_not_before_it_is_seen(look, qtbot, announced):
    notice = Notice(look, "attention")
    page = row(look, notice)
    notice.tell("Prøv igen.")
    assert announced == []
    shown(qtbot, page)
    notice.tell("Prøv igen.")
    page.hide()
    page.show()
    assert announced == ["Prøv igen."]
    notice.tell("")
    notice.tell("Prøv igen.")
    assert announced == ["Prøv igen."] * 2


def test_the_brand_panel_goes_to_sleep(look, qtbot):
    panel = BrandPanel(look)
    shown(qtbot, panel).resize(448, 800)
    awake = panel.grab().toImage()
    panel.set_asleep(True)
    assert panel.grab().toImage() != awake
    assert any("FFB Desk" in part.text() for part in panel.findChildren(QLabel))


# --- Levels ------------------------------------------------------------------------------------------------------


SIGNS: list[Sign] = [*(Assessed(level) for level in Level), NotAssessed(), NotRelevant(), Bare.TAKEN_UP, Bare.UNTOUCHED]


class Canvas(QWidget):
    def __init__(self, look, paint, sign):
        super().__init__()
        self.look, self.paint, self.sign = look, paint, sign
        self.setFixedSize(44, 30)

    @override
    def paintEvent(self, _event):
        p = smooth(self)
        p.fillRect(self.rect(), self.look.tokens.c("surface"))
        side = 12 if self.paint is paint_cell else 30
        rect = self.rect().adjusted(0, 0, -(44 - side) if side == 12 else 0, -(30 - side))
        self.paint(p, self.look.tokens, rect.toRectF(), self.sign)


def painted(look, paint, sign) -> QImage:
    return Canvas(look, paint, sign).grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


@pytest.mark.parametrize("contrast", ["usual", "high"])
@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("paint", [paint_level, paint_cell])
def test_every_sign_looks_different_also_without_colour_and_untouched_has_none(look, mode, contrast, paint):
    look.use(mode, contrast)
    pictures = [painted(look, paint, sign) for sign in SIGNS]
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])
    empty = pictures[-1]
    assert {empty.pixel(x, y) for x in range(44) for y in range(30)} == {empty.pixel(0, 0)}


@pytest.fixture
def choice(look, qtbot):
    """Three cards and three keys for one value; what a user chose is in `choice.heard`."""
    choice = LevelChoice()
    judgements: list[Judgement] = [TWO, THREE, NotRelevant()]
    choice.cards = [LevelCard(look, judgement, "Titel", "Kriterium") for judgement in judgements]
    choice.keys = [LevelKey(look, judgement, "Ord") for judgement in judgements]
    choice.heard = []
    choice.picked.connect(choice.heard.append)
    for button in (*choice.cards, *choice.keys):
        choice.add(button)
    # The last card stands in a frame of its own, as 'ikke relevant' does on the page.
    choice.page = shown(qtbot, box(look, *choice.cards[:2], row(look, choice.cards[2]), row(look, *choice.keys)))
    return choice


def checked(buttons: list[QAbstractButton]) -> list[bool]:
    return [button.isChecked() for button in buttons]


def test_cards_and_keys_show_one_value_and_the_program_is_silent(choice):
    assert checked(choice.cards) == checked(choice.keys) == [False] * 3
    choice.show_value(THREE)
    assert checked(choice.cards) == checked(choice.keys) == [False, True, False]
    choice.show_value(None)
    assert checked(choice.cards) == checked(choice.keys) == [False] * 3
    assert choice.value is None
    assert choice.heard == []


def test_a_click_anywhere_on_it_chooses_and_a_second_does_nothing(choice, qtbot):
    card = choice.cards[0]
    for _ in range(2):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(card.width() - 3, card.height() - 3))
    assert choice.heard == [TWO]
    assert checked(choice.cards) == checked(choice.keys) == [True, False, False]
    qtbot.mouseClick(choice.keys[2], Qt.MouseButton.LeftButton)
    assert choice.heard == [TWO, NotRelevant()]
    assert checked(choice.cards) == [False, False, True]


def test_arrows_walk_the_cards_only_and_keep_the_focus(choice):
    first, second, third = choice.cards
    first.setFocus()
    press(first, Qt.Key.Key_Space)
    press(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    press(second, Qt.Key.Key_Right)
    assert third.hasFocus()
    press(third, Qt.Key.Key_Down)
    assert third.hasFocus()
    press(third, Qt.Key.Key_Up)
    assert second.hasFocus()
    assert choice.heard == [TWO, THREE, NotRelevant(), THREE]
    choice.show_value(TWO)
    assert second.hasFocus()


def test_a_choice_outlives_its_buttons(choice, qtbot):
    gone = choice.cards.pop()
    gone.deleteLater()
    qtbot.waitUntil(lambda: not isValid(gone))
    choice.show_value(THREE)
    assert checked(choice.cards) == [False, True]


def test_a_group_is_one_stop_for_tab(choice):
    def stops() -> list[int]:
        return [
            [button.focusPolicy() == Qt.FocusPolicy.StrongFocus for button in group].index(True)
            for group in (choice.cards, choice.keys)
        ]

    assert stops() == [0, 0]
    choice.show_value(THREE)
    assert stops() == [1, 1]


@pytest.mark.parametrize("paint", [paint_level, paint_cell])
def test_what_is_carried_has_a_corner_on_every_sign(look, paint):
    for sign in SIGNS[:-1]:
        plain = painted(look, paint, sign)
        folded = painted(look, lambda p, tokens, rect, s: paint(p, tokens, rect, s, True), sign)
        assert folded != plain, sign


def test_a_chip_says_that_its_sign_is_carried(look, qtbot):
    chip = LevelChip(look, TWO)
    qtbot.addWidget(chip)
    plain = chip.grab().toImage()
    chip.set_sign(TWO, carried=True)
    assert chip.accessibleName() == "niveau 2, moderat nedsat funktionsevne, overført, ikke bekræftet"
    assert chip.grab().toImage() != plain
    chip.set_sign(TWO)
    assert (chip.accessibleName(), chip.grab().toImage()) == ("niveau 2, moderat nedsat funktionsevne", plain)


def card_with(look, qtbot, width=600) -> LevelCard:
    card = LevelCard(look, TWO, "Moderat nedsat funktionsevne", "Udfører i perioder de fleste aktiviteter")
    qtbot.addWidget(card)
    card.resize(width, card.heightForWidth(width))
    return card


def test_a_card_shows_what_was_chosen_last_time(look, qtbot):
    card = card_with(look, qtbot)
    bare = card.grab().toImage()
    card.set_previous(True)
    assert card.accessibleDescription() == "Udfører i perioder de fleste aktiviteter. Sidst."
    assert card.grab().toImage() != bare
    card.set_previous(False)
    assert (card.accessibleDescription(), card.grab().toImage()) == ("Udfører i perioder de fleste aktiviteter", bare)


def test_a_narrow_card_keeps_its_text_inside(look, qtbot):
    card = card_with(look, qtbot)
    assert card.heightForWidth(200) > card.heightForWidth(600)
    card.set_previous(True)
    for width in (200, 340, 600):
        card.resize(width, card.heightForWidth(width))
        edge = card.grab().toImage().copy(width - 6, 12, 2, card.height() - 24)
        assert len({edge.pixel(x, y) for x in range(2) for y in range(edge.height())}) == 1


def test_a_key_shows_and_says_last_times_level_and_keeps_its_size(look, qtbot):
    for key in (LevelKey(look, TWO, "Ord"), LevelKey(look, NotAssessed(), "Ord"), LevelKey(look, TWO, "", quiet=True)):
        qtbot.addWidget(key)
        for chosen in (False, True):
            key.setChecked(chosen)
            bare, size = key.grab().toImage(), key.size()
            key.set_previous(True)
            assert key.grab().toImage() != bare
            assert (key.size(), key.accessibleDescription()) == (size, "Sidst")
            key.set_previous(False)
            assert (key.grab().toImage(), key.accessibleDescription()) == (bare, "")


def test_the_quiet_key_is_smaller_but_can_be_hit(look, qtbot):
    usual, quiet = LevelKey(look, TWO, "Ord"), LevelKey(look, TWO, "Ord", quiet=True)
    for key in (usual, quiet):
        qtbot.addWidget(key)
    assert 24 <= quiet.height() < usual.height()
    assert 24 <= quiet.width() < usual.width()
    assert quiet.accessibleName() == usual.accessibleName()


# --- Figures -----------------------------------------------------------------------------------------------------


def figure(look, width=400.0):
    rows = [ProfileRow("Lave mad", 2, own=1, expected=1, before=3), ProfileRow("Gøre rent", 0)]
    return profile([ProfileGroup("Praktiske opgaver", tuple(rows))], width, drawing.measure(look), "12.3.2021")


def test_a_figure_is_a_graphic_with_its_words_and_keeps_its_shape(look, qtbot):
    view, made = drawing.DrawingView(look), figure(look)
    view.show_drawing(made)
    shown(qtbot, view)
    said = QAccessible.queryAccessibleInterface(view)
    assert said.role() == QAccessible.Role.Graphic
    assert said.text(QAccessible.Text.Name) == made.alt
    assert view.heightForWidth(800) == pytest.approx(made.height * 2, abs=1)
    assert drawing.points(look, view.sizeHint().width()) == pytest.approx(made.width, abs=1)


def test_a_figure_is_drawn_in_the_colours_of_the_mode(look, qtbot):
    view = drawing.DrawingView(look)
    view.show_drawing(figure(look))
    page = shown(qtbot, box(look, view, kind="card"))
    page.resize(800, view.heightForWidth(800))
    for mode in ("light", "dark"):
        look.use(mode)
        picture = page.grab().toImage()
        colours = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
        assert {QColor(look.tokens.hex("ink")).rgb(), QColor(look.tokens.level(2).fill).rgb()} <= colours


def test_every_kind_of_mark_can_be_drawn(look, qtbot):
    marks = (
        Line(0, 5, 100, 25, 2, "accent", (3, 2, 1)),
        Box(5, 5, 20, 10, "pale", "rule"),
        Disc(50, 15, 8, "white", "ink"),
        Path(((60, 5), (70, 20), (80, 5)), fill="mid"),
        Path(((82, 5), (90, 20), (98, 5)), closed=True, fill="ink", dash=(2, 2)),
        Text(50, 28, "Ærø", 9, "italic", "ink", "middle"),
    )
    view = drawing.DrawingView(look)
    qtbot.addWidget(view)
    view.resize(200, 60)
    seen = [view.grab().toImage()]
    for n in range(len(marks)):
        view.show_drawing(Drawing(100, 30, marks[: n + 1], "Alt"))
        seen.append(view.grab().toImage())
    assert all(a != b for a, b in pairwise(seen))


def test_widths_on_screen_grow_with_text_and_size(look):
    measure = drawing.measure(look)
    assert measure("Lave mad", 20, "regular") == pytest.approx(2 * measure("Lave mad", 10, "regular"))
    assert measure("Lave mad", 10, "semibold") > measure("Lave mad", 10, "regular") > measure("Lave", 10, "regular")


# --- Fields ------------------------------------------------------------------------------------------------------


class Undoes(QWidget):
    """A page that undoes."""

    def __init__(self, field):
        super().__init__()
        self.heard = []
        QVBoxLayout(self).addWidget(field)
        for keys, what in (("Ctrl+Z", "undo"), ("Ctrl+Shift+Z", "redo")):
            QShortcut(QKeySequence(keys), self, partial(self.heard.append, what))


MAKE = [lambda look: TextLine(look, "Navn"), lambda look: GrowingText(look, "Tekst")]


@pytest.mark.parametrize("make", MAKE)
def test_a_field_of_its_own_takes_back_what_was_typed(look, qtbot, make):
    field = make(look)
    text = field.toPlainText if isinstance(field, GrowingText) else field.text
    page = shown(qtbot, Undoes(field))
    field.setFocus()
    QTest.keyClicks(field, "ord")
    press(field, Qt.Key.Key_Z, CONTROL)
    assert text() == ""
    press(field, Qt.Key.Key_Y, CONTROL)
    assert text() == "ord"
    assert page.heard == []


@pytest.mark.parametrize("make", MAKE)
def test_a_field_of_a_page_leaves_undo_to_it(look, qtbot, make):
    field = make(look)
    text = field.toPlainText if isinstance(field, GrowingText) else field.text
    field.let_page_undo()
    page = shown(qtbot, Undoes(field))
    field.setFocus()
    QTest.keyClicks(field, "ord")
    press(field, Qt.Key.Key_Z, CONTROL)
    press(field, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert (page.heard, text()) == (["undo", "redo"], "ord")


def test_a_half_typed_date_is_taken_back_before_the_page_undoes(look, qtbot):
    field = DateField(look, "Dato")
    field.show_value(date(2021, 5, 28), True)
    page = shown(qtbot, Undoes(field))
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "3")
    press(field, Qt.Key.Key_Z, CONTROL)
    assert (field.text(), page.heard) == ("28.5.2021", [])
    press(field, Qt.Key.Key_Z, CONTROL)
    assert page.heard == ["undo"]


@pytest.mark.parametrize("make", [lambda look: TextLine(look, "Navn"), lambda look: GrowingText(look, "Tekst")])
def test_the_pages_keys_pass_through_a_field(look, qtbot, make):
    field, heard = make(look), []

    class Page(QWidget):
        @override
        def keyPressEvent(self, event):
            if event.key() != Qt.Key.Key_Alt:
                heard.append(event.key())

    page = Page()
    field.setParent(page)
    shown(qtbot, page)
    field.setFocus()
    for key in (Qt.Key.Key_3, Qt.Key.Key_Left, Qt.Key.Key_Right):
        press(field, key, ALT)
    assert heard == [Qt.Key.Key_3, Qt.Key.Key_Left, Qt.Key.Key_Right]
    assert (field.toPlainText() if isinstance(field, GrowingText) else field.text()) == ""


def test_leaving_a_field_is_said(look, qtbot):
    line, text = TextLine(look, "Navn"), GrowingText(look, "Tekst")
    shown(qtbot, box(look, line, text))
    line.setFocus()
    with qtbot.waitSignal(line.left):
        press(line, Qt.Key.Key_Tab)
    assert text.hasFocus()
    with qtbot.waitSignal(text.left):
        press(text, Qt.Key.Key_Tab)
    assert text.toPlainText() == ""


def test_a_field_grows_with_its_text_and_never_scrolls(look, qtbot):
    field = GrowingText(look, "Tekst")
    shown(qtbot, scroll(look, box(look, field, None)))
    low = field.height()
    field.setFocus()
    for _ in range(40):
        press(field, Qt.Key.Key_Return)
        QTest.keyClicks(field, "en linje til")
    qtbot.wait(1)
    assert field.height() > 20 * field.fontMetrics().lineSpacing() > low
    assert field.verticalScrollBar().maximum() == 0
    field.clear()
    qtbot.wait(1)
    assert field.height() == low


def test_a_text_of_many_paragraphs_is_measured_once(look, qtbot):
    field = shown(qtbot, GrowingText(look, "Noter"))
    field.resize(300, field.height())
    paragraph = "Hun siger, at det går godt nok med det hele, og at hun gerne vil mere. " * 3
    field.setPlainText("\n".join([paragraph] * 600))
    assert field.verticalScrollBar().maximum() == 0
    assert field.height() > 600 * 3 * field.fontMetrics().lineSpacing()


def paste(field: GrowingText, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    data.setHtml(f"<b>{text}</b>")
    field.insertFromMimeData(data)


def test_a_limit_refuses_more_and_loses_nothing(look, qtbot):
    field, refused = GrowingText(look, "Tekst", limit=5), []
    field.refused.connect(refused.append)
    shown(qtbot, field).setFocus()
    QTest.keyClicks(field, "abcdefg")
    assert field.toPlainText() == "abcde"
    paste(field, "xyz")
    press(field, Qt.Key.Key_Return)
    commit = QInputMethodEvent()
    commit.setCommitString("é")
    QApplication.sendEvent(field, commit)
    assert field.toPlainText() == "abcde"
    assert refused == [1, 1, 3, 1, 1]
    press(field, Qt.Key.Key_Backspace)
    QApplication.sendEvent(field, commit)
    assert field.toPlainText() == "abcdé"
    field.selectAll()
    paste(field, "ny")
    assert field.toPlainText() == "ny"


def test_a_text_longer_than_the_limit_stands_whole_and_can_be_shortened(look, qtbot):
    field = GrowingText(look, "Tekst", "langt over grænsen", limit=5)
    shown(qtbot, field).setFocus()
    field.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(field, "x")
    assert field.toPlainText() == "langt over grænsen"
    press(field, Qt.Key.Key_Backspace)
    assert field.toPlainText() == "langt over grænse"


def test_pasted_text_is_plain_and_its_lines_are_kept(look, qtbot):
    field = GrowingText(look, "Tekst")
    qtbot.addWidget(field)
    paste(field, "a\r\nb\rc\u2029d")
    assert field.toPlainText() == "a\nb\nc\nd"


def test_the_wheel_belongs_to_the_page(look, qtbot):
    field = GrowingText(look, "Tekst", "linje\n" * 60)
    area = shown(qtbot, scroll(look, box(look, field)))
    area.resize(300, 200)
    qtbot.wait(1)
    QTest.wheelEvent(area.windowHandle(), QPoint(100, 100), QPoint(0, -240))
    assert area.verticalScrollBar().value() > 0


def test_a_date_field_marks_what_is_no_date_and_keeps_it(look, qtbot):
    field, other = DateField(look, "Dato"), TextLine(look, "Andet")
    shown(qtbot, box(look, field, other))
    field.setFocus()
    QTest.keyClicks(field, "31.2.21")
    other.setFocus()
    assert (field.text(), field.value(), field.is_wrong(), field.property("kind")) == ("31.2.21", None, True, "error")
    field.setFocus()
    press(field, Qt.Key.Key_Home)
    press(field, Qt.Key.Key_Delete)
    press(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, "28")
    assert not field.property("kind")
    other.setFocus()
    assert (field.text(), field.value()) == ("28.2.2021", date(2021, 2, 28))
    field.show_value(None, True)
    assert (field.text(), field.value(), field.is_wrong()) == ("", None, False)


@pytest.mark.parametrize("written", ["28. maj 2021", "28-5-21", "\ufeff28.5.2021", "28.\u00a0maj\t2021"])
def test_a_date_in_any_spelling_is_shown_in_one(look, qtbot, written):
    field, other, told, picked = DateField(look, "Dato"), TextLine(look, "Andet"), [], []
    shown(qtbot, box(look, field, other))
    field.told.connect(told.append)
    field.picked.connect(picked.append)
    field.setFocus()
    paste_in_line(field, written)
    other.setFocus()
    assert (field.text(), picked, told[-1]) == ("28.5.2021", [date(2021, 5, 28)], "")


@pytest.mark.parametrize(
    ("written", "ahead", "said", "taken"),
    [
        ("26.11.1026", "fine", "Årstallet 1026", False),
        ("28.5.0202", "fine", "Årstallet 202", False),
        ("1.1.9999", "fine", "Årstallet 9999", False),
        ("1.1.1990", "fine", "før borgerens fødselsdag, 1.2.2001", False),
        ("1.1.2120", "refused", "efter i dag", False),
        ("1.3.2001", "fine", "2001 er langt fra i dag", True),
        ("32.1.2021", "fine", "Den dato findes ikke", False),
        ("31. februar", "fine", "Den dato findes ikke", False),
        ("1.1", "odd", "", True),
        ("hej 2021", "fine", "Skriv datoen som", False),
    ],
)
def test_a_date_that_cannot_be_meant_is_not_taken_and_a_far_one_is_asked_about(
    look, qtbot, written, ahead, said, taken
):
    field, other = DateField(look, "Dato", ahead=ahead), TextLine(look, "Andet")
    field.born, told, picked = date(2001, 2, 1), [], []
    shown(qtbot, box(look, field, other))
    field.told.connect(told.append)
    field.picked.connect(picked.append)
    field.setFocus()
    QTest.keyClicks(field, written)
    other.setFocus()
    assert said in told[-1]
    assert bool(picked) == taken
    assert (field.property("kind") == "error") == (not taken)
    field.show_value(None, True)
    assert told[-1] == ""


@pytest.mark.parametrize(
    "pasted",
    ["Test\tTestesen", "Test\nTestesen", "Test\u00a0Testesen", "\ufeffTest Te\u00adste\u200bsen", "Test\vTestesen"],
)
def test_a_line_shows_what_was_pasted_as_it_will_be_stored(look, qtbot, pasted):
    field = shown(qtbot, TextLine(look, "Navn"))
    field.setFocus()
    paste_in_line(field, pasted)
    assert field.text() == "Test Testesen"
    assert field.cursorPosition() == len("Test Testesen")


@pytest.mark.parametrize("pasted", ["a\tb\r\nc", "a\u00a0b\u2028c", "a b\x85c\u200b", "\ufeffa b\vc"])
def test_running_text_shows_what_was_pasted_as_it_will_be_stored(look, qtbot, pasted):
    field = shown(qtbot, GrowingText(look, "Tekst"))
    source = QMimeData()
    source.setText(pasted)
    field.insertFromMimeData(source)
    assert field.toPlainText() == "a b\nc"


def paste_in_line(field, text):
    QGuiApplication.clipboard().setText(text)
    field.paste()
    QGuiApplication.clipboard().clear()


def test_an_error_gives_the_kind_back(look, qtbot):
    field = TextLine(look, "Søg", kind="search")
    qtbot.addWidget(field)
    set_error(field, True)
    set_error(field, True)
    assert field.property("kind") == "error"
    set_error(field, False)
    assert field.property("kind") == "search"


# --- Tree --------------------------------------------------------------------------------------------------------


@pytest.fixture
def tree(look, qtbot):
    tree = ThemeTree(look)
    tree.heard = []
    tree.chosen.connect(tree.heard.append)
    tree.fill(GROUPS)
    tree.resize(256, 600)
    return shown(qtbot, tree)


def row_of(tree: ThemeTree, *path: int):
    index = tree.rootIndex()
    for place in path:
        index = tree.model().index(place, 0, index)
    return index


def said_by(tree: ThemeTree, *path: int) -> str:
    return row_of(tree, *path).data(Qt.ItemDataRole.AccessibleTextRole)


def click(qtbot, tree: ThemeTree, *path: int) -> None:
    middle = tree.visualRect(row_of(tree, *path)).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    qtbot.wait(1)


def test_the_tree_says_levels_in_words_and_counts_judgements(tree):
    assert said_by(tree, 0, 0) == "Lave mad, niveau 3, svært nedsat funktionsevne"
    assert said_by(tree, 0) == "Praktiske opgaver, 2 af 3 temaer afklaret"
    tree.set_sign("p2", TWO)
    assert said_by(tree, 0, 1) == "Gøre rent, niveau 2, moderat nedsat funktionsevne"
    assert said_by(tree, 0) == "Praktiske opgaver, 3 af 3 temaer afklaret"


def test_what_is_carried_is_said_and_drawn_in_tree_and_strip(look, tree, qtbot):
    strip = TreeStrip(look)
    qtbot.addWidget(strip)
    strip.resize(40, 400)
    strip.fill(GROUPS)
    tree.expandAll()
    tree.fill(GROUPS)
    before = [tree.grab().toImage(), strip.grab().toImage()]
    carried = [("p", "Praktiske opgaver", [("p1", "Lave mad", THREE, True), *GROUPS[0][2][1:]]), GROUPS[1]]
    for widget in (tree, strip):
        widget.fill(carried)
    assert said_by(tree, 0, 0) == "Lave mad, niveau 3, svært nedsat funktionsevne, overført, ikke bekræftet"
    assert [tree.grab().toImage(), strip.grab().toImage()] != before
    for widget in (tree, strip):
        widget.set_sign("p1", THREE)
    assert said_by(tree, 0, 0) == "Lave mad, niveau 3, svært nedsat funktionsevne"
    assert [tree.grab().toImage(), strip.grab().toImage()] == before
    tree.set_sign("m1", TWO, carried=True)
    assert said_by(tree, 1, 0).endswith("overført, ikke bekræftet")


def test_what_the_program_shows_is_silent(tree):
    tree.set_current("m2")
    assert tree.isExpanded(row_of(tree, 1))
    assert tree.currentIndex() == row_of(tree, 1, 1)
    tree.set_sign("m2", TWO)
    tree.fill(GROUPS)
    assert tree.isExpanded(row_of(tree, 1))
    assert tree.currentIndex() == row_of(tree, 1, 1)
    tree.set_current("unknown")
    assert tree.heard == []


def test_a_click_folds_a_group_and_chooses_a_theme_once(tree, qtbot):
    click(qtbot, tree, 0)
    assert tree.isExpanded(row_of(tree, 0))
    click(qtbot, tree, 0, 1)
    click(qtbot, tree, 0, 1)
    assert tree.heard == ["p2"]
    click(qtbot, tree, 0)
    assert not tree.isExpanded(row_of(tree, 0))
    assert tree.heard == ["p2"]


def test_arrows_and_enter_choose(tree):
    tree.set_current("p3")
    tree.setFocus()
    press(tree, Qt.Key.Key_Up)
    press(tree, Qt.Key.Key_Return)
    assert tree.heard == ["p2", "p2"]
    press(tree, Qt.Key.Key_Down)
    press(tree, Qt.Key.Key_Down)
    assert tree.currentIndex() == row_of(tree, 1)
    press(tree, Qt.Key.Key_Return)
    assert tree.isExpanded(row_of(tree, 1))
    assert tree.heard == ["p2", "p2", "p3"]


def test_digits_in_the_tree_belong_to_the_page(tree):
    tree.set_current("p1")
    press(tree, Qt.Key.Key_3)
    press(tree, Qt.Key.Key_Right, ALT)
    assert tree.currentIndex() == row_of(tree, 0, 0)
    assert tree.heard == []


def test_rows_are_as_high_as_their_names_and_a_folded_group_has_room_for_cells(tree, qtbot):
    tree.set_current("m1")
    qtbot.wait(1)
    assert tree.visualRect(row_of(tree, 0)).height() == 52
    assert tree.visualRect(row_of(tree, 1)).height() == 40
    assert tree.visualRect(row_of(tree, 1, 0)).height() == 32
    tree.resize(150, 600)
    qtbot.wait(1)
    assert tree.visualRect(row_of(tree, 1, 1)).height() > 40
    assert tree.horizontalScrollBar().maximum() == 0


def test_the_strip_follows_and_asks_for_the_tree(look, qtbot):
    strip = TreeStrip(look)
    strip.fill(GROUPS)
    shown(qtbot, strip).resize(40, 400)
    plain = strip.grab().toImage()
    strip.set_current("p2")
    ringed = strip.grab().toImage()
    strip.set_sign("m1", TWO)
    assert len({bytes(image.constBits()) for image in (plain, ringed, strip.grab().toImage())}) == 3
    with qtbot.waitSignal(strip.clicked):
        press(strip, Qt.Key.Key_Return)


def files_of_a_moment(folder, monkeypatch):
    """Where the system is to want them: Windows reads TMP first."""
    for name in ("TMPDIR", "TMP", "TEMP"):
        monkeypatch.setenv(name, str(folder))


def test_pictures_never_land_where_the_program_was_started(qapp, tmp_path, tmp_path_factory, monkeypatch):
    monkeypatch.chdir(tmp_path)
    nowhere = tmp_path_factory.mktemp("elsewhere") / "a file"
    nowhere.write_bytes(b"")
    files_of_a_moment(nowhere / "not", monkeypatch)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _which: str(nowhere / "there"))
    look = Look(qapp, "light")
    assert look._icon_file("check", "#123456") == ""
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _which: str(tmp_path / "cache"))
    assert (tmp_path / "cache").as_posix() in Look(qapp, "light")._icon_file("check", "#123456")


@pytest.mark.parametrize("user", ["Søren", "Bo's mappe (2)", "Ålborg, æ & ø; [x]"])
def test_pictures_are_drawn_whatever_the_user_is_called(qapp, qtbot, tmp_path, monkeypatch, user):
    """Windows keeps a moment's files below the user's name: no sign in it may spoil the style sheet."""

    def ticked(name):
        (tmp_path / name).mkdir()
        files_of_a_moment(tmp_path / name, monkeypatch)
        look, tick = Look(qapp, "light"), QCheckBox("x")
        qtbot.addWidget(tick)
        tick.setChecked(True)
        look.dress(tick)
        image = tick.grab().toImage()
        del look  # only now: its pictures go with it
        return image

    plain = ticked("plain")
    assert ticked(user) == plain
    monkeypatch.setattr("ffbdesk.ui.kit.look.Look._icon_file", lambda *_: "")
    assert ticked("none") != plain, "the test must see a picture"


def test_icons_are_drawn_anew_when_a_screen_is_scaled_otherwise(
    look: Look, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the pixels of the screens there are: sharp on one of 125 % too, and none drawn that nobody sees."""
    redrawn = []
    look.changed.connect(lambda: redrawn.append(True))
    assert [size.width() for size in look.icon("check", 20, "ink").availableSizes()] == [20]
    monkeypatch.setattr(QScreen, "devicePixelRatio", lambda _screen: 1.25)
    screen = qapp.primaryScreen()
    screen.geometryChanged.emit(screen.geometry())
    screen.geometryChanged.emit(screen.geometry())
    assert redrawn == [True]
    assert look.icon("check", 20, "ink").pixmap(QSize(20, 20), 1.25).width() == 25


def test_a_list_that_lies_open_is_no_stop_of_its_page() -> None:
    """It is a window of its own: Qt warns where a stop of one window is put after a stop of another."""
    page = QWidget()
    lay = QVBoxLayout(page)
    stops = [QCheckBox("en"), QCheckBox("to")]
    for stop in stops:
        lay.addWidget(stop)
    list_ = QWidget(stops[0], Qt.WindowType.Popup)
    inner = QCheckBox("i listen", list_)
    page.show()
    list_.show()
    assert inner.isVisible()
    assert stops_as_seen(page) == stops
    tab_as_laid(page)
    list_.close()
    page.close()


def test_a_wrapped_text_knows_its_height_at_every_width_and_after_every_change(look, qtbot):
    said = label(look, "Hun går selv ned til søen hver morgen, også når det regner.", wrap=True)
    qtbot.addWidget(said)

    def plain(width):
        return QLabel.heightForWidth(said, width)

    for width in (*range(40, 400, 7), *range(400, 40, -13)):
        assert said.heightForWidth(width) == plain(width)
    assert len(said._heights) <= 16, "a window that is drawn wider and wider leaves nothing behind"
    narrow = said.heightForWidth(120)
    said.setText("Kort.")
    assert said.heightForWidth(120) == plain(120) < narrow
    said.setFont(look.tokens.font("display"))
    assert said.heightForWidth(120) == plain(120)
    said.setMaximumWidth(60)
    assert said.heightForWidth(400) == plain(60)
