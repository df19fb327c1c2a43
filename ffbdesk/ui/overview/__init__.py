"""Overblik: a citizen in the circle."""
