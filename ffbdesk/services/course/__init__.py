"""What is done in the course room: one plain function per intention."""
