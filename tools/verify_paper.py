"""Verifica un documento de la Cancillería sin conexión y sin la Cancillería.
python verify_paper.py DOCUMENTO.pdf PRUEBA.tlog-proof LLAVE [--extraer FIRMADO.pdf]
LLAVE es la llave pública del registro («vkey») o un archivo que la contiene: obténgala por otro camino que el
documento. Termina con 0 si el documento es auténtico y con 1 si no. Basta Python 3.11 con `cryptography`.
"""

import argparse
import json
import sys
from base64 import b64decode
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def root_of(leaf: bytes, index: int, size: int, hashes: list[bytes]) -> bytes:
    """The root to which the proof leads from the leaf (RFC 9162, 2.1.3.2)."""
    at, last, node = index, size - 1, sha256(b"\0" + leaf).digest()
    for sibling in hashes:
        if last == 0:
            raise ValueError("la prueba es más larga que el registro.")
        if at & 1 or at == last:
            node = sha256(b"\1" + sibling + node).digest()
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            node = sha256(b"\1" + node + sibling).digest()
        at, last = at >> 1, last >> 1
    if last or not 0 <= index < size:
        raise ValueError("la prueba no llega hasta la raíz del registro.")
    return node


def signed_head(note: str, vkey: str) -> tuple[int, bytes]:
    """Size and root of the log, once its signature holds (C2SP signed-note, tlog-checkpoint)."""
    name, _, encoded = vkey.split("+", 2)
    kind_and_key = b64decode(encoded, validate=True)
    key_id = sha256(name.encode() + b"\n" + kind_and_key).digest()[:4]
    text, _, signatures = note.rpartition("\n\n")
    for line in signatures.splitlines():
        _, signer, blob = line.split(" ")
        signature = b64decode(blob, validate=True)
        if kind_and_key[0] == 1 and signer == name and signature[:4] == key_id:
            Ed25519PublicKey.from_public_bytes(kind_and_key[1:]).verify(signature[4:], f"{text}\n".encode())
            _, size, root = text.split("\n")[:3]
            return int(size), b64decode(root, validate=True)
    raise ValueError("el registro no firmó esta prueba con la llave indicada.")


def verify(pdf: bytes, proof: str, vkey: str) -> tuple[str, bytes]:
    """The verdict in words and the part of the paper that was issued (C2SP tlog-proof)."""
    if not proof.startswith("c2sp.org/tlog-proof@v1\nextra "):
        raise ValueError("el archivo de la prueba no tiene el formato esperado.")
    top, _, note = proof.partition("\n\n")
    _, extra, place, *path = top.split("\n")
    leaf, index = b64decode(extra[6:]), int(place.removeprefix("index "))
    size, root = signed_head(note, vkey)
    if root_of(leaf, index, size, [b64decode(step) for step in path]) != root:
        raise ValueError("lo que dice la prueba no consta en el registro.")
    said = json.loads(leaf)
    issued = pdf[: said["length"]]
    if sha256(issued).hexdigest() != said["sha256"]:
        raise ValueError("el archivo no es el que se registró: falta o cambió al menos un byte.")
    words = f"AUTÉNTICO. {said['kind']} {said['number']}, emitido el {said['issued_at']}.\n"
    words += (
        f"Consta con el número {index} en el registro público {vkey.split('+')[0]}, de {size} documentos."
    )
    if added := len(pdf) - len(issued):
        words += f"\nATENCIÓN: tras la firma se añadieron {added} bytes (sellos de tiempo u otra cosa)."
        words += "\nSolo lo anterior se emitió así: sepárelo con --extraer y lea ese archivo."
    return words, issued


def main() -> int:
    parser = argparse.ArgumentParser(description="Verifica un documento de la Cancillería, sin conexión.")
    for name in ("documento", "prueba", "llave", "--extraer"):
        parser.add_argument(name)
    given = parser.parse_args()
    try:
        vkey = given.llave if "+" in given.llave else Path(given.llave).read_text("utf-8").strip()
        proof = Path(given.prueba).read_text("utf-8")
        words, issued = verify(Path(given.documento).read_bytes(), proof, vkey)
        if given.extraer:
            Path(given.extraer).write_bytes(issued)
    except InvalidSignature:
        print("NO VÁLIDO: la firma del registro no corresponde a su llave.")
    except (ValueError, LookupError, TypeError, OSError) as error:
        print(f"NO VÁLIDO: {error}")
    else:
        print(words)
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
