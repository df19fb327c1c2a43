"""`ffbdesk demo`: an archive with the practice citizens, their reports, and a picture of every screen."""

import os
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from ffbdesk.app import democourse
from ffbdesk.app.machine import this_machine
from ffbdesk.app.ports import real_surroundings
from ffbdesk.app.screens import draw_all, draw_page
from ffbdesk.app.settings import Settings
from ffbdesk.app.start import application
from ffbdesk.domain.dates import read_time
from ffbdesk.domain.ids import CitizenId, GatheringId, SubGoalId, ThemeCode
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.kinds import (
    CARE_PLAN,
    DESCRIPTION,
    GATHERING,
    GOAL,
    INTERVENTION,
    MEETING,
    NOTE,
    ORDER,
    STAY,
)
from ffbdesk.domain.whoweare import Who
from ffbdesk.services import (
    agenda,
    archive,
    carrying,
    citizens,
    goals,
    handover,
    insight,
    notes,
    ordering,
    orders,
    plans,
    practice,
    rounds,
    sheets,
    stays,
    templates,
    values,
    whole,
    whoweare,
)
from ffbdesk.services.desk import Desk
from ffbdesk.services.templates import Template
from ffbdesk.storage.errors import not_written
from ffbdesk.wholefile import make_private
from ffbdesk.words import demo as say

ARCHIVE, PASSPHRASE, USER = "demo-arkiv", "demo demo demo", "Mette Holm"


def demo(out: Path) -> None:
    """Fill a folder that is new or empty. Prints what was made, one line each. Raises storage errors."""
    try:
        make_private(out)
    except OSError as error:
        raise not_written(error) from error
    for path in (*_reports(out), *democourse.fill(out, out / "kursus"), *_pictures(out)):
        print(path)


def _reports(out: Path) -> list[Path]:
    desk = archive.create(out / ARCHIVE, USER, PASSPHRASE, this_machine())
    try:
        practice.load_all(desk)
        _work_on(desk)
        made = [out / ARCHIVE]
        for line in citizens.listing(desk):
            for round_ in line.rounds:
                made += [handover.save(desk, round_.id, form, out) for form in handover.Form]
                full = handover.Wanted(handover.Paper.FULL)
                made.append(handover.save(desk, round_.id, handover.Form.PDF, out, full))
            made += [handover.save_goals(desk, line.citizen.id, form, out) for form in handover.Form]
            made.append(handover.save_sub_goals(desk, line.citizen.id, out))
            agreed = insight.visit(desk, line.citizen.id).agreed()
            made += [insight.save(desk, line.citizen.id, form, out, agreed) for form in handover.Form]
            made.append(whole.save(desk, line.citizen.id, out))
            for order in plans.board(desk, line.citizen.id).orders:
                made += [handover.save_order(desk, order.id, out, form) for form in handover.Form]
        made += [agenda.save_pdf(desk, out), agenda.save_calendar(desk, out)]
        made.append(sheets.save(desk, out))
        return made
    finally:
        desk.ledger.close()


def _work_on(desk: Desk) -> None:
    """What the practice files cannot hold: who we are, notes, and a round that builds on the one before it."""
    whoweare.choose(desk, Who.HOME)
    notes.unread(desk)
    for line in citizens.listing(desk):
        newest, themes = line.rounds[0], desk.catalogue.themes
        _work_goes_on(desk, line.citizen.id)
        if newest.finished and len(line.rounds) > 1 and newest.decided > 1:
            gathering = rounds.new(desk, line.citizen.id)
            carrying.carry_all(desk, gathering)
            for theme in themes:
                if theme.term in say.JUDGED:
                    rounds.judge(desk, gathering, theme.code, Assessed(Level(say.JUDGED[theme.term])))
        if not newest.finished:
            codes = [theme.code for theme in themes if theme.term in say.THEMES]
            for text in say.NOTES:
                _sign(desk, line.citizen.id, text, codes)
        if len(line.rounds) == 1 and not newest.finished:
            _stay(desk, line.citizen.id)
            _evaluate(desk, newest.id)
            _grant(desk, line.citizen.id)
    templates.keep(desk, Template("", say.TEMPLATE, say.TEMPLATE_TEXT))


def _evaluate(desk: Desk, gathering: GatheringId) -> None:
    """What is described without a level, and a sagsvurdering."""
    theme = next(theme for theme in desk.catalogue.themes if theme.term == say.HIGHLIGHTED)
    values.choose(desk, DESCRIPTION, gathering, theme.code, highlighted_on=desk.clock().date())
    needs = desk.catalogue.interventions.support_needs
    values.choose(desk, GATHERING, gathering, evaluation=say.EVALUATION, need=needs[2].code)


def _grant(desk: Desk, citizen: CitizenId) -> None:
    """An indsats with its ydelse, and a bestilling of it that is finished."""
    catalogue, day = desk.catalogue.interventions, desk.clock().date()
    which = plans.add_plan(desk, citizen)
    values.choose(desk, CARE_PLAN, which, service=catalogue.services[0].code, place=say.PROVIDER)
    one = plans.board(desk, citizen).plans[0].interventions[0].id
    code = next(entry.code for entry in catalogue.interventions if entry.term == say.GRANTED_TERM)
    values.choose(desk, INTERVENTION, one, code=code, basis=say.GRANTED_BASIS, starts_on=day, extent=say.HOURS)
    order = ordering.begin(desk, citizen)
    values.choose(desk, ORDER, order, sender=say.SENDER, told=say.TOLD, granted_on=day)
    ordering.finish(desk, order)


def _stay(desk: Desk, citizen: CitizenId) -> None:
    """A stay that began some weeks ago, with a meeting to come and what the municipality has asked for."""
    which, day = stays.begin(desk, citizen), desk.clock().date()
    asked = tuple(theme.code for theme in desk.catalogue.themes if theme.term in say.ASKED_FOR)
    dates = {"begun_on": -18, "ends_on": 9, "report_due_on": 8}
    values.choose(desk, STAY, which, asked_about=asked)
    values.choose(desk, STAY, which, **{name: day + timedelta(days=days) for name, days in dates.items()})
    held = read_time(say.MEETING_AT)
    meeting = {"held_on": day + timedelta(days=3), "held_at": held, "about": say.MEETING}
    values.choose(desk, MEETING, stays.add_meeting(desk, which), **meeting)


def _work_goes_on(desk: Desk, citizen: CitizenId) -> None:
    """What a colleague tells of the delmål under the goal on one theme, where there is one, and what is ordered."""
    board = goals.board(desk, citizen)
    terms = {theme.code: theme.term for theme in desk.catalogue.themes}
    if any(goal.theme and terms[goal.theme] == say.GOAL_ON for goal in board.case.goals):
        _tell(replace(desk, user=say.COLLEAGUE), citizen)
        _order(desk, citizen, next(code for code, term in terms.items() if term == say.ORDERED_ON))


def _order(desk: Desk, citizen: CitizenId, theme: ThemeCode) -> None:
    """A bestilling that was received, with its goal."""
    which = orders.begin(desk, citizen)
    values.choose(desk, ORDER, which, sender=say.SENDER, dated_on=desk.clock().date() - timedelta(days=90))
    goal = orders.add_goal(desk, which)
    told = {"wording": say.ORDERED, "theme": theme, "starting_level": Level(3), "expected_level": Level(1)}
    values.choose(desk, GOAL, goal, **told)
    orders.receive(desk, which)


def _tell(desk: Desk, citizen: CitizenId) -> None:
    """A colleague's notes about the delmål: they are new to whoever opens the demo."""
    names = {tag.name: SubGoalId(tag.id) for tag in notes.shown(desk, citizen).tags}
    for text, did, own_words, about, hour in say.NEWS:
        note = notes.begin(desk, citizen, (), (), tuple(names[name] for name in about))
        seen = replace(note, text=text, did=did, own_words=own_words, observed_at=read_time(hour))
        notes.sign(desk, seen)


def _sign(desk: Desk, citizen: CitizenId, text: str, themes: list[ThemeCode]) -> None:
    note = notes.begin(desk, citizen, themes)
    values.choose(desk, NOTE, note.id, text=text)
    notes.sign(desk, replace(note, text=text))


def _pictures(out: Path) -> list[Path]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # no window of the user's is needed, or opened
    app = application()
    folder = out / "billeder"
    make_private(folder, exist_ok=False)
    with tempfile.TemporaryDirectory(prefix="ffbdesk-demo-") as elsewhere:  # the user's own settings stay as they are
        around = real_surroundings()._replace(settings=Settings(Path(elsewhere)))
        drawn = draw_all(app, around, (out / ARCHIVE).absolute(), PASSPHRASE, folder)
        papers = sorted([*out.glob("*.pdf"), *(out / "kursus").glob("*.pdf")])
        return drawn + [draw_page(report, 1, folder) for report in papers]
