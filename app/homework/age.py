"""Files that one person alone can open: age v1 with X25519 (age-encryption.org/v1).

Written and read here over libsodium: the library for it has no wheel for Windows on ARM, and
takes seconds for a long header (vault.md). Every age program can read what is written here. A
file is opened whole or not at all.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Iterator
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
from .problems import (
    CutSeal,
    NoRecipient,
    NotSealed,
    OtherKey,
    SealBroken,
    SealTooLarge,
    WithPassphrase,
)

INTRO = b"age-encryption.org/v1\n"
KEY_BYTES = 32
RECIPIENT, IDENTITY = "age", "age-secret-key-"
"""The prefixes of a public and of a secret key."""

_FILE_KEY, _NONCE, _TAG = 16, 16, 16
_CHUNK = 64 * 1024
_HEADER, _STANZAS = 16 * 1024, 20
LARGEST = _HEADER + _NONCE + SIZE + (SIZE // _CHUNK + 1) * _TAG
"""The largest sealed file in bytes: a header, and a sheet as large as the reader takes."""

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
    share = crypto_scalarmult_base(ephemeral)
    wrap = _wrap_key(_shared(ephemeral, public), share, public)
    body = aead_encrypt(file_key, None, _NO_NONCE, wrap)
    header = b"%s-> X25519 %s\n%s\n---" % (INTRO, _base64(share), _base64(body))
    nonce = secrets.token_bytes(_NONCE)
    key = _derived(file_key, nonce, b"payload")
    chunks = [plain[at : at + _CHUNK] for at in range(0, len(plain), _CHUNK)] or [b""]
    payload = (
        aead_encrypt(chunk, None, _counted(number, number == len(chunks) - 1), key)
        for number, chunk in enumerate(chunks)
    )
    return b"%s %s\n%s" % (header, _base64(_mac(file_key, header)), nonce + b"".join(payload))


def opened(data: bytes, secret: bytes) -> bytes:
    """What was sealed for this secret key, whole.

    Raises a SealProblem that says why it cannot be opened; then nothing of it is given out.
    """
    if not data.startswith(INTRO):
        raise NotSealed
    if len(data) > LARGEST:
        raise SealTooLarge
    header = _Header.read(data)
    file_key = _file_key(header.stanzas, secret)
    if not hmac.compare_digest(_mac(file_key, header.raw), header.mac):
        raise SealBroken
    nonce, payload = header.payload[:_NONCE], header.payload[_NONCE:]
    if len(nonce) < _NONCE or len(payload) < _TAG:
        raise CutSeal
    plain = b"".join(_chunks(payload, _derived(file_key, nonce, b"payload")))
    if len(plain) > SIZE:
        raise SealTooLarge
    return plain


def _chunks(payload: bytes, key: bytes) -> Iterator[bytes]:
    """The chunks in their order; the last one is marked as such, and only it may be short."""
    whole = _CHUNK + _TAG
    parts = [payload[at : at + whole] for at in range(0, len(payload), whole)]
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        try:
            chunk = aead_decrypt(part, None, _counted(number, last), key)
        except CryptoError:
            if last and _opens(part, _counted(number, False), key):
                raise CutSeal from None
            raise SealBroken from None
        if not chunk and number:
            raise SealBroken
        yield chunk


def _opens(part: bytes, nonce: bytes, key: bytes) -> bool:
    try:
        aead_decrypt(part, None, nonce, key)
    except CryptoError:
        return False
    return True


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
        if len(stanza.words) != 2 or len(stanza.body) != _FILE_KEY + _TAG:
            raise SealBroken
        share = _bytes(stanza.words[1], KEY_BYTES)
        wrap = _wrap_key(_shared(secret, share), share, public)
        try:
            return bytes(aead_decrypt(stanza.body, None, _NO_NONCE, wrap))
        except CryptoError:
            continue
    if not stanzas:
        raise SealBroken
    raise OtherKey


def _shared(secret: bytes, public: bytes) -> bytes:
    """The secret that two keys share; a public key that would make it nought is refused."""
    try:
        shared = crypto_scalarmult(secret, public)
    except (CryptoError, RuntimeError):
        raise SealBroken from None
    if not any(shared):
        raise SealBroken
    return bytes(shared)


def _wrap_key(shared: bytes, share: bytes, public: bytes) -> bytes:
    return _derived(shared, share + public, b"age-encryption.org/v1/X25519")


def _mac(file_key: bytes, header: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"", b"header"), header, hashlib.sha256)


def _derived(key: bytes, salt: bytes, info: bytes) -> bytes:
    """HKDF-SHA256 (RFC 5869), 32 bytes."""
    inner = hmac.digest(salt or bytes(32), key, hashlib.sha256)
    return hmac.digest(inner, info + b"\x01", hashlib.sha256)


def _counted(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


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
