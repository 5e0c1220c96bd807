"""On which norms do these procedures rest, since when, and where are their papers?"""

from datetime import date
from pathlib import Path

from chancery.kernel.procedures.vocabulary import Norm

REGULATION = Norm("D.S. 076-2005-RE, arts. 433-503", "Reglamento Consular: funciones notariales")
NEW_REGULATION = Norm("D.S. 032-2023-RE", "Reglamento Consular")
TARIFF = Norm("D.S. 045-2003-RE, nums. 5-17 y 20", "Tarifa de Derechos Consulares")
CIVIL_CODE = Norm("Código Civil (Decreto Legislativo 295)")
NOTARIES = Norm("Decreto Legislativo 1049", "Decreto Legislativo del Notariado (supletorio, por confirmar)")
LPAG = Norm("TUO de la Ley 27444 (D.S. 004-2019-JUS)", "Ley del Procedimiento Administrativo General")
PAPERS = Path(__file__).parents[1] / "papers"
SINCE = date(2026, 1, 1)
