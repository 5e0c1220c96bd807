"""The verbs of the register: a registrar proposes, another approves or rejects, and only then does the entry count."""

from chancery.contexts.signatories.actions.authorities import add_authority
from chancery.contexts.signatories.actions.certificates import (
    propose_certificate,
    propose_certificate_revocation,
)
from chancery.contexts.signatories.actions.decisions import approve, reject
from chancery.contexts.signatories.actions.entries import (
    Facsimile,
    SignatureMissing,
    SpecimenTooLarge,
    open_specimen,
    propose_end_of_tenure,
    propose_seal,
    propose_signatory,
    propose_specimen,
)

__all__ = [
    "Facsimile",
    "SignatureMissing",
    "SpecimenTooLarge",
    "add_authority",
    "approve",
    "open_specimen",
    "propose_certificate",
    "propose_certificate_revocation",
    "propose_end_of_tenure",
    "propose_seal",
    "propose_signatory",
    "propose_specimen",
    "reject",
]
