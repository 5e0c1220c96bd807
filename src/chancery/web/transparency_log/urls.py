"""Where the public log is read."""

from django.urls import path

from chancery.web.transparency_log import views

app_name = "transparency_log"
urlpatterns = [
    path("", views.log, name="log"),
    path("checkpoint", views.checkpoint, name="checkpoint"),
    path("vkey", views.vkey, name="vkey"),
    path("tile/<path:place>", views.tile, name="tile"),
]
