"""The commands. Each opens what it needs, calls one service and prints."""

import json
import sys
from argparse import Namespace
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from ffbdesk.app import decided
from ffbdesk.app.machine import this_machine
from ffbdesk.catalog import listing, loader
from ffbdesk.cli.answering import answer
from ffbdesk.cli.passphrase import given
from ffbdesk.domain.ids import CitizenId, GatheringId
from ffbdesk.domain.rules import display_name
from ffbdesk.services import archive, backups, citizens, people, restoring
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import ArchiveDamaged, UnknownRecord
from ffbdesk.storage.lists import CitizenLine
from ffbdesk.words import commands as say
from ffbdesk.words.checks import unopened
from ffbdesk.words.dates import short_date
from ffbdesk.words.errors import explained

if TYPE_CHECKING:
    from ffbdesk.export.choices import Choices


@contextmanager
def _open(args: Namespace, *, mend: bool = True) -> Iterator[Desk]:
    archive.must_be_there(args.archive)
    desk = archive.open_(args.archive, given(args.passphrase_file), this_machine(), mend=mend)
    for told in archive.strange(desk):
        print(say.one_line(told), file=sys.stderr)
    try:
        yield desk
    finally:
        desk.close()


def _new(args: Namespace) -> int:
    machine = this_machine()
    user = args.user or archive.login_name()
    desk = archive.create(args.archive, user, given(args.passphrase_file, twice=True), machine)
    people.with_decided(desk, decided.real().organisation).close()
    answer(say.one_line(say.made(args.archive.absolute().name)))
    return 0


def _list(args: Namespace) -> int:
    with _open(args) as desk:
        desk.saw("view liste")
        lines = citizens.listing(desk)
    if args.json:
        answer(json.dumps([_as_json(line) for line in lines], ensure_ascii=False, indent=2))
    else:
        answer("\n".join(map(_as_text, lines)) or say.NOBODY)
    return 0


def _as_json(line: CitizenLine) -> dict[str, object]:
    rounds = [{"id": r.id, "held_on": r.held_on.isoformat(), "finished": r.finished} for r in line.rounds]
    return {"id": line.citizen.id, "name": display_name(line.citizen), "gatherings": rounds}


def _as_text(line: CitizenLine) -> str:
    rounds = (f"  {short_date(r.held_on)}  {say.FINISHED if r.finished else say.OPEN}  {r.id}" for r in line.rounds)
    return "\n".join([f"{say.one_line(display_name(line.citizen))}  {line.citizen.id}", *rounds])


def _import(args: Namespace) -> int:
    from ffbdesk.services import intake  # the shapes of our files take a tenth of the start; only an import needs them

    with _open(args) as desk:
        for taken in intake.take_in(desk, args.files):
            answer(say.one_line(intake.as_line(taken)))
    return 0


def _export(args: Namespace) -> int:
    # Only an export needs reportlab: it is loaded while the passphrase is asked for and becomes a key.
    Thread(target=import_module, args=["ffbdesk.services.handover"]).start()
    with _open(args) as desk:
        from ffbdesk.services import handover

        citizen = CitizenId(args.citizen)
        form, asked = handover.Form(args.format), GatheringId(args.round) if args.round is not None else None
        choices = _choices(args)
        beside = _beside_rounds(desk, args, citizen, asked, choices)
        if beside is not None:
            answer(beside)
            return 0
        gathering = asked or handover.newest(desk, citizen)
        if desk.ledger.read.citizen_of(gathering) != citizen:
            raise UnknownRecord
        wanted = handover.Wanted(handover.Paper(args.form), choices)
        answer(handover.save(desk, gathering, form, args.out, wanted))
    return 0


def _beside_rounds(
    desk: "Desk", args: Namespace, citizen: CitizenId, asked: GatheringId | None, choices: "Choices"
) -> Path | None:
    """Save what is no round; None where a round is wanted."""
    from ffbdesk.services import handover

    form, out, what = handover.Form(args.format), args.out, handover.What(args.what)
    if what is handover.What.BORGER and (form is not handover.Form.JSON or not choices.sensitive):
        raise handover.OnlyWhole

    def of_citizen() -> Path:
        from ffbdesk.services import whole  # it reads back what it writes: the shapes, as an import

        return whole.save(desk, citizen, out)

    def of_status() -> Path:
        return handover.save_status(desk, handover.newest_status(desk, citizen), out, form, choices=choices)

    def of_follow_up() -> Path:
        return handover.save_follow_up(desk, handover.newest_follow_up(desk, citizen), out, form, choices=choices)

    def of_progression() -> Path:
        if form is not handover.Form.PDF:
            raise handover.OnlyPaper
        return handover.save_progression(desk, citizen, out, choices=choices)

    def of_order() -> Path:
        return handover.save_order(desk, handover.newest_order(desk, citizen), out, form, choices=choices)

    savers: dict[handover.What, Callable[[], Path]] = {
        handover.What.INDSATSMAAL: lambda: handover.save_goals(desk, citizen, form, out, asked, choices=choices),
        handover.What.DELMAAL: lambda: handover.save_sub_goals(desk, citizen, out, form, choices=choices),
        handover.What.STATUSNOTAT: of_status,
        handover.What.OPFOELGNING: of_follow_up,
        handover.What.FORLOEB: of_progression,
        handover.What.BESTILLING: of_order,
        handover.What.NOTER: lambda: handover.save_notes(desk, citizen, out, form, choices=choices),
        handover.What.BORGER: of_citizen,
    }
    return savers[what]() if what in savers else None


def _choices(args: Namespace) -> "Choices":
    from ffbdesk.services import letterheads  # with the rest of what only an export needs

    named = args.organisation or args.address or args.logo
    sender = letterheads.made(args.organisation or "", args.address, args.logo) if named else None
    return letterheads.Choices(
        whole_cpr=args.cpr,
        initials_only=args.initials,
        sensitive=not args.without_sensitive,
        all_data=args.all_data,
        letterhead=sender,
    )


def _catalog(args: Namespace) -> int:
    catalogue = loader.load()
    if args.json:
        answer(json.dumps(listing.as_dict(catalogue), ensure_ascii=False, indent=2))
    else:
        answer("\n".join(f"{theme.kind:2}  {theme.name}" for theme in catalogue.themes))
    return 0


def _schema(args: Namespace) -> int:
    from ffbdesk.export.course import shape as course  # as above
    from ffbdesk.export.file.formats import SHAPES, schema  # as an import: the shapes take a tenth of the start

    asked = [name for name in (*SHAPES, *course.SHAPES) if args.format in (None, name.removeprefix("ffbdesk/"))]
    found = {name: schema(name) if name in SHAPES else course.schema(name) for name in asked}
    answer(json.dumps(found[asked[0]] if args.format else found, ensure_ascii=False, indent=2))
    return 0


def _check(args: Namespace) -> int:
    try:
        with _open(args, mend=False) as desk:
            found = archive.check(desk)
            counts = {} if found else desk.ledger.read.counts()
    except ArchiveDamaged as error:
        answer(unopened(error))
        raise
    if found:
        answer("\n".join(found))
        print(say.CHECK_FOUND, file=sys.stderr)
        return 1
    answer(say.sound(counts["citizen"], counts["gathering"]))
    return 0


def _backup(args: Namespace) -> int:
    with _open(args) as desk:
        if args.out is not None:
            answer(backups.save_to(desk, args.out).path)
            return 0
        made = backups.make(desk)
    answer(made.backup.path)
    if made.trouble is not None:
        known = explained(made.trouble)
        print(known.sentence() if known else "", file=sys.stderr)
    return 0


def _restore(args: Namespace) -> int:
    kept = ""
    if restoring.is_archive(args.archive):
        with _open(args) as desk:
            kept = str(restoring.into_archive(args.file, desk).backup.path)
            counts = desk.ledger.read.counts()
    else:
        desk = restoring.into_new_folder(args.file, args.archive, given(args.passphrase_file), this_machine())
        counts = desk.ledger.read.counts()
        desk.close()
    answer(say.one_line(say.restored(args.archive.absolute().name, counts["citizen"], counts["gathering"], kept)))
    return 0


def _organisation(args: Namespace) -> int:
    found = people.public_half(args.file)
    line = {"navn": found.name, "noegle": b64encode(found.public).decode()}
    answer(f'"organisation": {json.dumps(line, ensure_ascii=False)}')
    return 0


BY_NAME: dict[str, Callable[[Namespace], int]] = {
    "new": _new,
    "list": _list,
    "import": _import,
    "export": _export,
    "catalog": _catalog,
    "schema": _schema,
    "check": _check,
    "backup": _backup,
    "restore": _restore,
    "organisation": _organisation,
}
