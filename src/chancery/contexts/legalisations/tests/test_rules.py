"""Which paper does a document need?"""

import pytest

from chancery.contexts.legalisations.rules import Nature, Obstacle, obstacle


@pytest.mark.parametrize(
    ("nature", "country", "is_apostilled", "expected"),
    [
        (Nature.PUBLIC, "VN", False, None),
        (Nature.PUBLIC, "ES", True, Obstacle.APOSTILLE),
        (Nature.CONSULAR, "ES", True, None),
        (Nature.COMMERCIAL, "ES", True, None),
        (Nature.COMMERCIAL, "VN", False, None),
        (Nature.PRIVATE, "VN", False, Obstacle.PRIVATE),
        (Nature.PRIVATE, "ES", True, Obstacle.PRIVATE),
        (Nature.CONSULAR, "PE", False, None),
        (Nature.PUBLIC, "PE", False, Obstacle.AT_HOME),
        (Nature.COMMERCIAL, "PE", False, Obstacle.AT_HOME),
    ],
)
def test_the_paper_follows_from_nature_and_standing(
    nature: Nature, country: str, is_apostilled: bool, expected: Obstacle | None
) -> None:
    assert obstacle(nature, country, is_apostilled=is_apostilled) is expected
