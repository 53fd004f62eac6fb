"""Trains the sentence encoder further on Nod's own sentences, and writes `nlu/meaning.npz`.

It needs PyTorch and the library tokenizers, which running Nod does not: `make tune` installs them apart.
"""
