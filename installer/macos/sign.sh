#!/bin/bash
# Signs the application with the hardened runtime, from the inside out: bash installer/macos/sign.sh "FFB Desk.app"
# FFBDESK_SIGN_IDENTITY names the certificate in the keychain ("Developer ID Application: ...").
set -euo pipefail
app=$1
here=$(cd "$(dirname "$0")" && pwd -P)
if [ -z "${FFBDESK_SIGN_IDENTITY:-}" ]; then
    echo 'Not signed: FFBDESK_SIGN_IDENTITY names no certificate. macOS will ask whoever opens it for the first time.'
    exit 0
fi

sign() {
    codesign --force --timestamp --options runtime --entitlements "$here/entitlements.plist" \
        --sign "$FFBDESK_SIGN_IDENTITY" "$@"
}

# Each library first, since the signature of the whole holds theirs.
find "$app/Contents" -type f \( -name '*.so' -o -name '*.dylib' -o -perm -u+x \) -print0 |
    while IFS= read -r -d '' file; do
        case $(file -b "$file") in Mach-O*) sign "$file" ;; esac
    done
find "$app/Contents" -type d -name '*.framework' -print0 | while IFS= read -r -d '' framework; do
    sign "$framework"
done
sign "$app"
codesign --verify --deep --strict --verbose=2 "$app"
