"""One citizen: the bar over every page of theirs, the rounds there are, and the way to goals, notes and data."""
