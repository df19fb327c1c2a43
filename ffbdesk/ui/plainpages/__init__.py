"""Borgerens udgave: where the staff writes it, and the view that the citizen is shown."""
