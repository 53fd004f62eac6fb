"""The translator's file: out and back, all or nothing."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

from bot.cli import main
from bot.translation import FILES, TranslationError, export, take


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for pattern in FILES:
        for path in Path().glob(pattern):
            (tmp_path / path.parent).mkdir(parents=True, exist_ok=True)
            shutil.copy(path, tmp_path / path)
    return tmp_path


def exported(root: Path) -> str:
    file = io.BytesIO()
    assert export(file, root) > 300
    return file.getvalue().decode()


def test_what_goes_out_comes_back_unchanged(root: Path) -> None:
    assert take(io.BytesIO(exported(root).encode()), root) == []


def test_a_new_translation_lands_in_its_place_and_nowhere_else(root: Path) -> None:
    po = exported(root)
    before = {path: path.read_text(encoding="utf-8") for path in root.rglob("*.yml")}
    welsh = "Sut beth yw diwrnod da i chi?"
    assert welsh in po
    changed = take(io.BytesIO(po.replace(welsh, "Sut olwg sydd ar ddiwrnod da i chi?").encode()), root)
    assert changed == ["actions/guide/20_hopes.yml/questions/hope_good_day/ask"]
    after = {path: path.read_text(encoding="utf-8") for path in root.rglob("*.yml")}
    assert [path.name for path in before if before[path] != after[path]] == ["20_hopes.yml"]
    assert "Sut olwg sydd ar ddiwrnod da i chi?" in after[root / "actions/guide/20_hopes.yml"]


@pytest.mark.parametrize(
    ("welsh", "file"),
    [
        ("Mynd allan", "20_hopes.yml"),  # an answer to tap
        ("GIG 111 Cymru: ffoniwch {number} a phwyso 2, ddydd a nos.", "services.yml"),
        ("yn y gwanwyn", "times.yml"),
    ],
)
def test_whatever_a_person_reads_is_in_the_file(root: Path, welsh: str, file: str) -> None:
    po = exported(root)
    assert f'msgstr "{welsh}"' in po
    (changed,) = take(io.BytesIO(po.replace(f'msgstr "{welsh}"', f'msgstr "Newydd {welsh}"', 1).encode()), root)
    assert file in changed
    assert f"Newydd {welsh}" in next(root.rglob(file)).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("Dywedoch chi: “{hope_words}”.", "Dywedoch chi: “{hope}”.", "placeholders"),
        ('msgstr "Sut beth yw diwrnod da i chi?"', 'msgstr ""', "empty"),
        ('msgid "What is a good day like for you?"', 'msgid "What was that?"', "English has changed"),
        ("hope_good_day/ask", "hope_bad_day/ask", "no such text"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_changed(root: Path, old: str, new: str, complaint: str) -> None:
    po = exported(root)
    assert old in po
    before = {path: path.read_text(encoding="utf-8") for path in root.rglob("*.yml")}
    with pytest.raises(TranslationError, match=complaint):
        take(io.BytesIO(po.replace(old, new, 1).encode()), root)
    assert {path: path.read_text(encoding="utf-8") for path in root.rglob("*.yml")} == before


def test_the_command_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["translate", "export", str(tmp_path / "cy.po")]) == 0
    assert main(["translate", "import", str(tmp_path / "cy.po")]) == 0
    assert "0 texts changed" in capsys.readouterr().out
    assert main(["translate", "import", str(tmp_path / "none.po")]) == 1
    assert "Nothing was changed" in capsys.readouterr().err
