"""The hazard log: each control it cites is a test that exists."""

from __future__ import annotations

import ast
import re

import pytest

from actions.record.settings import ROOT

LOG = (ROOT / "docs/safety/hazard-log.md").read_text(encoding="utf-8")
ROWS = [row for row in LOG.splitlines() if re.match(r"\| H\d+ \|", row)]
TESTS = {
    node.name
    for path in (ROOT / "tests").rglob("test_*.py")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
}


@pytest.mark.parametrize("row", ROWS, ids=[row.split("|")[1].strip() for row in ROWS])
def test_each_hazard_has_a_cause_an_effect_a_control_and_evidence_that_exists(row: str) -> None:
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert len(cells) == 7
    assert all(cells)
    cited = re.findall(r"`(test_\w+)`", cells[5])
    assert cited
    assert set(cited) <= TESTS


def test_the_hazards_are_numbered_without_gaps() -> None:
    assert [row.split("|")[1].strip() for row in ROWS] == [f"H{n}" for n in range(1, len(ROWS) + 1)]
