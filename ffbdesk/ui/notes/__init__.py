"""Notes on evidence: the sheet to write on, and the notes there are."""
