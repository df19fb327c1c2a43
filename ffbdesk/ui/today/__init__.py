"""I dag: the first page of whoever comes to work."""
