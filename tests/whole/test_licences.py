"""Whoever is given the program is given the licences of all that it is made of."""

from importlib.metadata import distributions
from pathlib import Path

import pytest

from installer import licences
from tests.support import DEVELOPERS_TOOLS, posix_only


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("licences")
    packages = {name: each for name, each in licences.needed("ffbdesk").items() if name not in licences.LEFT_OUT}
    (target / "said").write_text("\n".join(licences.collect(packages.values(), target)), encoding="utf-8")
    return target


def package(folder: Path, name: str, **texts: str) -> None:
    """A package as it lies when a wheel is unpacked."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\nLicense: MIT\n", "utf-8")
    for file, text in texts.items():
        (info / file).write_text(text, "utf-8")
    (info / "RECORD").write_text("".join(f"{info.name}/{file},,\n" for file in texts), "utf-8")


@posix_only(DEVELOPERS_TOOLS)
def test_every_package_is_listed_and_has_a_text(laid: Path):
    lines = (laid / "said").read_text("utf-8").splitlines()
    assert {"PySide6_Essentials", "sqlcipher3", "pydantic_core"} <= {line.split()[0] for line in lines}
    assert all(any((laid / line.split()[0]).iterdir()) for line in lines)


@posix_only(DEVELOPERS_TOOLS)
def test_the_lgpl_comes_with_qt_and_the_notice_that_sqlcipher_asks_for(laid: Path):
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (laid / "PySide6_Essentials" / "LGPL-3.0.txt").read_text("utf-8")
    assert "ZETETIC" in (laid / "sqlcipher3" / "SQLCipher.txt").read_text("utf-8")


@posix_only(DEVELOPERS_TOOLS)
def test_no_text_of_a_font_that_is_not_shipped(laid: Path):
    assert not [path for path in (laid / "reportlab").iterdir() if "DarkGarden" in path.name]


def test_a_package_without_a_licence_is_an_error(tmp_path: Path):
    package(tmp_path, "nothing")
    with pytest.raises(FileNotFoundError, match="nothing"):
        licences.collect(distributions(path=[str(tmp_path)]), tmp_path / "out")


def test_wheels_that_lie_beside_each_other_are_all_taken(tmp_path: Path):
    package(tmp_path / "in", "first", LICENSE="one")
    package(tmp_path / "in", "second", LICENCE="two")
    licences.lay(tmp_path / "out", distributions(path=[str(tmp_path / "in")]), "3.13.2", licences.of_python())
    listed = (tmp_path / "out" / "OVERSIGT.txt").read_text("utf-8")
    assert "first 1.0: MIT" in listed
    assert "Python 3.13.2" in listed
    assert (tmp_path / "out" / "second" / "LICENCE").read_text("utf-8") == "two"
    assert (tmp_path / "out" / "Python" / "LICENSE.txt").is_file()
    assert (tmp_path / "out" / "Source Sans 3" / "LICENSE_FONT").is_file()


def test_two_texts_of_one_name_are_both_kept(tmp_path: Path):
    package(tmp_path / "in", "twice", LICENSE="one")
    info = tmp_path / "in" / "twice-1.0.dist-info"
    (info / "deep").mkdir()
    (info / "deep" / "LICENSE").write_text("two", "utf-8")
    (info / "RECORD").write_text(f"{info.name}/LICENSE,,\n{info.name}/deep/LICENSE,,\n", "utf-8")
    licences.collect(distributions(path=[str(tmp_path / "in")]), tmp_path / "out")
    assert {path.read_text("utf-8") for path in (tmp_path / "out" / "twice").iterdir()} == {"one", "two"}
