"""The record of personal outcomes: what a person said, kept verbatim, and what was made of it."""
