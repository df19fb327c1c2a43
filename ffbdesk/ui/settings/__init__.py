"""Indstillinger: who may open the archive, backups, lock, and who has seen what."""
