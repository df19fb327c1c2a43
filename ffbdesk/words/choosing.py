"""The words of Qt's own file dialog, where the system has none."""

from ffbdesk.words.translate import _

LOOK_IN = _("Kig i:")
NAME = _("Navn:")
KIND = _("Filtype:")
CHOOSE = _("Vælg")
CANCEL = _("Annuller")
