"""The signature under a pack: Ed25519 over every byte above its last line (vault.md)."""

from __future__ import annotations

import base64
import re

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from ..bench.modeline import without_modeline
from .key import Sender, TherapistKey
from .problems import (
    ChangedAfterSigning,
    LineEndsChanged,
    SignatureUnreadable,
    SignedTwice,
)

_MARK = b"# signature:"
_ANY_MARK = re.compile(rb"# *signature *:")
_LINE = re.compile(rb"(?m)^# signature: ([A-Za-z0-9_-]{43}) ([A-Za-z0-9_-]{86})\n?")
_ABOUT = b"reknit pack v1\n"
"""Put before what is signed, so that no signature of another program fits."""


def signed(data: bytes, key: TherapistKey) -> bytes:
    """The file with a signature as its last line, in the place of one that was there.

    The line for the author's editor at the top is left out of what goes to others.
    Raises SignedTwice where a line further up would be taken for a signature.
    """
    above = without_modeline(unsigned(data))
    if _ANY_MARK.search(above):
        raise SignedTwice
    signature = key.signing.sign(_ABOUT + above).signature
    return b"%s%s %s %s\n" % (above, _MARK, _text(key.sender.verify_key), _text(signature))


def unsigned(data: bytes) -> bytes:
    """The file without the signature that may be its last line, whole lines only."""
    above = data[: _begin(data)]
    return above if not above or above.endswith(b"\n") else above + b"\n"


def verified(data: bytes) -> Sender | None:
    """Who signed the file as it is; None where nobody did.

    Raises a SignatureProblem that says why a signature does not hold.
    """
    marks = [mark.start() for mark in _ANY_MARK.finditer(data)]
    if not marks:
        return None
    found = _LINE.fullmatch(data, marks[0]) if len(marks) == 1 else None
    if found is None:
        raise _why_not(data, marks)
    above = data[: marks[0]]
    public, signature = _bytes(found[1], 32), _bytes(found[2], 64)
    if _fits(above, public, signature):
        return Sender(public)
    plain = above.replace(b"\r\n", b"\n")
    if any(_fits(each, public, signature) for each in (plain, plain.replace(b"\n", b"\r\n"))):
        raise LineEndsChanged
    raise ChangedAfterSigning


def _why_not(data: bytes, marks: list[int]) -> Exception:
    if len(marks) > 1:
        return SignedTwice()
    rest = data[marks[0] :]
    if b"\r" in rest:
        return LineEndsChanged()
    return SignedTwice() if b"\n" in rest.rstrip(b"\n") else SignatureUnreadable()


def _begin(data: bytes) -> int:
    """Where the signature line begins that is to be replaced: only the last line can be it."""
    start = data.rstrip(b"\r\n").rfind(b"\n") + 1
    return start if data.startswith(_MARK, start) else len(data)


def _fits(above: bytes, public: bytes, signature: bytes) -> bool:
    try:
        VerifyKey(public).verify(_ABOUT + above, signature)
    except (BadSignatureError, ValueError):
        return False
    return True


def _text(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def _bytes(text: bytes, length: int) -> bytes:
    """Base64 in its one right form. Raises SignatureUnreadable."""
    data = base64.urlsafe_b64decode(text + b"=" * (-len(text) % 4))
    if len(data) != length or _text(data) != text:
        raise SignatureUnreadable
    return data
