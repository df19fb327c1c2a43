"""Files and papers of the course room."""
