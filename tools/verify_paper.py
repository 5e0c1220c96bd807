"""Verifica un documento de la Cancillería sin conexión y sin la Cancillería.

    python verify_paper.py DOCUMENTO.pdf PRUEBA.tlog-proof LLAVE [--extraer FIRMADO.pdf]

LLAVE es la llave pública del registro («vkey») o un archivo que la contiene. Obténgala por un camino distinto
de aquel por el que recibió el documento. Termina con 0 si el documento es auténtico y con 1 si no lo es.
Solo necesita Python 3.11 y el paquete `cryptography`. Formatos: C2SP tlog-proof, signed-note; RFC 6962.
"""

import argparse
import base64
import json
import sys
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


class Refused(Exception):
    """Why the paper is not believed."""


def root_of(leaf: bytes, index: int, size: int, hashes: list[bytes]) -> bytes:
    """The root to which the proof leads from the leaf (RFC 9162, 2.1.3.2)."""
    at, last, node = index, size - 1, sha256(b"\0" + leaf).digest()
    for sibling in hashes:
        if last == 0:
            raise Refused("la prueba es más larga que el registro.")
        if at & 1 or at == last:
            node = sha256(b"\1" + sibling + node).digest()
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            node = sha256(b"\1" + node + sibling).digest()
        at, last = at >> 1, last >> 1
    if last or index >= size:
        raise Refused("la prueba no llega hasta la raíz del registro.")
    return node


def signed_head(note: str, vkey: str) -> tuple[str, int, bytes]:
    """Origin, size and root of the log, once its signature holds."""
    name, _, encoded = vkey.split("+", 2)
    kind_and_key = base64.b64decode(encoded, validate=True)
    key_id = sha256(name.encode() + b"\n" + kind_and_key).digest()[:4]
    text, _, signatures = note.rpartition("\n\n")
    for line in signatures.splitlines():
        _, signer, blob = line.split(" ")
        signature = base64.b64decode(blob, validate=True)
        if kind_and_key[0] == 1 and signer == name and signature[:4] == key_id:
            try:
                key = Ed25519PublicKey.from_public_bytes(kind_and_key[1:])
                key.verify(signature[4:], f"{text}\n".encode())
            except InvalidSignature:
                raise Refused("la firma del registro no corresponde a su llave.") from None
            origin, size, root = text.split("\n")[:3]
            if origin != name:
                raise Refused(f"la prueba es de otro registro: {origin}.")
            return origin, int(size), base64.b64decode(root, validate=True)
    raise Refused("el registro no firmó esta prueba con la llave indicada.")


def verify(pdf: bytes, proof: str, vkey: str) -> tuple[str, bytes]:
    """The verdict in words and the signed part of the paper. Raises `Refused`, or `ValueError` on another format."""
    top, _, note = proof.partition("\n\n")
    form, extra, place, *hashes = top.split("\n")
    if form != "c2sp.org/tlog-proof@v1" or not extra.startswith("extra ") or not place.startswith("index "):
        raise ValueError(form)
    leaf, index = base64.b64decode(extra[6:], validate=True), int(place[6:])
    origin, size, root = signed_head(note, vkey)
    if root_of(leaf, index, size, [base64.b64decode(h, validate=True) for h in hashes]) != root:
        raise Refused("lo que dice la prueba no consta en el registro.")
    said = json.loads(leaf)
    signed = pdf[: said["signed_length"]]
    if len(signed) != said["signed_length"] or sha256(signed).hexdigest() != said["sha256"]:
        raise Refused("el archivo no es el que se registró: falta o cambió al menos un byte.")
    words = f"AUTÉNTICO. {said['kind']} {said['number']}, emitido el {said['issued_at']}.\n"
    words += f"Consta con el número {index} en el registro público {origin}, que tenía {size} documentos."
    if added := len(pdf) - len(signed):
        words += f"\nATENCIÓN: tras la firma se añadieron {added} bytes (sellos de tiempo u otros). Lo que se emitió"
        words += f"\nson los primeros {len(signed)} bytes: sepárelos con --extraer y lea ese archivo."
    return words, signed


def main() -> int:
    parser = argparse.ArgumentParser(
        description="Verifica un documento emitido por la Cancillería, sin conexión."
    )
    parser.add_argument("pdf", type=Path)
    parser.add_argument("proof", type=Path)
    parser.add_argument("vkey")
    parser.add_argument("--extraer", type=Path, help="dónde guardar la parte firmada")
    given = parser.parse_args()
    try:
        vkey = given.vkey if "+" in given.vkey else Path(given.vkey).read_text()
        words, signed = verify(given.pdf.read_bytes(), given.proof.read_text("utf-8"), vkey.strip())
    except Refused as refused:
        print(f"NO VÁLIDO: {refused}")
        return 1
    except (ValueError, KeyError, TypeError, OSError) as error:
        print(f"NO VÁLIDO: no se pudo leer lo entregado ({error}).")
        return 1
    if given.extraer:
        given.extraer.write_bytes(signed)
    print(words)
    return 0


if __name__ == "__main__":
    sys.exit(main())
