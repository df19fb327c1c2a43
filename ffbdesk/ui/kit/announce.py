"""What is said aloud where a screen reader listens: the one place that makes an announcement."""

from PySide6 import QtGui
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Says the text aloud, after what is being said; no text says nothing. The focus stays where it is."""
    if text:
        # By the module's name: the class is made when it is first named, and the first window says nothing.
        QtGui.QAccessible.updateAccessibility(QtGui.QAccessibleAnnouncementEvent(widget, text))
