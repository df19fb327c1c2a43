"""Our files: what stands in them, their strict gate, and the way back to records."""
