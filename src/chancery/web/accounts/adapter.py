"""Where the accounts library asks what this platform does its own way."""

import base64
from datetime import date
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import redirect

from chancery.kernel.base.errors import Refusal
from chancery.kernel.base.languages import spoken
from chancery.kernel.identity import actions, queries
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.identity.models import Account
from chancery.web.errors import in_words


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Seeds of authenticator applications are encrypted; an officer keeps one factor at least."""

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        factors = Authenticator.objects.filter(user=authenticator.user).exclude(
            type=Authenticator.Type.RECOVERY_CODES
        )
        return not queries.is_officer(authenticator.user) or factors.exclude(pk=authenticator.pk).exists()


def _cipher() -> Fernet:
    key = HKDF(SHA256(), 32, salt=None, info=b"second factor").derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(key))


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """A login at the State's identity provider becomes a person by the number of the document it vouches for.

    Without that claim, the sign-up form asks for what is missing.
    """

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return _details(sociallogin) is not None and bool(
            super().is_auto_signup_allowed(request, sociallogin)
        )

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> Account:
        details = _details(sociallogin)
        try:
            with transaction.atomic():
                account: Account = super().save_user(request, sociallogin, form)
                if details:
                    actions.attach_account(
                        account=account, details=details, issuer=settings.OIDC_ISSUER,
                        actor=queries.anonymous_actor(
                            channel=request.actor.channel, request_id=request.actor.request_id  # type: ignore[attr-defined]
                        ),
                    )  # fmt: skip
        except Refusal as refusal:
            messages.error(request, " ".join(in_words(refusal)))
            raise ImmediateHttpResponse(redirect("account_login")) from refusal
        return account

    def get_signup_form_initial_data(self, sociallogin: SocialLogin) -> dict[str, Any]:
        claims = _claims(sociallogin)
        return {
            "email": sociallogin.user.email,
            "given_names": claims.get("given_name", ""),
            "first_surname": claims.get("family_name", ""),
        }


def _claims(sociallogin: SocialLogin) -> dict[str, Any]:
    data = sociallogin.account.extra_data
    return {**data.get("id_token", {}), **data.get("userinfo", {})}


def _details(sociallogin: SocialLogin) -> actions.Details | None:
    claims = _claims(sociallogin)
    number = claims.get(settings.OIDC_DOCUMENT_CLAIM)
    if not (number and claims.get("given_name") and claims.get("family_name")):
        return None
    born = claims.get("birthdate")
    return actions.Details(
        given_names=claims["given_name"],
        first_surname=claims["family_name"],
        document_kind=IdentityDocumentKind.DNI,
        document_number=str(number),
        birth_on=date.fromisoformat(born) if born else None,
        email=claims.get("email", ""),
        language=spoken(),
    )
