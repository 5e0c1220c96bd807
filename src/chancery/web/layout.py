"""What the frame of every page needs to know."""

from django.conf import settings
from django.http import HttpRequest


def layout(request: HttpRequest) -> dict[str, object]:
    """Whether this ministry is a demonstration."""
    return {"demonstration": settings.DEMONSTRATION}
