"""What the access log says, in Danish; the log itself keeps short codes and no content."""

from ffbdesk.words.translate import _

_WHAT = {
    "view udredning": _("så udredningen"),
    "view indsatsmaal": _("så indsatsmålene"),
    "view noter": _("så noterne"),
    "view indsigt": _("så alt om borgeren"),
    "export udredning kort pdf": _("gemte udredningen, kort form, som PDF"),
    "export udredning fuld pdf": _("gemte udredningen, fuld form, som PDF"),
    "export udredning json": _("gemte udredningen som JSON"),
    "export indsatsmaal pdf": _("gemte indsatsmålene som PDF"),
    "export indsatsmaal json": _("gemte indsatsmålene som JSON"),
    "export indsigt pdf": _("gemte alt om borgeren som PDF"),
    "export indsigt json": _("gemte alt om borgeren som JSON"),
    "export log": _("gemte loggen"),
    "print kort": _("udskrev udredningen, kort form"),
    "print fuld": _("udskrev udredningen, fuld form"),
    "print indsatsmaal": _("udskrev indsatsmålene"),
    "copy udredning tekst": _("kopierede udredningen som tekst"),
    "copy tema tekst": _("kopierede et tema som tekst"),
    "copy indsatsmaal tekst": _("kopierede et indsatsmål som tekst"),
    "people add": _("gav en person adgang"),
    "people passphrase": _("skiftede en adgangssætning"),
    "people remove": _("fjernede en adgang"),
    "organisation add": _("gav organisationens nøgle adgang"),
    "key change": _("skiftede arkivets nøgle"),
    "sheet print": _("lavede et gendannelsesark"),
    "backup restore": _("hentede en sikkerhedskopi frem"),
    "backup remove": _("slettede sikkerhedskopier"),
    "erase": _("slettede en borger helt"),
}
HEADS = (_("Tidspunkt"), _("Hvem"), _("Borger"), _("Hvad"))
NOBODY = _("(arkivet)")
GONE = _("(slettet)")


def what(code: str) -> str:
    """så udredningen"""
    return _WHAT.get(code, code)
