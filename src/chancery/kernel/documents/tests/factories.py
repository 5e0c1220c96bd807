"""Files of every kind that somebody may hand in, and people to hand them in."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from chancery.kernel.base.actor import Actor
from chancery.kernel.identity.tests import factories as people


def citizen() -> Actor:
    """Somebody with an account and no role."""
    return people.actor_of(people.make_person())


def pdf(text: str = "Documento", *, size: int = 0) -> bytes:
    """A plain PDF, another one for another text; of exactly `size` bytes where that is given."""
    plain = _pdf(lambda made: made.docinfo.__setitem__("/Title", text))
    return plain + b"\n" * max(size - len(plain), 0)


def encrypted_pdf() -> bytes:
    """A PDF that opens with a password only."""
    written = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(written, encryption=pikepdf.Encryption(owner="una", user="otra"))
    return written.getvalue()


def empty_pdf() -> bytes:
    """A PDF without a page."""
    written = io.BytesIO()
    with pikepdf.new() as made:
        made.save(written)
    return written.getvalue()


def pdf_that_runs(kind: str) -> bytes:
    """A PDF that would do something when opened."""

    def add(made: pikepdf.Pdf) -> None:
        action = Dictionary(S=Name(f"/{kind}"))
        match kind:
            case "JavaScript":
                made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
            case "JavaScript in a tree":
                tree = Array([String("a"), made.make_indirect(Dictionary(S=Name.JavaScript, JS=String("1")))])
                made.Root.Names = Dictionary(JavaScript=Dictionary(Names=tree))
            case "additional actions":
                made.pages[0].AA = Dictionary(O=Dictionary(S=Name.Named))
            case "hidden in arrays":
                made.Root.Deep = Array([Array([Array([Dictionary(S=Name.Launch)])])])
            case "rich media":
                made.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.RichMedia)])
            case _:
                made.Root.OpenAction = action

    return _pdf(add)


def pdf_with_attachment() -> bytes:
    """A PDF that carries another file."""
    return _pdf(lambda made: made.attachments.__setitem__("otro.txt", b"otro"))


def _pdf(change: object) -> bytes:
    written = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        change(made)  # type: ignore[operator]
        made.save(written)
    return written.getvalue()
