"""The walk through Aktivitet og deltagelse."""
