"""Everything about one citizen as one model: what the user was asked about, the PDF and the JSON are all made of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.dossier import Dossier, State, Traced, Wording, traced
from ffbdesk.domain.edits import Change, Record, Value
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.kinds import KINDS, QUOTED, THEMED
from ffbdesk.domain.marks import prompt_of, read
from ffbdesk.domain.notes import PENDING
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.rules import display_name, initials
from ffbdesk.export.file.coding import Json
from ffbdesk.export.report import Fact, PlainReport, Section
from ffbdesk.export.said import cells_said, is_of_catalogue
from ffbdesk.words import access, udredning
from ffbdesk.words import insight as say
from ffbdesk.words.dates import long_date, moment

_OWN = {
    Record.CITIZEN: ("name", "initials", "own_number", "cpr"),
    Record.CASE: ("municipality", "case_number"),
    **{record: (field,) for record, field in QUOTED.items()},
}
_WRITERS = ("assessor", "author", "by", "judged_by")
"""What nobody is asked about while it stands: the citizen's own words and data, and the names of those who wrote.

The first only as long as nothing was removed: what was begun by mistake may be another person's altogether.
A list of those that need no question, so that a new field of text is asked about until somebody says otherwise.
"""


_DAYS = ("held_on", "observed_on")
"""What a round and a note are named by."""
_ONE_LINE = 60
"""Letters that stand beside their label on paper."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody saw or handed over something: a line of the access log."""

    at: datetime
    by: str
    what: str
    """As the log has it; `words.access` has the Danish."""


@dataclass(frozen=True, slots=True)
class Head:
    """What article 15 asks to be told beside the copy; what is empty is a line to fill in by hand."""

    purpose: str = ""
    recipients: str = ""
    keeping: str = ""
    complaint: str = ""

    def facts(self) -> tuple[tuple[str, str], ...]:
        """Each field's name in code and its text, in order."""
        return tuple((name, getattr(self, name)) for name in say.HEAD_FIELDS)


@dataclass(frozen=True, slots=True)
class Said:
    """One wording of one field."""

    id: str
    """The record, the field and the number of the wording in it."""
    value: Value
    """As it is coded: a level, a day, a theme. None for words."""
    text: str
    """In Danish, as paper shows it."""
    state: State
    at: datetime | None
    by: str
    asked: bool
    """Whether it may be about other people than the citizen, so that the user decides."""
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A field with its wordings: what stands first, then what stood, oldest first."""

    field: str
    name: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A record, its fields, and the records under it."""

    record: Record
    id: str
    theme: ThemeCode | None
    heading: str
    there: bool
    """False where it was removed, or taken back again."""
    lines: tuple[Line, ...]
    under: tuple["Entry", ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """One change: when, by whom, and what in Danish. What it changed stands at the fields."""

    at: datetime
    by: str
    label: str
    what: str


@dataclass(frozen=True, slots=True)
class CourseDraft:
    """A course case that is being made of the citizen's round: its text is what stands there already."""

    begun_on: date
    heading: str


@dataclass(frozen=True, slots=True)
class Everything:
    """All that the archive holds about one citizen, each thing once, in the catalogue's order."""

    citizen: Citizen
    person: tuple[Entry, ...]
    """The citizen and the case."""
    rounds: tuple[Entry, ...]
    """Newest first."""
    stays: tuple[Entry, ...]
    """Newest first."""
    goals: tuple[Entry, ...]
    notes: tuple[Entry, ...]
    follow_ups: tuple[Entry, ...]
    """Opfølgninger, newest first."""
    statuses: tuple[Entry, ...]
    """Statusnotater, newest first."""
    plain_pages: tuple[Entry, ...]
    """The pages of borgerens udgave, in their order."""
    accesses: tuple[Seen, ...]
    changes: tuple[Done, ...]
    course_cases: tuple[CourseDraft, ...] = ()

    def entries(self) -> Iterator[Entry]:
        """Every record at the top."""
        yield from (*self.person, *self.rounds, *self.stays, *self.goals, *self.notes)
        yield from (*self.follow_ups, *self.statuses, *self.plain_pages)


def everything(citizen: Citizen, dossier: Dossier, accesses: tuple[Seen, ...], catalogue: Catalogue) -> Everything:
    """The model of a dossier, nothing left out."""
    return _Making(traced(dossier), catalogue).made(citizen, accesses, dossier.changes)


def without(found: Everything, ids: frozenset[str]) -> Everything:
    """The same, but for the wordings with these ids: nothing of their text is in it any more.

    Nor where the citizen's own words are the very same, carried to another round: nobody was asked about those.
    """
    texts = {said.text for _path, _line, said in wordings(found.entries()) if said.id in ids}

    def said(one: Said, *, quoted: bool) -> Said:
        same = quoted and not one.asked and one.text in texts
        return replace(one, value=None, text=say.OMITTED, left_out=True) if one.id in ids or same else one

    def entry(one: Entry) -> Entry:
        lines = tuple(
            replace(line, said=tuple(said(each, quoted=QUOTED.get(one.record) == line.field) for each in line.said))
            for line in one.lines
        )
        return replace(one, lines=lines, under=tuple(map(entry, one.under)))

    return replace(
        found,
        person=tuple(map(entry, found.person)),
        rounds=tuple(map(entry, found.rounds)),
        stays=tuple(map(entry, found.stays)),
        goals=tuple(map(entry, found.goals)),
        notes=tuple(map(entry, found.notes)),
        follow_ups=tuple(map(entry, found.follow_ups)),
        statuses=tuple(map(entry, found.statuses)),
        plain_pages=tuple(map(entry, found.plain_pages)),
    )


def wordings(entries: Iterable[Entry]) -> Iterator[tuple[tuple[Entry, ...], Line, Said]]:
    """Every wording with its field and the records that it stands under, the outermost first."""
    for entry in entries:
        for line in entry.lines:
            yield from (((entry,), line, said) for said in line.said)
        yield from (((entry, *path), line, said) for path, line, said in wordings(entry.under))


def content_of(found: Everything, head: Head) -> Json:
    """The copy as data."""
    return {
        "document": say.DOCUMENT,
        "head": dict(head.facts()),
        "citizen": [_entry(entry) for entry in found.person],
        "gatherings": [_entry(entry) for entry in found.rounds],
        "stays": [_entry(entry) for entry in found.stays],
        "goals": [_entry(entry) for entry in found.goals],
        "notes": [_entry(entry) for entry in found.notes],
        "follow_ups": [_entry(entry) for entry in found.follow_ups],
        "statuses": [_entry(entry) for entry in found.statuses],
        "plain_pages": [_entry(entry) for entry in found.plain_pages],
        "course_cases": [{"begun_on": c.begun_on.isoformat(), "what": c.heading} for c in found.course_cases],
        "access": [{"at": a.at.isoformat(), "by": a.by, "what": access.what(a.what)} for a in found.accesses],
        "changes": [{"at": c.at.isoformat(), "by": c.by, "label": c.label, "what": c.what} for c in found.changes],
        "left_out": _left_out(found),
    }


def everything_report(found: Everything, head: Head, age: int | None, at: datetime) -> PlainReport:
    """The same copy on paper: the head, each round theme by theme, goals, notes, who saw and who changed."""
    citizen, left = found.citizen, _left_out(found)
    name = display_name(citizen)
    return PlainReport(
        file_title=say.FILE_TITLE.format(initials=initials(citizen)),
        document=say.DOCUMENT,
        kicker=say.KICKER,
        title=say.TITLE.format(name=name),
        initials=initials(citizen),
        marks=(udredning.PRACTICE,) if citizen.practice else (),
        facts=(Fact(udredning.CITIZEN, udredning.years(name, age)), Fact(say.MADE, moment(at))),
        sections=(
            Section(say.HEAD, facts=tuple(_to_fill(say.HEAD_FIELDS[name], text) for name, text in head.facts())),
            *(Section(entry.heading, facts=tuple(_facts(entry))) for entry in (*found.person, *found.rounds)),
            _section(say.STAYS, found.stays, say.NO_STAYS),
            _section(say.GOALS, found.goals, say.NO_GOALS),
            _section(say.NOTES, found.notes, say.NO_NOTES),
            _section(say.FOLLOW_UPS, found.follow_ups, say.NO_FOLLOW_UPS),
            _section(say.STATUSES, found.statuses, say.NO_STATUSES),
            _section(say.PLAIN_PAGES, found.plain_pages, say.NO_PLAIN_PAGES),
            _course_cases(found.course_cases),
            _lines(say.ACCESS, [(a.at, f"{a.by} {access.what(a.what)}") for a in found.accesses], say.NO_ACCESS),
            _lines(say.CHANGES, [(c.at, f"{c.by}, {c.what}") for c in found.changes], say.NO_CHANGES),
        ),
        left_out=say.left_out(left) if left else "",
    )


def _left_out(found: Everything) -> int:
    return sum(said.left_out for _path, _line, said in wordings(found.entries()))


def _entry(entry: Entry) -> Json:
    return {
        "record": entry.record.value,
        "id": entry.id,
        "theme": entry.theme,
        "heading": entry.heading,
        "removed": not entry.there,
        "fields": [
            {"field": line.field, "name": line.name, "said": [_said(one) for one in line.said]} for line in entry.lines
        ],
        "under": [_entry(one) for one in entry.under],
    }


def _said(one: Said) -> Json:
    return {
        "value": one.value,
        "text": one.text,
        "state": one.state.value,
        "since": one.at.isoformat() if one.at else None,
        "by": one.by,
        "left_out": one.left_out,
    }


def _to_fill(label: str, text: str) -> Fact:
    return Fact(label, text.strip() or f"{say.TO_FILL}\n{say.TO_FILL}")


def _facts(entry: Entry) -> Iterator[Fact]:
    """A record's own fields one by one, each record under it as one."""
    for line in _not_in_heading(entry):
        yield Fact(line.name, "\n\n".join(map(_on_paper, line.said)))
    yield from (_fact(one) for one in entry.under)


def _fact(entry: Entry) -> Fact:
    lines = _not_in_heading(entry)
    parts = [_labelled(line.name, "\n\n".join(map(_on_paper, line.said))) for line in lines if not _is_mark(line)]
    marks = [_on_paper(said) for line in entry.lines if _is_mark(line) for said in line.said]
    if marks:
        parts.append(_labelled(say.MARKS, "\n".join(marks)))
    for one in entry.under:
        inner = _fact(one)
        said_already = bool(one.lines) and one.lines[0].name == inner.label
        parts.append(inner.text if said_already else f"{inner.label}:\n{inner.text}")
    return Fact(entry.heading, "\n\n".join(parts))


def _not_in_heading(entry: Entry) -> list[Line]:
    """The fields but for the day that names the record, where it never was another."""
    return [line for line in entry.lines if not _is_named_by(line)]


def _is_named_by(line: Line) -> bool:
    return line.field in _DAYS and [one.state for one in line.said] == [State.NOW]


def _labelled(name: str, text: str) -> str:
    short = "\n" not in text and len(name) + len(text) <= _ONE_LINE
    return f"{name}: {text}" if short else f"{name}:\n{text}"


def _is_mark(line: Line) -> bool:
    return line.name == say.MARKED


def _on_paper(one: Said) -> str:
    state = say.state(one.state, one.at, one.by)
    return f"({state}) {one.text}" if state else one.text


def _section(heading: str, entries: tuple[Entry, ...], nothing: str) -> Section:
    return Section(heading, "" if entries else nothing, tuple(map(_fact, entries)))


def _lines(heading: str, lines: list[tuple[datetime, str]], nothing: str) -> Section:
    return Section(heading, "" if lines else nothing, tuple(Fact(moment(at), text) for at, text in lines))


def _course_cases(found: tuple[CourseDraft, ...]) -> Section:
    facts = tuple(Fact(long_date(one.begun_on), one.heading) for one in found)
    return Section(say.COURSE_CASES, "" if found else say.NO_COURSE_CASES, facts)


_NOTE = frozenset({"text", "did", "own_words"})
"""A sheet on which none of them ever stood is no note."""


class _Making:
    """Puts the records of a dossier in order under each other."""

    def __init__(self, records: tuple[Traced, ...], catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._of: dict[Record, list[Traced]] = {record: [] for record in KINDS}
        for one in records:
            self._of[one.record].append(one)
        self._terms: dict[str, str] = {theme.code: theme.name for theme in catalogue.themes}
        self._terms |= {group.code: group.term for group in catalogue.groups}
        self._theme_order = {code: n for n, code in enumerate(self._terms)}
        self._days = {one.id: str(one.value("held_on") or "") for one in self._of[Record.GATHERING]}

    def made(self, citizen: Citizen, accesses: tuple[Seen, ...], changes: tuple[Change, ...]) -> Everything:
        """All of it."""
        return Everything(
            citizen,
            (
                *(self._entry(one, say.PERSON) for one in self._of[Record.CITIZEN]),
                *(self._entry(one, say.CASE) for one in self._of[Record.CASE]),
                *(self._entry(one, say.CONTACT.format(number=n)) for n, one in enumerate(self._of[Record.CONTACT], 1)),
            ),
            tuple(map(self._round, self._newest(Record.GATHERING, "held_on"))),
            tuple(map(self._stay, self._newest(Record.STAY, "begun_on"))),
            self._goals(),
            tuple(self._note(one) for one in self._newest(Record.NOTE, "observed_on") if one.fields.keys() & _NOTE),
            tuple(map(self._follow_up, self._newest(Record.FOLLOW_UP, "held_on"))),
            tuple(map(self._status, self._newest(Record.STATUS, "written_on"))),
            tuple(
                self._entry(one, say.PLAIN_PAGE.format(number=n))
                for n, one in enumerate(sorted(self._of[Record.PLAIN_PAGE], key=_place), 1)
            ),
            accesses,
            tuple(self._done(change) for change in changes),
        )

    def _newest(self, record: Record, day: str) -> list[Traced]:
        """What stands first, then what was removed; the newest day first."""
        found = self._of[record][::-1]
        found.sort(key=lambda one: str(one.value(day) or ""), reverse=True)
        return sorted(found, key=lambda one: not _stands(one))

    def _round(self, one: Traced) -> Entry:
        themes, kept = [c for record in THEMED for c in self._of[record] if c.id == one.id], _stands(one)
        diagnoses = [d for d in self._of[Record.DIAGNOSIS] if d.owner == one.id]
        under = tuple(self._entry(d, say.DIAGNOSIS.format(number=n), kept=kept) for n, d in enumerate(diagnoses, 1))
        under += self._at_themes(themes, kept=kept)
        found = [a for a in self._of[Record.ASSESSMENT] if a.owner == one.id]
        under += tuple(self._assessment(a, n, kept=kept) for n, a in enumerate(found, 1))
        return self._entry(one, say.ROUND.format(day=self._day(one, "held_on")), under=under)

    def _assessment(self, one: Traced, number: int, *, kept: bool) -> Entry:
        """What one of two assessors gave."""
        ratings = [given for given in self._of[Record.RATING] if given.id == one.id]
        under = self._at_themes(ratings, kept=kept and _stands(one))
        return self._entry(one, say.ASSESSMENT.format(number=number), kept=kept, under=under)

    def _at_themes(self, found: list[Traced], *, kept: bool) -> tuple[Entry, ...]:
        """In the catalogue's order, without those that never said anything."""
        order = self._theme_order
        found.sort(key=lambda c: (order.get(c.theme or ThemeCode(""), len(order)), c.theme))
        return tuple(e for c in found if (e := self._entry(c, self._term(c.theme), kept=kept)).lines)

    def _goals(self) -> tuple[Entry, ...]:
        found = sorted(self._of[Record.GOAL], key=_place)
        orders = (self._entry(one, say.ORDER.format(day=self._day(one, "dated_on"))) for one in self._of[Record.ORDER])
        plans = (self._plan(one, n) for n, one in enumerate(self._of[Record.CARE_PLAN], 1))
        return *orders, *plans, *(self._goal(one, say.GOAL.format(number=n)) for n, one in enumerate(found, 1))

    def _plan(self, one: Traced, number: int) -> Entry:
        kept, found = _stands(one), [each for each in self._of[Record.INTERVENTION] if each.owner == one.id]
        under = (self._entry(e, say.INTERVENTION.format(number=n), kept=kept) for n, e in enumerate(found, 1))
        return self._entry(one, say.CARE_PLAN.format(number=number), under=tuple(under))

    def _goal(self, one: Traced, heading: str) -> Entry:
        found = sorted((s for s in self._of[Record.SUB_GOAL] if s.owner == one.id), key=_place)
        kept = _stands(one)
        under = tuple(self._entry(s, say.SUB_GOAL.format(number=n), kept=kept) for n, s in enumerate(found, 1))
        return self._entry(one, heading, under=under)

    def _note(self, one: Traced) -> Entry:
        added = [a for a in self._of[Record.ADDITION] if a.owner == one.id]
        kept = _stands(one)
        under = tuple(self._entry(a, say.ADDITION, kept=kept) for a in added)
        return self._entry(one, say.NOTE.format(day=self._day(one, "observed_on")), under=under)

    def _stay(self, one: Traced) -> Entry:
        kept = _stands(one)
        meetings = [held for held in self._of[Record.MEETING] if held.owner == one.id]
        under = tuple(self._entry(m, say.MEETING.format(day=self._day(m, "held_on")), kept=kept) for m in meetings)
        return self._entry(one, say.STAY.format(day=self._day(one, "begun_on")), under=under)

    def _follow_up(self, one: Traced) -> Entry:
        kept = _stands(one)
        parts = [part for part in self._of[Record.FOLLOW_UP_PART] if part.owner == one.id]
        under = [self._entry(part, say.STATUS_PART.format(number=n), kept=kept) for n, part in enumerate(parts, 1)]
        results = [each for each in self._of[Record.FOLLOW_UP_RESULT] if each.owner == one.id]
        under += [self._entry(each, say.RESULT.format(number=n), kept=kept) for n, each in enumerate(results, 1)]
        return self._entry(one, say.FOLLOW_UP.format(day=self._day(one, "held_on")), under=tuple(under))

    def _status(self, one: Traced) -> Entry:
        kept = _stands(one)
        parts = [part for part in self._of[Record.STATUS_PART] if part.owner == one.id]
        under = tuple(self._entry(part, say.STATUS_PART.format(number=n), kept=kept) for n, part in enumerate(parts, 1))
        return self._entry(one, say.STATUS.format(day=self._day(one, "written_on")), under=under)

    def _entry(self, one: Traced, heading: str, *, kept: bool = True, under: tuple[Entry, ...] = ()) -> Entry:
        """`kept` is False where what it hangs under was removed: it may be about somebody else altogether."""
        stands = _stands(one)
        if PENDING in one.fields:
            heading = say.PENDING
        elif not stands and one.record not in THEMED:
            heading = say.removed(heading)
        names = [*(f.name for f in KINDS[one.record].fields), *sorted(n for n in one.fields if not _known(one, n))]
        lines = tuple(self._line(one, name, kept=kept and stands) for name in names if name in one.fields)
        return Entry(one.record, one.id, one.theme, heading, stands, lines, under)

    def _line(self, one: Traced, name: str, *, kept: bool) -> Line:
        said_of = cells_said(one.record, name, self._catalogue, self._held)
        said = [self._said(one, name, wording, said_of, kept=kept) for wording in one.fields[name]]
        said.sort(key=lambda s: s.state not in (State.NOW, State.TYPING))
        return Line(self._in_code(name), say.name(one.record, name), tuple(said))

    def _in_code(self, name: str) -> str:
        """A field by its name in code; of a mark without its prompt, where that may be anybody's words too."""
        prompt = prompt_of(name)
        known = prompt is None or any(p.id == prompt for theme in self._catalogue.themes for p in theme.prompts)
        return name if known else "mark"

    def _said(self, one: Traced, name: str, wording: Wording, said_of: Callable[[Value], str], *, kept: bool) -> Said:
        own = name in _WRITERS or (kept and name in _OWN.get(one.record, ()))
        return Said(
            "/".join((one.record, one.id, one.theme or "", name, str(wording.number))),
            self._code(one.record, name, wording.value),
            said_of(wording.value),
            wording.state,
            wording.at,
            wording.by,
            asked=not (own and wording.state is State.NOW) and self._is_text(one.record, name, wording.value),
        )

    def _code(self, record: Record, name: str, value: Value) -> Value:
        """The value as it is coded; None where it is words, which its text is already."""
        if (prompt := prompt_of(name)) is not None:
            return read(prompt, str(value)).frequency.value
        return value if KINDS[record].has(name) and KINDS[record].field(name).typed is None else None

    def _is_text(self, record: Record, name: str, value: Value) -> bool:
        """Whether somebody wrote it in words of their own."""
        if (prompt := prompt_of(name)) is not None:
            return not is_of_catalogue(prompt, value, self._catalogue)
        return name == PENDING or KINDS[record].field(name).typed is not None

    def _done(self, change: Change) -> Done:
        names: dict[str, dict[str, None]] = {}
        for edit in change.edits:
            if edit.ref.kind in KINDS and KINDS[edit.ref.kind].has(edit.ref.field):
                theme = self._term(edit.ref.theme) if edit.ref.theme else ""
                names.setdefault(theme, {})[say.name(edit.ref.kind, edit.ref.field)] = None
        said = say.changed(change.label, [(theme, list(fields)) for theme, fields in names.items()])
        return Done(change.at, change.by, change.label.value, said)

    def _held(self, gathering: str) -> str:
        """Udredning 3. maj 2026"""
        return say.ROUND.format(day=_long(self._days.get(gathering, "")))

    def _day(self, one: Traced, name: str) -> str:
        last = one.fields.get(name)
        return _long(str(one.value(name) or (last[-1].value if last else "")))

    def _term(self, theme: ThemeCode | None) -> str:
        return self._terms.get(theme or "", str(theme or ""))


def _known(one: Traced, name: str) -> bool:
    return KINDS[one.record].has(name)


def _stands(one: Traced) -> bool:
    return (one.there or PENDING in one.fields) and not one.removed


def _place(one: Traced) -> tuple[bool, int]:
    """What was removed comes last."""
    return not _stands(one), int(str(one.row.get("place") or 0))


def _long(day: str) -> str:
    return long_date(datetime.fromisoformat(day).date()) if day else ""
