#!/bin/sh
# Debian's packages: sh installer/packages.sh WHAT PACKAGE ...   (WHAT is missing, in the user's words)
# As root they are installed; otherwise one sentence says how.
set -eu
what=$1
shift
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installerer $what: $*"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq </dev/null
    apt-get install -qq -y --no-install-recommends "$@" </dev/null >/dev/null
else
    echo "Her mangler $what. På Debian og Ubuntu hentes det sådan, og derefter prøves igen:" >&2
    echo "  sudo apt-get update && sudo apt-get install --no-install-recommends $*" >&2
    exit 1
fi
