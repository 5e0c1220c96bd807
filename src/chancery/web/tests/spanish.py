"""What of a page reads alike in Spanish and in English, though nothing says that it is in Spanish?"""

import re

from django.test import Client
from lxml import html

from chancery.kernel.base import countries

_NAMES = {name for _, name in countries.choices()} & {name for _, name in countries.english_choices()}
ALIKE = {"API", "PDF"} | _NAMES
"""What is called the same in both."""


def left_in_spanish(client: Client, path: str) -> set[str]:
    """The texts of a page, and what is read aloud of it, that do not change with its language."""
    mark = "&" if "?" in path else "?"
    spanish, english = (_words(client, f"{path}{mark}idioma={code}") for code in ("es", "en-gb"))
    assert len(english) > 20
    return spanish & english - ALIKE


def _words(client: Client, address: str) -> set[str]:
    page = html.fromstring(client.get(address).content)
    own = "[not(ancestor-or-self::*[@lang != /html/@lang]) and not(ancestor-or-self::script)]"
    said = {str(text) for text in page.xpath(f"//text()[ancestor::*[1]{own}]")}
    said |= {str(text) for text in page.xpath(f"//*{own}/@aria-label | //*{own}/@alt | //*{own}/@data-label")}
    bare = {re.sub(r"\d[\d/: ]*(\(\w+/\w+\))?", "", text) for text in said}
    return {text.strip(" \n.,:;·()%—–→") for text in bare if re.search(r"[^\W\d_]{2}", text)}
