"""What an author can do with a talk, each as a tile on the bench."""

from __future__ import annotations

from enum import Enum


class Tool(Enum):
    """A tool's title, what it is for, and its icon; `whole` ones need a talk without faults."""

    PREVIEW = (
        "Preview live",
        "The real talk beside what you need to know. It follows the file as you save it.",
        "eye",
    )
    WALKS = (
        "Walk-throughs",
        "A few walks that come past every page, and what can never be reached.",
        "footprints",
    )
    TIME = (
        "Time",
        "About how long it takes each of the two, and whether the floor is equal.",
        "clock",
    )
    COMPARE = (
        "Compare",
        "Another version beside this one: what changed, and what that means for answers.",
        "git-compare",
    )
    DIAGRAM = (
        "Diagram",
        "Steps, branches and detours, and who speaks, drawn as a picture.",
        "workflow",
    )
    SHEET = (
        "Logic sheet",
        "All of it written out, to print for colleagues or an ethics board.",
        "file-text",
    )
    BOOKLET = (
        "Booklet",
        "The whole talk to fill in by hand, for two who want no screen.",
        "book-open",
    )
    TEXTS = (
        "Translation",
        "All texts in one file for a translator, and back from there.",
        "languages",
    )
    NEW = (
        "A new talk from this one",
        "A copy with a name of its own, to change as you like.",
        "plus",
    )

    def __init__(self, title: str, words: str, icon: str) -> None:
        self.title, self.words, self.icon = title, words, icon

    @property
    def whole(self) -> bool:
        """Whether it needs a talk without faults."""
        return self is not Tool.PREVIEW
