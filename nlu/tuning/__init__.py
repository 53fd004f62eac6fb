"""What is learnt once and kept: the sentence encoder (`nlu/meaning.npz`) and the table of glosses (`nlu/gloss.tsv`).

Tuning the encoder needs PyTorch and the library tokenizers, which running Nod does not (docs/contributing.md).
"""
