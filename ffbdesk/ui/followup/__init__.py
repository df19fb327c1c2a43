"""Opfølgning: a row for every goal and followed theme, what is decided at its side, and its end."""
