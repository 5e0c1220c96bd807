"""The addresses of signing in and of one's own account, in Spanish; the names are the library's."""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from allauth.socialaccount import views as provider
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.db import transaction
from django.urls import include, path

from chancery.web.accounts import views

_own = (
    [
        path("", views.home, name="home"),
        path("delegar/", views.delegate, name="delegate"),
        path("delegaciones/<uuid:delegation_id>/terminar/", views.end_delegation, name="end_delegation"),
    ],
    "accounts",
)

urlpatterns = [
    path("mi-cuenta/", include(_own)),
    path("cuenta/ingresar/", account.login, name="account_login"),
    path("cuenta/salir/", account.logout, name="account_logout"),
    path("cuenta/crear/", transaction.atomic(account.signup), name="account_signup"),
    path("cuenta/inactiva/", account.account_inactive, name="account_inactive"),
    path("cuenta/confirmar-identidad/", account.reauthenticate, name="account_reauthenticate"),
    path("cuenta/correo/", account.email, name="account_email"),
    path("cuenta/correo/enviado/", account.email_verification_sent, name="account_email_verification_sent"),
    path("cuenta/correo/confirmar/<str:key>/", account.confirm_email, name="account_confirm_email"),
    path("cuenta/clave/cambiar/", account.password_change, name="account_change_password"),
    path("cuenta/clave/fijar/", account.password_set, name="account_set_password"),
    path("cuenta/clave/olvidada/", account.password_reset, name="account_reset_password"),
    path("cuenta/clave/olvidada/enviado/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "cuenta/clave/nueva/<str:uidb36>-<str:key>/",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "cuenta/clave/nueva/lista/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("cuenta/factores/", factors.index, name="mfa_index"),
    path("cuenta/factores/ingresar/", factors.authenticate, name="mfa_authenticate"),
    path("cuenta/factores/confirmar/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("cuenta/factores/aplicacion/activar/", totp.activate_totp, name="mfa_activate_totp"),
    path("cuenta/factores/aplicacion/quitar/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("cuenta/factores/codigos/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "cuenta/factores/codigos/nuevos/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"
    ),
    path(
        "cuenta/factores/codigos/descargar/",
        codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("cuenta/factores/llaves/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("cuenta/factores/llaves/agregar/", keys.add_webauthn, name="mfa_add_webauthn"),
    path(
        "cuenta/factores/llaves/confirmar/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"
    ),
    path("cuenta/factores/llaves/ingresar/", keys.login_webauthn, name="mfa_login_webauthn"),
    path("cuenta/factores/llaves/<int:pk>/quitar/", keys.remove_webauthn, name="mfa_remove_webauthn"),
    path("cuenta/factores/llaves/<int:pk>/", keys.edit_webauthn, name="mfa_edit_webauthn"),
    path("cuenta/proveedor/crear/", transaction.atomic(provider.signup), name="socialaccount_signup"),
    path("cuenta/proveedor/", provider.connections, name="socialaccount_connections"),
    path("cuenta/proveedor/cancelado/", provider.login_cancelled, name="socialaccount_login_cancelled"),
    path("cuenta/proveedor/error/", provider.login_error, name="socialaccount_login_error"),
    path("cuenta/proveedor/<str:provider_id>/ingresar/", oidc.login, name="openid_connect_login"),
    path("cuenta/proveedor/<str:provider_id>/respuesta/", oidc.callback, name="openid_connect_callback"),
]
