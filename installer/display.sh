#!/bin/sh
# Stops with one sentence where no window can be shown. A platform chosen on purpose (vnc, say) is left alone.
[ "$(uname -s)" = Linux ] || exit 0
[ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || exit 0
case ${QT_QPA_PLATFORM:-offscreen} in
offscreen | minimal | xcb | wayland) ;;
*) exit 0 ;;
esac
echo 'Her er ingen skærm at vise vinduet på (hverken DISPLAY eller WAYLAND_DISPLAY er sat): kør »make demo«, som laver øverapporterne uden et vindue.' >&2
exit 1
