"""Which backups may go: two days all, 12 daily, 10 weekly, 9 monthly; nothing while a clock is in doubt, but never more
than so many in all."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta

from ffbdesk.storage.backup import Backup

_LONGEST_PAUSE = timedelta(days=62)
_SHIFT = timedelta(days=2)
"""A clock that goes back no more than this was put right, or is another time zone's: the days are counted on."""
ALL_DAYS, DAILY, WEEKLY, MONTHLY = 2, 12, 10, 9
MOST = 200
"""Backups that are kept at most, whatever the clock did."""
RECENT = 100
"""The newest, none of which goes for being one too many."""

type _Timed = tuple[Backup, datetime]
"""A backup and its moment, by a clock that never goes back within a stretch."""


def superfluous(backups: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """The backups that may be removed, oldest first.

    Their own order is the true one, not the clock's. Where the clock went back by days, or jumped ahead by more than
    two months (or nobody worked so long), a new stretch begins, and each stretch is thinned by itself: days, weeks and
    months are those on which backups were made, so what a clock did never makes another one old. A stretch that lies
    in the future is left alone. Where more than MOST are left then, no clock is asked: of the older ones those go that
    have the fewest changes between their neighbours, never the first, never one of the newest. The one with the most
    changes stays whatever happens.
    """
    in_order = sorted(backups, key=lambda backup: backup.order)
    kept = set[int]()
    for stretch in _stretches(in_order):
        kept |= {id(one) for one in _kept(stretch, now)}
    kept = {id(one) for one in _not_crowded([one for one in in_order if id(one) in kept])}
    most = max(in_order, key=lambda one: (one.seq, one.order), default=None)
    return tuple(one for one in in_order if id(one) not in kept and one is not most)


def _kept(stretch: Sequence[_Timed], now: datetime) -> list[Backup]:
    newest = stretch[::-1]
    if newest[0][0].made_at > now:
        return [one for one, _at in stretch]
    days = _buckets(newest, lambda at: at.date())
    kept = [one for group in days[:ALL_DAYS] for one in group]
    kept += [group[0] for group in days[: ALL_DAYS + DAILY]]
    kept += [group[0] for group in _buckets(newest, lambda at: at.isocalendar()[:2])[:WEEKLY]]
    return kept + [group[0] for group in _buckets(newest, lambda at: (at.year, at.month))[:MONTHLY]]


def _not_crowded(in_order: Sequence[Backup]) -> Sequence[Backup]:
    """At most MOST of them."""
    while len(in_order) > MOST:
        gone = _fewest_between(in_order, len(in_order) - MOST)
        in_order = [one for n, one in enumerate(in_order) if n not in gone]
    return in_order


def _fewest_between(in_order: Sequence[Backup], most: int) -> set[int]:
    """The places of some that are missed least; never of two neighbours, for then what lies between is more."""
    places = range(1, len(in_order) - RECENT)
    gone = set[int]()
    for n in sorted(places, key=lambda n: in_order[n + 1].seq - in_order[n - 1].seq):
        if len(gone) < most and not gone & {n - 1, n + 1}:
            gone.add(n)
    return gone


def _stretches(in_order: Iterable[Backup]) -> list[list[_Timed]]:
    """The backups parted wherever the clock was not what it had been."""
    found: list[list[_Timed]] = []
    for backup in in_order:
        at = _utc(backup.made_at)
        passed = at - found[-1][-1][1] if found else None
        if passed is None or not -_SHIFT <= passed <= _LONGEST_PAUSE:
            found.append([])
        found[-1].append((backup, max(at, found[-1][-1][1]) if found[-1] else at))
    return found


def _buckets(newest: Iterable[_Timed], of: Callable[[datetime], object]) -> list[list[Backup]]:
    """The backups by day, week or month, newest first."""
    found: dict[object, list[Backup]] = {}
    for backup, at in newest:
        found.setdefault(of(at), []).append(backup)
    return list(found.values())


def _utc(at: datetime) -> datetime:
    """In UTC no day is an hour longer than another. On the first and the last day there is it may lie outside."""
    try:
        return at.astimezone(UTC)
    except OverflowError:
        return at.replace(tzinfo=UTC)
