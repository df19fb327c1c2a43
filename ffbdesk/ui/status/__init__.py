"""Statusnotat: the list of them, and the page to write one from the notes."""
