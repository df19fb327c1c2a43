"""The figures of forløb for `make bench`: a citizen with 20 rounds of every theme, six goals and a need each time."""

import io
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.kinds import GATHERING, GOAL
from ffbdesk.export.pdf.writer import PdfWriter
from ffbdesk.export.progression import progression_report
from ffbdesk.services import citizens, goals, progression, rounds, values
from ffbdesk.services.desk import Desk

_ROUNDS, _GOALS, _RUNS = 20, 6, 9


def followed_for_years(desk: Desk) -> CitizenId:
    """A citizen with all of it."""
    citizen = citizens.add(desk, citizens.Entered(name="Mange År")).id
    themes = [theme for _group, found in desk.catalogue.activities() for theme in found]
    needs = desk.catalogue.interventions.support_needs
    for n in range(_ROUNDS):
        gathering = rounds.new(desk, citizen)
        day = date(2015, 1, 1) + timedelta(days=120 * n)
        values.choose(desk, GATHERING, gathering, held_on=day, need=needs[n % 5].code)
        values.choose(desk, GATHERING, gathering, need_on=day)
        for at, theme in enumerate(themes):
            rounds.judge(desk, gathering, theme.code, Assessed(Level((n + at) % 5)))
        if n == 0:
            for theme in themes[:_GOALS]:
                values.choose(desk, GOAL, goals.add(desk, citizen, theme.code), expected_level=Level(1))
    return citizen


def figures(make: Callable[[Path], Desk], place: Path) -> Iterator[tuple[str, str]]:
    """Each figure with what it was: medians in milliseconds. `make` opens a new archive."""
    desk = make(place / "forloeb")
    citizen = followed_for_years(desk)
    yield "forløb of 20 rounds read", _said(lambda: progression.of(desk, citizen, sensitive=True), 50)
    report = progression_report(progression.of(desk, citizen, sensitive=True), desk.catalogue, 40)
    yield "forløb of 20 rounds as PDF", _said(lambda: PdfWriter(desk.clock()).write(report, io.BytesIO(), ()), 150)
    desk.ledger.close()


def _said(run: Callable[[], object], goal: int) -> str:
    times = []
    for _ in range(_RUNS):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1000)
    return f"median {statistics.median(times):.1f} (goal {goal})"
