"""What can go wrong when an archive is unlocked. All expected; `words.errors` has the sentences."""


class KeyRingError(Exception):
    """Base of the expected errors of this package."""


class WrongSecret(KeyRingError):
    """The slot file is whole, but no slot opens with this passphrase."""


class DamagedSlots(KeyRingError):
    """Neither the slot file nor its copy can be read as what was written."""


class NewerSlots(KeyRingError):
    """The slot file is whole, but a newer program wrote it."""
