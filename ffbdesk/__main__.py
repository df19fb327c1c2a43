"""`ffbdesk` and `python -m ffbdesk`."""

import sys

from ffbdesk.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
