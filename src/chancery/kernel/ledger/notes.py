"""How is a checkpoint signed? C2SP signed-note with Ed25519, over a C2SP tlog-checkpoint. Pure."""

import base64
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_ED25519 = b"\x01"
_PRIVATE = "PRIVATE+KEY+"


@dataclass(frozen=True, slots=True)
class Head:
    """What a checkpoint states: whose log, how large, which root."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        return f"{self.origin}\n{self.size}\n{_base64(self.root)}\n"


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The log's private key and the name that it signs under; the name never changes, or it is another log."""

    name: str
    private: Ed25519PrivateKey

    @classmethod
    def generate(cls, name: str) -> "SigningKey":
        return cls(name, Ed25519PrivateKey.generate())

    @classmethod
    def read(cls, text: str) -> "SigningKey":
        """The key written by `write`. Raises `ValueError` when it is malformed."""
        if not text.startswith(_PRIVATE):
            raise ValueError("not the private key of a log")
        name, _, encoded = text.strip().removeprefix(_PRIVATE).split("+", 2)
        return cls(name, Ed25519PrivateKey.from_private_bytes(base64.b64decode(encoded)[1:]))

    def write(self) -> str:
        """One line, in the form that the signed-note tools of other languages read."""
        public_id = key_id(self.name, self.private.public_key()).hex()
        return f"{_PRIVATE}{self.name}+{public_id}+{_base64(_ED25519 + self.private.private_bytes_raw())}\n"

    def verifier(self) -> str:
        """The «vkey» by which anyone may check the log's signature."""
        public = self.private.public_key()
        encoded = _base64(_ED25519 + public.public_bytes_raw())
        return f"{self.name}+{key_id(self.name, public).hex()}+{encoded}"

    def sign(self, size: int, root: bytes) -> str:
        """The checkpoint of the log at `size`, as a signed note."""
        text = Head(self.name, size, root).text()
        signature = key_id(self.name, self.private.public_key()) + self.private.sign(text.encode())
        return f"{text}\n— {self.name} {_base64(signature)}\n"


def key_id(name: str, public: Ed25519PublicKey) -> bytes:
    """Four bytes that tell which key signed (signed-note, «key ID»)."""
    return sha256(name.encode() + b"\n" + _ED25519 + public.public_bytes_raw()).digest()[:4]


def verify(note: str, vkey: str) -> Head:
    """What a signed note states. Raises `ValueError` when it is malformed or not signed by that key."""
    name, _, encoded = vkey.split("+", 2)
    public = Ed25519PublicKey.from_public_bytes(base64.b64decode(encoded)[1:])
    text, separator, signatures = note.rpartition("\n\n")
    text += "\n"
    lines = text.split("\n")
    if not separator or len(lines) < 4:
        raise ValueError("not a signed checkpoint")
    for line in signatures.splitlines():
        dash, signer, blob = line.split(" ", 2)
        raw = base64.b64decode(blob)
        if dash == "—" and signer == name and raw[:4] == key_id(name, public):
            try:
                public.verify(raw[4:], text.encode())
            except InvalidSignature:
                raise ValueError("the signature does not hold") from None
            return Head(lines[0], int(lines[1]), base64.b64decode(lines[2]))
    raise ValueError("not signed by this key")


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
