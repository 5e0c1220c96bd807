"""Where another entity fetches the annexes of what we sent it: an address that nobody can guess, and that it was told."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from chancery.contexts.exchanges import queries, rules
from chancery.kernel.documents import queries as files
from chancery.web.uploads.receiving import stored_response


@require_safe
def annexes(request: HttpRequest, token: str) -> HttpResponse:
    """The file itself or, where they are several, all of them in one; indexed by no search engine."""
    sent = queries.outgoing_by_token(token)
    kept = list(sent.annexes.select_related("file"))
    if len(kept) == 1:
        only = kept[0]
        content = files.content(only.file_id)
        response = stored_response(content, only.file.media_type, only.name, download=True)
    else:
        made = rules.bundle([(annex.name, files.content(annex.file_id)) for annex in kept])
        response = stored_response(made, "application/zip", f"anexos-{sent.cuo}.zip", download=True)
    response["X-Robots-Tag"] = "noindex"
    return response
