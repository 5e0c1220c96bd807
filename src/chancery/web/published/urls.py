"""Where the SOAP service is: under `/api/`, so that a token is read."""

from django.urls import path

from chancery.web.published import views

app_name = "published"

urlpatterns = [path("api/servicios/RegistrosConsulares", views.service, name="service")]
