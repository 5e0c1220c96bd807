"""What may stand in a cell of a table of values that people open in a spreadsheet?"""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """The text, which a spreadsheet shows and does not run: nobody's name or subject is a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
