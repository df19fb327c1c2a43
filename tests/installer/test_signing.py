"""Program files are signed where a certificate is given; nothing happens where none is."""

import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from installer.windows import signing

COMPILER = "x86_64-w64-mingw32-gcc"
PASSWORD = b"til en proeve"

pytestmark = pytest.mark.skipif(
    not (shutil.which(COMPILER) and shutil.which("osslsigncode")),
    reason="`make windows` installs what signs and compiles",
)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    source = tmp_path / "p.c"
    source.write_text("int main(void) { return 0; }\n", encoding="utf-8")
    subprocess.run((COMPILER, "-s", "-o", tmp_path / "FFB Desk.exe", source), check=True)
    return tmp_path / "FFB Desk.exe"


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key, now = rsa.generate_private_key(65537, 2048), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Opdigtet Forlag")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(1))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), critical=False)
        .sign(key, hashes.SHA256())
    )
    packed = serialize_key_and_certificates(b"p", key, made, None, BestAvailableEncryption(PASSWORD))
    (tmp_path / "c.pfx").write_bytes(packed)
    (tmp_path / "c.txt").write_bytes(PASSWORD)
    monkeypatch.setenv("FFBDESK_SIGN_PFX", str(tmp_path / "c.pfx"))
    monkeypatch.setenv("FFBDESK_SIGN_PASSWORD_FILE", str(tmp_path / "c.txt"))
    monkeypatch.delenv("FFBDESK_SIGN_TIME", raising=False)


def said_of(program: Path) -> str:
    return subprocess.run(
        ("osslsigncode", "verify", "-in", program), capture_output=True, encoding="utf-8", check=False
    ).stdout


def test_a_program_is_signed_in_its_place(program: Path, certificate: None) -> None:
    signing.sign([program])
    assert "CN=Opdigtet Forlag" in said_of(program)
    assert sorted(path.name for path in program.parent.glob("FFB*")) == ["FFB Desk.exe"]


def test_without_a_certificate_it_stays_as_it_is(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FFBDESK_SIGN_PFX", raising=False)
    before = program.read_bytes()
    signing.sign([program])
    assert program.read_bytes() == before


def test_a_wrong_password_stops_the_build(
    program: Path, certificate: None, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "c.txt").write_bytes(b"forkert")
    with pytest.raises(subprocess.CalledProcessError):
        signing.sign([program])
