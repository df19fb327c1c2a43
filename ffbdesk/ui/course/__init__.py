"""The screens of the course room."""
