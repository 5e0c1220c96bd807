"""Where the pages of this context are."""

from django.urls import path

from chancery.contexts.legalisations import views

app_name = "legalisations"

urlpatterns = [
    path("tramites/legalizacion/solicitar", views.file, name="file"),
    path("tramites/legalizacion-consular/solicitar", views.file_foreign, name="file_foreign"),
    path("tramites/legalizacion/<str:number>/", views.case, name="case"),
    path("tramites/legalizacion/<str:number>/emitir", views.issue, name="issue"),
    path("tramites/legalizacion/<str:number>/denegar", views.refuse, name="refuse"),
]
