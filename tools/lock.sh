#!/bin/sh
# Writes requirements.lock (what Nod runs with) and requirements-dev.lock (the same and what its tests need).
# Neither holds an address: where packages come from is the machine's business.
set -eu
cd "$(dirname "$0")/.."
compile() {
    .venv/bin/uv pip compile --quiet --universal --python-version 3.10 --generate-hashes --no-emit-index-url \
        --no-header --no-annotate --override overrides.txt pyproject.toml "$@"
}
compile -o requirements.lock
compile --extra dev --constraint requirements.lock -o requirements-dev.lock
