#!/bin/sh
# Sees to it that commands are here: sh installer/tools.sh COMMAND=PACKAGE ...   (Debian's packages)
set -eu
missing=''
for pair in "$@"; do
    command -v "${pair%%=*}" >/dev/null 2>&1 || missing="$missing ${pair#*=}"
done
[ -n "$missing" ] || exit 0
# Unquoted on purpose: one word a package.
exec sh "$(dirname "$0")/packages.sh" 'værktøj' $missing
