"""Is the ministry's PKI made once, however many begin at the same moment?"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from chancery.kernel.documents.pki import Addresses, Folder

HOLDERS = ("root", "issuing", "seal", "tsa", "ocsp")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "pki", Addresses(ocsp="http://localhost/ocsp", crl="http://localhost/crl"))


def test_each_key_stands_beside_its_own_certificate(folder: Folder) -> None:
    folder.ensure()
    for name in HOLDERS:
        assert folder.key(name).public_key() == folder.certificate(name).public_key(), name
        assert (
            folder.certificate(name).issuer
            == folder.certificate("root" if name in HOLDERS[:2] else "issuing").subject
        )


def test_many_that_begin_at_once_make_one(folder: Folder) -> None:
    with ThreadPoolExecutor(16) as many:
        for ended in [many.submit(folder.ensure) for _ in range(16)]:
            ended.result()
        for ended in [many.submit(folder.ensure_holder, "officer", "Una funcionaria") for _ in range(16)]:
            ended.result()
    for name in (*HOLDERS, "officer"):
        assert folder.key(name).public_key() == folder.certificate(name).public_key(), name
    folder.certificate("issuing").verify_directly_issued_by(folder.certificate("root"))
    folder.certificate("officer").verify_directly_issued_by(folder.certificate("issuing"))
