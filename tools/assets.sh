#!/bin/sh
# Brings the NHS design system's style sheet (npm, MIT) into bot/web/static/vendor, without its font, which is
# licensed to NHS bodies in England and loads from outside. Uses npm, or brings Node.js from a Python package.
set -eu
cd "$(dirname "$0")/.."
vendor=bot/web/static/vendor
wanted=$(cat package-lock.json tools/assets.sh | cksum)
[ -f "$vendor/.nod" ] && [ "$(cat "$vendor/.nod")" = "$wanted" ] && exit 0

echo "web assets"
npm=npm
if ! command -v npm >/dev/null 2>&1; then
    [ -x var/node/bin/npm ] || {
        .venv/bin/python -m venv var/node
        .venv/bin/uv pip install --quiet --python var/node/bin/python --require-hashes -r tools/node.lock
    }
    PATH="$PWD/var/node/bin:$PATH"
    export PATH
fi
$npm ci --no-audit --no-fund --ignore-scripts --loglevel=error >/dev/null || {
    echo "The web assets could not be installed: npm did not reach its registry. Run the command again when it does." >&2
    exit 1
}
mkdir -p "$vendor"
.venv/bin/python tools/strip_fonts.py node_modules/nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css "$vendor/nhsuk.css"
echo "$wanted" >"$vendor/.nod"
