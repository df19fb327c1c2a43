"""Sagsvurdering: one analysis across everything, støttebehov, målgruppe, with the material at the side."""
