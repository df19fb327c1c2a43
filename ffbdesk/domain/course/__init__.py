"""The course room: written cases that many score alone, and what shows why they differ."""
