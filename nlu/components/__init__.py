"""Rasa graph components of Nod, each named in `config.yml`."""
