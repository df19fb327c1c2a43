#!/bin/bash
# Packs the application in a disk image beside a link to Applications: bash installer/macos/dmg.sh "FFB Desk.app" OUT.dmg
set -euo pipefail
app=$1
out=$2
if ! command -v hdiutil >/dev/null; then
    echo 'No disk image: hdiutil is a tool of macOS.'
    exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ditto "$app" "$folder/$(basename "$app")"
ln -s /Applications "$folder/Applications"
hdiutil create -quiet -ov -volname 'FFB Desk' -srcfolder "$folder" -fs HFS+ -format UDZO "$out"
if [ -n "${FFBDESK_SIGN_IDENTITY:-}" ]; then
    codesign --force --timestamp --sign "$FFBDESK_SIGN_IDENTITY" "$out"
else
    echo 'The disk image is not signed: FFBDESK_SIGN_IDENTITY names no certificate.'
fi
