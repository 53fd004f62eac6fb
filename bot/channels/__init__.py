"""Rasa channels: how a message comes in and an answer goes out. All of them go through one doorway."""
