"""What can be wrong with a seal or a signature, each with its own words."""

from __future__ import annotations

from typing import ClassVar

from ..problem import Problem


class SealProblem(Problem):
    """A sealed file that is not opened; every kind has one constant wording."""

    happened: ClassVar[str]
    safe: ClassVar[str] = "Nothing was opened, and nothing was changed."
    do: ClassVar[str] = ""

    def __init__(self) -> None:
        super().__init__(self.happened, self.safe, self.do)


class NotSealed(SealProblem):
    """No age file at all."""

    happened = "This is no sealed sheet."
    do = "A sealed sheet ends in .age. Ask for the file again."


class SealedAsLetters(SealProblem):
    """An age file in its other form, which Reknit does not make."""

    happened = "This file is sealed in the form of letters, and Reknit reads the other form."
    do = "Ask for the file as Reknit made it: its name ends in .age."


class NewerSeal(SealProblem):
    """An age file of another version."""

    happened = "This file was sealed in a way that this Reknit does not know."
    do = "Install a newer Reknit, or ask for the sheet again."


class SealTooLarge(SealProblem):
    """More than a sheet can have."""

    happened = "This file is larger than a sheet can be."
    do = "Ask for the file again."


class CutSeal(SealProblem):
    """The end is missing."""

    happened = "The end of this file is missing."
    do = "It was cut on its way. Ask for the file again."


class SealBroken(SealProblem):
    """Cut within a chunk, changed since it was sealed, or never whole: nobody can tell which."""

    happened = "This file was cut or changed after it was sealed."
    do = "Do not trust any of it. Ask for the file again."


class OtherKey(SealProblem):
    """Sealed for somebody else."""

    happened = "This file was sealed for another key than yours."
    do = "Perhaps it is for a key that you had before, or for somebody else."


class WithPassphrase(SealProblem):
    """Sealed with a passphrase and not for a key."""

    happened = "This file was sealed with a passphrase, not for your key."
    do = "Reknit does not make such files. Ask for the sheet again."


class NoRecipient(SealProblem):
    """There is no public key to seal it for."""

    happened = "The key to seal this for cannot be read."
    safe = "Nothing was sealed."
    do = "Hand the sheet on printed, and ask for a new pack."


class NoKey(SealProblem):
    """What was typed is no secret key."""

    happened = "This is not the line of a secret key, or it was mistyped."
    safe = "Nothing was changed."
    do = "It begins with AGE-SECRET-KEY-1. Look at each letter of your backup page."


class SignatureProblem(Problem):
    """A pack whose signature does not hold; every kind has one constant wording."""

    happened: ClassVar[str]
    safe: ClassVar[str] = "Nothing was opened."
    do: ClassVar[str] = "Ask your therapist for the file again."

    def __init__(self) -> None:
        super().__init__(self.happened, self.safe, self.do)


class ChangedAfterSigning(SignatureProblem):
    """Other bytes than were signed."""

    happened = "This pack was changed after it was signed."
    do = "Do not use it. Ask your therapist for the file again."


class LineEndsChanged(SignatureProblem):
    """Only the line ends are others: a mail program or an editor did that."""

    happened = "The line ends of this pack were changed on its way, so its signature does not fit."
    do = "Ask for it once more, as an attachment that is not opened on the way."


class SignatureUnreadable(SignatureProblem):
    """A line that says it is a signature and is none."""

    happened = "The signature under this pack cannot be read."


class SignedTwice(SignatureProblem):
    """More than one signature, or one that is not the last line."""

    happened = "This pack has a signature in the wrong place, or more than one."
    do = "Do not use it. Ask your therapist for the file again."
