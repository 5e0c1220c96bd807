"""By which norms a registry copy is issued, sent, legalised and delivered."""

from chancery.kernel.procedures.vocabulary import Norm

OLD_REGULATION = Norm(
    "D.S. 076-2005-RE, arts. 283-302 y 513-514", "Reglamento Consular: registro civil y legalización"
)
REGULATION = Norm("D.S. 032-2023-RE, arts. 97-101", "Reglamento Consular")
PLATFORM = Norm("R.M. 1122-2016-RE (por confirmar)", "Transmisión virtual de documentos consulares")
SIGNATURES = Norm("Ley 27269", "Ley de Firmas y Certificados Digitales")
TARIFF = Norm("D.S. 045-2003-RE, num. 3 y 3b", "Tarifa de Derechos Consulares")
PERMIT_TARIFF = Norm("D.S. 045-2003-RE, num. 14", "Tarifa de Derechos Consulares")
LPAG = Norm("TUO de la Ley 27444 (D.S. 004-2019-JUS)", "Ley del Procedimiento Administrativo General")
MINORS = Norm("Ley 27337, arts. 111 y 112", "Código de los Niños y Adolescentes: autorización de viaje")
