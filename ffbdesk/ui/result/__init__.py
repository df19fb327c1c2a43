"""Resultat: the profile as picture and in words, and what is left to look at."""
