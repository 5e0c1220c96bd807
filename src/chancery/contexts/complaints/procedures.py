"""Which papers does the complaints book give? It has no procedure: an entry is no case (ADR 40)."""

from pathlib import Path

from chancery.kernel.procedures.vocabulary import PaperKind

PAPERS = Path(__file__).parent / "papers"

SHEET = PaperKind("complaint_sheet", "Hoja de reclamación", "HRE", PAPERS / "sheet.typ", signed_by="seal")
ANSWER = PaperKind("complaint_answer", "Respuesta del Libro de Reclamaciones", "RLR", PAPERS / "answer.typ")
