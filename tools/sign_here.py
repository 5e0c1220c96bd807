"""Firma documentos de la Cancillería en su computadora, con su certificado, que no sale de ella.
python sign_here.py https://cancilleria.example --p12 CERTIFICADO.p12
python sign_here.py https://cancilleria.example --pkcs11 MODULO.so --token ETIQUETA --key LLAVE
Escucha en 127.0.0.1:48596, como el componente de firma del Estado: la página «Por firmar» le habla, aquí se ve qué se
va a firmar y se escribe el PIN, que no se guarda ni se envía. Hace falta Python 3.11 con `pyhanko` y `python-pkcs11`."""

import argparse
import io
import json
import re
import secrets
from base64 import b64decode
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import parse_qs, urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pkcs11
from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.pkcs11 import PKCS11Signer

PORT, LIMIT, PATIENCE, FORM = 48596, 30_000_000, 60, "application/x-www-form-urlencoded"
STYLE = "body{font:1.2rem sans-serif;max-width:40rem;margin:1rem auto;padding:0 1rem}*{font-size:1.2rem}"
ASKED = {"signatureFormat": "PAdES", "signatureLevel": "B", "bachtOperation": False}
PAGE = '<!doctype html><html lang="es"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title><style>{style}</style><main><h1>{title}</h1><ul>{rows}</ul>{more}<p><a href="{back}/por-firmar/">Volver al Ministerio</a></p></main></html>'
ASK = '<form method="post" action="/firmar"><input type="hidden" name="round" value="{name}"><p><label for="pin">PIN o clave de su certificado</label> <input id="pin" name="pin" type="password" autocomplete="off"></p><button>Firmar</button></form>'
PART = '--{0}\r\nContent-Disposition: form-data; name="signed_file"; filename="firmado.pdf"\r\nContent-Type: application/pdf\r\n\r\n'


NoRedirect = type("NoRedirect", (HTTPRedirectHandler,), {"redirect_request": lambda *_: None})


class Refused(Exception): ...  # its words say why, in Spanish


@dataclass
class Component:
    """Speaks with one ministry and no other. `rounds` are what pages asked for: wishes and bytes a document."""

    ministry: str
    open_key: Callable
    rounds: dict[str, list[tuple[dict, bytes]]] = field(default_factory=dict)

    def receive(self, arguments: str) -> str:
        """Fetch what a page asks to be signed, one launch or a list of them; returns the round's name."""
        told = decoded(arguments.encode())
        launches = told if isinstance(told, list) else [told]
        name = secrets.token_urlsafe(16)
        self.rounds[name] = [self.fetch(launch) for launch in launches]
        return name

    def fetch(self, launch: dict) -> tuple[dict, bytes]:
        asked = urlencode({"param_token": launch["param_token"]}).encode()
        wishes = decoded(self.call(launch["param_url"], asked))
        if any(wishes[name] != asked for name, asked in ASKED.items()):
            raise Refused("este programa solo firma PAdES, nivel B, un PDF por documento")
        return wishes, self.call(wishes["documentToSign"])

    def sign(self, name: str, pin: str) -> list[str]:
        """Sign a round, once, and bring each document back; what came of each."""
        with self.open_key(pin) as signer:
            return [self.sign_one(wishes, pdf, signer) for wishes, pdf in self.rounds.pop(name)]

    def sign_one(self, wishes: dict, pdf: bytes, signer: signers.Signer) -> str:
        subject, name = signer.signing_cert.subject.human_friendly, wishes["signatureReason"]
        if not re.search(wishes["certificateFilter"], subject):
            return f"{name}: no se firmó, porque el certificado de {subject} no es el que se pide"
        mark = secrets.token_hex(16)
        body = PART.format(mark).encode() + signed(pdf, name, signer) + f"\r\n--{mark}--\r\n".encode()
        try:
            self.call(wishes["uploadDocumentSigned"], body, f"multipart/form-data; boundary={mark}")
        except Refused as refusal:
            return f"{name}: se firmó, pero el Ministerio no lo recibió: {refusal}"
        return f"{name}: firmado y recibido por el Ministerio"

    def call(self, url: str, body: bytes | None = None, kind: str = FORM) -> bytes:
        if not url.startswith(f"{self.ministry}/"):
            raise Refused(f"la dirección no es de {self.ministry}")
        asked = Request(url, body, {"Content-Type": kind} if body else {})  # noqa: S310  the ministry's own
        try:
            with build_opener(NoRedirect).open(asked, timeout=PATIENCE) as answer:
                return answer.read(LIMIT)
        except HTTPError as error:
            found = re.search(rb'"title": "([^"]*)"', error.read())
            raise Refused(found[1].decode() if found else f"respondió {error.code}") from None
        except URLError as error:
            raise Refused(f"el Ministerio no responde ({error.reason})") from None


def decoded(text: bytes) -> dict | list:
    try:
        return json.loads(b64decode(text, validate=True))
    except ValueError:
        raise Refused("lo que se recibió no se entiende") from None


def signed(pdf: bytes, reason: str, signer: signers.Signer) -> bytes:
    """A signature added to the bytes as they came (PAdES B-B), without a stamp on the page."""
    name, pades = "FirmaPropia", fields.SigSeedSubFilter.PADES
    wishes = signers.PdfSignatureMetadata(name, md_algorithm="sha256", subfilter=pades, reason=reason)
    added = signers.PdfSigner(wishes, signer, new_field_spec=fields.SigFieldSpec(name))
    return bytes(added.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf))).getbuffer())


@contextmanager
def p12_key(path: Path, pin: str):
    try:
        signer = signers.SimpleSigner.load_pkcs12_data(path.read_bytes(), (), pin.encode() or None)
    except ValueError:
        raise Refused("el archivo del certificado no se abre con ese PIN") from None
    yield signer


@contextmanager
def token_key(module: str, token: str, key: str, chain: list[Path], pin: str):
    try:
        with pkcs11.lib(module).get_token(token_label=token).open(user_pin=pin) as session:
            others = load_certs_from_pemder(map(str, chain))
            yield PKCS11Signer(session, key, ca_chain=set(others), use_raw_mechanism=True)
    except pkcs11.PKCS11Error as error:
        raise Refused(f"la tarjeta o su PIN no sirven ({type(error).__name__})") from None


class Page(BaseHTTPRequestHandler):
    """What the officer's browser sees of the component: the documents of a round, the PIN, the outcome."""

    component: Component

    def do_GET(self) -> None:
        name, _, number = self.path.strip("/").rpartition("/")
        found = self.component.rounds.get(name, []) if self.is_named_as_here() else []
        chosen = [pdf for at, (_, pdf) in enumerate(found) if str(at) == number]
        self.answer(200 if chosen else 404, b"".join(chosen), "application/pdf")

    def do_POST(self) -> None:
        typed = parse_qs(self.rfile.read(min(int(self.headers.get("Content-Length", 0)), 1_000_000)).decode())
        caller = self.component.ministry if self.path == "/" else f"http://{self.headers.get('Host')}"
        try:
            if not self.is_named_as_here() or self.headers.get("Origin") != caller:
                raise Refused("quien llama no es el Ministerio")
            if self.path != "/":
                done = self.component.sign(typed["round"][0], typed.get("pin", [""])[0])
                return self.show("Resultado", [escape(outcome) for outcome in done])
            name = self.component.receive(typed["arguments"][0])
            named = enumerate(escape(wishes["signatureReason"]) for wishes, _ in self.component.rounds[name])
            rows = [f'<a href="/{name}/{number}" target="_blank">{reason}</a>' for number, reason in named]
            return self.show("¿Firmar estos documentos?", rows, ASK.format(name=name))
        except Refused as refusal:
            return self.show("No se firmó", [escape(str(refusal))], status=422)
        except (KeyError, TypeError):
            return self.show("No se firmó", ["lo que se recibió no se entiende, o ya se firmó"], status=422)

    def is_named_as_here(self) -> bool:
        """Whether it is called by its own name: a site that names this machine otherwise gets nothing."""
        return str(self.headers.get("Host")).rsplit(":", 1)[0] in ("127.0.0.1", "localhost")

    def show(self, title: str, rows: list[str], more: str = "", status: int = 200) -> None:
        told = {"title": title, "rows": "".join(f"<li>{row}</li>" for row in rows), "more": more}
        page = PAGE.format(style=STYLE, back=escape(self.component.ministry), **told)
        self.answer(status, page.encode(), "text/html; charset=utf-8")

    def answer(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        for header in (f"Content-Type: {kind}", f"Content-Length: {len(body)}", "X-Frame-Options: DENY"):
            self.send_header(*header.split(": "))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...  # rounds stand in the addresses


def server(component: Component, port: int = PORT) -> ThreadingHTTPServer:
    return ThreadingHTTPServer(("127.0.0.1", port), type("Bound", (Page,), {"component": component}))


def main() -> None:
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("ministry", help="dirección del Ministerio, sin barra final")
    parser.add_argument("--p12", type=Path, help="o bien --pkcs11, --token y --key")
    parser.add_argument("--chain", type=Path, nargs="*", default=[], help="certificados de la autoridad, PEM")
    [parser.add_argument(name) for name in ("--pkcs11", "--token", "--key")]
    given = parser.parse_args()
    card = partial(token_key, given.pkcs11, given.token, given.key, given.chain)
    key = partial(p12_key, given.p12) if given.p12 else card
    print(f"Firmador listo para {given.ministry}")
    server(Component(given.ministry, key)).serve_forever()


if __name__ == "__main__":
    main()
