"""The projector of the course room: a view that shows and never asks, walked through with a presenter's remote."""
