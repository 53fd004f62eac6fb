"""The set-up scripts: what they say when something is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from actions.record.settings import ROOT


def copy_of_the_tools(folder: Path) -> Path:
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "tools", folder / "tools")
    return folder


def test_without_python_310_it_says_what_to_do(tmp_path: Path) -> None:
    folder = copy_of_the_tools(tmp_path)
    tools = folder / "bin"
    tools.mkdir()
    for name in ("sh", "cat", "cksum", "dirname", "rm", "uname"):
        (tools / name).symlink_to(shutil.which(name) or "")
    (tools / "python3").write_text("#!/bin/sh\nexit 1\n")  # another version: the check of it fails
    (tools / "python3").chmod(0o755)
    environment = {"PATH": str(tools), "HOME": str(folder), "PYENV_ROOT": str(folder / "none")}
    done = subprocess.run(
        [str(tools / "sh"), "tools/setup.sh"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if Path("/usr/local/bin/python3.10").exists() or Path("/opt/python3.10").exists():
        assert done.returncode != 0  # it found one there and went on to what this folder lacks
        return
    assert done.returncode == 1
    assert "Nod needs Python 3.10" in done.stderr
    assert "NOD_PYTHON=" in done.stderr
    assert not (folder / ".venv").exists()


def test_a_second_set_up_does_nothing() -> None:
    environment = {**os.environ, "PIP_NO_INDEX": "1", "UV_OFFLINE": "1"}
    done = subprocess.run(
        ["sh", "-c", "tools/setup.sh dev && tools/assets.sh && .venv/bin/nod train"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == "the assistant is trained, nothing changed"


def test_the_locks_hold_hashes_and_no_address() -> None:
    for lock in [*ROOT.glob("requirements*.lock"), *(ROOT / "tools").glob("*.lock")]:
        lines = lock.read_text(encoding="utf-8").splitlines()
        assert not [line for line in lines if "://" in line], lock.name
        assert sum("--hash=sha256:" in line for line in lines) >= sum("==" in line for line in lines) > 0, lock.name
    assert "resolved" not in (ROOT / "package-lock.json").read_text(encoding="utf-8")
