"""One citizen: the rounds, and one round with its head, themes and end."""
