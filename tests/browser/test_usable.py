"""Is what is wrong with a page found, also where much of it was examined before?"""

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.browser.conftest import Opened
from tests.browser.usable import examine, window

pytestmark = pytest.mark.django_db(transaction=True)

PATH = "/verificar/"
IN_MAIN = {
    b'<input name="x">': "label",
    b'<p style="color:#aaa;background:#fff">Apenas se lee</p>': "color-contrast",
    b'<div style="width:400px">Ancho</div>': "wider than 320 px",
    b'<button style="padding:0;border:0;font-size:0"></button>': "button-name",
    b'<style>@media (max-width: 400px) {a.x span {display:none}}</style><a class="x" href="/"><span>Ver</span></a>': "at 320 px: link-name",
    b'<p aria-labelledby="menu-x" role="img"></p>': "role-img-alt",
}  # fmt: skip
IN_FRAME = {
    b'<img src="/static/emblem.svg">': "image-alt",
    b'<div style="width:400px">Ancho</div>': "wider than 320 px",
    b'<p style="color:#aaa;background:#fff">Apenas se lee</p>': "color-contrast",
}


def test_what_is_wrong_is_found_within_a_frame_that_was_examined_and_in_one_that_was_not(
    opened: Opened,
) -> None:
    page, client = window(opened), Client()
    sound = client.get(PATH).content
    assert examine(page, PATH, client) == []
    for place, faults in ((b"</main>", IN_MAIN), (b"<footer", IN_FRAME)):
        for fault, named in faults.items():
            answer = HttpResponse(sound.replace(place, fault + place))
            found = examine(page, PATH, client, answer)
            assert [each for each in found if named in each], (fault, found)
            assert examine(page, PATH, client, answer) == found
    assert examine(page, PATH, client) == []


def test_a_page_is_examined_as_its_scripts_leave_it(opened: Opened) -> None:
    """Each page's scripts run, though the window stands: what only they hide is not there."""
    page, client = window(opened), Client()
    sound = client.get(PATH).content
    for _ in range(2):
        fault = b'<input class="x"><style>.js-enabled .x {display: none}</style>'
        assert examine(page, PATH, client, HttpResponse(sound.replace(b"</main>", fault + b"</main>"))) == []
        fault = b'<style>.js-enabled .y {color: #aaa; background: #fff}</style><p class="y">Apenas se lee</p>'
        found = examine(page, PATH, client, HttpResponse(sound.replace(b"</main>", fault + b"</main>")))
        assert [each for each in found if "color-contrast" in each]
