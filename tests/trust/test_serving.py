"""Can a paper be issued, signed, given up and annulled by the role that serves, which may not lock what is only added to?"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from chancery.config.postgres import APPLICATION, Cluster
from chancery.kernel.base.actor import Channel
from chancery.kernel.documents import actions, queries
from chancery.kernel.documents.tests import own_key
from chancery.kernel.identity import queries as identity
from chancery.web.signing.tests.authority import trusted

pytestmark = pytest.mark.django_db(transaction=True)

NOBODY = identity.anonymous_actor(channel=Channel.WEB, request_id="componente")


@contextmanager
def serving() -> Iterator[None]:
    """Connected as the platform is when it serves."""
    owner = {name: connection.settings_dict[name] for name in ("USER", "PASSWORD")}
    cluster = Cluster(Path(os.environ["CHANCERY_VAR"]) / "postgres")
    connection.close()
    connection.settings_dict.update(USER=APPLICATION, PASSWORD=cluster.password(APPLICATION))
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(owner)


def test_the_life_of_papers_under_the_role_that_serves(settings: Settings, tmp_path: Path) -> None:
    with trusted(settings, tmp_path):
        person, officer = own_key.officer()
        signed, gone = (own_key.prepared(person, officer) for _ in range(2))
        holder = own_key.certified(person)
        with serving():
            [launched] = actions.launch(pending_ids=[signed.id], actor=officer)
            told = actions.tell_parameters(token=launched.token, actor=NOBODY)
            _, content = actions.hand_out(token=told.document_token, actor=NOBODY)
            document = actions.bring_back(
                token=told.upload_token, signed=own_key.signed(content, holder), actor=NOBODY
            )
            actions.forgo(pending_id=gone.id, reason="Se rehará", actor=officer)
            actions.revoke(document=document, reason="Datos equivocados", actor=officer)
            assert queries.standing(document.verification_code).revoked_at is not None
