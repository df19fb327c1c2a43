"""The pages that Debian and the desktops read: complete, well-formed, and of one mind."""

import configparser
import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ffbdesk import __version__
from ffbdesk.storage import backup
from installer.document_types import IDENTIFIER, TYPES
from installer.linux import package
from tests.support import posix_only

HERE = package.HERE
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def entry() -> configparser.SectionProxy:
    parser = configparser.RawConfigParser(strict=True)
    parser.optionxform = str  # type: ignore[assignment]  # keys have capitals
    parser.read(HERE / "ffbdesk.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_menu_has_the_program_in_both_languages():
    said = entry()
    assert said["Name"] == "FFB Desk"
    assert said["Exec"] == "ffbdesk run %f"
    for key in ("GenericName", "Comment", "Keywords"):
        assert said[key] != said[f"{key}[da]"]


def test_the_menu_opens_what_is_declared_as_ours():
    declared = {kind.mime for kind in TYPES}
    assert set(entry()["MimeType"].strip(";").split(";")) == declared
    described = ET.parse(HERE / "ffbdesk.xml").getroot().findall(f"{MIME}mime-type")
    assert {kind.get("type") for kind in described} == declared
    for kind, found in zip(TYPES, described, strict=True):
        assert found.find(f"{MIME}glob").get("pattern") == f"*.{kind.extension}"
        assert [comment.text for comment in found.findall(f"{MIME}comment")] == [kind.english, kind.danish]


def test_a_backup_is_called_as_the_program_calls_it():
    assert backup.SUFFIX in {f".{kind.extension}" for kind in TYPES}


def test_a_shop_is_told_the_same():
    told = ET.fromstring(package.filled("metainfo.xml", version=__version__, date="2026-11-26"))
    assert told.findtext("id") == IDENTIFIER
    assert told.findtext("launchable") == "ffbdesk.desktop"
    assert [kind.text for kind in told.iter("mediatype")] == [kind.mime for kind in TYPES]
    assert told.find("releases/release").get("version") == __version__
    assert len(told.findall("summary")) == 2


def test_control_has_what_dpkg_asks_for():
    said = package.filled("control", version="1.2.3", size="151000", depends="libc6 (>= 2.36)", recommends="libcups2")
    fields = dict(line.split(": ", 1) for line in said.splitlines() if re.match(r"[A-Z][\w-]*: ", line))
    assert fields["Package"] == "ffb-desk"
    assert fields["Version"] == "1.2.3"
    assert fields["Installed-Size"] == "151000"
    assert fields["Depends"] == "libc6 (>= 2.36)"
    assert {"Architecture", "Maintainer", "Section", "Priority", "Recommends", "Description"} <= set(fields)
    assert "@" not in re.sub(r"<[^>]*>", "", said)
    assert max(map(len, said.splitlines())) <= 80, "shown as it is in a terminal"


def test_a_word_without_a_value_is_an_error():
    with pytest.raises(KeyError):
        package.filled("control", version="1")


def test_what_qt_may_do_without_is_no_reason_to_refuse_a_system(tmp_path: Path):
    for name in ("libqxcb.so", "libqgtk3.so", "libQt6WaylandClient.so.6", "libcupsprintersupport.so"):
        (tmp_path / name).write_bytes(b"\x7fELF...")
    (tmp_path / "readme.so").write_bytes(b"text")
    assert [path.name for path in package.needed_by_all(tmp_path)] == ["libqxcb.so"]


@posix_only("rights by file")
def test_rights_are_the_same_whoever_builds(tmp_path: Path):
    (tmp_path / "a").mkdir(mode=0o700)
    for name in ("ffbdesk", "a/x.so"):
        (tmp_path / name).write_bytes(b"")
        (tmp_path / name).chmod(0o600)
    package.usual_rights(tmp_path)
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")}
    assert modes == {"a": 0o755, "ffbdesk": 0o755, "x.so": 0o644}


def test_everything_made_has_one_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    assert package.moment() == datetime.fromtimestamp(1795000000, UTC)
    package.share(tmp_path)
    told = (tmp_path / "metainfo" / "dk.ffbdesk.FFBDesk.metainfo.xml").read_text("utf-8")
    assert f'date="{package.moment():%Y-%m-%d}"' in told
    assert (tmp_path / "icons" / "hicolor" / "scalable" / "apps" / "ffbdesk.svg").is_file()
