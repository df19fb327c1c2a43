"""PySide6 6.12 on Python 3.10 and 3.11 lost a reference to None with every call that returned it.

The program then aborted after 5,000 to 7,000 calls. From 3.12 None is immortal: its count is a constant that no lost
reference can move, so what protects us is the version itself, and the count shows that the constant is one.
"""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 500


def test_python_is_one_where_none_cannot_be_lost():
    assert sys.version_info >= (3, 12)


def test_set_text_does_not_lose_none(qtbot: QtBot):
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
    assert sys.getrefcount(None) >= before
    assert label.text() == str(CALLS - 1)
