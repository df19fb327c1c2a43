"""Signs program files where a certificate is given, and does nothing where none is.

    FFBDESK_SIGN_PFX             the certificate with its key, a .pfx file
    FFBDESK_SIGN_PASSWORD_FILE   a file with its password
    FFBDESK_SIGN_TIME            the address of a time stamp server, for a signature that outlives the certificate

The password is read from its file by osslsigncode itself, so that no list of processes shows it.
"""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path


def is_given() -> bool:
    """Whether there is a certificate."""
    return bool(os.environ.get("FFBDESK_SIGN_PFX"))


def sign(files: Iterable[Path]) -> None:
    """Sign each in its place. Raises CalledProcessError, KeyError."""
    for file in files if is_given() else ():
        signed = file.with_name(f"{file.name}.signed")
        key = ("-pkcs12", os.environ["FFBDESK_SIGN_PFX"], "-readpass", os.environ["FFBDESK_SIGN_PASSWORD_FILE"])
        stamp = ("-ts", os.environ["FFBDESK_SIGN_TIME"]) if os.environ.get("FFBDESK_SIGN_TIME") else ()
        command = ("osslsigncode", "sign", *key, *stamp, "-h", "sha256", "-n", "FFB Desk", "-in", file, "-out", signed)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        signed.replace(file)
