#!/bin/sh
# Lays the libraries that agreement is compared with (tests/proofs/agreement.txt) in an environment of their own, outside
# the repository: sh installer/agreement.sh
# .venv/agreement leads to it. Does nothing where the same list stands there already.
set -eu
cd "$(dirname "$0")/.."
root=${FFBDESK_AGREEMENT:-${XDG_CACHE_HOME:-$HOME/.cache}/ffbdesk/agreement}
list=tests/proofs/agreement.txt

# The list is copied last: what was cut off half-way does not count.
if ! { cmp -s "$list" "$root/list" && "$root/bin/python" -c '' 2>/dev/null; }; then
    echo 'Henter de biblioteker, som enighedstallene prøves mod …'
    rm -rf "$root"
    .venv/bin/python -m venv "$root"
    "$root/bin/python" -m pip install -qq --disable-pip-version-check --no-input --only-binary :all: --no-deps \
        --requirement "$list" </dev/null
    cp "$list" "$root/list"
fi
ln -sfn "$root" .venv/agreement
