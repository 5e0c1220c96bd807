"""How is a checkpoint signed? C2SP signed-note with Ed25519, over a C2SP tlog-checkpoint. Pure."""

import base64
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_ED25519 = b"\x01"


@dataclass(frozen=True, slots=True)
class Head:
    """What a checkpoint states: whose log, how large, which root."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def key_id(name: str, public: Ed25519PublicKey) -> bytes:
    """Four bytes that tell which key signed (signed-note, «key ID»)."""
    return sha256(name.encode() + b"\n" + _ED25519 + public.public_bytes_raw()).digest()[:4]


def verifier_key(name: str, public: Ed25519PublicKey) -> str:
    """The «vkey» by which anyone may check the log's signature."""
    encoded = base64.b64encode(_ED25519 + public.public_bytes_raw()).decode()
    return f"{name}+{key_id(name, public).hex()}+{encoded}"


def sign(head: Head, private: Ed25519PrivateKey) -> str:
    """The checkpoint as a signed note."""
    text = head.text()
    signature = key_id(head.origin, private.public_key()) + private.sign(text.encode())
    return f"{text}\n— {head.origin} {base64.b64encode(signature).decode()}\n"


def verify(note: str, vkey: str) -> Head:
    """What a signed note states. Raises `ValueError` when it is malformed or not signed by that key."""
    name, _, encoded = vkey.split("+", 2)
    public = Ed25519PublicKey.from_public_bytes(base64.b64decode(encoded)[1:])
    text, separator, signatures = note.partition("\n\n")
    text += "\n"
    lines = text.split("\n")
    if not separator or len(lines) < 4:
        raise ValueError("not a signed checkpoint")
    for line in signatures.splitlines():
        _, signer, blob = line.split(" ", 2)
        raw = base64.b64decode(blob)
        if signer == name and raw[:4] == key_id(name, public):
            try:
                public.verify(raw[4:], text.encode())
            except InvalidSignature:
                raise ValueError("the signature does not hold") from None
            return Head(lines[0], int(lines[1]), base64.b64decode(lines[2]))
    raise ValueError("not signed by this key")
