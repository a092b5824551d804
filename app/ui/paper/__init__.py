"""All that goes on paper: laid out once, painted by any painter.

All measures are px of 1/96 inch, as on the drawings in look.md; points stay points, whatever
the screen's resolution is.
"""

from .card import card_pages, two_up
from .code import code_page, key_page
from .note import cycle_pages, summary_pages
from .page import Page

__all__ = ["Page", "card_pages", "code_page", "cycle_pages", "key_page", "summary_pages", "two_up"]
