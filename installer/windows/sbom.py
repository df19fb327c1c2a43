"""The list of parts (CycloneDX): every wheel by name, version and checksum, with what lies inside it."""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from email.message import Message
from email.parser import BytesHeaderParser
from pathlib import Path
from typing import Any

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model import HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.utils import canonicalize_name

from installer.windows.inside import TABLE, Inside
from installer.windows.parts import PYTHON_ZIP, Wrong

_MUST_BE_KNOWN = frozenset(name for name, _ in TABLE)


def write(target: Path, version: str, wheels: Sequence[Path], python: Path) -> None:
    """Lay the list. `python` is the embeddable Python's folder. Raises Wrong where the table does not hold."""
    program = Component(name="FFB Desk", version=version, type=ComponentType.APPLICATION)
    bom = Bom(components=[_embeddable(python), *map(_wheel, wheels)])
    bom.metadata.component = program
    bom.register_dependency(program, bom.components)
    target.write_text(JsonV1Dot6(bom).output_as_string(indent=2), encoding="utf-8")


def _embeddable(folder: Path) -> Component:
    content = {path.name: path.read_bytes() for path in folder.iterdir()}
    inside = proved(PYTHON_ZIP.name, PYTHON_ZIP.version, content)
    return _component(PYTHON_ZIP.name, PYTHON_ZIP.version, PYTHON_ZIP.sha256, "PSF-2.0", inside)


def _wheel(wheel: Path) -> Component:
    with zipfile.ZipFile(wheel) as file:
        content = {name: file.read(name) for name in file.namelist() if not name.endswith("/")}
    about = next(content[name] for name in content if name.endswith(".dist-info/METADATA"))
    headers = BytesHeaderParser().parsebytes(about)
    name, version = canonicalize_name(headers["Name"]), headers["Version"]
    own = [json.loads(text) for path, text in content.items() if ".dist-info/sboms/" in path and path.endswith(".json")]
    inside = [*proved(name, version, content), *(each for bom in own for each in _brought(bom))]
    return _component(name, version, hashlib.sha256(wheel.read_bytes()).hexdigest(), _licence(headers), inside)


def proved(name: str, version: str, content: Mapping[str, bytes]) -> list[Component]:
    """What the table says lies inside, each seen in its file. Raises Wrong."""
    if name in _MUST_BE_KNOWN and (name, version) not in TABLE:
        raise Wrong(f"{name} {version}: inside.py says what is in another version; look what is in this one")
    return [_seen(each, name, content) for each in TABLE.get((name, version), ())]


def _seen(each: Inside, part: str, content: Mapping[str, bytes]) -> Component:
    files = [data for path, data in content.items() if each.file and Path(path).name.startswith(each.file)]
    if each.file and not any(each.sign in data for data in files):
        raise Wrong(f"{part}: no {each.name} {each.version} in {each.file}")
    return Component(
        name=each.name,
        version=each.version,
        type=ComponentType.LIBRARY,
        bom_ref=f"{part}/{each.name}",
        purl=PackageURL.from_string(each.purl),
        licenses=[LicenseFactory().make_from_string(each.licence)],
    )


def _brought(bom: Mapping[str, Any]) -> Iterable[Component]:
    """What a wheel's own list names, which a few have."""
    part = bom.get("metadata", {}).get("component", {}).get("name", "")
    for each in bom.get("components", []):
        if each.get("version"):
            purl = PackageURL.from_string(each["purl"]) if each.get("purl") else None
            ref = f"{part}/{each['name']}@{each['version']}"
            kind = ComponentType(each.get("type", "library"))
            yield Component(name=each["name"], version=each["version"], type=kind, bom_ref=ref, purl=purl)


def _licence(headers: Message) -> str:
    stated = str(headers.get("License-Expression") or headers.get("License") or "").splitlines()
    return stated[0] if stated else ""


def _component(name: str, version: str, sha256: str, licence: str, inside: Iterable[Component]) -> Component:
    return Component(
        name=name,
        version=version,
        type=ComponentType.LIBRARY,
        bom_ref=f"{name}@{version}",
        purl=PackageURL("pypi", None, name, version),
        hashes=[HashType.from_composite_str(f"sha256:{sha256}")],
        licenses=[LicenseFactory().make_from_string(licence)] if licence else [],
        components={each.bom_ref.value: each for each in inside}.values(),
    )
