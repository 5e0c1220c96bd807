"""What of a page reads alike in Spanish and in English, though nothing says that it is in Spanish?"""

import re
from collections.abc import Collection

from django.test import Client
from lxml import html

from chancery.kernel.base import countries

_NAMES = {name for _, name in countries.choices()} & {name for _, name in countries.english_choices()}
ALIKE = {"API", "PDF", "US$"} | _NAMES
"""What is called the same in both."""
_OF_NO_LANGUAGE = re.compile(r"\b[A-Z]{2,9}-\d+[\w-]*|\d[\d/: ]*(\(\w+/\w+\))?(\xa0(bytes|KB|MB))?")
"""Numbers of cases and papers, days and hours with their zone, sizes."""


def left_in_spanish(client: Client, path: str, *own: str) -> set[str]:
    """The texts of a page, and what is read aloud of it, that do not change with its language.

    But those in which somebody's `own` words stand: a name, what was typed, how a file is called.
    """
    mark = "&" if "?" in path else "?"
    spanish, english = (_words(client, f"{path}{mark}idioma={code}", own) for code in ("es", "en-gb"))
    assert len(english) > 20
    return spanish & english - ALIKE


def _words(client: Client, address: str, but: Collection[str]) -> set[str]:
    page = html.fromstring(client.get(address).content)
    is_own = "[not(ancestor-or-self::*[@lang != /html/@lang]) and not(ancestor-or-self::script)]"
    said = {str(text) for text in page.xpath(f"//text()[ancestor::*[1]{is_own}]")}
    said |= {
        str(text)
        for text in page.xpath(f"//*{is_own}/@aria-label | //*{is_own}/@alt | //*{is_own}/@data-label")
    }
    bare = {_OF_NO_LANGUAGE.sub("", text) for text in said if not any(words in text for words in but)}
    return {text.strip(" \n.,:;·()%—–→") for text in bare if re.search(r"[^\W\d_]{2}", text)}
