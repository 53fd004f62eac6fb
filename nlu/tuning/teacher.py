"""English teaches Welsh: a Welsh sentence should come to mean what its English original means to the encoder.

After Reimers and Gurevych 2020 (arXiv 2004.09813), where a student's vector of a translation is drawn to the teacher's
vector of the original. Here both are one encoder, before and while it learns.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch

from nlu.examples import Example
from nlu.tuning.data import translations
from nlu.tuning.network import Encoder
from nlu.tuning.vocabulary import Vocabulary

BATCH = 128


class Teacher:
    """Vectors of the English originals, and how far their translations are from them."""

    def __init__(self, encoder: Encoder, vocabulary: Vocabulary, rows: Sequence[Example]) -> None:
        """Read the originals once, with the encoder as it is before it learns.

        Args:
            encoder: the teacher.
            vocabulary: its pieces of words.
            rows: the sentences to learn from; which of them are translations shows by their words.
        """
        originals = translations()
        texts = sorted({originals[row.text] for row in rows if row.text in originals}, key=len)
        place = {text: number for number, text in enumerate(texts)}
        self._vectors = _read(encoder, vocabulary, texts)
        self._of = torch.tensor([place[originals[r.text]] if r.text in originals else -1 for r in rows])

    def distance(self, batch: Sequence[int], vectors: torch.Tensor) -> torch.Tensor:
        """Return how far the translations of a batch are from their originals: the sum of 1 - cosine, over its size."""
        place = self._of[list(batch)]
        is_pair = place >= 0
        alike = (vectors.float()[is_pair] * self._vectors[place[is_pair]]).sum(1)
        return (1 - alike).sum() / len(place)


@torch.no_grad()
def _read(encoder: Encoder, vocabulary: Vocabulary, texts: Sequence[str]) -> torch.Tensor:
    encoder.eval()
    pieces = vocabulary.pieces(texts)
    read = [encoder(*vocabulary.batch(pieces[at : at + BATCH])) for at in range(0, len(pieces), BATCH)]
    return torch.cat(read) if read else torch.zeros(0, 1)
