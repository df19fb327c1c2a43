"""The one style sheet, generated from the tokens.

It decides colour, edges and inner air. It never sets a font: a font in a style sheet silently wins
over setFont() and stops following the text scale. Variants are chosen by the properties `kind` and `tone`.
"""

from collections.abc import Callable

from ffbdesk.ui.kit.tokens import COLOURS, Tokens

type IconFile = Callable[[str, str], str]


def sheet(tokens: Tokens, icon_file: IconFile) -> str:
    """The style sheet. `icon_file` gives the path of an icon drawn in a colour."""
    c = {name: tokens.hex(name) for name in COLOURS}
    c |= _states(c, tokens)
    parts = (_grounds(c), _labels(c), _fields(c, tokens), _buttons(c, tokens), _kinds(c, tokens))
    more = (_ticks(c, tokens, icon_file), _views(c, tokens), _lists(c, tokens, icon_file))
    return "".join((*parts, *more, _seams(c) if tokens.contrast else ""))


def _states(c: dict[str, str], tokens: Tokens) -> dict[str, str]:
    """What shows a state: a tinted ground; in high contrast, where grounds are alike, an edge or a turned ground."""
    if tokens.contrast:
        return {"lit": c["accent"], "tab_lit": c["edge"], "chosen": c["accent"], "chosen_ink": c["accent_ink"]}
    return {"lit": c["accent_tint"], "tab_lit": "transparent", "chosen": c["accent_tint"], "chosen_ink": c["ink"]}


def _grounds(c: dict[str, str]) -> str:
    return f"""
    QWidget[tone="paper"] {{ background: {c["paper"]}; }}
    QWidget[tone="sunken"] {{ background: {c["sunken"]}; }}
    QWidget[tone="surface"] {{ background: {c["surface"]}; }}
    QWidget[tone="clear"] {{ background: transparent; }}
    QFrame[kind="card"] {{ background: {c["surface"]}; border: 1px solid {c["line"]}; border-radius: 8px; }}
    QLabel[kind="badge"] {{ border: 1px solid {c["edge"]}; border-radius: 4px; padding: 1px 6px; }}
    QFrame[kind="cardnew"] {{ background: {c["surface"]}; border: 1px solid {c["line"]};
        border-left: 4px solid {c["ink"]}; border-top-right-radius: 8px; border-bottom-right-radius: 8px; }}
    QFrame[kind="cardsel"] {{ background: {c["surface"]}; border: 2px solid {c["accent"]}; border-radius: 8px; }}
    QFrame[kind="hint"] {{ background: {c["raised"]}; border: 1px solid {c["line"]}; border-radius: 8px; }}
    QFrame[kind="attention"] {{
        background: {c["attention_tint"]}; border: 1px solid {c["attention_edge"]}; border-radius: 6px; }}
    QFrame[kind="pinned"] {{ background: {c["paper"]}; border: none; border-bottom: 1px solid {c["line"]}; }}
    QFrame[kind="finder"] {{ background: {c["surface"]}; border: 1px solid {c["edge"]}; border-radius: 8px; }}
    QFrame[kind="rule"] {{ background: {c["line"]}; border: none; max-height: 1px; min-height: 1px; }}
    QFrame[kind="vrule"] {{ background: {c["line"]}; border: none; max-width: 1px; min-width: 1px; }}
    """


def _labels(c: dict[str, str]) -> str:
    tones = {name: name for name in ("ink2", "ink3", "accent", "attention", "danger")}
    tones |= {"brand": "brand_ink", "brand2": "brand_ink2"}
    rules = (f'QLabel[tone="{tone}"] {{ color: {c[name]}; }}' for tone, name in tones.items())
    return f"QLabel {{ background: transparent; color: {c['ink']}; }}\n" + "\n".join(rules)


def _fields(c: dict[str, str], tokens: Tokens) -> str:
    v, h, tv, th, left = tokens.t(7), tokens.s(12), tokens.t(5), tokens.s(8), tokens.t(36)
    ring, more = tokens.ring, tokens.ring - 1  # a wider edge takes its room from the padding: the text stays in place
    return f"""
    QLineEdit, QPlainTextEdit {{
        background: {c["surface"]}; color: {c["ink"]}; border: 1px solid {c["edge"]}; border-radius: 6px;
        padding: {v}px {h}px; placeholder-text-color: {c["faded"]};
        selection-background-color: {c["accent"]}; selection-color: {c["accent_ink"]};
        lineedit-password-character: 8226; }}
    QPlainTextEdit {{ padding: {tv}px {th}px; }}
    QLineEdit:focus {{ border: {ring}px solid {c["accent"]}; padding: {v - more}px {h - more}px; }}
    QPlainTextEdit:focus {{ border: {ring}px solid {c["accent"]}; padding: {tv - more}px {th - more}px; }}
    QLineEdit:disabled, QPlainTextEdit:disabled {{ color: {c["faded"]}; border-color: {c["line"]}; }}
    QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] {{
        background: transparent; }}
    QLineEdit[readOnly="true"]:!focus, QPlainTextEdit[readOnly="true"]:!focus {{ border-color: {c["line"]}; }}
    QLineEdit[kind="search"] {{ border-color: {c["line"]}; padding: {tv}px {h}px {tv}px {left}px; }}
    QLineEdit[kind="search"]:focus {{
        border: {ring}px solid {c["accent"]}; padding: {tv - more}px {h - more}px {tv - more}px {left - more}px; }}
    QLineEdit[kind="error"] {{ border: 2px solid {c["attention_edge"]}; padding: {v - 1}px {h - 1}px; }}
    QLineEdit[kind="error"]:focus {{ border: 3px double {c["attention_edge"]}; padding: {v - 2}px {h - 2}px; }}
    QPlainTextEdit[kind="error"] {{ border: 2px solid {c["attention_edge"]}; padding: {tv - 1}px {th - 1}px; }}
    """


def _buttons(c: dict[str, str], tokens: Tokens) -> str:
    v, h, ring, more = tokens.t(7), tokens.s(16), tokens.ring, tokens.ring - 1
    return f"""
    QPushButton {{ outline: none; }}  /* the ring is ours: Fusion would draw its own inside it after a Tab */
    QPushButton {{
        background: {c["surface"]}; color: {c["ink"]}; border: 1px solid {c["edge"]}; border-radius: 6px;
        padding: {v}px {h}px; }}
    QPushButton:hover {{
        background: {c["raised"]}; border: {more}px solid {c["ink2"]}; padding: {v + 1 - more}px {h + 1 - more}px; }}
    QPushButton:pressed {{ background: {c["sunken"]}; }}
    QPushButton:focus {{ border: {ring}px solid {c["accent"]}; padding: {v - more}px {h - more}px; }}
    QPushButton:disabled {{ color: {c["faded"]}; border-color: {c["line"]}; }}
    QPushButton[kind="main"] {{
        background: {c["accent"]}; color: {c["accent_ink"]}; border: 1px solid {c["accent"]}; }}
    QPushButton[kind="main"]:hover {{ background: {c["accent_hover"]}; }}
    QPushButton[kind="main"]:focus {{
        border: 5px double {c["accent"]}; background-clip: padding; padding: {v - 4}px {h - 4}px; }}
    QPushButton[kind="danger"] {{
        background: {c["danger_tint"]}; color: {c["danger"]}; border: 1px solid {c["danger"]}; }}
    QPushButton[kind="danger"]:focus {{ border: 2px solid {c["danger"]}; padding: {v - 1}px {h - 1}px; }}
    QPushButton[kind="main"]:disabled {{
        background: {c["sunken"]}; color: {c["faded"]}; border: 1px solid {c["line"]}; padding: {v}px {h}px; }}
    """


def _kinds(c: dict[str, str], tokens: Tokens) -> str:
    """The other kinds of button. Their edge is two pixels from the start, so that focus moves nothing."""
    qv, qh, sv, sh = tokens.t(5) - 1, tokens.s(8) - 1, tokens.t(6), tokens.s(12)
    lv, lh = tokens.t(3) - 1, tokens.t(4)  # air between the letters and the frame of focus
    return f"""
    QPushButton[kind="quiet"], QPushButton[kind="link"], QPushButton[kind="tab"] {{
        background: transparent; border: 2px solid transparent; color: {c["accent"]}; }}
    QPushButton[kind="quiet"], QPushButton[kind="quiet"]:focus {{ padding: {qv}px {qh}px; }}
    QPushButton[kind="quiet"]:hover {{ background: {c["accent_tint"]}; border-color: {c["lit"]}; }}
    QPushButton[kind="link"], QPushButton[kind="link"]:focus {{ padding: {lv}px {lh}px; text-align: left; }}
    QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
    QPushButton[kind="tab"], QPushButton[kind="tab"]:focus {{ padding: {qv}px {qh}px; color: {c["ink2"]}; }}
    QPushButton[kind="tab"]:hover {{ color: {c["ink"]}; border-bottom-color: {c["tab_lit"]}; }}
    QPushButton[kind="tab"]:checked {{
        color: {c["ink"]}; border-radius: 0px; border-bottom: 2px solid {c["accent"]}; }}
    QPushButton[kind="quiet"]:focus, QPushButton[kind="link"]:focus, QPushButton[kind="tab"]:focus {{
        border: 2px solid {c["accent"]}; border-radius: 6px; }}
    QPushButton[kind="quiet"]:disabled, QPushButton[kind="link"]:disabled, QPushButton[kind="tab"]:disabled {{
        color: {c["faded"]}; }}
    QPushButton[kind="card"], QPushButton[kind="card"]:hover {{
        border: 1px solid {c["line"]}; border-radius: 8px; padding: 1px; text-align: left; }}
    QPushButton[kind="row"], QPushButton[kind="row"]:hover, QPushButton[kind="row"]:focus {{
        border: none; background: transparent; padding: 0px; }}
    QPushButton[kind="card"]:hover {{ border-color: {c["edge"]}; }}
    QPushButton[kind="card"]:focus {{ border: 2px solid {c["accent"]}; padding: 0px; }}
    QPushButton[kind="field"] {{ border-color: {c["line"]}; }}
    QPushButton[kind="field"]:hover {{ border-color: {c["edge"]}; }}
    QPushButton[kind="field"]:focus {{ border: 2px solid {c["accent"]}; }}
    QPushButton[kind="seg"] {{ color: {c["ink2"]}; padding: {sv}px {sh}px; }}
    QPushButton[kind="seg"]:focus {{ padding: {sv - 1}px {sh - 1}px; }}
    QPushButton[kind="seg"]:checked {{
        background: {c["chosen"]}; border: 2px solid {c["accent"]}; color: {c["chosen_ink"]};
        padding: {sv - 1}px {sh - 1}px; }}
    QPushButton[kind="seg"]:checked:focus {{
        border: 5px double {c["accent"]}; background-clip: padding; padding: {sv - 4}px {sh - 4}px; }}
    """


def _image(file: str) -> str:
    """Nothing where there is no file. In quotes: the path may have a user's name in it, with whatever signs."""
    return f'image: url("{file}");' if file else ""


def _ticks(c: dict[str, str], tokens: Tokens, icon_file: IconFile) -> str:
    side, ring, core = tokens.t(16), tokens.t(5), tokens.t(16) + 2 - 2 * tokens.t(5)
    return f"""
    QCheckBox, QRadioButton {{
        color: {c["ink"]}; spacing: {tokens.s(8)}px; background: transparent;
        border: {tokens.ring}px solid transparent; border-radius: 6px; padding: 1px 4px 1px 0px; }}
    QCheckBox::indicator, QRadioButton::indicator {{
        width: {side}px; height: {side}px; border: 1px solid {c["edge"]}; background: {c["surface"]}; }}
    QRadioButton[kind="dot"] {{ spacing: 0px; padding: 1px; }}  /* one whose words stand elsewhere */
    QCheckBox::indicator {{ border-radius: 4px; }}
    QCheckBox::indicator:checked {{
        background: {c["accent"]}; border-color: {c["accent"]}; {_image(icon_file("check", c["accent_ink"]))} }}
    QRadioButton::indicator {{ border-radius: {side // 2 + 1}px; }}
    QRadioButton::indicator:checked {{
        border: {ring}px solid {c["accent"]}; width: {core}px; height: {core}px; }}
    QCheckBox:focus, QRadioButton:focus {{ color: {c["accent"]}; border-color: {c["accent"]}; }}
    """


def _views(c: dict[str, str], tokens: Tokens) -> str:
    air = tokens.s(16)
    # QScrollArea is named alone: a rule for its base class would take the edge off text fields.
    return f"""
    QScrollArea {{ border: none; }}
    QTreeView {{
        background: {c["sunken"]}; border: none; outline: none; show-decoration-selected: 0;
        selection-background-color: transparent; }}
    QFileDialog QTreeView, QFileDialog QListView {{
        background: {c["surface"]}; selection-background-color: {c["chosen"]}; selection-color: {c["chosen_ink"]}; }}
    QListView {{ background: {c["surface"]}; border: none; outline: none; }}
    QTableView {{ background: {c["surface"]}; border: none; outline: none; gridline-color: transparent; }}
    QTableView[kind="words"]::item {{
        padding-left: {air - 3}px; border-bottom: 1px solid {c["line"]}; color: {c["ink"]}; }}
    QTableView[kind="words"]::item:selected {{ background: {c["chosen"]}; color: {c["chosen_ink"]}; }}
    QTableView QTableCornerButton::section, QHeaderView {{ background: {c["surface"]}; border: none; }}
    QHeaderView::section {{
        background: {c["surface"]}; color: {c["ink3"]}; border: none; border-bottom: 1px solid {c["line"]};
        padding-left: {air}px; padding-right: {air // 2}px; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar::handle:vertical {{
        background: {c["edge"]}; border-radius: 2px; min-height: 32px; margin: 4px; }}
    QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; }}
    QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical {{ background: transparent; }}
    QToolTip {{ background: {c["ink"]}; color: {c["paper"]}; border: none; padding: 6px 8px; }}
    """


def _lists(c: dict[str, str], tokens: Tokens, icon_file: IconFile) -> str:
    v, h, ring, more = tokens.t(7), tokens.s(12), tokens.ring, tokens.ring - 1
    return f"""
    QComboBox {{
        background: {c["surface"]}; color: {c["ink"]}; border: 1px solid {c["edge"]}; border-radius: 6px;
        padding: {v}px {h}px; }}
    QComboBox {{ combobox-popup: 0; }}
    QComboBox QAbstractItemView {{
        background: {c["surface"]}; color: {c["ink"]}; border: 1px solid {c["edge"]}; outline: none;
        selection-background-color: {c["chosen"]}; selection-color: {c["chosen_ink"]}; }}
    QComboBox QAbstractItemView::item {{ min-height: {tokens.t(30)}px; padding-left: {tokens.s(8)}px; }}
    QComboBox:focus {{ border: {ring}px solid {c["accent"]}; padding: {v - more}px {h - more}px; }}
    QComboBox:disabled {{ background: transparent; border-color: {c["line"]}; color: {c["ink"]}; }}
    QComboBox:disabled::down-arrow {{ image: none; }}
    QComboBox::drop-down {{
        border: none; width: {tokens.t(32)}px; subcontrol-origin: padding; subcontrol-position: center right; }}
    QComboBox::down-arrow {{
        {_image(icon_file("down", c["ink2"]))} width: {tokens.t(16)}px; height: {tokens.t(16)}px; }}
    QMenu {{ background: {c["surface"]}; color: {c["ink"]}; border: 1px solid {c["edge"]}; padding: 4px; }}
    QMenu::item {{
        padding: {tokens.t(6)}px {tokens.s(32)}px {tokens.t(6)}px {tokens.s(16)}px; border-radius: 4px; }}
    QMenu::right-arrow {{
        {_image(icon_file("next", c["ink2"]))} width: {tokens.t(14)}px; height: {tokens.t(14)}px;
        right: {tokens.s(8)}px; }}
    QMenu::item:selected {{ background: {c["chosen"]}; color: {c["chosen_ink"]}; }}
    QMenu::item:disabled {{ color: {c["faded"]}; }}
    QMenu::separator {{ background: {c["line"]}; height: 1px; margin: 4px; }}
    """


def _seams(c: dict[str, str]) -> str:
    """High contrast: columns that elsewhere differ in ground have a line between them, and links one under them."""
    line = f"1px solid {c['line']}"
    return f"""
    QFrame[kind="seamright"], QTreeView {{ border-right: {line}; }}
    QFrame[kind="seamleft"] {{ border-left: {line}; }}
    QFrame[kind="seambelow"] {{ border-bottom: {line}; }}
    QPushButton[kind="link"] {{ text-decoration: underline; }}
    """
