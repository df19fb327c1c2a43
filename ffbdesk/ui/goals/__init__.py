"""Indsatsmål: the list of goals and the form of one."""
