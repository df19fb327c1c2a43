"""Ophold: the stays of a citizen, over the udredninger that are made of them."""
