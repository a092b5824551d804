"""A flow as a booklet on paper: what stands in it is `app/bench/booklet.py`."""

from .pages import booklet_pages

__all__ = ["booklet_pages"]
