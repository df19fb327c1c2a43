"""How strong a passphrase is, for the window: zxcvbn's lists are large, and most days nobody makes a new one."""

from ffbdesk.ui.kit.newphrase import Judge


def _strength(phrase: str) -> int:
    from ffbdesk.keys.strength import strength

    return int(strength(phrase))


def _suggested() -> str:
    from ffbdesk.keys.strength import shipped_words, suggested

    return suggested(shipped_words())


JUDGE = Judge(_strength, _suggested)
