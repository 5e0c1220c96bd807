"""Where the pages of this context are."""

from django.urls import path

from chancery.contexts.counter import views

app_name = "counter"

urlpatterns = [
    path("citas/", views.own_appointments, name="appointments"),
    path("citas/elegir/", views.choose, name="choose"),
    path("citas/espera/", views.join_waiting_list, name="join_waiting_list"),
    path("citas/espera/<uuid:entry_id>/salir", views.leave_waiting_list, name="leave_waiting_list"),
    path("citas/reservar/<slug:code>/<slug:service>/<slug:stamp>/", views.book, name="book"),
    path("citas/<uuid:appointment_id>/", views.appointment, name="appointment"),
    path("citas/<uuid:appointment_id>/cita.ics", views.calendar_file, name="calendar_file"),
    path("citas/<uuid:appointment_id>/mover/", views.move, name="move"),
    path("citas/<uuid:appointment_id>/cancelar", views.cancel, name="cancel"),
    path("citas/<uuid:appointment_id>/aceptar", views.accept, name="accept"),
    path("citas/<uuid:appointment_id>/rechazar", views.decline, name="decline"),
    path("pantalla/<slug:code>/", views.screen, name="screen"),
    path("ventanilla/", views.windows, name="windows"),
    path("ventanilla/<slug:code>/", views.line, name="line"),
    path("ventanilla/<slug:code>/ventana", views.choose_window, name="choose_window"),
    path("ventanilla/<slug:code>/turno", views.take_ticket, name="take_ticket"),
    path("ventanilla/<slug:code>/llamar", views.call_next, name="call_next"),
    path("ventanilla/<slug:code>/turnos/<uuid:ticket_id>/repetir", views.call_again, name="call_again"),
    path("ventanilla/<slug:code>/turnos/<uuid:ticket_id>/saltar", views.skip, name="skip"),
    path("ventanilla/<slug:code>/turnos/<uuid:ticket_id>/terminar", views.finish, name="finish"),
    path(
        "ventanilla/<slug:code>/turnos/<uuid:ticket_id>/enviar", views.send_to_window, name="send_to_window"
    ),
    path("ventanilla/<slug:code>/citas/", views.day_list, name="day_list"),
    path("ventanilla/<slug:code>/citas/<uuid:appointment_id>/llego", views.arrive, name="arrive"),
    path("ventanilla/<slug:code>/citas/<uuid:appointment_id>/falto", views.mark_absent, name="mark_absent"),
    path("ventanilla/<slug:code>/atender/", views.receive, name="receive"),
    path("ventanilla/<slug:code>/atender/<uuid:visit_id>/", views.attend, name="attend"),
    path("ventanilla/<slug:code>/por-firmar/", views.to_be_signed, name="to_be_signed"),
    path("ventanilla/<slug:code>/estadisticas/", views.statistics, name="statistics"),
    path("ventanilla/<slug:code>/horarios/", views.schedules, name="schedules"),
    path("ventanilla/<slug:code>/horarios/nuevo", views.set_hours, name="set_hours"),
    path("ventanilla/<slug:code>/horarios/dia", views.announce_day, name="announce_day"),
    path("ventanilla/<slug:code>/horarios/suspender", views.call_off_day, name="call_off_day"),
    path("ventanilla/<slug:code>/horarios/<uuid:schedule_id>/terminar", views.end_hours, name="end_hours"),
    path("ventanilla/<slug:code>/firmas/delegar", views.grant_signing_power, name="grant_signing_power"),
    path(
        "ventanilla/<slug:code>/firmas/<uuid:power_id>/terminar",
        views.end_signing_power,
        name="end_signing_power",
    ),
    path("tramites/actuacion-de-ventanilla/<str:number>/", views.case, name="case"),
    path("tramites/actuacion-de-ventanilla/<str:number>/firmar", views.issue, name="issue"),
    path(
        "tramites/actuacion-de-ventanilla/<str:number>/firmar-por-delegacion",
        views.issue_delegated,
        name="issue_delegated",
    ),
]
