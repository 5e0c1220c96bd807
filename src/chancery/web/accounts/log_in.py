"""The library's sign-in form without its own link to a forgotten password: the page has one."""

from typing import Any

from allauth.account.forms import LoginForm


class LogIn(LoginForm):  # type: ignore[misc]
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
