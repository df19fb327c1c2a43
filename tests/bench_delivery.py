"""The figures of levering for `make bench`: an archive with 12 citizens and 20,000 notes, as after some years."""

import random
import statistics
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from ffbdesk.domain.alphabet import fold
from ffbdesk.domain.ids import CitizenId, NoteId, SubGoalId
from ffbdesk.domain.kinds import GOAL, STATUS, SUB_GOAL
from ffbdesk.domain.notes import Wanted
from ffbdesk.services import citizens, goals, notes, overview, search, status, subgoals, today, values
from ffbdesk.services.citizens import Entered
from ffbdesk.services.desk import Desk
from ffbdesk.services.notes import READS_FROM

_CITIZENS, _NOTES = 12, 20_000
_WORDS = (
    *("gik", "selv", "efter", "rugbrød", "mælk", "spiste", "lagde", "hånden", "bordet", "butikken", "ventede", "hjalp"),
    *("vasketøj", "støvsugede", "stuen", "åbnede", "døren", "ringede", "søster", "aftalt", "besøg", "rolig", "glad"),
)
_RUNS = 7
_UNREAD = 500
"""After three weeks away."""


def figures(make: Callable[[Path], Desk], place: Path) -> Iterator[tuple[str, str]]:
    """Each figure with what it was: medians in milliseconds. `make` opens a new archive."""
    desk = make(place / "levering")
    steps = _filled(desk)
    first = next(iter(steps))
    took, most = _indexed(desk)
    yield f"{_NOTES} notes: the index of words, anew", f"{took:.0f} in all, {most:.0f} the longest slice"
    connection = desk.ledger._connection
    newest = {one for (one,) in connection.execute("SELECT id FROM note ORDER BY signed_at DESC LIMIT ?", (_UNREAD,))}
    notes.have_read(desk, notes.unread(desk) - newest)
    yield f"I dag, {_UNREAD} notes unread", _said(lambda: today.of(desk), 50)
    notes.have_read(desk, notes.unread(desk))
    yield "I dag, nothing new", _said(lambda: today.of(desk), 50)
    yield "Overblik of one of 12 citizens", _said(lambda: overview.of(desk, first), 100)
    yield "search, a word in every tenth note", _said(lambda: search.find(desk, "rugbrød"), 50)
    yield "search, two words", _said(lambda: search.find(desk, "rugbrød mælk"), 50)
    shown = notes.shown(desk, first)
    by_tag, by_words = Wanted(tag=steps[first]), Wanted(words=lambda text: "rugbr" in fold(text))
    yield "filter by delmål", _said(lambda: [n for n in shown.notes if by_tag.fits(n, ())], 16)
    yield "filter by words", _said(lambda: [n for n in shown.notes if by_words.fits(n, ())], 16)
    yield "a note begun and signed", _said(lambda: _signed(desk, first), 16)
    new = _signed(desk, first)
    yield "and read into the list", _said(lambda: notes.reread(desk, shown, first, frozenset((new,))), 16)
    written = status.begin(desk, first)
    values.choose(desk, STATUS, written, since=desk.clock().date() - timedelta(days=150))
    count = sum(len(group.notes) for group in status.shown(desk, written).groups)
    yield f"statusnotat gathered from {count} notes", _said(lambda: status.shown(desk, written), 100)
    desk.ledger.close()


def _said(run: Callable[[], object], goal: int) -> str:
    times = []
    for _ in range(_RUNS):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1000)
    return f"median {statistics.median(times):.1f}, most {max(times):.1f} (goal {goal})"


def _signed(desk: Desk, citizen: CitizenId) -> NoteId:
    return notes.sign(desk, replace(notes.begin(desk, citizen), text="Gik selv efter mælk.")).id


def _filled(desk: Desk) -> dict[CitizenId, SubGoalId]:
    """Citizens with a goal and a delmål each, and the notes of years, laid straight into the database."""
    notes.unread(desk)  # from now on there is a day that one reads from, and below it lies long ago
    themes, today_ = [theme.code for theme in desk.catalogue.themes], desk.clock().date()
    found: dict[CitizenId, SubGoalId] = {}
    for n in range(_CITIZENS):
        who = citizens.add(desk, Entered(f"Prøve Testesen {n}")).id
        goal = goals.add(desk, who, themes[30])
        values.choose(desk, GOAL, goal, wording="Jeg køber selv ind", follow_up_on=today_ + timedelta(days=n))
        found[who] = subgoals.add(desk, goal)
        values.choose(desk, SUB_GOAL, found[who], short_name="Flyttet vare", seen_again_on=today_)
    names = (
        "id, citizen_id, observed_on, author, text, themes, signed_at, removed, observed_at, did, own_words, goals, "
        "sub_goals, named, signed_by"
    )
    connection, chance, now, whose = desk.ledger._connection, random.Random(1), desk.clock(), list(found)
    connection.execute("BEGIN")
    for n in range(_NOTES):
        who, at = whose[n % _CITIZENS], now - timedelta(hours=n // 3)
        step = found[who] if n % 2 else ""
        said, did = (" ".join(chance.choices(_WORDS, k=k)) for k in (22, 8))
        about = themes[30 + n % 9] if n % 3 == 0 else ""
        cells = (str(uuid.UUID(int=chance.getrandbits(128))), who, at.date().isoformat(), "Signe Vad", said, about)
        rest = (at.isoformat(), 0, "09:30", did, "", "", step, "Flyttet vare" if step else "", "Signe Vad")
        connection.execute(f"INSERT INTO note ({names}) VALUES ({', '.join('?' * 15)})", (*cells, *rest))
    connection.execute("UPDATE setting SET value = '2000-01-01T00:00:00+00:00' WHERE key LIKE ?", (f"{READS_FROM}%",))
    connection.execute("COMMIT")
    return found


def _indexed(desk: Desk) -> tuple[float, float]:
    """Milliseconds of all slices, and of the longest: one at a time, as the window asks for them."""
    times = []
    more = True
    while more:
        start = time.perf_counter()
        more = search.read_on(desk)
        times.append((time.perf_counter() - start) * 1000)
    return sum(times), max(times)
