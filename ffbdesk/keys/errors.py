"""What can go wrong when an archive is unlocked. All expected; `words.errors` has the sentences."""


class KeyRingError(Exception):
    """Base of the expected errors of this package."""


class WrongSecret(KeyRingError):
    """The slot file is whole, but no slot opens with this passphrase."""


class WrongSheet(KeyRingError):
    """The recovery sheet is typed right, but it is not this archive's, or no longer."""


class WrongOrganisationKey(KeyRingError):
    """The organisation's key file does not open with this passphrase, or is not this archive's."""


class BadGroup(KeyRingError):
    """A group of the recovery sheet is missing or its check digit does not fit. `group` counts from 1."""

    def __init__(self, group: int) -> None:
        super().__init__()
        self.group = group


class SheetNeedsNumber(KeyRingError):
    """The slot files are gone: the archive's number, the sheet's groups 9 to 16, is needed too."""


class DamagedSlots(KeyRingError):
    """Neither the slot file nor its copy can be read as what was written."""


class NewerSlots(KeyRingError):
    """The slot file is whole, but a newer program wrote it."""


class LastPerson(KeyRingError):
    """The only way in cannot be removed."""


class NameTaken(KeyRingError):
    """Somebody with this name can open the archive already."""


class ForgedSlots(KeyRingError):
    """The list is not the one that this program wrote last: nothing is written on top of it. `names` are its files."""

    def __init__(self, names: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.names = ", ".join(names)


class HalfWritten(KeyRingError):
    """The change holds, but one of the two files is still the old list. `name` is that one's."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class NotACourse(KeyRingError):
    """The archive in the place of the course room is an ordinary one."""


class IsACourse(KeyRingError):
    """A course archive was chosen where people keep their own: nobody's passphrase opens it."""


class ForeignSecret(KeyRingError):
    """The passphrase opens a list whose secret somebody made who never had one of this archive's."""


class SlotExchanged(KeyRingError):
    """The passphrase is right, but the archive's key was sealed to somebody else in its owner's name."""
