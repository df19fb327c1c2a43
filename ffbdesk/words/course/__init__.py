"""Every sentence of the course room."""
