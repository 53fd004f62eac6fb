"""The hazard log: each control it cites is a test that exists, runs and can fail; each file it names is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from actions.record.settings import ROOT

LOG = (ROOT / "docs/safety/hazard-log.md").read_text(encoding="utf-8")
ROWS = [row for row in LOG.splitlines() if re.match(r"\| H\d+ \|", row)]


def _proves(test: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Tell whether a test runs and can fail: it is not left out, and it asserts or expects something."""
    left_out = any(re.search(r"skip|xfail", ast.unparse(decorator)) for decorator in test.decorator_list)
    nodes = list(ast.walk(test))
    calls = {ast.unparse(node.func).split(".")[-1] for node in nodes if isinstance(node, ast.Call)}
    return not left_out and (any(isinstance(node, ast.Assert) for node in nodes) or bool(calls & {"raises", "expect"}))


TESTS = {
    node.name
    for path in (ROOT / "tests").rglob("test_*.py")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_") and _proves(node)
}


@pytest.mark.parametrize("row", ROWS, ids=[row.split("|")[1].strip() for row in ROWS])
def test_each_hazard_has_a_cause_an_effect_a_control_and_evidence_that_exists(row: str) -> None:
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert len(cells) == 7
    assert all(cells)
    cited = re.findall(r"`(test_\w+)`", cells[5])
    assert cited
    assert set(cited) <= TESTS


def test_a_test_that_asserts_nothing_or_is_left_out_is_no_evidence() -> None:
    written = ["def test_a(): pass", "@pytest.mark.skip\ndef test_b(): assert x", "def test_c(): assert x"]
    proves = [_proves(ast.parse(text).body[0]) for text in written]  # type: ignore[arg-type]
    assert proves == [False, False, True]


@pytest.mark.parametrize("page", sorted((ROOT / "docs/safety").glob("*.md")), ids=lambda page: page.name)
def test_each_file_that_is_named_is_there(page: Path) -> None:
    named = re.findall(r"`([\w/]+/[\w./]+\.(?:py|yml|md|npz))`", page.read_text(encoding="utf-8"))
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_hazards_are_numbered_without_gaps() -> None:
    assert [row.split("|")[1].strip() for row in ROWS] == [f"H{n}" for n in range(1, len(ROWS) + 1)]
