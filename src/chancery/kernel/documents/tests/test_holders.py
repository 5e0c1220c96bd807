"""Is a certificate's holder read as the State's authorities write it, and told from everybody else?"""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from chancery.kernel.documents.holders import Expected, Holder, holder_of, is_expected, words_of

OLGA = Expected(
    "Sofía Elena Medina Escudero", "09999991", words_of("Sofía Elena Medina Escudero"), "20131380101"
)


def certificate(common_name: str, serial_number: str = "", organisation: str = "") -> asn1.Certificate:
    key = ec.generate_private_key(ec.SECP256R1())
    named = [x509.NameAttribute(NameOID.COMMON_NAME, common_name)]
    if serial_number:
        named.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, serial_number))
    if organisation:
        named.append(x509.NameAttribute(NameOID.ORGANIZATION_IDENTIFIER, organisation))
    name = x509.Name(named)
    since, until = datetime(2026, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), 1, since, until)
    made = builder.sign(key, hashes.SHA256())
    return asn1.Certificate.load(made.public_bytes(serialization.Encoding.DER))


@pytest.mark.parametrize(
    ("common_name", "serial_number", "organisation", "names", "dni", "ruc", "device"),
    [
        (
            "MEDINA ESCUDERO Sofia Elena FAU 20131370301 soft", "", "",
            "MEDINA ESCUDERO Sofia Elena", "", "20131370301", "soft",
        ),
        ("MEDINA ESCUDERO Sofia Elena FIR 09999991 hard", "", "", "MEDINA ESCUDERO Sofia Elena", "09999991", "", "hard"),
        ("MEDINA ESCUDERO Sofia Elena FAU 20131370301 hard", "PNOPE-09999991", "", "MEDINA ESCUDERO Sofia Elena", "09999991", "20131370301", "hard"),
        ("Sofia Medina", "IDCPE-09999991", "NTRPE-20131380101", "Sofia Medina", "09999991", "20131380101", ""),
        ("Sofia Medina", "DNI:09999991", "", "Sofia Medina", "09999991", "", ""),
        ("Sofia Medina", "123", "", "Sofia Medina", "", "", ""),
        ("Sofia Medina FIR 123 hard", "", "", "Sofia Medina FIR 123 hard", "", "", ""),
    ],
)  # fmt: skip
def test_what_a_certificate_says(
    common_name: str, serial_number: str, organisation: str, names: str, dni: str, ruc: str, device: str
) -> None:
    found = holder_of(certificate(common_name, serial_number, organisation))
    assert found == Holder(common_name, names, dni, ruc, device)


@pytest.mark.parametrize(
    ("holder", "is_theirs"),
    [
        (Holder("", "Otro nombre", dni="09999991"), True),
        (Holder("", "MEDINA ESCUDERO Sofia Elena", dni="09999992"), False),
        (Holder("", "MEDINA ESCUDERO Sofía Elena", ruc="20131380101"), True),
        (Holder("", "MEDINA ESCUDERO Sofia Elena", ruc="20131370301"), False),
        (Holder("", "MEDINA Sofia Elena", ruc="20131380101"), False),
        (Holder("", "MEDINA ESCUDERO Sofia Elena"), False),
        (Holder("", "MEDINA ESCUDERO Sofia Elena", dni="09999992", ruc="20131380101"), False),
    ],
)
def test_whose_it_is(holder: Holder, is_theirs: bool) -> None:
    assert is_expected(holder, "ab", OLGA) is is_theirs


def test_a_registered_certificate_is_its_officers_whatever_it_says_and_a_name_of_two_is_nobodys() -> None:
    bare = Holder("Sofia", "Sofia")
    assert is_expected(bare, "ab", replace(OLGA, certificates={"ab"}))
    assert not is_expected(bare, "cd", replace(OLGA, certificates={"ab"}))
    named = Holder("", "MEDINA ESCUDERO Sofia Elena", ruc="20131380101")
    assert not is_expected(named, "cd", replace(OLGA, is_only_of_the_name=False))


def test_who_has_no_dni_is_not_known_by_an_empty_one() -> None:
    assert not is_expected(Holder("", "X", dni="09999991"), "ab", replace(OLGA, dni=""))
