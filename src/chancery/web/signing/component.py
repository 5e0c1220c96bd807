"""What is said to the signing component of the officer's computer: the public parameters of the State's own."""

import json
from base64 import b64encode
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse

from chancery.kernel.documents.actions import Launched, Parameters


def launch_of(launched: Launched) -> dict[str, str]:
    """Where the component asks for the parameters of one document."""
    return {
        "param_url": _address("component:parameters"),
        "param_token": launched.token,
        "document_extension": "pdf",
    }


def arguments_of(launched: Iterable[Launched]) -> str:
    """What the browser hands the component: one launch, or a list of them for a round of several."""
    launches = [launch_of(each) for each in launched]
    return encoded(launches[0] if len(launches) == 1 else launches)


def parameters_of(parameters: Parameters) -> dict[str, Any]:
    """The parameters of one document, all that the public client types name, misspellings included.

    No stamp on the page: it would break the accessibility that the paper declares. `token` is for the State's own
    component, which asks its platform whether the entity may use it (ADR 32).
    """
    pending = parameters.pending
    return {
        "signatureFormat": "PAdES",
        "signatureLevel": "B",
        "signaturePackaging": "enveloped",
        "documentToSign": _address("component:document", parameters.document_token),
        "certificateFilter": ".*",
        "webTsa": "",
        "userTsa": "",
        "passwordTsa": "",
        "theme": "claro",
        "visiblePosition": False,
        "contactInfo": "",
        "signatureReason": f"{pending.title} {pending.number}",
        "bachtOperation": False,
        "oneByOne": True,
        "signatureStyle": 0,
        "imageToStamp": "",
        "stampTextSize": 14,
        "stampWordWrap": 37,
        "role": "",
        "stampPage": 1,
        "positionx": 20,
        "positiony": 20,
        "uploadDocumentSigned": _address("component:signed", parameters.upload_token),
        "certificationSignature": False,
        "token": "",
    }


def encoded(told: Any) -> str:
    """JSON in Base64, as the component expects everything."""
    return b64encode(json.dumps(told, ensure_ascii=False).encode()).decode()


def _address(route: str, *values: str) -> str:
    return f"{settings.BASE_URL}{reverse(route, args=values)}"
