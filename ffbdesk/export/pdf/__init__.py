"""The report as tagged PDF (PDF/UA-1 and PDF/A-3a), drawn by reportlab in one pass.

reportlab is pinned: `canvas`, `archive` and `para` use names that it keeps to itself, each marked where it is used.
"""
