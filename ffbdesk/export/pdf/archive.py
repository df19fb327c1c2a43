"""What makes a PDF an archive file (PDF/A-3a): metadata, colour, embedded files, line ends, fixed dates."""

import hashlib
from datetime import datetime, timedelta
from html import escape
from types import MethodType
from typing import Any

from PIL import ImageCms
from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase.pdfdoc import (
    XMP,
    PDFArray,
    PDFCatalog,
    PDFDate,
    PDFDictionary,
    PDFDocument,
    PDFImageXObject,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
)

from ffbdesk.export.report import Attachment

VERSION = (1, 7)


class _ArchiveDocument(PDFDocument):
    """Every object of the file passes `Reference`: the one door where streams get their line end."""

    def Reference(self, obj: Any, name: str | None = None) -> Any:  # noqa: N802  # reportlab's name
        if isinstance(obj, PDFStream | PDFImageXObject) and "format" not in vars(obj):
            obj.format = MethodType(_with_line_end, obj)  # type: ignore[method-assign]
        return super().Reference(obj, name)  # type: ignore[no-untyped-call]  # the stubs leave it bare


def prepare(document: Any, now: datetime) -> None:
    """Turn a fresh reportlab document into an archive document dated `now` (naive means local time)."""
    document.__class__ = _ArchiveDocument
    document._pdfVersion = VERSION
    document._timeStamp = _stamp(now)
    document.updateSignature(now.isoformat())
    allow(document.Catalog, "AF", "OutputIntents")
    document.Catalog.__Refs__ = [key for key in document.Catalog.__NoDefault__ if key != "Lang"]


def allow(entry: PDFCatalog, *keys: str) -> None:
    """Let one page or catalog carry keys that reportlab does not know."""
    entry.__NoDefault__ = [*entry.__NoDefault__, *keys]


def finish(document: Any, attachments: tuple[Attachment, ...]) -> None:
    """Add metadata, output intent and embedded files; the document's title and author are set by now."""
    catalog = document.Catalog
    catalog.Metadata = XMP(creator=_metadata)
    catalog.OutputIntents = PDFArray([_srgb(document)])
    if not attachments:
        return
    files = {item.name: _embedded(document, item) for item in sorted(attachments, key=lambda item: item.name)}
    names = [part for name, file in files.items() for part in (PDFString(name), file)]
    catalog.AF = PDFArray(list(files.values()))
    catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray(names)})})


def _with_line_end(stream: Any, document: PDFDocument) -> bytes:
    """PDF/A wants an end of line before 'endstream'; reportlab writes none."""
    written: bytes = type(stream).format(stream, document)
    return written.removesuffix(b"endstream\n") + b"\nendstream\n"


def _stamp(now: datetime) -> TimeStamp:
    local = now if now.tzinfo else now.astimezone()
    minutes = int((local.utcoffset() or timedelta()).total_seconds()) // 60
    stamp = TimeStamp(invariant=1)
    stamp.t, stamp.lt = now.timestamp(), local.timetuple()
    stamp.YMDhms = tuple(stamp.lt)[:6]
    sign = -1 if minutes < 0 else 1
    stamp.dhh, stamp.dmm = sign * (abs(minutes) // 60), abs(minutes) % 60
    return stamp


def _srgb(document: Any) -> PDFDictionary:
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))  # made 1.1.2000: the same file every time
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB"),
            "DestOutputProfile": document.Reference(PDFStream(PDFDictionary({"N": 3}), bytes(profile))),
        }
    )


def _embedded(document: Any, attachment: Attachment) -> PDFObjectReference:
    checksum = hashlib.md5(attachment.content, usedforsecurity=False).hexdigest()
    params = {"Size": len(attachment.content), "ModDate": PDFDate(ts=document._timeStamp), "CheckSum": f"<{checksum}>"}
    stream = PDFStream(
        PDFDictionary(
            {
                "Type": PDFName("EmbeddedFile"),
                "Subtype": "/" + attachment.mime.replace("/", "#2F"),
                "Params": PDFDictionary(params),
            }
        ),
        attachment.content,
    )
    file = document.Reference(stream)
    described = {
        "Type": PDFName("Filespec"),
        "F": PDFString(attachment.name),
        "UF": PDFString(attachment.name),
        "Desc": PDFString(attachment.description),
        "AFRelationship": PDFName("Data"),
        "EF": PDFDictionary({"F": file, "UF": file}),
    }
    reference: PDFObjectReference = document.Reference(PDFDictionary(described))
    return reference


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{time}</xmp:CreateDate><xmp:ModifyDate>{time}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>PDF/UA part</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def _metadata(document: Any) -> bytes:
    """The XMP packet; reportlab asks for it while it writes the file."""
    stamp, info = document._timeStamp, document.info
    offset = f"{'-' if stamp.dhh < 0 else '+'}{abs(stamp.dhh):02}:{stamp.dmm:02}"
    return _XMP.format(
        title=escape(info.title),
        author=escape(info.author),
        producer=escape(info.producer),
        lang=document.Catalog.Lang.s,
        time="{:04}-{:02}-{:02}T{:02}:{:02}:{:02}".format(*stamp.YMDhms) + offset,
    ).encode()
