"""Does a foreigner read in English what happened to a paper, and know what of it is Spanish?"""

import pytest
from django.test import Client
from django.utils import translation

from chancery.contexts.legalisations.tests import factories as legalisations
from chancery.contexts.public_deeds.tests import factories as deeds
from chancery.contexts.transmissions.tests import factories as transmissions
from chancery.kernel.acts.tests import factories as acts
from chancery.web.verification import history
from chancery.web.verification.history import Said

ENGLISH = {"Accept-Language": "en-US,en;q=0.9"}

pytestmark = pytest.mark.django_db


def verified(code: str) -> str:
    return Client().get(f"/verificar/{code}", headers=ENGLISH).content.decode()


def test_a_revoked_power_says_by_which_deed() -> None:
    with deeds.register() as simulator:
        at = acts.post()
        power = deeds.concluded(at, simulator)
        deeds.concluded(
            at,
            simulator,
            "special_power_revocation",
            original=power.conclusion.document.number,
            original_other="",
        )
    page = verified(power.conclusion.document.verification_code)
    assert '<span lang="en-gb">Revoked by deed No. 2/' in page
    assert "Revocada por" not in page
    spanish = Client().get(f"/verificar/{power.conclusion.document.verification_code}").content.decode()
    assert '<span lang="es">Revocada por la escritura' in spanish


def test_a_paper_legalised_in_lima_says_so() -> None:
    at = transmissions.world()
    sent = transmissions.legalised(at)
    assert sent.document is not None
    page = verified(sent.document.verification_code)
    assert "Legalised in Lima on" in page
    assert "matches the Ministry’s register of signatures" in page
    assert "Legalizado en Lima" not in page


def test_a_legalisation_is_read_in_english() -> None:
    at = legalisations.ministry()
    issued = legalisations.issued(legalisations.filed(at), at.officer)
    page = verified(issued.document.verification_code)
    for words in ("Legalisation LEG", "Signed by", "Country of destination"):
        assert words in page, words
    for words in ("Legalización LEG", "Firmado por", "País de destino"):
        assert words not in page


def test_what_is_worded_alike_is_said_in_english_and_the_rest_is_said_to_be_spanish() -> None:
    told = "Ampliada por la escritura N.º 7/2026 de 3 de marzo de 2026, ante el Consulado General en Milán"
    own = "Se expidió con un nombre equivocado"
    with translation.override("en-gb"):
        assert history.said(told) == Said(
            "Extended by deed No. 7/2026 of 3 March 2026, before the Consulado General en Milán", "en-gb"
        )
        part = "Revocada en parte, en lo que otorgó Rosa Inventada, por la escritura N.º 8/2026 de 3 de marzo de 2026, ante el CG"
        assert history.said(part) == Said(
            "Revoked in part, as to what Rosa Inventada granted, by deed No. 8/2026 of 3 March 2026, before the CG",
            "en-gb",
        )
        above = "La escritura del poder que sustituye: revocada en parte, en lo que otorgaron Ana, Luz, por la escritura N.º 8/2026"
        assert history.said(above).text == (
            "The deed of the power that it passes on: revoked in part, as to what Ana, Luz granted, by deed No. 8/2026"
        )
        assert history.said(own) == Said(own, "es")
        assert history.said("") == Said("", "es")
    with translation.override("es"):
        assert history.said(told) == Said(told, "es")
