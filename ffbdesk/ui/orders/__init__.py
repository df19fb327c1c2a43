"""Bestilling: what a citizen is granted, and what is asked of a provider."""
