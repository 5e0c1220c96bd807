"""Where another entity fetches the annexes of what we sent it: an address that nobody can guess, and that it was told."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from chancery.contexts.exchanges import actions, queries, rules
from chancery.web.middleware import actor_of
from chancery.web.uploads.receiving import stored_response


@require_safe
def annexes(request: HttpRequest, token: str) -> HttpResponse:
    """The file itself or, where they are several, all of them in one; indexed by no search engine."""
    sent = queries.outgoing_by_token(token)
    kept = [
        (file, actions.open_file(exchange_id=sent.pk, file=file, actor=actor_of(request)))
        for file in queries.sent_annexes(sent)
    ]
    if len(kept) == 1:
        only, content = kept[0]
        response = stored_response(content, only.media_type, only.name, download=True)
    else:
        made = rules.bundle([(file.name, content) for file, content in kept])
        response = stored_response(made, "application/zip", f"anexos-{sent.cuo}.zip", download=True)
    response["X-Robots-Tag"] = "noindex"
    return response
