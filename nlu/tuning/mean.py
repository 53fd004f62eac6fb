"""The mean of weights over the last part of a run: it lies further inside a flat valley than where the run ends.

Source: Izmailov et al. 2018, arXiv 1803.05407, with later weights counting more.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch

KEPT = 0.985  # of the mean before, at each step: the last hundred steps count most


class RunningMean:
    """Follows weights as they are learnt."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._mean: dict[str, torch.Tensor] = {}

    @torch.no_grad()
    def follow(self, weights: Mapping[str, torch.Tensor]) -> None:
        """Take the weights of one step in."""
        for name, now in weights.items():
            if name in self._mean:
                self._mean[name].mul_(KEPT).add_(now.float(), alpha=1 - KEPT)
            else:
                self._mean[name] = now.detach().clone().float()

    @torch.no_grad()
    def put_into(self, weights: Mapping[str, torch.Tensor]) -> None:
        """Put the mean in the weights' place."""
        for name, now in weights.items():
            now.copy_(self._mean[name])
