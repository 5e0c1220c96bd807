"""A page whose gaps are filled is, to the letter, the page that the template makes by itself."""

import pytest
from django.http import HttpRequest
from django.test import Client
from django.test.client import RequestFactory

from chancery.contexts.apostilles import actions
from chancery.contexts.apostilles.tests import factories
from chancery.contexts.signatories.tests import factories as signatories
from chancery.kernel.base import ids
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents.models import Document
from chancery.web import moulds

pytestmark = pytest.mark.django_db


def issued() -> list[Document]:
    """Three papers, the last annulled for a reason that looks like markup: the first two are of one shape."""
    ministry = factories.ministry()
    signatory_ids = [signatories.signatory().id]
    papers = [
        actions.issue(
            request=factories.taken(ministry),
            actor=ministry.officer,
            signatory_ids=signatory_ids,
            original_seen=True,
        ).document
        for _ in range(3)
    ]
    documents.revoke(document=papers[-1], reason="<b>Error</b> & «fecha»", actor=ministry.supervisor)
    return papers


@pytest.mark.parametrize("language", ["es", "en-gb"])
def test_filled_gaps_are_what_the_template_writes(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    client = Client(headers={"accept-language": language})
    addresses = [f"/verificar/{ids.format_code(paper.verification_code)}" for paper in issued()]
    moulds._moulds.clear()
    filled = [client.get(address).content.decode() for address in addresses * 2]
    assert len(moulds._moulds) == 2
    assert len(set(filled)) == 3
    monkeypatch.setattr(moulds, "_is_plain", lambda request: False)
    assert filled == [client.get(address).content.decode() for address in addresses * 2]
    assert "&lt;b&gt;Error&lt;/b&gt; &amp; «fecha»" in filled[2]


@pytest.mark.parametrize(
    ("path", "cookies", "is_plain"),
    [
        ("/", {}, True),
        ("/?idioma=es", {}, False),
        ("/", {"sessionid": "x"}, False),
        ("/", {"messages": "x"}, False),
    ],
)
def test_only_what_is_the_same_for_everybody_is_poured(
    path: str, cookies: dict[str, str], is_plain: bool
) -> None:
    request: HttpRequest = RequestFactory().get(path)
    request.COOKIES.update(cookies)
    assert moulds._is_plain(request) is is_plain
