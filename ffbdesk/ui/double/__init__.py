"""Blind dobbeltvurdering of a round: begin, wait, and agree side by side."""
