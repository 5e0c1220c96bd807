"""How does a seal write letters and figures in two thirds of their bytes? Doc 9303-13, §2.6: C40 of ISO/IEC 16022."""

from chancery.kernel.base.errors import Invalid

CHARACTERS = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FIRST = 3  # the values below it are shifts, of which a seal has only the first, to fill a pair up
_VALUES = {character: index + _FIRST for index, character in enumerate(CHARACTERS)}
_ALONE = 0xFE


class NotC40(Invalid):
    """Bytes that no text is written in, or a character that C40 has not without shifts. Norm: Doc 9303-13, §2.6."""

    code = "not_c40"
    sentence = "El sello lleva caracteres que su codificación no admite."
    next_step = "Use solo letras mayúsculas sin tilde, cifras y espacios."


def encode(text: str) -> bytes:
    """Three characters in two bytes; the filler of a zone becomes a space. Raises `NotC40`."""
    try:
        values = [_VALUES[character] for character in text.replace("<", " ")]
    except KeyError:
        raise NotC40 from None
    written = bytearray()
    for start in range(0, len(values), 3):
        group = values[start : start + 3]
        if len(group) == 1:
            written += bytes((_ALONE, ord(CHARACTERS[group[0] - _FIRST]) + 1))
            continue
        first, second, third = (*group, 0)[:3]
        written += (1600 * first + 40 * second + third + 1).to_bytes(2, "big")
    return bytes(written)


def decode(content: bytes) -> str:
    """The text in whole. Raises `NotC40` for what `encode` would have written otherwise."""
    characters: list[str] = []
    for start in range(0, len(content) - 1, 2):
        pair = content[start : start + 2]
        if pair[0] == _ALONE:
            characters.append(chr(pair[1] - 1) if pair[1] else "")
            continue
        packed = int.from_bytes(pair, "big") - 1
        values = (packed // 1600, packed // 40 % 40, packed % 40)
        characters += [CHARACTERS[each - _FIRST] for each in values if _FIRST <= each < 40]
    text = "".join(characters)
    if encode(text) != content:
        raise NotC40
    return text


def size(characters: int) -> int:
    """In how many bytes so many characters are written."""
    return 2 * -(-characters // 3)
