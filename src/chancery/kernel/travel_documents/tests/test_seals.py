"""Is a seal of the standard's bytes, read again to the last one, and recognised only under a key that is good for it?"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from chancery.kernel.travel_documents import c40, data_matrix, seal_checks, seal_contents, seal_keys, seals
from chancery.kernel.travel_documents.composing import compose
from chancery.kernel.travel_documents.data_matrix import TooMuchForASymbol
from chancery.kernel.travel_documents.layouts import Form
from chancery.kernel.travel_documents.seal_checks import Indication, Trust, verify
from chancery.kernel.travel_documents.seal_contents import Stay, StayRule, Visa, lines_of, visa_of
from chancery.kernel.travel_documents.seal_keys import KeyList, NotAKeyList, SealKey, UntrustedSealCertificate
from chancery.kernel.travel_documents.seals import Header, NotASeal
from chancery.kernel.travel_documents.tests import specimens

KEY = ec.generate_private_key(ec.SECP256R1())
DAY = date(2026, 3, 25)
HEADER = Header(seals.kind("visa"), "PER", "PEVS", "1A2F", DAY, DAY)
ROWS = {row["specimen"]: row for row in specimens.rows("specimens")}
ZONE = specimens.zone(ROWS["MRV-A Specimen"])
PRINTED = "\n".join(compose(ZONE))
PASSPORT = "\n".join(ROWS["TD3 Eriksson"]["lines"].split())
VISA = Visa(Stay(183), "L898902C3", entries=seal_contents.UNLIMITED, visa_type=b"TUR")
SEAL = seals.sign(HEADER, seal_contents.of_visa(ZONE, VISA), KEY)
EMERGENCY = specimens.zone(ROWS["TD2 emergency document"])
EMERGENCY_HEADER = replace(HEADER, kind=seals.kind("emergency"))
EMERGENCY_SEAL = seals.sign(EMERGENCY_HEADER, seal_contents.of_emergency(EMERGENCY), KEY)
LISTED = SealKey("PEVS", "1A2F", KEY.public_key(), date(2026, 1, 1), date(2027, 1, 1))
KEYS = KeyList(DAY, DAY + timedelta(days=7), (LISTED,))


class TestSpecimens:
    @pytest.mark.parametrize("row", specimens.rows("seals"), ids=lambda row: row["specimen"])
    def test_a_seal_made_elsewhere_is_read(self, row: dict[str, str]) -> None:
        content = bytes.fromhex(row["bytes"])
        seal = seals.read(content)
        header = seal.header
        assert (header.kind.name, header.issuer, header.signer) == (row["kind"], row["issuer"], row["signer"])
        assert (header.certificate, header.version) == (row["certificate"], 4)
        assert [header.issued_on.isoformat(), header.signed_on.isoformat()] == [
            row["issued_on"],
            row["signed_on"],
        ]
        assert list(lines_of(seal)) == row["lines"].split()
        assert len(seal.signature) == int(row["signature"])
        if row["kind"] == "visa":
            assert visa_of(seal) == Visa(Stay(int(row["days"])), row["passport"])
        written = seals._header_bytes(header) + b"".join(
            bytes([tag, len(value)]) + value for tag, value in seal.features
        )
        assert written == seal.signed
        assert content.startswith(seal.signed)

    def test_the_standards_day(self) -> None:
        """Doc 9303-13, §2.3.1: the 25th of March 1957."""
        assert seals.day_bytes(date(1957, 3, 25)).hex() == "319ef5"
        assert seals.day_of(bytes.fromhex("319ef5")) == date(1957, 3, 25)

    @given(st.dates(date(1000, 1, 1)))
    def test_any_day(self, day: date) -> None:
        assert seals.day_of(seals.day_bytes(day)) == day


def _references(shortest: int, longest: int) -> st.SearchStrategy[str]:
    """References in hexadecimal; that of zeros alone is kept for tests by the standard, and never signed."""
    text = st.text("0123456789ABCDEF", min_size=shortest, max_size=longest)
    return text.filter(lambda reference: bool(reference.strip("0")))


def headers() -> st.SearchStrategy[Header]:
    return st.builds(
        Header,
        kind=st.just(HEADER.kind),
        issuer=st.sampled_from(["PER", "UTO", "D"]),
        signer=st.sampled_from(["PEVS", "UT01"]),
        certificate=_references(5, 5),
        issued_on=st.dates(date(2000, 1, 1)),
        signed_on=st.dates(date(2000, 1, 1)),
        version=st.sampled_from([3, 4]),
    ) | st.builds(lambda certificate: replace(HEADER, certificate=certificate), _references(1, 40))


_stays = st.sampled_from(StayRule) | st.builds(
    Stay, st.integers(1, 253), st.integers(0, 255), st.integers(0, 255)
)
_visas = st.builds(
    Visa,
    stay=_stays,
    passport=st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=1, max_size=9),
    entries=st.none() | st.integers(0, 255),
    visa_type=st.binary(max_size=4),
)


class TestBytes:
    @given(headers(), _visas)
    def test_what_is_sealed_is_read(self, header: Header, visa: Visa) -> None:
        content = seals.sign(header, seal_contents.of_visa(ZONE, visa), KEY)
        seal = seals.read(content)
        assert seal.header == header
        assert visa_of(seal) == visa
        assert lines_of(seal) == (PRINTED[:44], PRINTED[45:73])
        assert seals.holds(seal, KEY.public_key())

    @pytest.mark.parametrize(
        ("curve", "size", "digest"),
        [
            (ec.SECP224R1(), 56, "sha224"), (ec.SECP256R1(), 64, "sha256"), (ec.BrainpoolP256R1(), 64, "sha256"),
            (ec.SECP384R1(), 96, "sha384"), (ec.BrainpoolP384R1(), 96, "sha384"), (ec.SECP521R1(), 132, "sha512"),
        ],
    )  # fmt: skip
    def test_the_curve_says_the_hash_and_the_room(
        self, curve: ec.EllipticCurve, size: int, digest: str
    ) -> None:
        """Doc 9303-13, §2.4: raw, each half as long as the key. From 128 bytes on the length takes two."""
        key = ec.generate_private_key(curve)
        seal = seals.read(seals.sign(HEADER, seal_contents.of_visa(ZONE, VISA), key))
        assert len(seal.signature) == size
        assert seals.hash_for(curve).name == digest
        assert seals.holds(seal, key.public_key())
        assert not seals.holds(seal, KEY.public_key())

    @given(st.binary(max_size=200) | st.binary(max_size=200).map(lambda raw: SEAL[:20] + raw))
    def test_nothing_else_is_read_and_nothing_breaks(self, content: bytes) -> None:
        with pytest.raises(NotASeal):
            seals.read(content)
        assert verify(content, KEYS, on=DAY).indication is Indication.WRONG_FORMAT

    @given(st.integers(0, len(SEAL) - 1), st.integers(1, 255))
    def test_no_changed_byte_is_recognised(self, place: int, flipped: int) -> None:
        changed = SEAL[:place] + bytes([SEAL[place] ^ flipped]) + SEAL[place + 1 :]
        assert not verify(changed, KEYS, on=DAY).is_valid

    @given(st.integers(0, len(SEAL) - 1), st.binary(min_size=1, max_size=4))
    def test_no_part_and_nothing_more_is_recognised(self, length: int, more: bytes) -> None:
        assert not verify(SEAL[:length], KEYS, on=DAY).is_valid
        assert not verify(SEAL + more, KEYS, on=DAY).is_valid

    def test_a_tag_that_the_table_lacks_does_not_spoil_a_seal(self) -> None:
        """Doc 9303-13, §2.3.1."""
        content = seals.sign(HEADER, (*seal_contents.of_visa(ZONE, VISA), (0x63, b"more")), KEY)
        verdict = verify(content, KEYS, on=DAY)
        assert verdict.is_valid
        assert verdict.seal is not None
        assert verdict.seal.unknown == (0x63,)

    @pytest.mark.parametrize(
        "features",
        [
            (),
            seal_contents.of_visa(ZONE, VISA)[1:],
            seal_contents.of_visa(ZONE, VISA)[:2],
            (*seal_contents.of_visa(ZONE, VISA), (0x03, b"\x01")),
            (*seal_contents.of_visa(ZONE, VISA), (0xFF, b"\x01")),
            (*seal_contents.of_visa(ZONE, VISA), (0x02, bytes(44))),
            (*seal_contents.of_visa(ZONE, VISA)[:-1], (0x06, b"fives")),
        ],
    )
    def test_a_message_that_the_table_does_not_allow_is_not_signed(
        self, features: tuple[tuple[int, bytes], ...]
    ) -> None:
        with pytest.raises(NotASeal):
            seals.sign(HEADER, features, KEY)

    @pytest.mark.parametrize(
        "header",
        [
            replace(HEADER, version=3),
            replace(HEADER, signer="PE"),
            replace(HEADER, certificate="XY"),
            replace(HEADER, certificate="000"),
            replace(HEADER, certificate=""),
            replace(HEADER, certificate="1" * 256),
            replace(EMERGENCY_HEADER, version=3, certificate="00001"),
        ],
    )
    def test_a_header_that_the_standard_does_not_allow_is_not_signed(self, header: Header) -> None:
        features = (
            seal_contents.of_visa(ZONE, VISA)
            if header.kind.name == "visa"
            else seal_contents.of_emergency(EMERGENCY)
        )
        with pytest.raises(NotASeal):
            seals.sign(header, features, KEY)

    def test_what_does_not_fit_in_its_feature_is_not_sealed(self) -> None:
        assert seal_contents.of_visa(ZONE, replace(VISA, entries=255))
        for visa in (
            replace(VISA, entries=256),
            replace(VISA, stay=Stay(256)),
            replace(VISA, stay=Stay(0)),
            replace(VISA, stay=Stay(254, 254, 254)),
        ):
            with pytest.raises(NotASeal):
                seal_contents.of_visa(ZONE, visa)
        with pytest.raises(NotASeal):
            seal_contents.of_visa(EMERGENCY, VISA)
        with pytest.raises(NotASeal):
            seal_contents.of_emergency(ZONE)

    def test_a_long_feature_is_measured_as_der_does_and_in_version_3_in_one_byte(self) -> None:
        features = (*seal_contents.of_visa(ZONE, VISA), (0x07, bytes(200)))
        for header, length in (
            (HEADER, b"\x07\x81\xc8"),
            (replace(HEADER, version=3, certificate="00001"), b"\x07\xc8"),
        ):
            content = seals.sign(header, features, KEY)
            assert length + bytes(200) in content
            assert seals.read(content).value("additional") == bytes(200)


class TestVerdict:
    def test_a_good_seal_is_recognised_without_a_line(self) -> None:
        keys = seal_keys.read(seal_keys.write(KEYS))
        verdict = verify(SEAL, keys, on=DAY, printed=PRINTED, passport=PASSPORT)
        assert verdict.is_valid
        assert (verdict.trust, verdict.sentence) == (Trust.TRUSTABLE, "El sello es auténtico.")
        printed = "\n".join(compose(EMERGENCY))
        assert verify(EMERGENCY_SEAL, keys, on=DAY, printed=printed).is_valid

    @pytest.mark.parametrize(
        ("changed", "indication", "trust"),
        [
            ({"signer": "PEXX"}, Indication.UNKNOWN_CERTIFICATE, Trust.HIGH),
            ({"certificate": "1A30"}, Indication.UNKNOWN_CERTIFICATE, Trust.HIGH),
            ({"documents": ("P",)}, Indication.INVALID_DOCUMENTTYPE, Trust.HIGH),
            ({"valid_until": DAY}, Indication.EXPIRED_CERTIFICATE, Trust.MEDIUM),
            ({"valid_from": DAY + timedelta(days=1)}, Indication.EXPIRED_CERTIFICATE, Trust.MEDIUM),
            ({"revoked_on": DAY}, Indication.REVOKED_CERTIFICATE, Trust.HIGH),
            (
                {"public": ec.generate_private_key(ec.SECP256R1()).public_key()},
                Indication.INVALID_SIGNATURE,
                Trust.HIGH,
            ),
        ],
    )
    def test_a_key_that_is_not_good_for_it(
        self, changed: dict[str, object], indication: Indication, trust: Trust
    ) -> None:
        listed = replace(LISTED, documents=("V",))
        assert verify(SEAL, replace(KEYS, keys=(listed,)), on=DAY).is_valid
        verdict = verify(SEAL, replace(KEYS, keys=(replace(listed, **changed),)), on=DAY)  # type: ignore[arg-type]
        assert (verdict.indication, verdict.trust) == (indication, trust)
        assert verdict.sentence == seal_checks.SENTENCES[indication]

    def test_a_key_revoked_later_and_a_reference_with_zeros_before_it(self) -> None:
        later = replace(LISTED, revoked_on=DAY + timedelta(days=1), certificate="00001A2F")
        assert verify(SEAL, replace(KEYS, keys=(later,)), on=DAY).is_valid

    def test_what_a_key_sealed_before_it_was_revoked_is_believed_unless_it_was_stolen(self) -> None:
        later = replace(LISTED, revoked_on=DAY + timedelta(days=1), is_compromised=False)
        for on in (DAY, DAY + timedelta(days=30)):
            keys = replace(KEYS, keys=(later,), stale_on=on + timedelta(days=1))
            assert verify(SEAL, keys, on=on).is_valid
        same_day = replace(later, revoked_on=DAY)
        assert (
            verify(SEAL, replace(KEYS, keys=(same_day,)), on=DAY).indication is Indication.REVOKED_CERTIFICATE
        )

    def test_an_old_list_calls_nothing_good(self) -> None:
        assert verify(SEAL, KEYS, on=KEYS.stale_on - timedelta(days=1)).is_valid
        assert verify(SEAL, KEYS, on=KEYS.stale_on).indication is Indication.STALE_KEY_LIST

    def test_what_is_printed_is_compared_with_what_is_sealed(self) -> None:
        other = "\n".join(compose(replace(ZONE, secondary="EVA")))
        wrong = PRINTED.replace("900115", "900116")
        stolen = "\n".join(ROWS["TD3 Quispe"]["lines"].split())
        optional = "\n".join(compose(replace(ZONE, optional="")))
        assert verify(
            SEAL, KEYS, on=DAY, printed=optional
        ).is_valid  # the seal does not have the optional data
        found = [
            verify(SEAL, KEYS, on=DAY, printed=other).indication,
            verify(SEAL, KEYS, on=DAY, printed=wrong).indication,
            verify(SEAL, KEYS, on=DAY, printed=PRINTED, passport=stolen).indication,
            verify(SEAL, KEYS, on=DAY, printed=PRINTED, passport=wrong).indication,
        ]
        assert found == [
            Indication.SEAL_VISA_MISMATCH,
            Indication.INVALID_VISA_MRZ,
            Indication.SEAL_PASSPORT_MISMATCH,
            Indication.INVALID_PASSPORT_MRZ,
        ]
        printed = "\n".join(compose(replace(EMERGENCY, primary="OTHER")))
        assert (
            verify(EMERGENCY_SEAL, KEYS, on=DAY, printed=printed).indication
            is Indication.SEAL_DOCUMENT_MISMATCH
        )
        assert verify(EMERGENCY_SEAL, KEYS, on=DAY, printed="?").indication is Indication.INVALID_PRINTED_MRZ

    def test_a_sealed_zone_that_does_not_add_up_is_found(self) -> None:
        sealed = c40.encode("".join(compose(EMERGENCY)).replace("2606277", "2606278"))
        content = seals.sign(EMERGENCY_HEADER, [(0x02, sealed)], KEY)
        assert verify(content, KEYS, on=DAY).indication is Indication.INVALID_SEAL_MRZ
        upper, lower = compose(replace(ZONE, form=Form.MRV_A))
        wrong = c40.encode(upper + lower[:28].replace("2701149", "2701148"))
        features = [(0x01, wrong), *seal_contents.of_visa(ZONE, VISA)[1:]]
        assert (
            verify(seals.sign(HEADER, features, KEY), KEYS, on=DAY).indication is Indication.INVALID_VISA_MRZ
        )


def certificate(
    subject: tuple[str, str],
    key: ec.EllipticCurvePrivateKey,
    *,
    by: ec.EllipticCurvePrivateKey,
    public: object = None,
) -> x509.Certificate:
    """A certificate of that country and name, or the authority's own when it signs its own key."""

    def name(country: str, common: str) -> x509.Name:
        return x509.Name(
            [
                x509.NameAttribute(NameOID.COUNTRY_NAME, country),
                x509.NameAttribute(NameOID.COMMON_NAME, common),
            ]
        )

    return (
        x509.CertificateBuilder()
        .subject_name(name(*subject))
        .issuer_name(name("PE", "CSCA"))
        .public_key(public or key.public_key())  # type: ignore[arg-type]
        .serial_number(0x1A2F)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2027, 1, 1, tzinfo=UTC))
        .sign(by, hashes.SHA256())
    )


class TestKeyList:
    ROOT = ec.generate_private_key(ec.SECP384R1())
    AUTHORITY = certificate(("PE", "CSCA"), ROOT, by=ROOT)

    def test_a_key_comes_from_a_certificate_of_the_authority(self) -> None:
        key = seal_keys.key_of(certificate(("PE", "VS"), KEY, by=self.ROOT), authority=self.AUTHORITY)
        assert (key.signer, key.certificate) == ("PEVS", "1A2F")
        assert (key.valid_from, key.valid_until) == (LISTED.valid_from, LISTED.valid_until)
        assert verify(SEAL, replace(KEYS, keys=(key,)), on=DAY).is_valid

    @pytest.mark.parametrize("wrong", ["issuer", "name", "key"])
    def test_another_certificate_gives_none(self, wrong: str) -> None:
        public = rsa.generate_private_key(65537, 2048).public_key() if wrong == "key" else None
        name = ("PE", "VISA SIGNER") if wrong == "name" else ("PE", "VS")
        made = certificate(name, KEY, by=KEY if wrong == "issuer" else self.ROOT, public=public)
        with pytest.raises(UntrustedSealCertificate):
            seal_keys.key_of(made, authority=self.AUTHORITY)

    def test_the_authority_revokes_a_key(self) -> None:
        def crl(by: ec.EllipticCurvePrivateKey) -> x509.CertificateRevocationList:
            entry = (
                x509.RevokedCertificateBuilder()
                .serial_number(0x1A2F)
                .revocation_date(datetime(2026, 3, 1, tzinfo=UTC))
            )
            builder = x509.CertificateRevocationListBuilder().issuer_name(self.AUTHORITY.subject)
            builder = builder.last_update(datetime(2026, 3, 2, tzinfo=UTC)).next_update(
                datetime(2026, 4, 2, tzinfo=UTC)
            )
            return builder.add_revoked_certificate(entry.build()).sign(by, hashes.SHA256())

        other = replace(LISTED, certificate="1A30")
        marked = seal_keys.revoked((LISTED, other), crl(self.ROOT), authority=self.AUTHORITY)
        assert [key.revoked_on for key in marked] == [date(2026, 3, 1), None]
        assert verify(SEAL, replace(KEYS, keys=marked), on=DAY).indication is Indication.REVOKED_CERTIFICATE
        with pytest.raises(UntrustedSealCertificate):
            seal_keys.revoked((LISTED,), crl(KEY), authority=self.AUTHORITY)

    @given(
        st.binary(max_size=80)
        | st.just(b"{}")
        | st.just(b'{"made_on": "2026-01-01", "stale_on": "2026-01-02", "keys": [{}]}')
    )
    def test_what_is_no_list_is_refused(self, content: bytes) -> None:
        assert seal_keys.write(seal_keys.read(seal_keys.write(KEYS))) == seal_keys.write(KEYS)
        with pytest.raises(NotAKeyList):
            seal_keys.read(content)


class TestDataMatrix:
    def test_more_than_the_largest_symbol_takes_is_refused(self) -> None:
        assert len(data_matrix.matrix(bytes(1301))) == 132
        with pytest.raises(TooMuchForASymbol):
            data_matrix.matrix(bytes(1302))

    def test_a_visas_seal_fits_in_the_zone_that_the_standard_gives_bar_codes(self) -> None:
        """Doc 9303-7, figures 11 and 12: the place of bar codes is 18.35 millimetres high."""
        assert len(data_matrix.matrix(SEAL)) == 48
        assert data_matrix.width_mm(SEAL) < 18.35
        assert f'width="{data_matrix.width_mm(SEAL):.2f}mm"' in data_matrix.svg(SEAL)
