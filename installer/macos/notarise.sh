#!/bin/bash
# Lets Apple look at the signed disk image, and staples the answer to it: bash installer/macos/notarise.sh IMAGE.dmg
# FFBDESK_NOTARY_PROFILE names what `xcrun notarytool store-credentials` has put in the keychain.
set -euo pipefail
image=$1
if [ -z "${FFBDESK_SIGN_IDENTITY:-}" ] || [ -z "${FFBDESK_NOTARY_PROFILE:-}" ]; then
    echo 'Not notarised: that needs FFBDESK_SIGN_IDENTITY and FFBDESK_NOTARY_PROFILE.'
    exit 0
fi
xcrun notarytool submit "$image" --keychain-profile "$FFBDESK_NOTARY_PROFILE" --wait
xcrun stapler staple "$image"
spctl --assess --type open --context context:primary-signature --verbose=2 "$image"
