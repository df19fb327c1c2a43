#!/bin/sh
# Makes .venv ready: sh installer/setup.sh runtime|dev|proofs|windows|bundle
# Does nothing when the stamp of that kind says that this pyproject.toml stands in this environment already.
set -eu
cd "$(dirname "$0")/.."
kind=$1
here=$(pwd -P)
python=.venv/bin/python

case $kind in
runtime) target=. ;;
dev | proofs | windows | bundle) target=".[$kind]" ;;
*)
    echo "unknown kind of set-up: $kind" >&2
    exit 2
    ;;
esac

# The place is part of it: an environment that was copied or moved still names its old place in every script.
fingerprint() {
    version_and_hash=$("$python" -I -S -c '
import hashlib, pathlib, sys
assert sys.version_info >= (3, 12)
print(sys.version.split()[0], hashlib.sha256(pathlib.Path("pyproject.toml").read_bytes()).hexdigest())
' 2>/dev/null) || return 1
    printf '%s %s\n' "$version_and_hash" "$here"
}

stamped() {
    [ "$(cat ".venv/stamp-$1" 2>/dev/null)" = "$now" ]
}

usable() {
    [ "$(sed -n 's/^command = .* -m venv //p' .venv/pyvenv.cfg 2>/dev/null)" = "$here/.venv" ] &&
        "$python" -c 'import pip, sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null
}

# PySide carries Python of its own inside its library and compiles it anew at every start: a fifth of a bare window's.
# It lays it beside the library where SBK_EMBED says 0; there it is compiled once. Half of it would keep every program
# from starting, so it is laid in a copy and moved in one step. Where that fails the program starts as PySide has it.
lay_python_of_pyside() {
    package=$("$python" -c 'import sysconfig; print(sysconfig.get_path("platlib"))')/shiboken6
    laid=$package/files.dir
    [ -d "$laid" ] && return
    rm -rf .venv/half-*
    half=.venv/half-$$
    mkdir -p "$half" && cp -R "$package" "$half/" &&
        SBK_EMBED=0 PYTHONPATH="$half" "$python" -c 'import shiboken6' &&
        PYTHONPYCACHEPREFIX='' "$python" -m compileall -q --invalidation-mode unchecked-hash "$half/shiboken6/files.dir" &&
        mv "$half/shiboken6/files.dir" "$laid"
    rm -rf "$half"
} 2>/dev/null

now=$(fingerprint) || now=''
if [ -n "$now" ] && stamped "$kind"; then
    lay_python_of_pyside || true
    exit 0
fi

if ! usable; then
    base=$(sh installer/find-python.sh) || exit 1
    echo 'Gør klar første gang: laver mappen .venv …'
    rm -rf .venv
    "$base" -m venv "$here/.venv"
    now=$(fingerprint)
fi

# A stamp of another state must not come back to life when pyproject.toml does.
for other in runtime dev proofs windows bundle; do
    stamped "$other" || rm -f ".venv/stamp-$other"
done

echo 'Henter de programdele, som FFB Desk bruger (kan tage et par minutter) …'
# A newer PySide must not find what an older one laid; nor any half of it.
for laid in .venv/lib/python3*/site-packages/shiboken6/files.dir; do
    [ ! -d "$laid" ] || mv "$laid" ".venv/half-$$"
    rm -rf .venv/half-*
done
# Twice quiet: errors only, none of the warnings about the place packages come from.
if ! "$python" -m pip install -qq --disable-pip-version-check --no-input --editable "$target" </dev/null; then
    echo 'Programdelene kunne ikke hentes; årsagen står ovenfor. Tjek forbindelsen til nettet, og prøv igen.' >&2
    exit 1
fi
lay_python_of_pyside || true
# Each kind holds the runtime dependencies as well.
printf '%s\n' "$now" >.venv/stamp-runtime
printf '%s\n' "$now" >".venv/stamp-$kind"
