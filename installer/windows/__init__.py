"""FFB Desk for Windows (x64), built on Linux: the official Python for Windows, the Windows wheels, a small launcher."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYTHON = "3.13"
"""The Windows Python's version, as wheels name it."""
WINDOWS = {
    "os_name": "nt",
    "sys_platform": "win32",
    "platform_system": "Windows",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
    "python_version": PYTHON,
    "python_full_version": "3.13.2",
}
"""What the conditions of requirements are read with."""
