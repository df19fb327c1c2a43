#!/usr/bin/env bash
# A Windows stand-in: Wine 10 in a Debian 13 of its own, outside the repository, made once. As root.
#   wine.sh prepare                     makes it (2.7 GB, a minute or two); nothing to do where it is there
#   wine.sh run FOLDER COMMAND ...      runs COMMAND with FOLDER as its folder (Z:\w), output as it comes
#   wine.sh fresh                       throws the Windows in it away; the next run begins with a new one
# DISPLAY, where set, is an X server of this machine. LIMIT is the longest a run may take, in seconds. BESIDE, where set,
# lets what runs already go on; without it a run ends when everything in that Windows has ended, by force after a minute.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=${FFBDESK_WINE:-${XDG_CACHE_HOME:-$HOME/.cache}/ffbdesk/wine}
# What Windows is made of here: a change makes a new one.
recipe=$(cat "$here/wine.sh" "$here"/proof/*.c | sha256sum | cut -c1-16)

prepare() {
    [ "$(cat "$root/recipe" 2>/dev/null)" = "$recipe" ] && return
    [ "$(id -u)" -eq 0 ] || { echo 'Wine: only root can make its root folder' >&2; exit 1; }
    sh "$here/../tools.sh" debootstrap=debootstrap x86_64-w64-mingw32-gcc=gcc-mingw-w64-x86-64
    if [ ! -e "$root/debian" ]; then
        rm -rf "$root"
        mkdir -p "$root"
        make_debian
        touch "$root/debian"
    fi
    make_windows
    printf '%s\n' "$recipe" >"$root/recipe"
}

make_debian() {
    local mirror libraries
    # Where this machine gets its own packages from.
    mirror=$(apt-get indextargets --format '$(SITE)' | grep -m1 -v security)
    libraries='libx11-6 libxext6 libxrandr2 libxcursor1 libxi6 libxcomposite1 libxfixes3 libxinerama1 libxrender1
        libxxf86vm1 libfreetype6 libfontconfig1'
    echo "Wine: laying Debian 13 in $root"
    debootstrap --variant=minbase --include=ca-certificates trixie "$root" "$mirror" >/dev/null
    export DEBIAN_FRONTEND=noninteractive
    chroot "$root" dpkg --add-architecture i386
    chroot "$root" apt-get update -qq
    # Inno Setup is a 32-bit program: it needs Wine's other half too. Unquoted: one word a package.
    # shellcheck disable=SC2086
    chroot "$root" apt-get install -qq -y --no-install-recommends wine wine64 wine32:i386 libgl1 fonts-liberation \
        $libraries $(printf '%s:i386 ' $libraries) >/dev/null
}

make_windows() {
    echo 'Wine: making a Windows'
    rm -rf "$root/prefix"
    in_root / wineboot -i >/dev/null 2>&1
    local system=$root/prefix/drive_c/windows/system32 stub
    for stub in icuuc mscms; do
        # Wine puts links to its own files there.
        rm -f "$system/$stub.dll"
        x86_64-w64-mingw32-gcc -shared -s -o "$system/$stub.dll" "$here/proof/$stub.c"
    done
    rm -rf "$root/new"
    cp -a "$root/prefix" "$root/new"
}

# COMMAND in FOLDER (as the root sees it), with what it needs mounted in a view of its own: nothing is left behind.
in_root() {
    local folder=$1
    shift
    # A Windows program wants a pipe or a terminal as its input, and a UTF-8 locale, or there is no file called Ærø.
    # shellcheck disable=SC2016
    unshare --mount --fork --kill-child bash -c '
        root=$1 outside=$2 folder=$3
        shift 3
        mount --bind /proc "$root/proc"
        mkdir -p "$root/w" "$root/tmp/.X11-unix"
        [ -z "$outside" ] || mount --bind "$outside" "$root/w"
        [ ! -d "$root/w/small" ] || mount -t tmpfs -o size=960k none "$root/w/small"
        [ ! -d /tmp/.X11-unix ] || mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
        exec chroot "$root" env -i LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DISPLAY="${DISPLAY:-}" \
            XDG_RUNTIME_DIR=/tmp WINEPREFIX=/prefix WINEDEBUG="${WINEDEBUG:--all}" WINEDLLOVERRIDES=mscms=n,b \
            ${FFBDESK_SMALL_DISK:+FFBDESK_SMALL_DISK="$FFBDESK_SMALL_DISK"} \
            LIMIT="${LIMIT:-600}" ${BESIDE:+BESIDE="$BESIDE"} ${QT_QPA_PLATFORM:+QT_QPA_PLATFORM="$QT_QPA_PLATFORM"} bash -c '\''
                cd "$0"
                status=0
                { sleep 0.1; } | timeout "$LIMIT" "$@" || status=$?
                [ -n "${BESIDE:-}" ] || timeout 60 wineserver -w || wineserver -k
                exit "$status"'\'' "$folder" "$@"
    ' _ "$root" "${outside:-}" "$folder" "$@"
}

case ${1:-} in
prepare) prepare ;;
run)
    outside=$(realpath "$2")
    shift 2
    prepare
    in_root /w "$@"
    ;;
fresh)
    prepare
    rm -rf "$root/prefix"
    cp -a "$root/new" "$root/prefix"
    ;;
*)
    sed -n '2,7s/^# \?//p' "${BASH_SOURCE[0]}" >&2
    exit 2
    ;;
esac
