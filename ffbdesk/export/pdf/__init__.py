"""The report as tagged PDF (PDF/UA-1 and PDF/A-3a): a story of blocks, filled into pages, drawn by reportlab.

reportlab writes the file: fonts and their subsets, streams, links, outline. Where a line ends and what stands on which
page is decided here, once, before anything is drawn: its own layout reads markup, which what people typed is not, is
done anew for every 'Side x af y', and took half of the time. reportlab is pinned: `canvas` and `archive` use names that
it keeps to itself, each marked where it is used.
"""
