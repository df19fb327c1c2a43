"""Templates of notes: what is written again and again, kept for everybody who opens the archive.

They are a setting, about nobody. Nothing here goes with a citizen who is erased, which is said where one is written.
"""

import json
from dataclasses import asdict, fields, replace
from typing import Any

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.alphabet import danish_order
from ffbdesk.services.desk import Desk, fitting, one_line

SETTING = "note_templates"
NAME_MAX = 60
"""Characters in what a list calls one."""


class NoTemplateName(Exception):
    """A template is chosen by its name."""


class NoTemplateText(Exception):
    """Nothing would be put in."""


class TemplateNameTaken(Exception):
    """Two of one name could not be told apart in a list."""


@dataclass(frozen=True, slots=True)
class Template:
    """What it puts into a note: each part where the note asks for it."""

    id: str
    name: str
    text: str = ""
    """What happened."""
    did: str = ""
    """What the author did."""


def listing(desk: Desk) -> tuple[Template, ...]:
    """All of them, in the order of their names."""
    return tuple(Template(*(str(one.get(name, "")) for name in _FIELDS)) for one in _stored(desk))


def _stored(desk: Desk) -> list[dict[str, Any]]:
    """As they are kept, with whatever a later program has added; nothing where what is kept cannot be read."""
    try:
        found = json.loads(desk.ledger.read.setting(SETTING) or "[]")
    except ValueError:
        return []
    return [one for one in found if isinstance(one, dict) and one.get("id")] if isinstance(found, list) else []


def keep(desk: Desk, wanted: Template) -> Template:
    """A new one, where its id is empty; else the one of this id, changed.

    Raises NoTemplateName, NoTemplateText, TemplateNameTaken, TooLong, storage errors.
    """
    made = replace(
        wanted,
        name=one_line(wanted.name, NAME_MAX),
        text=fitting(wanted.text).strip("\n"),
        did=fitting(wanted.did).strip("\n"),
    )
    others = [one for one in listing(desk) if one.id != made.id]
    if not made.name:
        raise NoTemplateName
    if not (made.text.strip() or made.did.strip()):
        raise NoTemplateText
    if made.name.casefold() in {one.name.casefold() for one in others}:
        raise TemplateNameTaken
    made = made if made.id else replace(made, id=desk.new_id())
    _store(desk, [*others, made])
    return made


def remove(desk: Desk, which: str) -> None:
    """Take one away for good: notes that were written with it stay as they are."""
    _store(desk, [one for one in listing(desk) if one.id != which])


def _store(desk: Desk, found: list[Template]) -> None:
    found.sort(key=lambda one: danish_order(one.name))
    before = {one["id"]: one for one in _stored(desk)}
    kept = [{**before.get(one.id, {}), **asdict(one)} for one in found]
    desk.ledger.keep_setting(SETTING, json.dumps(kept, ensure_ascii=False) if kept else "")


_FIELDS = tuple(one.name for one in fields(Template))
