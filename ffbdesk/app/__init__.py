"""The composition root: finds folders, unlocks, owns the one database worker, builds services and window."""
