"""Which backups may go: two days all, 12 daily, 10 weekly, 9 monthly, and nothing while a clock is in doubt."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from itertools import pairwise

from ffbdesk.storage.backup import Backup

ALL_DAYS, DAILY, WEEKLY, MONTHLY = 2, 12, 10, 9


def superfluous(backups: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """The backups that may be removed, oldest first.

    Days, weeks and months are those on which backups were made, not those that have passed: after a long holiday, or
    a clock set ten years on, what there is counts as the newest there is. Where the order of the clock and the order
    of the changes disagree, or a backup lies in the future, none may go.
    """
    newest = sorted(backups, key=lambda backup: backup.made_at, reverse=True)
    if not newest or newest[0].made_at > now or any(a.seq < b.seq for a, b in pairwise(newest)):
        return ()
    days = _buckets(newest, lambda at: at.date())
    kept = {backup.path for group in days[:ALL_DAYS] for backup in group}
    kept |= {group[0].path for group in days[: ALL_DAYS + DAILY]}
    kept |= {group[0].path for group in _buckets(newest, lambda at: at.isocalendar()[:2])[:WEEKLY]}
    kept |= {group[0].path for group in _buckets(newest, lambda at: (at.year, at.month))[:MONTHLY]}
    return tuple(backup for backup in reversed(newest) if backup.path not in kept)


def _buckets(newest: Sequence[Backup], of: Callable[[datetime], object]) -> list[list[Backup]]:
    """The backups by day, week or month (in UTC: no day is an hour longer than another), newest first."""
    found: dict[object, list[Backup]] = {}
    for backup in newest:
        found.setdefault(of(backup.made_at.astimezone(UTC)), []).append(backup)
    return list(found.values())
