#!/bin/sh
# Installs dist/linux/*.deb in an empty Debian, tries it there as an ordinary user, removes it: sh installer/linux/proof.sh
# As root. The empty Debian is made once, from the same place as this machine's own packages and of the same release (or
# RELEASE=trixie), and kept outside the repository; every proof runs in a copy of it.
set -eu
cd "$(dirname "$0")/../.."
cache=${XDG_CACHE_HOME:-$HOME/.cache}/ffbdesk
own=$(. /etc/os-release && echo "$VERSION_CODENAME")
release=${RELEASE:-$own}
empty=$cache/debian-$release
root=$cache/proof

fail() {
    echo "$1" >&2
    exit 1
}

[ "$(id -u)" -eq 0 ] || fail 'The proof makes a system of its own: run it as root.'
deb=$(ls dist/linux/*.deb 2>/dev/null) || fail 'Here is no dist/linux/*.deb: make linux first.'

# Where this machine's packages come from is apt's own business to know.
mirror() {
    apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' |
        awk -v release="$own" '$1 == release { print $2; exit }'
}

make_empty() {
    echo "Making an empty $release in $empty ..."
    mkdir -p "$cache"
    rm -rf "$empty.half"
    debootstrap --variant=minbase "$release" "$empty.half" "$(mirror)" >"$cache/debootstrap.log" 2>&1 ||
        fail "debootstrap failed: see $cache/debootstrap.log"
    mv "$empty.half" "$empty"
}

tidy() {
    umount "$root/proc" 2>/dev/null || true
    mountpoint -q "$root/proc" || rm -rf "$root"
}

inside() {
    chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@" </dev/null
}

# As somebody who has no rights and no screen.
as_user() {
    chroot --userspec=1000:1000 "$root" env -i PATH=/usr/bin:/bin LANG=C.UTF-8 HOME=/home/prove \
        QT_QPA_PLATFORM=offscreen "$@" </dev/null
}

install() {
    inside apt-get install -qq -y --no-install-recommends "$@" >"$cache/apt.log" 2>&1 || {
        cat "$cache/apt.log" >&2
        fail "could not be installed: $*"
    }
}

heading() {
    printf '\n-- %s\n' "$1"
}

[ -d "$empty" ] || make_empty
trap tidy EXIT
tidy
cp -a --reflink=auto "$empty" "$root"
mount -t proc proc "$root/proc"
inside apt-get update -qq
inside useradd --create-home --uid 1000 prove
cp "$deb" "$root/tmp/ffb-desk.deb"
chmod 644 "$root/tmp/ffb-desk.deb"

heading 'Installed, with nothing but what the package asks for'
install /tmp/ffb-desk.deb
inside dpkg-query --show --showformat '${Package} ${Version} ${db:Status-Status}\n' ffb-desk

heading 'Every library that is loaded is there, those of a real window too'
lib=/usr/lib/ffb-desk/_internal
missing=$(inside sh -c "find $lib -name '*.so*' -type f | grep -Ev 'ayland|WlShell|gtk3|adwaita|bradient|xdg-shell|cups|ibus' |
    LD_LIBRARY_PATH=$lib xargs ldd 2>/dev/null | grep 'not found'" || true)
[ -z "$missing" ] || fail "$missing"
echo 'none is missing'

heading 'ffbdesk selftest, as an ordinary user'
as_user ffbdesk --version
as_user ffbdesk selftest

heading 'An archive in the home of the user'
place='/home/prove/.local/share/FFB Desk/Arkiver/Prøve'
as_user sh -c 'mkdir -p "$(dirname "$1")" && echo "prøve prøve prøve fjorten" >/tmp/s && ffbdesk new "$1" --user Prøve --passphrase-file /tmp/s &&
    ffbdesk check "$1" --passphrase-file /tmp/s && ffbdesk backup "$1" --out "$HOME" --passphrase-file /tmp/s' sh "$place"
before=$(cksum <"$root$place/arkiv.db")

heading 'The menu and the kinds of files'
install desktop-file-utils shared-mime-info libglib2.0-bin
inside desktop-file-validate /usr/share/applications/ffbdesk.desktop
inside update-mime-database /usr/share/mime
as_user sh -c 'echo "FFB Desk" >"$HOME/prøve.ffbarkiv"; for file in "$HOME"/*.ffbkopi "$HOME"/*.ffbarkiv; do
    type=$(gio info -a standard::content-type "$file" | sed -n "s/ *standard::content-type: //p")
    echo "${file##*.}: $type"
    case $type in application/x-ffbdesk-*) ;; *) exit 1 ;; esac
    gio mime "$type" | grep -q ffbdesk.desktop || exit 1
done'

heading 'A real window'
install xvfb xauth xdotool
as_user xvfb-run --auto-servernum sh -c 'QT_QPA_PLATFORM=xcb timeout 60 ffbdesk run &
    timeout 50 xdotool search --sync --onlyvisible --name "FFB Desk" getwindowname || exit 1
    kill %1; wait %1 || true'

heading 'Removed: the program is gone, the archive is not'
inside apt-get purge -qq -y ffb-desk >/dev/null 2>&1
for left in /usr/lib/ffb-desk /usr/bin/ffbdesk /usr/share/applications/ffbdesk.desktop /usr/share/mime/packages/ffbdesk.xml; do
    [ ! -e "$root$left" ] || fail "$left is left"
done
[ "$(cksum <"$root$place/arkiv.db")" = "$before" ] || fail 'the archive is another'
ls "$root$place"

heading 'All of it holds'
