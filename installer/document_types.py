"""The files that open FFB Desk: said once. macOS is told by the property list, Linux by linux/ffbdesk.xml."""

import sys
from dataclasses import dataclass

IDENTIFIER = "dk.ffbdesk.FFBDesk"
"""What macOS and AppStream know the program by."""


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of file, by the end of its name."""

    extension: str
    mime: str
    danish: str
    english: str


TYPES = (
    DocumentType("ffbarkiv", "application/x-ffbdesk-arkiv", "FFB Desk-arkiv", "FFB Desk archive"),
    DocumentType("ffbkopi", "application/x-ffbdesk-kopi", "Sikkerhedskopi fra FFB Desk", "FFB Desk backup"),
    DocumentType("ffbsag", "application/x-ffbdesk-sag", "Kursussag til FFB Desk", "FFB Desk course case"),
    DocumentType("ffbopgave", "application/x-ffbdesk-opgave", "Opgave til FFB Desk", "FFB Desk course task"),
    DocumentType("ffbsvar", "application/x-ffbdesk-svar", "Svar til FFB Desk", "FFB Desk course answer"),
)


def plist() -> dict[str, object]:
    """What is added to the application's Info.plist on macOS."""
    return {
        "CFBundleDisplayName": "FFB Desk",
        "CFBundleDevelopmentRegion": "da",
        "CFBundleLocalizations": ["da", "en"],
        "LSApplicationCategoryType": "public.app-category.medical",
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
        "NSPrincipalClass": "NSApplication",
        "CFBundleDocumentTypes": [_opened(kind) for kind in TYPES],
        "UTExportedTypeDeclarations": [_declared(kind) for kind in TYPES],
    }


def localized(language: str) -> str:
    """The names of the kinds of file in `da` or `en`, as an InfoPlist.strings."""
    named = {kind.english: kind.danish if language == "da" else kind.english for kind in TYPES}
    return "".join(f'"{english}" = "{shown}";\n' for english, shown in named.items())


def _opened(kind: DocumentType) -> dict[str, object]:
    return {
        "CFBundleTypeName": kind.english,
        "CFBundleTypeRole": "Editor",
        "LSHandlerRank": "Owner",
        "LSItemContentTypes": [_uti(kind)],
    }


def _declared(kind: DocumentType) -> dict[str, object]:
    return {
        "UTTypeIdentifier": _uti(kind),
        "UTTypeDescription": kind.english,
        "UTTypeConformsTo": ["public.data"],
        "UTTypeTagSpecification": {"public.filename-extension": [kind.extension], "public.mime-type": [kind.mime]},
    }


def _uti(kind: DocumentType) -> str:
    return f"{IDENTIFIER.lower()}.{kind.extension}"


if __name__ == "__main__":
    print(localized(sys.argv[1]), end="")
