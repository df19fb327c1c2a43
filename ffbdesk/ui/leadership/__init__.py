"""Ledelsesoverblik: what stands in the archive, counted."""
