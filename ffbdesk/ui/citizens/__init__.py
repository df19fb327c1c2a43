"""Borgere: the list, the first start, and the form."""
