"""Forløb: how it has gone, drawn and as a table of the same numbers."""
