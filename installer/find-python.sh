#!/bin/sh
# Prints the path of a Python that can carry the program, or says in one line what to install.
# With a version, such as 3.13, of just that one.
# Candidates are run, not looked at: a version manager leaves commands in PATH that fail when called.
set -u
wanted=${1:-}

# Exit code 0: fits; 3: new enough, but without what makes a virtual environment; anything else: no use.
probe='
import sys
if sys.version_info < (3, 12) or sys.argv[1] not in ("", "%d.%d" % sys.version_info[:2]):
    sys.exit(2)
try:
    import ensurepip, ssl, venv
except ImportError:
    sys.exit(3)
print(sys.executable)
'

candidates() {
    printf '%s\n' python3.14 python3.13 python3.12 python3
    root=$(pyenv root 2>/dev/null) || return 0
    for python in "$root"/versions/*/bin/python; do
        printf '%s\n' "$python"
    done
}

list=$(candidates)
incomplete=''
while IFS= read -r candidate; do
    path=$("$candidate" -c "$probe" "$wanted" 2>/dev/null </dev/null)
    case $? in
    0)
        printf '%s\n' "$path"
        exit 0
        ;;
    3) incomplete=${incomplete:-$candidate} ;;
    esac
done <<LIST
$list
LIST

if [ -n "$incomplete" ]; then
    version=$("$incomplete" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
    echo "$incomplete er ny nok, men mangler modulet venv: installér pakken $version-venv (fx »sudo apt install $version-venv«), og prøv igen." >&2
elif [ -n "$wanted" ]; then
    echo "Her bruges Python $wanted: installér den, og prøv igen." >&2
else
    echo 'FFB Desk kræver Python 3.12 eller nyere: installér Python 3.12, 3.13 eller 3.14 (fra systemets pakker, Pythons hjemmeside eller med pyenv), og prøv igen.' >&2
fi
exit 1
