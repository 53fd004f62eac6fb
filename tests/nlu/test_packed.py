"""The packed file of the sentence encoder: what stands in it, and other weights put in their place."""

from __future__ import annotations

import numpy as np
import pytest

from nlu.meaning import ENCODER
from nlu.packed import Packed, from_four_bits, numbers_of, to_four_bits, unpacked_head, with_rows, with_tensors


@pytest.fixture(scope="module")
def content() -> bytes:
    return ENCODER.read_bytes()


@pytest.fixture(scope="module")
def head(content: bytes) -> Packed:
    return unpacked_head(content)


def test_the_head_names_what_is_in_the_file(content: bytes, head: Packed) -> None:
    assert (head.sizes["hidden"], head.sizes["layers"], head.sizes["inner"]) == (384, 12, 1536)
    assert len(head.pieces) == len(head.scores)
    assert "▁water".encode() in head.pieces
    assert head.pieces[head.special["bos"]] == b"<s>"
    assert head.spelling[ord("\u00a0")] == " "
    assert max(tensor.end for tensor in head.tensors.values()) <= len(content)


def test_weights_that_were_in_four_bits_are_the_same_when_packed_again(content: bytes, head: Packed) -> None:
    weights = numbers_of(content, head.tensors["l5.q.w"])
    assert np.array_equal(from_four_bits(to_four_bits(weights)), weights)
    assert np.unique(weights).size > 1_000


def test_a_weight_is_off_by_no_more_than_a_step(content: bytes) -> None:
    drawn = np.random.default_rng(3).normal(size=(64, 32)).astype(np.float32)
    packed = from_four_bits(to_four_bits(drawn)).reshape(drawn.shape)
    step = np.abs(drawn).max(axis=1, keepdims=True) / 8
    # At the end away from the largest the last step is missing: there a weight may be cut by a whole one.
    assert (np.abs(packed - drawn) <= step * 1.01).all()
    assert np.abs(packed - drawn).mean() < step.mean() / 3
    assert np.array_equal(from_four_bits(to_four_bits(np.zeros(32))), np.zeros(32))


def test_one_tensor_is_put_in_the_place_of_another_and_nothing_else_changes(content: bytes, head: Packed) -> None:
    place = head.tensors["l7.aln.b"]
    numbers = np.arange(384, dtype="<f4")
    changed = with_tensors(content, {"l7.aln.b": numbers.tobytes()})
    assert np.array_equal(numbers_of(changed, place), numbers)
    assert changed[: place.start] == content[: place.start]
    assert changed[place.end :] == content[place.end :]


@pytest.mark.parametrize(("name", "size"), [("l7.aln.b", 8), ("l99.aln.b", 1536)])
def test_a_tensor_that_does_not_fit_is_an_error(content: bytes, name: str, size: int) -> None:
    with pytest.raises(ValueError, match=name):
        with_tensors(content, {name: bytes(size)})


def test_another_file_is_an_error() -> None:
    with pytest.raises(ValueError, match="no packed sentence encoder"):
        unpacked_head(b"GGUF" + bytes(100))


def test_some_rows_of_a_table_are_put_in_the_place_of_others(content: bytes, head: Packed) -> None:
    place, drawn = head.tensors["emb.word"], np.random.default_rng(4).normal(size=(2, 384)).astype(np.float32)
    changed = with_rows(content, "emb.word", [9, 5], to_four_bits(drawn))
    before, after = (numbers_of(one, place).reshape(-1, 384) for one in (content, changed))
    assert np.array_equal(after[[9, 5]].ravel(), from_four_bits(to_four_bits(drawn)))
    assert np.flatnonzero((before != after).any(axis=1)).tolist() == [5, 9]
    assert changed[: place.start] == content[: place.start]
    assert changed[place.end :] == content[place.end :]
    assert with_rows(content, "emb.word", [], b"") == content


@pytest.mark.parametrize(
    ("name", "rows", "size"), [("emb.word", [1], 215), ("emb.none", [1], 216), ("l7.aln.b", [0], 216)]
)
def test_rows_that_do_not_fit_are_an_error(content: bytes, name: str, rows: list[int], size: int) -> None:
    with pytest.raises(ValueError, match=name):
        with_rows(content, name, rows, bytes(size))


@pytest.mark.parametrize("row", [-1, 250_037])
def test_a_row_that_is_not_there_is_an_error(content: bytes, row: int) -> None:
    with pytest.raises(ValueError, match="rows"):
        with_rows(content, "emb.word", [row], bytes(216))
