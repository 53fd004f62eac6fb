#!/bin/sh
# Makes .venv from the hash-checked lock. Does nothing when nothing changed. Usage: tools/setup.sh [dev]
set -eu
cd "$(dirname "$0")/.."
lock=requirements.lock
[ "${1:-}" = dev ] && lock=requirements-dev.lock
stamp=.venv/.nod-lock

is_310() { "$1" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 10))' >/dev/null 2>&1; }

find_python() {
    for candidate in ${NOD_PYTHON:-} python3.10 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.10.*/bin/python python3 python \
        "$HOME"/.local/share/uv/python/cpython-3.10*/bin/python3.10 /usr/local/bin/python3.10 /opt/python3.10/bin/python3.10; do
        if command -v "$candidate" >/dev/null 2>&1 && is_310 "$candidate"; then command -v "$candidate"; return 0; fi
    done
    return 1
}

digest() { cat "$@" | cksum; }

wanted=$(digest requirements.lock requirements-dev.lock pyproject.toml)
if [ -x .venv/bin/nod ] && [ -f "$stamp" ] && is_310 .venv/bin/python; then
    # A development environment has everything that running needs.
    case "$(cat "$stamp")" in "$wanted $lock" | "$wanted requirements-dev.lock") exit 0 ;; esac
fi

case "$(uname -m)" in
    x86_64 | arm64) ;;
    *) echo "Rasa 3.6 has no TensorFlow for this processor ($(uname -m)): Nod needs x86_64, or a Mac." >&2; exit 1 ;;
esac
if ! is_310 .venv/bin/python || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    python=$(find_python) || {
        echo "Nod needs Python 3.10 and found none. Install it (for example: uv python install 3.10, or pyenv install 3.10)," >&2
        echo "or say where it is: NOD_PYTHON=/path/to/python3.10 make run" >&2
        exit 1
    }
    echo "[1/3] environment: $("$python" --version) in .venv"
    rm -rf .venv
    "$python" -m venv .venv || {
        rm -rf .venv
        echo "Python 3.10 is here but cannot make an environment. On Debian and Ubuntu: apt install python3.10-venv" >&2
        exit 1
    }
fi
if [ ! -x .venv/bin/uv ]; then
    echo "[2/3] installer"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r tools/uv.lock
fi
echo "[3/3] packages from $lock, each checked against its hash (a minute or two the first time)"
.venv/bin/uv pip sync --quiet --python .venv/bin/python --require-hashes --compile-bytecode "$lock" || {
    echo "The packages could not be installed. Is the package registry reached? Run the command again when it is." >&2
    exit 1
}
.venv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .
echo "$wanted $lock" >"$stamp"
