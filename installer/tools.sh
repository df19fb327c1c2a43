#!/bin/sh
# Sees to it that commands are here: sh installer/tools.sh COMMAND=PACKAGE ...   (Debian's packages)
# As root they are installed; otherwise one sentence says what to install.
set -eu
missing=''
for pair in "$@"; do
    command -v "${pair%%=*}" >/dev/null 2>&1 || missing="$missing ${pair#*=}"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installerer værktøj:$missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq </dev/null
    # Unquoted on purpose: one word a package.
    apt-get install -qq -y --no-install-recommends $missing </dev/null >/dev/null
else
    echo "Her mangler værktøj. På Debian og Ubuntu hentes det sådan, og derefter prøves igen:" >&2
    echo "  sudo apt-get update && sudo apt-get install --no-install-recommends$missing" >&2
    exit 1
fi
