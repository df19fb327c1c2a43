"""The first window, before an archive is open. Imports only Qt, words and the kit; the rest loads meanwhile."""
