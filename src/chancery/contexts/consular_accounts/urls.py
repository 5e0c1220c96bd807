"""Where the pages of consular accounts are."""

from django.urls import path

from chancery.contexts.consular_accounts import views

app_name = "consular_accounts"

urlpatterns = [
    path("", views.home, name="home"),
    path("abrir/", views.open_month, name="open_month"),
    path("tablero/", views.board, name="board"),
    path("jefatura/<slug:code>/", views.dependants, name="dependants"),
    path("<str:number>/", views.case, name="case"),
    path("<str:number>/registro/", views.register, name="register"),
    path("<str:number>/libros/<int:file_id>.pdf", views.book_paper, name="book_paper"),
    path("<str:number>/libros/<int:file_id>.xlsx", views.book_sheet, name="book_sheet"),
    path("<str:number>/banco/", views.bank, name="bank"),
    path("<str:number>/banco/depositar", views.note_deposit, name="note_deposit"),
    path("<str:number>/banco/importar", views.import_statement, name="import_statement"),
    path("<str:number>/banco/extractos/<uuid:statement_id>", views.statement, name="statement"),
    path("<str:number>/banco/conciliar", views.match_again, name="match_again"),
    path("<str:number>/banco/movimientos/<uuid:line_id>/", views.match_line, name="match_line"),
    path("<str:number>/entregar-el-cargo", views.hand_over, name="hand_over"),
    path("<str:number>/entregas/<uuid:relief_id>/", views.relief, name="relief"),
    path("<str:number>/entregas/<uuid:relief_id>/recibir", views.take_over, name="take_over"),
    path("<str:number>/cerrar-los-libros", views.close, name="close"),
    path("<str:number>/remitir", views.remit, name="remit"),
    path("<str:number>/observar-como-jefatura", views.send_back, name="send_back"),
    path("<str:number>/responder-a-la-jefatura", views.explain, name="explain"),
    path("<str:number>/observar", views.observe, name="observe"),
    path("<str:number>/responder", views.answer, name="answer"),
    path("<str:number>/cerrar-otra-vez", views.correct, name="correct"),
]
