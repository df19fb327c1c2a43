"""What the window gets from this computer; a test hands in its own."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from ffbdesk import own_folders
from ffbdesk.app import capture, shared_place
from ffbdesk.app.capture import Mark
from ffbdesk.app.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ffbdesk.dictionary import Dictionary
    from ffbdesk.domain.decided import Decided
    from ffbdesk.services.archive import Machine
    from ffbdesk.services.waiting import PendingFiles


LAST_FOLDER = "last_folder"
"""Property of a window: where its last file dialog ended, and the next one begins."""


def _pending() -> "PendingFiles":
    from ffbdesk.services.waiting import PendingFiles

    return PendingFiles()


def _dictionary() -> "Dictionary":
    from ffbdesk.dictionary import load

    return load()


def _nothing_decided() -> "Decided":
    from ffbdesk.domain.decided import Decided

    return Decided()


class Surroundings(NamedTuple):
    """What the window gets from outside. What is given by a function is loaded when it is asked for."""

    settings: Settings
    machine: "Callable[[], Machine]"
    archives: Path
    """Where new archives go."""
    now: Callable[[], datetime]
    choose_folder: Callable[[QWidget, str], Path | None]
    choose_files: Callable[[QWidget, str, str], list[Path]]
    choose_printer: "Callable[[QWidget, QPrinter], bool]"
    decided: "Callable[[], Decided]" = _nothing_decided
    """What the organisation has decided for everybody on this computer."""
    shared: Callable[[], Path | None] = lambda: None
    """Where archives go that everybody on this computer reaches; None where there is no such place."""
    mark: Mark | None = None
    """Hides a window from capture; None where the system cannot."""
    profile_goes: Callable[[], bool] = lambda: False
    """Whether what lies in the user's profile is thrown away at log-out."""
    pending: "Callable[[], PendingFiles]" = _pending
    dictionary: "Callable[[], Dictionary]" = _dictionary
    """Reads the dictionary. Raises NoDictionary."""


def real_surroundings() -> Surroundings:
    """This computer's."""
    return Surroundings(
        settings=Settings(),
        machine=_machine,
        archives=own_folders.archives(),
        decided=_decided,
        shared=shared_place.there,
        profile_goes=_profile_goes,
        mark=capture.real(),
        now=lambda: datetime.now().astimezone(),
        choose_folder=_ask_folder,
        choose_files=_ask_files,
        choose_printer=_ask_printer,
    )


def _decided() -> "Decided":
    from ffbdesk.app import decided

    return decided.real()


def _profile_goes() -> bool:
    from ffbdesk.app import profile

    return profile.is_thrown_away()


def _machine() -> "Machine":
    from ffbdesk.app.machine import this_machine

    return this_machine()


def _ask_folder(parent: QWidget, heading: str) -> Path | None:
    from ffbdesk.app.file_dialogs import folder

    return folder(parent, heading)


def _ask_printer(parent: QWidget, printer: "QPrinter") -> bool:
    from ffbdesk.app.file_dialogs import set_up

    return set_up(parent, printer)


def _ask_files(parent: QWidget, heading: str, kinds: str) -> list[Path]:
    from ffbdesk.app.file_dialogs import files

    return files(parent, heading, kinds)
