"""The command line, thin: every command calls one service; run, demo and selftest call `app`."""
