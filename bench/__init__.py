"""Measurements: Nod beside the assistant that `rasa init` makes, in one run on one machine."""
