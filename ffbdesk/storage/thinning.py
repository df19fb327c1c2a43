"""Which backups may go: two days all, 12 daily, 10 weekly, 9 monthly, and nothing while a clock is in doubt."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta

from ffbdesk.storage.backup import Backup

_LONGEST_PAUSE = timedelta(days=62)
ALL_DAYS, DAILY, WEEKLY, MONTHLY = 2, 12, 10, 9


def superfluous(backups: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """The backups that may be removed, oldest first.

    The order of the changes in them is the true one. Where the clock went back, or jumped ahead by more than two
    months (or nobody worked so long), a new stretch begins, and each stretch is thinned by itself: days, weeks and
    months are those on which backups were made, so what a clock did never makes another one old. A stretch that lies
    in the future is left alone.
    """
    gone: list[Backup] = []
    for stretch in _stretches(sorted(backups, key=lambda backup: (backup.seq, backup.made_at))):
        newest = stretch[::-1]
        if newest[0].made_at > now:
            continue
        days = _buckets(newest, lambda at: at.date())
        kept = {backup.path for group in days[:ALL_DAYS] for backup in group}
        kept |= {group[0].path for group in days[: ALL_DAYS + DAILY]}
        kept |= {group[0].path for group in _buckets(newest, lambda at: at.isocalendar()[:2])[:WEEKLY]}
        kept |= {group[0].path for group in _buckets(newest, lambda at: (at.year, at.month))[:MONTHLY]}
        gone += [backup for backup in stretch if backup.path not in kept]
    return tuple(gone)


def _stretches(in_order: Sequence[Backup]) -> list[list[Backup]]:
    """The backups parted wherever the clock was not what it had been."""
    found: list[list[Backup]] = []
    for backup in in_order:
        passed = backup.made_at - found[-1][-1].made_at if found else None
        if passed is None or not timedelta(0) <= passed <= _LONGEST_PAUSE:
            found.append([])
        found[-1].append(backup)
    return found


def _buckets(newest: Sequence[Backup], of: Callable[[datetime], object]) -> list[list[Backup]]:
    """The backups by day, week or month (in UTC: no day is an hour longer than another), newest first."""
    found: dict[object, list[Backup]] = {}
    for backup in newest:
        found.setdefault(of(backup.made_at.astimezone(UTC)), []).append(backup)
    return list(found.values())
