"""What is handed over: choices, preview, print."""
