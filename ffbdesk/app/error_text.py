"""An error in words, whatever it is."""

from ffbdesk.words import unlock as say


def told(error: Exception) -> str:
    """An expected error in words; a bug becomes a local report, and its place is told."""
    from ffbdesk.words.errors import explained  # a long table, for when something is wrong

    known = explained(error)
    if known is None:
        from ffbdesk.app.bugs import report

        return say.BUG.format(path=report(error))
    return known.paragraph()
