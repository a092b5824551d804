"""Reknit: a guide that walks two people back to each other after one has pulled away."""

__version__ = "0.1.0"
