#!/bin/bash
# `make macos`: the application, its licences and a disk image in dist/macos. Never run yet: see README.md.
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ "$(uname -s)" != Darwin ]; then
    echo 'The application for macOS is built on a Mac: see installer/macos/README.md.' >&2
    exit 1
fi
sh installer/setup.sh bundle
python=.venv/bin/python
out=dist/macos
app="$out/FFB Desk.app"
rm -rf "$out"
"$python" -m PyInstaller --noconfirm --log-level ERROR --distpath "$out" --workpath build/macos installer/ffbdesk.spec
rm -rf "$out/ffb-desk" # the same once more, without the application round it
"$python" -m installer.licences "$app/Contents/Resources/licenser"
for language in da en; do
    mkdir -p "$app/Contents/Resources/$language.lproj"
    "$python" -m installer.document_types "$language" >"$app/Contents/Resources/$language.lproj/InfoPlist.strings"
done
QT_QPA_PLATFORM=offscreen "$app/Contents/MacOS/ffbdesk" selftest
version=$("$python" -c 'import ffbdesk; print(ffbdesk.__version__)')
image="$out/ffb-desk-$version-macos-$(uname -m).dmg"
bash installer/macos/sign.sh "$app"
bash installer/macos/dmg.sh "$app" "$image"
bash installer/macos/notarise.sh "$image"
