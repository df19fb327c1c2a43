"""Telling what came of a command, on a standard output that may be full or closed."""

import errno


class NotAnswered(Exception):
    """The command is done; what came of it could not be written where it should be."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


def answer(found: object) -> None:
    """Print it at once. Raises NotAnswered where there is no room; BrokenPipeError where nobody reads on."""
    try:
        print(found, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.errno == errno.EINVAL:  # a pipe that nobody reads, as Windows says it
            raise BrokenPipeError from error
        raise NotAnswered(str(found)) from error
