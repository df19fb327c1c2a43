"""The command line as a process: exit status, one Danish sentence on stderr, and what stands on stdout."""

import contextlib
import errno
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pypdf import PdfReader

from ffbdesk.app import decided
from ffbdesk.catalog.loader import load
from ffbdesk.cli.answering import answer
from ffbdesk.cli.main import main
from ffbdesk.services import citizens, people
from tests.support import (
    PASSPHRASE,
    PRACTICE,
    PRACTICE_ROUNDS,
    USER,
    WINDOWS,
    machine,
    made,
    opened,
    person,
    picture,
    posix_only,
)

ROOT = Path(__file__).resolve().parents[2]
TERMINAL = "a test cannot hold the other end of a terminal"
ODD = " " if WINDOWS else "\n\x1b[2J"
"""What a file name may hold, to the harm of whoever prints it; Windows refuses such names."""
NOBODY = "00000000-0000-4000-8000-999999999999"


class Said(str):
    """What a command said on stdout; `error` is the sentence on stderr, `status` its exit status."""

    error: str
    status: int


def run(*words: object, passphrase: str | None = PASSPHRASE, process: bool = False, **environment: str) -> Said:
    """One command: in a process of its own, or here, which spares the second that Python takes to start."""
    given = {"FFBDESK_PASSPHRASE": passphrase} if passphrase is not None else {}
    kept = {k: v for k, v in os.environ.items() if k != "FFBDESK_PASSPHRASE"}
    start = _in_process if process else _here
    return start([str(word) for word in words], kept | given | environment)


def _said(out: str, error: str, status: int) -> Said:
    said = Said(out)
    said.error, said.status = error, status
    return said


def _in_process(words: list[str], environment: dict[str, str]) -> Said:
    result = subprocess.run(
        [sys.executable, "-m", "ffbdesk", *words],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return _said(result.stdout, result.stderr, result.returncode)


def _here(words: list[str], environment: dict[str, str]) -> Said:
    out, error = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
    with (
        pytest.MonkeyPatch.context() as patched,
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(error),
    ):
        patched.setattr(os, "environ", environment)
        patched.setattr(sys, "stdin", io.StringIO())
        try:
            status = main(words)
        except SystemExit as stop:
            status = int(stop.code or 0)
    written = []
    for stream in (out, error):
        stream.flush()
        written.append(stream.buffer.getvalue().decode())  # type: ignore[attr-defined]
    return _said(written[0], written[1], status)


def works(*words: object, **more: object) -> str:
    said = run(*words, **more)  # type: ignore[arg-type]
    assert (said.status, said.error) == (0, ""), said.error
    return said


def fails(*words: object, says: str, **more: object) -> Said:
    """Exit status 1 and one sentence, which offers nothing for deletion."""
    said = run(*words, **more)  # type: ignore[arg-type]
    assert said.status == 1, (said, said.error)
    assert said.error.count("\n") == 1
    assert said.error.endswith(".\n")
    assert says in said.error
    assert "slet" not in said.error.lower()
    return said


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with the practice citizens. The tests that change something take a copy."""
    folder = tmp_path_factory.mktemp("cli") / "Solstrålen"
    with made(folder):
        pass
    works("import", folder, *PRACTICE)
    return folder


@pytest.fixture
def own(archive: Path, tmp_path: Path) -> Path:
    shutil.copytree(archive, tmp_path / "eget")
    return tmp_path / "eget"


def ids(archive: Path) -> dict[str, tuple[str, list[dict[str, object]]]]:
    return {c["name"]: (c["id"], c["gatherings"]) for c in json.loads(works("list", archive, "--json"))}


def test_an_empty_list(tmp_path: Path):
    with made(tmp_path / "a"):
        pass
    assert json.loads(works("list", tmp_path / "a", "--json")) == []
    assert works("list", tmp_path / "a") == "Arkivet har ingen borgere endnu.\n"


def test_new_and_check(tmp_path: Path):
    folder = tmp_path / "nyt" / "Mit arkiv"
    assert works("new", folder, "--user", USER, process=True) == "Arkivet Mit arkiv er oprettet og krypteret.\n"
    assert works("check", folder) == "Arkivet er i orden: 0 borgere, 0 udredninger.\n"
    assert {p.name for p in folder.iterdir()} >= {
        "arkiv.db",
        "noegler.json",
        "noegler-kopi.json",
        "arkiv.laas",
        "kopier",
    }
    with opened(folder) as desk:
        assert desk.user == USER
        assert desk.ledger.pragma("synchronous") == ["3"]
    before = picture(folder)
    fails("new", folder, says="Der ligger allerede noget på det sted")
    assert picture(folder) == before


def test_new_without_a_name_takes_the_logins(tmp_path: Path):
    works("new", tmp_path / "a", LOGNAME="mette-test")
    with opened(tmp_path / "a") as desk:
        assert desk.user == "mette-test"


def test_new_with_a_short_passphrase(tmp_path: Path):
    fails("new", tmp_path / "a", says="Adgangssætningen er for kort", passphrase="1234567")
    assert not (tmp_path / "a").exists()


def test_list(archive: Path):
    listed = json.loads(works("list", archive, "--json"))
    assert [c["name"] for c in listed] == sorted(c["name"] for c in listed)
    for citizen in listed:
        assert list(citizen) == ["id", "name", "gatherings"]
        for gathering in citizen["gatherings"]:
            assert list(gathering) == ["id", "held_on", "finished"]
    by_name = {c["name"]: c["gatherings"] for c in listed}
    boerge = [(r["held_on"], r["finished"]) for r in by_name["Børge Mogensen"]]
    assert boerge == [("2021-06-18", True), ("2021-05-28", True)], "newest first"
    text = works("list", archive)
    assert "28.5.2021  færdiggjort" in text
    assert "i gang" in text


def test_list_in_danish_order(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        for name in ("Åse Test", "Zebra Test", "Ærø Test"):
            person(desk, name)
        citizens.add(desk, citizens.Entered(own_number="17"))
    listed = json.loads(works("list", tmp_path / "a", "--json"))
    assert [c["name"] for c in listed] == ["17", "Zebra Test", "Ærø Test", "Åse Test"]


def test_catalog():
    listed = json.loads(works("catalog", "--json", passphrase="", process=True))
    catalogue = load()
    assert [t["code"] for t in listed["themes"]] == [t.code for t in catalogue.themes]
    assert {"version", "themes", "levels"} <= set(listed)
    assert set(listed["themes"][0]) == {"code", "term", "kind", "group", "explanation", "prompts"}
    assert {t["kind"] for t in listed["themes"]} == {"AD", "FF", "O"}
    prompts = [p for t in listed["themes"] for p in t["prompts"]]
    assert all(set(p) == {"id", "text", "source"} for p in prompts)
    assert len(works("catalog").splitlines()) == 67


def test_import_says_what_became_of_each_file(own: Path, tmp_path: Path):
    said = works("import", own, *PRACTICE_ROUNDS, process=True).splitlines()
    assert len(said) == 5
    assert all("findes allerede" in line for line in said)
    body = json.loads(PRACTICE[0].read_bytes())
    body["content"]["gathering"]["wishes"] = "noget andet"
    body["content"]["citizen"]["name"] = "\x1b[2J Børge"
    file = tmp_path / f"anden{ODD}udgave.json"
    file.write_text(json.dumps(body), "utf-8")
    copy = works("import", own, file)
    assert copy.count("\n") == 1
    assert "kopi" in copy
    assert "\x1b" not in copy


def test_import_all_or_none(own: Path, tmp_path: Path):
    bad = tmp_path / f"slem{ODD}.json"
    bad.write_text("{}", "utf-8")
    before = works("list", own, "--json")
    body = json.loads(PRACTICE[0].read_bytes())
    body["content"]["gathering"]["id"] = "en-ny"
    good = tmp_path / "god.json"
    good.write_text(json.dumps(body), "utf-8")
    said = fails(
        "import",
        own,
        good,
        bad,
        says="er ikke en udredning, en bestilling eller indsatsmål: der er ikke hentet noget",
        process=True,
    )
    assert (said, "\x1b" in said.error) == ("", False)
    fails("import", own, good, tmp_path / "mangler.json", says="Filen mangler.json kan ikke læses")
    assert works("list", own, "--json") == before


def test_export(archive: Path, tmp_path: Path):
    citizen, (gathering, _first) = ids(archive)["Børge Mogensen"]
    out = tmp_path / "ud æøå"
    words = ("export", archive, "--citizen", citizen, "--what", "udredning", "--out", out)
    formats = ("json", "json", "pdf")
    paths = [Path(works(*words, "--format", f, process=f == "pdf").removesuffix("\n")) for f in formats]
    assert [p.name for p in paths] == [
        "BM-2021-06-18-udredning.json",
        "BM-2021-06-18-2-udredning.json",
        "BM-2021-06-18-udredning-kort.pdf",
    ]
    assert sorted(out.iterdir()) == sorted(paths)
    (practice,) = [p for p in PRACTICE if "boerge-mogensen-2" in p.name]
    assert json.loads(paths[0].read_bytes())["content"] == json.loads(practice.read_bytes())["content"]
    assert paths[2].read_bytes().startswith(b"%PDF-")
    again = works(*words, "--format", "json", "--round", gathering["id"])
    assert again.endswith("BM-2021-06-18-3-udredning.json\n")


LOADED = """
import sys
from ffbdesk.cli.main import main
status = main(sys.argv[1:])
print(status, *sorted({"pydantic", "ffbdesk.export.file.shape"} & set(sys.modules)))
"""


def test_the_export_of_a_round_loads_nothing_of_what_reads_files(archive: Path, tmp_path: Path):
    """The shapes of our files take longer to make than the PDF's pages."""
    citizen = json.loads(run("list", archive, "--json"))[0]["id"]
    words = ["export", archive, "--citizen", citizen, "--what", "udredning", "--format", "pdf", "--out", tmp_path]
    told = subprocess.run(
        [sys.executable, "-c", LOADED, *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "FFBDESK_PASSPHRASE": PASSPHRASE},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert told.stdout.splitlines()[-1] == "0"


def test_a_whole_citizen_goes_out_and_comes_into_another_archive(archive: Path, tmp_path: Path):
    citizen, _rounds = ids(archive)["Børge Mogensen"]
    words = ("export", archive, "--citizen", citizen, "--what", "borger", "--out", tmp_path / "ud")
    file = Path(works(*words, "--format", "json").removesuffix("\n"))
    assert file.name.startswith("BM-")
    assert file.name.endswith("-borger.json")
    other = tmp_path / "andet"
    works("new", other, "--user", "Mette Test")
    assert "alt, hvad filen har om Børge Mogensen, er hentet" in works("import", other, file)
    assert ids(other)["Børge Mogensen"] == ids(archive)["Børge Mogensen"]
    for wrong in (("--format", "pdf"), ("--format", "json", "--without-sensitive")):
        refused = run(*words, *wrong)
        assert (refused.status, "En hel borger gemmes kun som JSON" in refused.error) == (1, True)


def test_a_bestilling_that_is_not_there_is_told(archive: Path, tmp_path: Path):
    citizen, _rounds = ids(archive)["Børge Mogensen"]
    words = ("export", archive, "--citizen", citizen, "--what", "bestilling", "--out", tmp_path / "ud")
    refused = run(*words, "--format", "pdf")
    assert (refused.status, "ikke nogen bestilling endnu" in refused.error) == (1, True)


def test_export_with_choices(archive: Path, own: Path, tmp_path: Path):
    citizen, _rounds = ids(archive)["Børge Mogensen"]
    words = (
        "export",
        archive,
        "--citizen",
        citizen,
        "--what",
        "udredning",
        "--format",
        "pdf",
        "--out",
        tmp_path / "ud",
    )
    chosen = (
        "--form",
        "fuld",
        "--initials",
        "--without-sensitive",
        "--organisation",
        "Solstrålen",
        "--address",
        "Øst 1",
    )
    path = Path(works(*words, *chosen).removesuffix("\n"))
    assert path.name == "BM-2021-06-18-udredning-fuld.pdf"
    said = " ".join(page.extract_text() for page in PdfReader(path).pages)
    assert "Udredning af B.M." in said
    assert "Solstrålen" in said
    assert "Udskrevet uden temaerne" in said
    fails(*words, "--all-data", "--without-sensitive", says="En PDF med alle data kan ikke udelade temaer")
    fails(*words, "--logo", tmp_path / "mangler.png", says="Billedet mangler.png kan ikke bruges som logo")
    whole = Path(works(*words, "--all-data").removesuffix("\n"))
    assert "Børge Mogensen" in works("import", own, whole)
    fails("import", own, path, says="rummer kun det, der står i en PDF")


def test_export_of_what_is_not_there(own: Path, tmp_path: Path):
    everybody = ids(own)
    (citizen, _rounds), (_other, others) = everybody["Børge Mogensen"], everybody["Borger X"]
    with opened(own) as desk:
        bare = person(desk, "Uden Udredning").id
    unknown = "Det, der skulle åbnes eller ændres, er ikke i arkivet"
    out = tmp_path / "ud"
    for who, gathering, says in (
        (NOBODY, [], unknown),
        ("'; DROP TABLE citizen; --", [], unknown),
        (citizen, ["--round", NOBODY], unknown),
        (citizen, ["--round", others[0]["id"]], unknown),
        (bare, [], "Borgeren har ingen udredning endnu"),
    ):
        words = ("--citizen", who, *gathering, "--what", "udredning", "--format", "json", "--out", out)
        assert fails("export", own, *words, says=says) == ""
    assert not out.exists()
    (tmp_path / "fil").write_text("x", "utf-8")
    words = ("--citizen", citizen, "--what", "udredning", "--format", "pdf", "--out", tmp_path / "fil")
    assert fails("export", own, *words, says="Der kan ikke skrives på det sted", process=True) == ""


def test_check_finds(own: Path):
    content = bytearray((own / "arkiv.db").read_bytes())
    page = len(content) // 4096 - 2
    content[page * 4096 + 50] ^= 1
    (own / "arkiv.db").write_bytes(content)
    said = fails("check", own, says="Arkivet er ikke i orden", process=True)
    assert f"arkiv.db: side {page + 1} er beskadiget" in said.splitlines()


@pytest.mark.parametrize(
    ("length", "line", "sentence"),
    [
        (None, "arkiv.db mangler\n", "databasen arkiv.db mangler"),
        (0, "arkiv.db er tom\n", "Arkivets database er tom"),
        (5000, "arkiv.db: slutningen mangler\n", "Arkivets database er ikke hel"),
        (8192, "arkiv.db: slutningen mangler\n", "Arkivets database er ikke hel"),
    ],
)
def test_check_of_a_database_that_is_not_whole(own: Path, length: int | None, line: str, sentence: str):
    content = (own / "arkiv.db").read_bytes()
    (own / "arkiv.db").unlink()
    if length is not None:
        (own / "arkiv.db").write_bytes(content[:length])
    assert fails("check", own, says=sentence) == line


def test_check_of_a_first_page_that_is_overwritten(own: Path):
    content = (own / "arkiv.db").read_bytes()
    (own / "arkiv.db").write_bytes(b"\xff" * 4096 + content[4096:])
    says = "den er beskadiget, fra et andet arkiv eller fra en anden dag"
    told = "arkiv.db er beskadiget, hører til et andet arkiv eller er fra en anden dag end noegler.json\n"
    assert fails("check", own, says=says) == told


def test_check_tells_a_missing_slot_file_from_a_damaged_one(own: Path):
    copy = own / "noegler-kopi.json"
    copy.write_bytes(b"{")
    assert fails("check", own, says="Arkivet er ikke i orden") == "noegler-kopi.json er beskadiget\n"
    copy.unlink()
    assert fails("check", own, says="Arkivet er ikke i orden") == "noegler-kopi.json mangler\n"


@pytest.mark.parametrize("command", ["list", "check"])
def test_an_archive_that_is_not_there(tmp_path: Path, command: str):
    fails(command, tmp_path / "intet", says="Der er intet arkiv på det sted")
    assert not (tmp_path / "intet").exists()
    (tmp_path / "tom").mkdir()
    fails(command, tmp_path / "tom", says="Mappen er tom og er ikke et arkiv endnu")
    assert list((tmp_path / "tom").iterdir()) == []


def test_no_archive_but_something(tmp_path: Path):
    (tmp_path / "brev.txt").write_text("hej", "utf-8")
    fails("list", tmp_path, says="er ikke et FFB Desk-arkiv", process=True)
    fails("list", tmp_path / "brev.txt", says="er ikke et FFB Desk-arkiv")


def test_in_use(archive: Path):
    with opened(archive):
        for command in (["list"], ["check"], ["import", PRACTICE[0]]):
            says = f"Arkivet er allerede åbent hos {USER} på "
            fails(command[0], archive, *command[1:], says=says, process=command == ["list"])
    assert works("list", archive)


def test_passphrase(archive: Path, tmp_path: Path):
    file = tmp_path / "adgang.txt"
    for content in (PASSPHRASE, f"{PASSPHRASE}\n", f"{PASSPHRASE}\r\n", f"\ufeff{PASSPHRASE}\n"):
        file.write_bytes(content.encode())
        works("list", archive, "--passphrase-file", file, passphrase="forkert forkert")
    wrong = "Adgangssætningen passer ikke til arkivet"
    before = picture(archive)
    fails("list", archive, says=wrong, passphrase="forkert forkert")
    file.write_text("", "utf-8")
    fails("list", archive, "--passphrase-file", file, says=wrong)
    file.write_bytes(b"\xff\xfe\x00")
    fails("list", archive, "--passphrase-file", file, says="kan ikke læses")
    fails("list", archive, "--passphrase-file", tmp_path / "mangler", says="kan ikke læses")
    for size, said in ((64 * 1024, wrong), (64 * 1024 + 1, "kan ikke læses")):
        file.write_bytes(b"x" * size)
        fails("list", archive, "--passphrase-file", file, says=said)
    fails("list", archive, says="Adgangssætningen mangler", passphrase=None, process=True)
    fails("new", tmp_path / "nyt", says="Adgangssætningen mangler", passphrase=None)
    assert picture(archive) == before


ENGLISH = re.compile(r"\b(usage|options|arguments?|error|invalid|expected|choose|show|exit)\b")


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["intet"],
        ["list"],
        ["new"],
        ["import", "arkiv"],
        ["export", "arkiv", "--citizen", "x"],
        ["export", "arkiv", "--citizen", "x", "--what", "andet", "--format", "pdf", "--out", "x"],
        ["export", "arkiv", "--citizen", "x", "--what", "udredning", "--format", "docx", "--out", "x"],
        ["list", "arkiv", "--xml"],
        ["list", "arkiv", "--json=x"],
        ["list", "arkiv", "--passphrase-file"],
        ["restore", "kopi"],
        ["course", "summary", "x", "--round", "to"],
        ["course", "summary", "x", "--round", "4"],
    ],
    ids=" ".join,
)
def test_wrong_use(words: list[str]):
    said = run(*words, process=not words)
    assert (said.status, str(said)) == (2, "")
    assert "brug: ffbdesk" in said.error
    assert not ENGLISH.search(said.error)


def test_help_and_version():
    assert "KOMMANDO" in works("--help")
    assert works("--version", process=True).startswith("FFB Desk ")
    for command in ("new", "list", "import", "export", "catalog", "check"):
        told = works(command, "--help")
        assert "brug: " in told
        assert not ENGLISH.search(told)


def test_a_reader_that_leaves_early():
    with subprocess.Popen(
        [sys.executable, "-m", "ffbdesk", "catalog", "--json"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_a_reader_that_left_as_windows_tells_it(monkeypatch: pytest.MonkeyPatch):
    """There it is no broken pipe, but an invalid argument."""

    class Left(io.StringIO):
        def flush(self) -> None:
            raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(sys, "stdout", Left())
    with pytest.raises(BrokenPipeError):
        answer("svar")


def ended_within(pid: int, seconds: float) -> int:
    """The wait status of a child, which is ended by force where it does not end by itself."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return status
        time.sleep(0.02)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    pytest.fail(f"did not end within {seconds} seconds")


@posix_only(TERMINAL)
@pytest.mark.parametrize(("typed", "status", "says"), [(PASSPHRASE, 0, ""), ("forkert forkert", 1, "passer ikke")])
def test_asks_on_a_terminal(archive: Path, typed: str, status: int, says: str):
    import pty

    pid, terminal = pty.fork()
    if not pid:
        os.environ.pop("FFBDESK_PASSPHRASE", None)
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, "-m", "ffbdesk", "list", str(archive)])
    shown = b""
    while b"tning: " not in shown:
        shown += os.read(terminal, 1000)
    os.write(terminal, f"{typed}\n".encode())
    ended = ended_within(pid, 60)
    shown += os.read(terminal, 10_000)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(ended) == status
    assert typed.encode() not in shown
    assert says in shown.decode()


@posix_only(TERMINAL)
def test_interrupted(archive: Path):
    import pty

    pid, terminal = pty.fork()
    if not pid:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # started under nohup it is ignored, and that is inherited
        os.environ.pop("FFBDESK_PASSPHRASE", None)
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, "-m", "ffbdesk", "list", str(archive)])
    shown = b""
    while b"tning: " not in shown:
        shown += os.read(terminal, 1000)
    os.kill(pid, signal.SIGINT)
    ended = ended_within(pid, 30)
    shown += os.read(terminal, 10_000)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(ended) == 1
    assert "Afbrudt: det, der er gemt, står uændret." in shown.decode()


def test_backup_and_restore(archive: Path, tmp_path: Path):
    """stdout holds the path alone; the copy becomes an archive, and goes back into its own."""
    archive = shutil.copytree(archive, tmp_path / "eget")
    done = run("backup", archive, "--out", tmp_path / "ude")
    (copy,) = (tmp_path / "ude").iterdir()
    assert (done, done.error, done.status) == (f"{copy}\n", "", 0)
    assert "er hentet frem" in run("restore", copy, "--to", tmp_path / "ny")
    assert run("check", tmp_path / "ny").status == 0
    back = run("restore", copy, "--to", archive)
    (kept,) = (archive / "kopier").iterdir()
    assert str(kept) in back
    own = run("backup", archive)
    assert Path(own.strip()).parent == archive / "kopier"


@pytest.mark.parametrize("content", [b"", b"hej", b"PK\x03\x04" + b"x" * 100, None])
def test_restore_of_something_else(tmp_path: Path, content: bytes | None):
    copy = tmp_path / "kopi.ffbkopi"
    if content is not None:
        copy.write_bytes(content)
    done = run("restore", copy, "--to", tmp_path / "ny")
    assert (done, done.status, done.error.count("\n"), "Traceback" in done.error) == ("", 1, 1, False)
    assert not (tmp_path / "ny").exists()


def test_restore_with_another_passphrase(archive: Path, tmp_path: Path):
    copy = run("backup", archive, "--out", tmp_path).strip()
    before = picture(archive)
    done = run("restore", copy, "--to", tmp_path / "ny", passphrase="forkert forkert")
    assert (done.status, "passer ikke" in done.error, (tmp_path / "ny").exists()) == (1, True, False)
    assert picture(archive) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_output_is_no_fault_of_ours_and_the_file_is_named_all_the_same(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        person(desk, "Anna Test")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ffbdesk", "backup", tmp_path / "a", "--out", tmp_path / "ud"],
            cwd=ROOT,
            env=os.environ | {"FFBDESK_PASSPHRASE": PASSPHRASE},
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    (copy,) = (tmp_path / "ud").glob("*.ffbkopi")
    assert done.returncode == 1
    assert "Kommandoen er udført" in done.stderr
    assert str(copy) in done.stderr
    assert "fejlrapport" not in done.stderr


def test_the_public_half_of_an_organisation_s_key_is_what_an_it_department_lays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line goes into the settings file as it is printed, and opens nothing by itself."""
    with made(tmp_path / "arkiv") as desk:
        file = people.make_organisation_key(desk, "Bostedet Åen", PASSPHRASE, tmp_path, machine())
    assert main(["organisation", str(file)]) == 0
    line = capsys.readouterr().out
    laid = tmp_path / decided.NAME
    laid.write_text("{" + line + "}", encoding="utf-8")
    found = decided.read(laid, lambda _opened, _path: True).organisation
    assert found is not None
    assert found.name == "Bostedet Åen"
    with made(tmp_path / "nyt") as desk:
        people.let_in_known(desk, found)
    people.open_with_organisation(tmp_path / "nyt", file, PASSPHRASE, machine()).close()
    (tmp_path / "ingen.ffbnoegle").write_text("{}", encoding="utf-8")
    assert main(["organisation", str(tmp_path / "ingen.ffbnoegle")]) == 1
