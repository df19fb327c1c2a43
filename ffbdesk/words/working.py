"""What stands there while the archive's file is rewritten."""

NEW_KEY = "Arkivet får en ny nøgle. Det kan tage et par minutter. Imens kan du ikke skrive i det."
ERASING = "Borgeren slettes, og arkivet skrives om. Det kan tage et par minutter. Imens kan du ikke skrive i det."
RESTORING = "Sikkerhedskopien hentes frem. Det kan tage et par minutter. Imens kan du ikke skrive i arkivet."
STOP = "Stop"
STOPPING = "Stopper, så snart det kan ske uden skade …"
