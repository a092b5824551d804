"""A failure with words for the person at the screen."""

from __future__ import annotations


class Problem(Exception):  # noqa: N818
    """Something went wrong, said in three short sentences.

    `what_happened` is always there; `what_is_safe` and `what_to_do` where there is
    something to say. None of them may hold what a couple wrote.
    """

    def __init__(self, what_happened: str, what_is_safe: str = "", what_to_do: str = "") -> None:
        super().__init__(what_happened, what_is_safe, what_to_do)
        self.what_happened = what_happened
        self.what_is_safe = what_is_safe
        self.what_to_do = what_to_do

    def __str__(self) -> str:
        """The sentences in one line."""
        return " ".join(filter(None, (self.what_happened, self.what_is_safe, self.what_to_do)))
