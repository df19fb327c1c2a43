"""The words of `ffbdesk selftest`."""

from ffbdesk.words.translate import _

ARCHIVE = _("Arkiv oprettet, udredninger gemt")
REOPEN = _("Arkiv åbnet igen og undersøgt")
EXPORT = _("PDF og JSON gemt, JSON læst tilbage")
WINDOW = _("Vindue åbnet")
FINE = _("OK    {step}: {said}")
FAILED = _("FEJL  {step}: {said}")
REPORTED = _("fejlrapporten ligger i {path}")
ROUNDS = _("{n} udredninger")
CITIZENS = _("{n} borgere")
USER = _("Selvtest")
CITIZEN = _("Selvtest Testesen")
