#!/bin/sh
# Sees to it that Qt's system libraries are there: sh installer/qt-libraries.sh offscreen|window
# Linux only; the other systems carry them. `offscreen` is enough for tests and demo, `window` adds what a screen needs.
set -eu
cd "$(dirname "$0")/.."
[ "$(uname -s)" = Linux ] || exit 0
need=$1
python=.venv/bin/python
qt=$("$python" -c 'import importlib.util as u; print(u.find_spec("PySide6").submodule_search_locations[0])')
stamp=.venv/stamp-qt-$need
state=$(cksum "$qt/Qt/plugins/platforms/libqxcb.so" "$qt/QtPdf.abi3.so")
if [ "$(cat "$stamp" 2>/dev/null)" = "$state" ]; then
    exit 0
fi

set -- "$qt/QtCore.abi3.so" "$qt/QtGui.abi3.so" "$qt/QtWidgets.abi3.so" "$qt/QtPdfWidgets.abi3.so" "$qt/QtPrintSupport.abi3.so" \
    "$qt/Qt/plugins/platforms/libqoffscreen.so"
if [ "$need" = window ]; then
    set -- "$@" "$qt/Qt/plugins/platforms/libqxcb.so"
fi

# ldd names every library that is missing; loading stops at the first.
missing() {
    LC_ALL=C ldd "$@" 2>/dev/null | awk '/=> not found/ { print $1 }' | sort -u
}

load() {
    QT_QPA_PLATFORM=offscreen "$python" -c '
import ctypes, sys
from PySide6.QtWidgets import QApplication
QApplication([])
for plugin in sys.argv[1:]:
    ctypes.CDLL(plugin)
' "$@" 2>&1
}

# Debian's package for a library; a name that is not in the table is printed as it is.
package() {
    case $1 in
    libGL.so.1) echo libgl1 ;;
    libEGL.so.1) echo libegl1 ;;
    libGLX.so.0) echo libglx0 ;;
    libGLdispatch.so.0) echo libglvnd0 ;;
    libOpenGL.so.0) echo libopengl0 ;;
    libX11.so.6) echo libx11-6 ;;
    libX11-xcb.so.1) echo libx11-xcb1 ;;
    libxkbcommon.so.0) echo libxkbcommon0 ;;
    libxkbcommon-x11.so.0) echo libxkbcommon-x11-0 ;;
    libxcb.so.1) echo libxcb1 ;;
    libxcb-cursor.so.0) echo libxcb-cursor0 ;;
    libxcb-icccm.so.4) echo libxcb-icccm4 ;;
    libxcb-image.so.0) echo libxcb-image0 ;;
    libxcb-keysyms.so.1) echo libxcb-keysyms1 ;;
    libxcb-randr.so.0) echo libxcb-randr0 ;;
    libxcb-render-util.so.0) echo libxcb-render-util0 ;;
    libxcb-render.so.0) echo libxcb-render0 ;;
    libxcb-shape.so.0) echo libxcb-shape0 ;;
    libxcb-shm.so.0) echo libxcb-shm0 ;;
    libxcb-sync.so.1) echo libxcb-sync1 ;;
    libxcb-util.so.1) echo libxcb-util1 ;;
    libxcb-xfixes.so.0) echo libxcb-xfixes0 ;;
    libxcb-xkb.so.1) echo libxcb-xkb1 ;;
    libgssapi_krb5.so.2) echo libgssapi-krb5-2 ;;
    libkrb5.so.3) echo libkrb5-3 ;;
    libdbus-1.so.3) echo libdbus-1-3 ;;
    libfontconfig.so.1) echo libfontconfig1 ;;
    libfreetype.so.6) echo libfreetype6 ;;
    libglib-2.0.so.0 | libgthread-2.0.so.0) echo libglib2.0-0 ;;
    libstdc++.so.6) echo libstdc++6 ;;
    libz.so.1) echo zlib1g ;;
    libzstd.so.1) echo libzstd1 ;;
    *) echo "$1" ;;
    esac
}

packages() {
    for library in $(missing "$@"); do
        package "$library"
    done | sort -u | tr '\n' ' '
}

wanted=$(packages "$@")
if [ -n "$wanted" ]; then
    # Unquoted on purpose: one word a package.
    sh installer/packages.sh 'systembiblioteker, som Qt bruger' $wanted
fi

if ! reason=$(load "$@"); then
    printf '%s\n' "$reason" >&2
    echo 'Qt kan ikke indlæses på denne maskine; årsagen står ovenfor.' >&2
    exit 1
fi
printf '%s\n' "$state" >"$stamp"
