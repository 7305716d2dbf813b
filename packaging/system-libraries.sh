#!/bin/sh
# system-libraries.sh PYTHON [tests]: what Qt (and, for tests, the independent judges) need from Debian.
# As root the missing packages are installed; otherwise the exact command is named.
set -eu
python=$1
wanted=""

qt_works() {
    QT_QPA_PLATFORM=offscreen "$python" -c \
        'from PySide6.QtWidgets import QApplication; QApplication([])' >/dev/null 2>&1
}

qt_works || wanted="libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 \
libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 \
libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"
if [ "${2-}" = tests ]; then
    for pair in age:age minisign:minisign pdftotext:poppler-utils; do
        command -v "${pair%%:*}" >/dev/null || wanted="$wanted ${pair##*:}"
    done
fi
[ -n "$wanted" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing from Debian:$wanted"
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >/dev/null
elif qt_works; then
    echo "Some tests will be skipped. To run them all: sudo apt-get install$wanted" >&2
else
    echo "Qt needs system libraries that are missing here. Run: sudo apt-get install $wanted" >&2
    exit 2
fi
