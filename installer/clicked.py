"""What the folder that is installed starts: `ffbdesk` as everywhere, and the window where it is just clicked."""

import os
import sys

from ffbdesk.__main__ import main

# Set for us by PyInstaller, which has had its use of them: a file manager that we open must find its own Qt, not ours.
for name in ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH"):
    os.environ.pop(name, None)
    if before := os.environ.pop(f"{name}_ORIG", ""):
        os.environ[name] = before

if len(sys.argv) == 1:
    sys.argv.append("run")
sys.exit(main())
