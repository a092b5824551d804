"""Files that one person alone can open: age v1 with X25519 (age-encryption.org/v1).

Written and read here over libsodium: the library for it has no wheel for Windows on ARM, and
takes seconds for a long header (vault.md). Every age program can read what is written here. A
file is opened whole or not at all.
"""

from __future__ import annotations

import base64
import hmac
import re
import secrets
from dataclasses import dataclass

from nacl.bindings import (
    crypto_aead_chacha20poly1305_ietf_decrypt as aead_decrypt,
)
from nacl.bindings import (
    crypto_aead_chacha20poly1305_ietf_encrypt as aead_encrypt,
)
from nacl.bindings import crypto_scalarmult, crypto_scalarmult_base
from nacl.exceptions import CryptoError

from ..flow.reader import SIZE
from . import bech32
from .hkdf import derived
from .problems import (
    CutSeal,
    NewerSeal,
    NoRecipient,
    NotSealed,
    OtherKey,
    SealBroken,
    SealedAsLetters,
    SealProblem,
    SealTooLarge,
    WithPassphrase,
)
from .stream import TAG, opened_text, sealed_size, sealed_text

INTRO = b"age-encryption.org/v1\n"
KEY_BYTES = 32
RECIPIENT, IDENTITY = "age", "age-secret-key-"
"""The prefixes of a public and of a secret key."""

_FILE_KEY = 16
_HEADER, _STANZAS = 16 * 1024, 20
LARGEST = _HEADER + sealed_size(SIZE)
"""The largest sealed file in bytes: a header, and a sheet as large as the reader takes."""

_FAMILY = b"age-encryption.org/"
_LETTERS = b"-----BEGIN AGE ENCRYPTED FILE-----"
_VERSION = re.compile(rb"age-encryption\.org/[!-~]+\n")
_NO_NONCE = bytes(12)
_ARGUMENTS = re.compile(rb"-> ([!-~]+(?: [!-~]+)*)")


def public_key(secret: bytes) -> bytes:
    """The X25519 public key of a secret one."""
    return crypto_scalarmult_base(secret)


def recipient_of(text: str) -> bytes | None:
    """The public key that stands there as `age1…`; None where there is none, or a mistyped one."""
    return bech32.read(RECIPIENT, text.strip(), KEY_BYTES)


def sealed(plain: bytes, recipient: str) -> bytes:
    """The bytes as a file that only the holder of the recipient's secret key can open.

    Raises NoRecipient, and ValueError for more bytes than a sheet may have.
    """
    public = recipient_of(recipient)
    if public is None:
        raise NoRecipient
    if len(plain) > SIZE:
        raise ValueError("more than a sheet may have")
    file_key, ephemeral = secrets.token_bytes(_FILE_KEY), secrets.token_bytes(KEY_BYTES)
    share, shared = crypto_scalarmult_base(ephemeral), _shared(ephemeral, public)
    if shared is None:
        raise NoRecipient
    body = aead_encrypt(file_key, None, _NO_NONCE, _wrap_key(shared, share, public))
    header = b"%s-> X25519 %s\n%s\n---" % (INTRO, _base64(share), _base64(body))
    return b"%s %s\n%s" % (header, _base64(_mac(file_key, header)), sealed_text(plain, file_key))


def opened(data: bytes, secret: bytes) -> bytes:
    """What was sealed for this secret key, whole.

    Raises a SealProblem that says why it cannot be opened; then nothing of it is given out.
    """
    if not data.startswith(INTRO):
        raise _no_seal(data)
    if len(data) > LARGEST:
        raise SealTooLarge
    header = _Header.read(data)
    file_key = _file_key(header.stanzas, secret)
    if not hmac.compare_digest(_mac(file_key, header.raw), header.mac):
        raise SealBroken
    plain = opened_text(header.payload, file_key)
    if len(plain) > SIZE:
        raise SealTooLarge
    return plain


def _no_seal(data: bytes) -> SealProblem:
    """Why the file does not begin as it has to."""
    if data and INTRO.startswith(data):
        return CutSeal()
    if data.lstrip().startswith(_LETTERS):
        return SealedAsLetters()
    if _VERSION.match(data):
        return NewerSeal()
    return SealBroken() if data.startswith(_FAMILY) else NotSealed()


@dataclass(frozen=True)
class _Stanza:
    """One way to the file key: its words, and what it locks."""

    words: tuple[bytes, ...]
    body: bytes


@dataclass(frozen=True)
class _Header:
    """What stands before the sealed text; `raw` is all that its check value is about."""

    stanzas: tuple[_Stanza, ...]
    raw: bytes
    mac: bytes
    payload: bytes

    @classmethod
    def read(cls, data: bytes) -> _Header:
        """Read it strictly: a single byte more or less makes it none. Raises SealProblem."""
        stanzas: list[_Stanza] = []
        at = len(INTRO)
        while True:
            line, after = _line(data, at)
            if line.startswith(b"---"):
                mark, _, mac = line.partition(b" ")
                if mark != b"---":
                    raise SealBroken
                return cls(tuple(stanzas), data[: at + 3], _bytes(mac, 32), data[after:])
            if len(stanzas) == _STANZAS:
                raise SealTooLarge
            found = _ARGUMENTS.fullmatch(line)
            if found is None:
                raise SealBroken
            body, at = _body(data, after)
            stanzas.append(_Stanza(tuple(found[1].split(b" ")), body))


def _line(data: bytes, at: int) -> tuple[bytes, int]:
    end = data.find(b"\n", at, _HEADER)
    if end < 0:
        raise CutSeal if len(data) < _HEADER else SealTooLarge
    return data[at:end], end + 1


def _body(data: bytes, at: int) -> tuple[bytes, int]:
    """Lines of 64 letters, and a shorter one that ends them."""
    whole = b""
    while True:
        line, at = _line(data, at)
        whole += line
        if len(line) < 64:
            return _bytes(whole), at
        if len(line) > 64:
            raise SealBroken


def _file_key(stanzas: tuple[_Stanza, ...], secret: bytes) -> bytes:
    if any(stanza.words[0] == b"scrypt" for stanza in stanzas):
        raise WithPassphrase
    public = public_key(secret)
    for stanza in stanzas:
        if stanza.words[0] != b"X25519":
            continue
        if len(stanza.words) != 2 or len(stanza.body) != _FILE_KEY + TAG:
            raise SealBroken
        share = _bytes(stanza.words[1], KEY_BYTES)
        shared = _shared(secret, share)
        if shared is None:
            raise SealBroken
        wrap = _wrap_key(shared, share, public)
        try:
            return bytes(aead_decrypt(stanza.body, None, _NO_NONCE, wrap))
        except CryptoError:
            continue
    if not stanzas:
        raise SealBroken
    raise OtherKey


def _shared(secret: bytes, public: bytes) -> bytes | None:
    """The secret that two keys share; None for a public key that would make it nought."""
    try:
        shared = crypto_scalarmult(secret, public)
    except CryptoError:
        return None
    return bytes(shared) if any(shared) else None


def _wrap_key(shared: bytes, share: bytes, public: bytes) -> bytes:
    return derived(shared, b"age-encryption.org/v1/X25519", share + public)


def _mac(file_key: bytes, header: bytes) -> bytes:
    return hmac.digest(derived(file_key, b"header"), header, "sha256")


def _base64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _bytes(text: bytes, length: int | None = None) -> bytes:
    """Base64 without padding, in its one right form. Raises SealBroken."""
    try:
        data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except ValueError:
        raise SealBroken from None
    if _base64(data) != text or (length is not None and len(data) != length):
        raise SealBroken
    return data
