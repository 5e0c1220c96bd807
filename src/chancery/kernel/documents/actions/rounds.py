"""How does the officer's own computer fetch what is to be signed and bring it back? By tokens that are good once and soon."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel
from chancery.kernel.base.errors import Conflict, Invalid, NotFound
from chancery.kernel.documents import queries
from chancery.kernel.documents.actions.own_key import complete
from chancery.kernel.documents.actions.prepared import require_waiting
from chancery.kernel.documents.models import (
    Document,
    PendingSignature,
    SignatureMeans,
    SigningToken,
    TokenUse,
)
from chancery.kernel.documents.store import store
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.ledger import actions as ledger

ROUND_LIMIT = 50


class SigningTokenUnknown(NotFound):
    code = "signing_token_unknown"
    sentence = "El permiso de firma no existe o no sirve para esto."
    next_step = "Vuelva a la página «Por firmar» e inicie la firma otra vez."


class SigningTokenExpired(Conflict):
    code = "signing_token_expired"
    sentence = "El permiso de firma caducó: dura {minutes} minutos."
    next_step = "Vuelva a la página «Por firmar» e inicie la firma otra vez."


class SigningTokenUsed(Conflict):
    code = "signing_token_used"
    sentence = "El permiso de firma ya se usó, y sirve una sola vez."
    next_step = "Si usted no lo usó, avise al administrador; si lo usó, inicie la firma otra vez."


class NothingToSign(Invalid):
    code = "nothing_to_sign"
    sentence = "Elija entre 1 y {limit} documentos para firmar."


@dataclass(frozen=True, slots=True)
class Launched:
    """A paper and the token by which the component asks for its parameters."""

    pending: PendingSignature
    token: str


@dataclass(frozen=True, slots=True)
class Parameters:
    """What the component is told of one paper: where it fetches and where it brings back, each once."""

    pending: PendingSignature
    document_token: str
    upload_token: str


@transaction.atomic
def launch(*, pending_ids: Collection[UUID], actor: Actor) -> tuple[Launched, ...]:
    """Let the component of the officer's computer ask for these papers, each by a token of its own.

    Raises `RoleMissing`, `NothingToSign`, `PendingSignatureUnknown`, `SignatureNotPending`.
    """
    access.require(actor, *access.OFFICERS)
    if not 1 <= len(pending_ids) <= ROUND_LIMIT:
        raise NothingToSign(
            {"documents": [NothingToSign.sentence.format(limit=ROUND_LIMIT)]}, limit=ROUND_LIMIT
        )
    launched = []
    for pending_id in dict.fromkeys(pending_ids):
        pending = queries.own_pending_signature(pending_id, actor=actor)
        require_waiting(pending)
        launched.append(Launched(pending, _mint(pending, TokenUse.PARAMETERS)))
    return tuple(launched)


@transaction.atomic
def tell_parameters(*, token: str, actor: Actor) -> Parameters:
    """Spend a launch; the two tokens that follow are as old as it is. Raises as `_spend` does."""
    spent = _spend(token, TokenUse.PARAMETERS)
    return Parameters(
        pending=spent.pending,
        document_token=_mint(spent.pending, TokenUse.DOCUMENT),
        upload_token=_mint(spent.pending, TokenUse.UPLOAD),
    )


@transaction.atomic
def hand_out(*, token: str, actor: Actor) -> tuple[PendingSignature, bytes]:
    """The frozen bytes of one paper, once. Raises as `_spend` does, and `StoreUnavailable`."""
    spent = _spend(token, TokenUse.DOCUMENT)
    content = store().get(spent.sha256)
    signer = _signer(spent, actor)
    ledger.record_read(subject=spent.pending_id, kind="pending_signature", purpose="firma", actor=signer)
    return spent.pending, content


def bring_back(*, token: str, signed: bytes, actor: Actor) -> Document:
    """What the component signed, as if its officer had uploaded it. A refused file has spent its token too.

    Raises as `_spend` and `complete` do.
    """
    with transaction.atomic():
        spent = _spend(token, TokenUse.UPLOAD)
    return complete(
        pending_id=spent.pending_id,
        signed=signed,
        actor=_signer(spent, actor),
        means=SignatureMeans.HELPER,
    )


def _mint(pending: PendingSignature, use: TokenUse) -> str:
    """A token of which only the hash is kept, bound to the officer, the paper and the hash of its bytes."""
    token = secrets.token_urlsafe(32)
    now = clock.now()
    SigningToken.objects.create(
        digest=_digest(token),
        use=use,
        pending=pending,
        person_id=pending.signer_id,
        sha256=pending.file_id,
        issued_at=now,
        expires_at=now + settings.SIGNING_TOKEN_LIFETIME,
    )
    return token


def _spend(token: str, use: TokenUse) -> SigningToken:
    """Use a token up. Raises `SigningTokenUnknown`, `SigningTokenUsed`, `SigningTokenExpired`, `SignatureNotPending`."""
    own = SigningToken.objects.filter(digest=_digest(token), use=use)
    found = own.select_related("pending", "person").first()
    if found is None or found.sha256 != found.pending.file_id:
        raise SigningTokenUnknown
    now = clock.now()
    if found.used_at is None and found.expires_at <= now:
        raise SigningTokenExpired(minutes=int(settings.SIGNING_TOKEN_LIFETIME.total_seconds() // 60))
    # The condition is asked again of a row that somebody else was using meanwhile.
    if not own.filter(used_at=None).update(used_at=now):
        raise SigningTokenUsed
    require_waiting(found.pending)
    return found


def _signer(spent: SigningToken, actor: Actor) -> Actor:
    """The officer to whom the token was given, with the roles of today: a second factor was asked when it was."""
    return Actor(
        name=spent.person.full_name,
        channel=Channel.API,
        request_id=actor.request_id,
        person_id=spent.person_id,
        roles=identity.roles_on(spent.person_id, clock.today()),
        has_second_factor=True,
    )


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
