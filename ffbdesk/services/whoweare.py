"""Who we are: asked once, changed in the settings."""

from ffbdesk.domain.whoweare import Who
from ffbdesk.services.desk import Desk

SETTING = "who_we_are"


def who(desk: Desk) -> Who | None:
    """Who uses the archive; None until somebody has said so, or where a later program knows more kinds."""
    kept = desk.ledger.read.setting(SETTING)
    return Who(kept) if kept in set(Who) else None


def choose(desk: Desk, chosen: Who) -> Who:
    """Keep it, for everybody who opens the archive. Raises storage errors."""
    desk.ledger.keep_setting(SETTING, chosen.value)
    return chosen
