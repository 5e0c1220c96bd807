"""What do witnesses declare that they are not, before they are let in?

Of a deed: D.S. 076-2005-RE, art. 459, and Decreto Legislativo 1049, art. 56. Of a will, open or closed: Código Civil, art. 705,
incs. 4, 5 and 8. Both recollection, por confirmar; the degree is in `figures.csv`.
"""

OF_DEED = "son cónyuges, ascendientes, descendientes ni hermanos de quienes comparecen"
OF_WILL = "heredan, ni son cónyuges, ascendientes, descendientes ni hermanos del testador o de quien hereda, ni cónyuges entre sí"


def declared(*, is_will: bool) -> str:
    """What they say no to, for a sentence that ends in «no»."""
    return OF_WILL if is_will else OF_DEED
