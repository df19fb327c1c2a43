"""Parse the command line, run one command, and turn every expected error into one sentence."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from ffbdesk import __version__
from ffbdesk.cli.answering import NotAnswered
from ffbdesk.words import commands as say

OK, FAILED = 0, 1


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Gives the exit status: 0, or 1 with one Danish sentence on stderr; wrong use exits with 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    given = sys.argv[1:] if argv is None else list(argv)
    args = _parser(given[0] if given else "").parse_args(given)
    try:
        return int(_command(args.command)(args))
    except (KeyboardInterrupt, EOFError):
        return _say(say.INTERRUPTED)
    except BrokenPipeError:
        _forget_output()
        return FAILED
    except NotAnswered as error:
        _forget_output()
        print(say.NOT_ANSWERED, file=sys.stderr)
        print(error.text, file=sys.stderr)
        return FAILED
    except Exception as error:
        from ffbdesk.words.errors import explained  # a long table, for when something is wrong

        known = explained(error)
        return _say(known.sentence() if known else _reported(error))


def _forget_output() -> None:
    """Nobody reads on. Without this the interpreter complains when it flushes on the way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(sentence: str) -> int:
    print(say.one_line(sentence), file=sys.stderr)
    return FAILED


def _reported(error: Exception) -> str:
    from ffbdesk.app.bugs import report  # loaded only when something is wrong

    return say.BUG.format(path=report(error))


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    from ffbdesk.cli import windows

    if name in windows.BY_NAME:
        return windows.BY_NAME[name]
    if name == "course":
        from ffbdesk.cli import course

        return course.run
    from ffbdesk.cli import commands  # the services cost a tenth of a second: --help and a window wait for none

    return commands.BY_NAME[name]


def _parser(asked: str) -> argparse.ArgumentParser:
    """Knows all commands; where one of them is asked for, that one alone: to describe all takes longer than to read."""
    _speak_danish()
    parser = argparse.ArgumentParser(prog="ffbdesk", description=say.PROGRAM)
    parser.add_argument("--version", action="version", version=f"FFB Desk {__version__}", help=say.VERSION)
    commands = parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    for name, (told, describe) in _COMMANDS.items():
        if asked == name or asked not in _COMMANDS:
            describe(commands.add_parser(name, help=told))
    return parser


def _speak_danish() -> None:
    """In place of gettext, which searches the computer's folders for a translation that no Python comes with."""
    argparse._ = lambda text: say.ARGPARSE.get(text, text)  # type: ignore[attr-defined]
    argparse.ngettext = lambda one, many, n: say.ARGPARSE.get(one if n == 1 else many, many)  # type: ignore[attr-defined]


def _run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("archive", metavar="ARKIV", type=Path, nargs="?", help=say.RUN_ARG)


def _new(parser: argparse.ArgumentParser) -> None:
    _with_archive(parser)
    parser.add_argument("--user", metavar="NAVN", help=say.USER_ARG)


def _list(parser: argparse.ArgumentParser) -> None:
    _with_archive(parser)
    _with_json(parser)


def _import(parser: argparse.ArgumentParser) -> None:
    _with_archive(parser)
    parser.add_argument("files", metavar="FIL", type=Path, nargs="+", help=say.FILE_ARG)


def _schema(parser: argparse.ArgumentParser) -> None:
    kinds = ["udredning", "indsatsmaal", "sag", "opgave", "svar"]
    parser.add_argument("format", metavar="FORMAT", choices=kinds, nargs="?", help=say.FORMAT_ARG)


def _backup(parser: argparse.ArgumentParser) -> None:
    _with_archive(parser)
    parser.add_argument("--out", metavar="MAPPE", type=Path, help=say.BACKUP_OUT_ARG)


def _organisation(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="NØGLEFIL", type=Path, help=say.KEY_FILE_ARG)


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="KOPI", type=Path, help=say.BACKUP_ARG)
    parser.add_argument("--to", dest="archive", metavar="ARKIV", type=Path, required=True, help=say.TO_ARG)
    _with_passphrase(parser)


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", metavar="MAPPE", type=Path, required=True, help=say.OUT_ARG)


def _course(parser: argparse.ArgumentParser) -> None:
    from ffbdesk.cli import course  # it knows the course room, which no other command asks for

    course.describe(parser)


def _nothing(_parser: argparse.ArgumentParser) -> None:
    """It takes no argument."""


def _with_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=say.JSON_ARG)


def _with_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--passphrase-file", metavar="FIL", type=Path, help=say.PASSPHRASE_ARG)


def _with_archive(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("archive", metavar="ARKIV", type=Path, help=say.ARCHIVE_ARG)
    _with_passphrase(parser)


def _export(parser: argparse.ArgumentParser) -> None:
    _with_archive(parser)
    parser.add_argument("--citizen", metavar="ID", required=True, help=say.CITIZEN_ARG)
    parser.add_argument("--round", metavar="ID", help=say.ROUND_ARG)
    parser.add_argument(
        "--what",
        choices=[
            "udredning",
            "indsatsmaal",
            "delmaal",
            "noter",
            "statusnotat",
            "opfoelgning",
            "forloeb",
            "bestilling",
            "borger",
        ],
        required=True,
        help=say.WHAT_ARG,
    )
    parser.add_argument("--format", choices=["pdf", "json"], required=True, help=say.AS_ARG)
    parser.add_argument("--form", choices=["kort", "fuld"], default="kort", help=say.FORM_ARG)
    parser.add_argument("--cpr", action="store_true", help=say.CPR_ARG)
    parser.add_argument("--initials", action="store_true", help=say.INITIALS_ARG)
    parser.add_argument("--without-sensitive", action="store_true", help=say.SENSITIVE_ARG)
    parser.add_argument("--all-data", action="store_true", help=say.ALL_DATA_ARG)
    parser.add_argument("--organisation", metavar="NAVN", help=say.ORGANISATION_ARG)
    parser.add_argument("--address", metavar="TEKST", default="", help=say.ADDRESS_ARG)
    parser.add_argument("--logo", metavar="FIL", type=Path, help=say.LOGO_ARG)
    parser.add_argument("--out", metavar="MAPPE", type=Path, required=True, help=say.OUT_ARG)


_COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "run": (say.RUN, _run),
    "new": (say.NEW, _new),
    "list": (say.LIST, _list),
    "import": (say.IMPORT, _import),
    "export": (say.EXPORT, _export),
    "catalog": (say.CATALOG, _with_json),
    "schema": (say.SCHEMA, _schema),
    "check": (say.CHECK, _with_archive),
    "backup": (say.BACKUP, _backup),
    "restore": (say.RESTORE, _restore),
    "organisation": (say.ORGANISATION_KEY, _organisation),
    "course": (say.COURSE, _course),
    "demo": (say.DEMO, _demo),
    "selftest": (say.SELFTEST, _nothing),
}
"""Each command: what it does, and what it takes."""
