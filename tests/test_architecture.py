"""The house: which way the arrows run, where sentences live, and that the docs are complete."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from actions.record.settings import ROOT, Settings
from bot.locale import LANGUAGES, texts

MODULES = [p for folder in ("actions", "bot", "nlu") for p in (ROOT / folder).rglob("*.py")]
RULES = [
    # a place, and what it never imports
    ("actions", ("bot", "nlu", "rasa.", "rasa ")),
    ("actions/record", ("rasa_sdk", "actions.guide", "starlette", "actions.turn")),
    ("actions/guide", ("rasa_sdk", "actions.record", "sqlalchemy")),
    ("nlu", ("bot", "actions")),
    ("bot", ("nlu", "rasa_sdk")),
    ("bot/web", ("rasa.", "telegram")),
    ("bot/commands", ("rasa.", "telegram")),
    ("bot/channels", ("bot.web", "bot.commands")),
]


def imports(path: Path) -> list[str]:
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
    return found


@pytest.mark.parametrize(("place", "never"), RULES, ids=[place for place, _ in RULES])
def test_the_arrows_run_one_way(place: str, never: tuple[str, ...]) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in MODULES
        if (ROOT / place) in path.parents
        for name in imports(path)
        if any(f"{name}.".startswith(f"{one.strip('. ')}.") for one in never)
    ]
    assert wrong == []


def test_bot_takes_only_the_record_of_actions() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in MODULES
        if (ROOT / "bot") in path.parents
        for name in imports(path)
        if name.startswith("actions") and not name.startswith("actions.record")
    ]
    assert wrong == []


def test_modules_and_functions_stay_small() -> None:
    for path in MODULES:
        if "migrations" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) < 300, path.name
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 55, f"{path.name}: {node.name}"


def test_no_sentence_a_person_reads_stands_in_the_actions_or_channels() -> None:
    """A literal with several words that is not a docstring, in modules that speak to people, would be one."""
    for folder in ("actions", "bot/channels", "bot/web"):
        for path in (ROOT / folder).rglob("*.py"):
            if "migrations" in path.parts or path.parent.name in ("record", "guide"):
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("utter_message", "say", "_say"):
                    for value in [*node.args, *(keyword.value for keyword in node.keywords)]:
                        if isinstance(value, ast.Constant) and isinstance(value.value, str):
                            assert " " not in value.value, f"{path.name}: {value.value!r}"


@pytest.mark.parametrize("area", ["channels", "kiosk", "staff"])
def test_every_text_of_the_web_and_channels_has_both_languages(area: str) -> None:
    for key, words in texts(area).items():
        assert set(words) == set(LANGUAGES), key
        assert all(words.values()), key
        assert "!" not in "".join(words.values()), key
        found = [sorted(re.findall(r"\{(\w+)\}", words[language])) for language in LANGUAGES]
        assert found[0] == found[1], key


def test_every_text_a_template_asks_for_is_there() -> None:
    for template in (ROOT / "bot/web/templates").rglob("*.html"):
        area = "staff" if "staff" in template.parts else "kiosk"
        for key in re.findall(r"""\bt\("([a-z_0-9]+)"\)|\btr\("([a-z_0-9]+)",""", template.read_text(encoding="utf-8")):
            name = "".join(key)
            assert template.name == "base.html" or name in texts(area), f"{template.name}: {name}"


def test_every_setting_is_described_in_the_operations_guide() -> None:
    guide = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    assert [name for name in Settings.__fields__ if f"`{name.upper()}`" not in guide] == []


def test_every_command_is_described_in_the_operations_guide() -> None:
    guide = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    for path in (ROOT / "bot/commands").glob("[a-z]*.py"):
        assert f"nod {path.stem.replace('_', '-')}" in guide, path.stem


def test_every_part_is_in_the_docs() -> None:
    guide = (ROOT / "docs/contributing.md").read_text(encoding="utf-8")
    for path in (ROOT / "actions/guide").glob("[0-9]*.yml"):
        assert path.name in guide, path.name


@pytest.mark.parametrize("doc", ["README.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))])
def test_every_path_a_document_links_to_exists(doc: str) -> None:
    text = (ROOT / doc).read_text(encoding="utf-8")
    for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert ((ROOT / doc).parent / link).exists(), link


def test_every_link_names_no_host_of_this_machine() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    pattern = re.compile("py" + r"pi\.org|python" + r"hosted|npm" + r"js\.(org|com)|/ro" + "ot/|/wo" + "rk/")
    for name in tracked:
        path = ROOT / name
        if path.is_file() and path.suffix not in (".png", ".ico"):
            assert not pattern.search(path.read_text(encoding="utf-8", errors="ignore")), name


def test_rasas_stores_are_ours_and_there_is_no_broker_that_could_skip_a_save() -> None:
    """A broker that raises makes Rasa skip the write of the tracker; a store it cannot import becomes memory."""
    endpoints = yaml.safe_load((ROOT / "endpoints.yml").read_text(encoding="utf-8"))
    assert set(endpoints) == {"action_endpoint", "tracker_store", "lock_store", "nlg"}
    assert (endpoints["tracker_store"]["type"], endpoints["lock_store"]["type"]) == (
        "bot.stores.TrackerStore",
        "bot.stores.LockStore",
    )
    assert endpoints["action_endpoint"]["url"].startswith("http://127.0.0.1:")


# `rasa data validate` says yes to much and no to little: what it says is compared with what is known and why.
KNOWN_WARNINGS = [
    # Responses are said by actions and forms; Rasa looks for them in rules only.
    re.compile(r"The utterance 'utter_\w+' is not used in any story or rule\."),
]


@pytest.mark.slow
def test_rasa_finds_nothing_that_is_not_known() -> None:
    from bot.training import rasa_environment

    command = [sys.executable, "-m", "bot.rasa_training", "data", "validate", "--data", "nlu/data", "bot/rules"]
    environment = {**rasa_environment(), "PYTHONWARNINGS": "default::UserWarning", "COLUMNS": "400"}
    done = subprocess.run(
        [*command, "--domain", "domain.yml", "--config", "config.yml"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said[-2000:]
    assert "utter_" in said, "the check ran and its output was read"
    complaints = [line for line in said.splitlines() if "rasa/shared" in line and "UserWarning" in line]
    unknown = [line for line in complaints if not any(known.search(line) for known in KNOWN_WARNINGS)]
    assert unknown == []
    assert "No story structure conflicts found" in said or "conflict" not in said.lower()
