#!/bin/sh
# environment.sh PYTHON VENV REQUIREMENTS: a virtual environment with exactly the locked libraries and this project.
set -eu
python=$1 venv=$2 requirements=$3

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
    echo "Python 3.11 or newer is needed. On Debian 12: apt-get install python3 python3-venv" >&2
    exit 2
}
if [ ! -x "$venv/bin/pip" ]; then
    "$python" -m venv "$venv" || {
        echo "The venv module is missing." >&2
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
            apt-get update -qq && apt-get install -y -qq python3-venv && "$python" -m venv "$venv"
        else
            echo "Run: sudo apt-get install python3-venv" >&2
            exit 2
        fi
    }
fi
"$venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r "$requirements"
"$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
