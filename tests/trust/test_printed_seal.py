"""Do programs of others read what we print of a travel document, and find it right: its zone, its bar code, its signature?"""

import io
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import zxingcpp
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils
from hypothesis import given
from hypothesis import strategies as st
from mrz.checker.mrva import MRVACodeChecker
from mrz.checker.mrvb import MRVBCodeChecker
from mrz.checker.td1 import TD1CodeChecker
from mrz.checker.td2 import TD2CodeChecker
from mrz.checker.td3 import TD3CodeChecker
from PIL import Image

from chancery.kernel.documents import typesetting
from chancery.kernel.travel_documents import (
    data_matrix,
    seal_checks,
    seal_contents,
    seal_keys,
    seals,
    tests,
)
from chancery.kernel.travel_documents.composing import compose
from chancery.kernel.travel_documents.layouts import Form
from chancery.kernel.travel_documents.reading import UnreadableZone, read
from chancery.kernel.travel_documents.seal_contents import Stay, Visa
from chancery.kernel.travel_documents.tests import specimens
from chancery.kernel.travel_documents.zones import MachineReadableZone

LABEL = Path(tests.__file__).parent / "label.typ"
DAY = date(2026, 3, 25)
OUTSIDE = {
    Form.TD1: TD1CodeChecker,
    Form.TD2: TD2CodeChecker,
    Form.TD3: TD3CodeChecker,
    Form.MRV_A: MRVACodeChecker,
    Form.MRV_B: MRVBCodeChecker,
}
ROWS = {row["specimen"]: row for row in specimens.rows("specimens")}
CURVES = [ec.SECP256R1(), ec.SECP384R1(), ec.SECP521R1(), ec.BrainpoolP256R1()]


def rendered(pdf: bytes, dots: int, folder: Path) -> Image.Image:
    (folder / "label.pdf").write_bytes(pdf)
    shown = subprocess.run(
        ["pdftoppm", "-r", str(dots), "-png", "-singlefile", str(folder / "label.pdf")],
        check=True,
        capture_output=True,
    )
    return Image.open(io.BytesIO(shown.stdout))


def visa_seal(key: ec.EllipticCurvePrivateKey) -> bytes:
    header = seals.Header(seals.kind("visa"), "PER", "PEVS", "1A2F", DAY, DAY)
    zone = specimens.zone(ROWS["MRV-A Specimen"])
    return seals.sign(header, seal_contents.of_visa(zone, Visa(Stay(183), "L898902C3", entries=0)), key)


def key_list(key: ec.EllipticCurvePrivateKey) -> bytes:
    listed = seal_keys.SealKey("PEVS", "1A2F", key.public_key(), date(2026, 1, 1), date(2027, 1, 1))
    return seal_keys.write(seal_keys.KeyList(DAY, DAY + timedelta(days=7), (listed,)))


class TestSeal:
    @pytest.mark.parametrize("dots", [300, 200])
    @pytest.mark.parametrize("curve", CURVES[:3], ids=lambda curve: curve.name)
    def test_it_is_read_from_the_printed_page_and_verified_without_a_line(
        self, curve: ec.EllipticCurve, dots: int, tmp_path: Path
    ) -> None:
        key = ec.generate_private_key(curve)
        content, lines = visa_seal(key), ROWS["MRV-A Specimen"]["lines"].split()
        facts = {
            "title": "Visa de muestra",
            "seal": data_matrix.svg(content),
            "width": str(data_matrix.width_mm(content)),
            "lines": lines,
        }
        page = typesetting.render(LABEL, facts, at=datetime(2026, 3, 25, tzinfo=UTC))
        found = zxingcpp.read_barcodes(rendered(page, dots, tmp_path))
        assert [each.format for each in found] == [zxingcpp.BarcodeFormat.DataMatrix]
        assert found[0].bytes == content
        keys = seal_keys.read(key_list(key))
        assert seal_checks.verify(found[0].bytes, keys, on=DAY, printed="\n".join(lines)).is_valid

    @pytest.mark.parametrize("curve", CURVES, ids=lambda curve: curve.name)
    def test_openssl_verifies_our_signature_and_we_verify_its(
        self, curve: ec.EllipticCurve, tmp_path: Path
    ) -> None:
        """Doc 9303-7, appendix E, gives this very command."""
        key = ec.generate_private_key(curve)
        seal = seals.read(visa_seal(key))
        half = len(seal.signature) // 2
        r, s = (int.from_bytes(each, "big") for each in (seal.signature[:half], seal.signature[half:]))
        (tmp_path / "sig.bin").write_bytes(utils.encode_dss_signature(r, s))
        (tmp_path / "seal.bin").write_bytes(seal.signed)
        (tmp_path / "key.pem").write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        digest = f"-{seals.hash_for(curve).name}"
        checked = ["openssl", "dgst", digest, "-prverify", "key.pem", "-signature", "sig.bin", "seal.bin"]
        told = subprocess.run(checked, cwd=tmp_path, check=True, capture_output=True, text=True)
        assert told.stdout == "Verified OK\n"
        (tmp_path / "seal.bin").write_bytes(seal.signed + b"\0")
        assert subprocess.run(checked, cwd=tmp_path, check=False, capture_output=True).returncode == 1

        (tmp_path / "seal.bin").write_bytes(seal.signed)
        signing = ["openssl", "dgst", digest, "-sign", "key.pem", "seal.bin"]
        theirs = subprocess.run(signing, cwd=tmp_path, check=True, capture_output=True).stdout
        raw = b"".join(number.to_bytes(half, "big") for number in utils.decode_dss_signature(theirs))
        content = visa_seal(key)
        assert seals.holds(seals.read(content[: -len(raw)] + raw), key.public_key())


class TestDataMatrix:
    @given(st.binary(min_size=1, max_size=1301))
    def test_another_program_reads_the_same_bytes(self, content: bytes) -> None:
        rows = data_matrix.matrix(content)
        side = len(rows) + 4
        image = Image.new("L", (side, side), 255)
        for row, modules in enumerate(rows):
            for column, is_dark in enumerate(modules):
                image.putpixel((column + 2, row + 2), 0 if is_dark else 255)
        found = zxingcpp.read_barcodes(image.resize((side * 3, side * 3), Image.Resampling.NEAREST))
        assert [each.bytes for each in found] == [content]


def wrong_digits(form: Form, lines: list[str] | tuple[str, ...]) -> list[str]:
    """Which check digits the outside checker finds wrong; its opinion of codes and dates is of 2020, and left out."""
    return [name for name, _ in OUTSIDE[form]("\n".join(lines)).report.falses if "hash" in name]


class TestZone:
    @pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row["specimen"])
    def test_an_outside_checker_agrees_on_the_specimens(self, row: dict[str, str]) -> None:
        assert wrong_digits(Form(row["form"]), row["lines"].split()) == []

    @given(specimens.zones())
    def test_an_outside_checker_reads_the_same_in_what_we_write(self, zone: MachineReadableZone) -> None:
        if len(zone.number) > 9:  # it does not know long numbers
            return
        lines = compose(zone)
        assert wrong_digits(zone.form, lines) == []
        fields = OUTSIDE[zone.form]("\n".join(lines)).fields()
        assert (fields.document_type, fields.country, fields.nationality) == (
            zone.document_code,
            zone.issuer,
            zone.nationality,
        )
        assert (fields.document_number, fields.optional_data) == (zone.number, zone.optional)
        assert fields.sex.replace("<", "") == zone.sex.replace("<", "")

    @given(specimens.zones(), st.data())
    def test_both_find_a_changed_figure(self, zone: MachineReadableZone, data: st.DataObject) -> None:
        lines = compose(zone)
        line, place = (0, 14) if zone.form is Form.TD1 else (1, 9)
        if lines[line][place] == "<":
            return
        other = data.draw(st.sampled_from(sorted(set("0123456789") - {lines[line][place]})))
        changed = list(lines)
        changed[line] = lines[line][:place] + other + lines[line][place + 1 :]
        assert wrong_digits(zone.form, changed)
        with pytest.raises(UnreadableZone):
            read("\n".join(changed))
