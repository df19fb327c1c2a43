"""Writing over keys in memory."""

import ctypes
import sys


def wipe(*values: bytes | str) -> None:
    """Write over keys that are not needed any more, instead of leaving them in memory until it is used anew.

    The values must be ours alone and ASCII: whoever else holds the same object finds noughts. Where this Python keeps
    its objects otherwise than CPython nothing is done.
    """
    if sys.implementation.name != "cpython":
        return
    for value in values:
        length = len(value)
        if length > 1 and (isinstance(value, bytes) or value.isascii()):
            # The content ends the object, and one NUL after it.
            ctypes.memset(id(value) + sys.getsizeof(value) - length - 1, ord("0"), length)
