"""Files of an archive that are cut, emptied, exchanged, renamed or gone; and what stands in clear in any of them."""

import contextlib
import io
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ffbdesk.app import log, session
from ffbdesk.cli.main import main
from ffbdesk.services import backups, erasure, handover, people
from ffbdesk.services.desk import Desk
from ffbdesk.services.waiting import PendingFiles
from ffbdesk.words import errors
from tests.faults.kinds import Tally
from tests.support import PASSPHRASE, begun, made, person
from tests.whole import test_nothing_in_clear as clear

FILES = ("arkiv.db", "noegler.json", "noegler-kopi.json", "arkiv.laas.json", "arkiv.db-journal")


def _folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


HARMS: dict[str, Callable[[Path], object]] = {
    "cut": lambda p: p.write_bytes(p.read_bytes()[: p.stat().st_size // 2 + 1]),
    "empty": lambda p: p.write_bytes(b""),
    "foreign": lambda p: p.write_bytes(b"noget helt andet " * 500),
    "renamed": lambda p: p.rename(p.with_name(f"{p.name}.gammel")),
    "missing": Path.unlink,
    "a folder": _folder_instead,
}


def bad(folder: Path, times: int, chance: random.Random) -> Tally:
    """Each harm to each file, then `check`: one sentence, or all is well; never a traceback."""
    return _checked(folder, times)


def bad_control(folder: Path, times: int, chance: random.Random) -> Tally:
    """With a program that has no words for its errors."""
    kept, errors._TABLE = errors._TABLE, {}
    try:
        return _checked(folder, times)
    finally:
        errors._TABLE = kept


def _checked(folder: Path, times: int) -> Tally:
    tally = Tally()
    with made(folder / "whole") as desk:
        begun(desk)
    (folder / "whole" / "arkiv.db-journal").write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" + b"x" * 5000)
    cases = [(name, harm) for name in FILES for harm in HARMS]
    for name, harm in cases[:times]:
        hurt = folder / f"{name} {harm}"
        shutil.copytree(folder / "whole", hurt)
        if name != "arkiv.db-journal":
            (hurt / "arkiv.db-journal").unlink()
        HARMS[harm](hurt / name)
        tally.add("cases")
        out, err = io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patched, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            patched.setenv("FFBDESK_PASSPHRASE", PASSPHRASE)
            patched.setattr("ffbdesk.own_folders.logs", lambda: folder / "log")
            status = main(["check", str(hurt)])
        said = err.getvalue()
        if status and (said.count("\n") != 1 or "Traceback" in said or "fejl i sig selv" in said):
            tally.fault(f"{name} {harm}: {said[:80]}")
        tally.add("sentences" if status else "no harm")
    return tally


def plaintext(folder: Path, times: int, chance: random.Random) -> Tally:
    """Everything typed twice over, with all that the program writes on the way; then every file is read."""
    return _searched(folder, times, export=False)


def plaintext_control(folder: Path, times: int, chance: random.Random) -> Tally:
    """With an export among the files: it must be found."""
    return _searched(folder, times, export=True)


def _searched(folder: Path, times: int, *, export: bool) -> Tally:
    tally, usual = Tally(), (clear.SEEDS, clear.CPR, clear.STRINGS)
    handler = log.start(folder / "log")
    try:
        for n in range(times):
            clear.SEEDS = {name: f"{text}-{n}" for name, text in usual[0].items()}
            clear.CPR = f"010181000{n}"
            clear.STRINGS = (*clear.SEEDS.values(), clear.CPR)
            where = folder / str(n)
            with made(where / "arkiv") as desk:
                clear.type_everything(desk)
                _use(desk, where, export=export)
                tally.add("strings", len(clear.STRINGS))
                for found in clear.found_in(where, folder / "log"):
                    tally.fault(found)
            for found in clear.found_in(where, folder / "log"):
                tally.fault(found)
            tally.add("files", sum(1 for path in where.rglob("*") if path.is_file()))
    finally:
        clear.SEEDS, clear.CPR, clear.STRINGS = usual
        if handler is not None:
            import logging

            logging.getLogger().removeHandler(handler)
            handler.close()
    return tally


def _use(desk: Desk, where: Path, *, export: bool) -> None:
    """Backups, a new key, an erasure, text that waits, a place, a crash report, a drill."""
    from ffbdesk.app import bugs
    from ffbdesk.domain.edits import Scope
    from ffbdesk.services import rounds
    from ffbdesk.ui.outbox import Letter

    line = next(line for line in desk.ledger.read.citizens() if line.rounds)
    kept = backups.make(desk).backup
    backups.attempt(desk, kept.path, PASSPHRASE)
    backups.choose_second_place(desk, where)
    people.change_key(desk)
    erasure.erase(desk, person(desk, clear.SEEDS["name"]).id)
    ref = rounds.theme_ref(line.rounds[0].id, desk.catalogue.themes[0].code, "citizen")
    letters = (Letter(ref, clear.SEEDS["citizen"], Scope(line.rounds[0].id)),)
    sealed = session.seal(desk, {"citizen": clear.SEEDS["name"]}, letters)
    PendingFiles(where / "venter").keep(desk.keys.unlocked.archive, desk.clock(), sealed)
    session.keep_place(desk, {"citizen": line.citizen.id})
    try:
        raise ValueError(clear.SEEDS["name"])
    except ValueError as error:
        bugs.report(error, where / "log")
    backups.make(desk)
    if export:
        handover.save(desk, line.rounds[0].id, handover.Form.JSON, where / "ud")
