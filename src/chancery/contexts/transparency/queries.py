"""Which data does the portal show, drawn from the tables on which the platform itself works?"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from chancery.contexts.information import queries as information
from chancery.contexts.transparency.models import Release
from chancery.contexts.transparency.rules import Column, Dataset, Section, Stamp, Type
from chancery.kernel.base import clock
from chancery.kernel.base.errors import NotFound
from chancery.kernel.cases import queries as cases
from chancery.kernel.fees import queries as fees
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import OfficeKind
from chancery.kernel.procedures import registry

Row = Sequence[object]
_IS = Type.BOOLEAN


class DatasetNotFound(NotFound):
    """The portal has no such dataset, or it was not drawn yet."""

    code = "dataset_not_found"
    sentence = "El portal de transparencia no tiene ese conjunto de datos."
    next_step = "Búsquelo en la página del portal."


@dataclass(frozen=True, slots=True)
class Shown:
    """A dataset with its newest release, if it was drawn already."""

    dataset: Dataset
    release: Release | None


def _offices() -> Iterator[Row]:
    for each in organisation.offices().exclude(kind=OfficeKind.PARTNER).order_by("code"):
        yield (
            each.code, each.name, each.kind, each.city, each.country, each.address, each.telephone, each.email,
            each.time_zone,
        )  # fmt: skip


def _procedures() -> Iterator[Row]:
    today = clock.today()
    for each in registry.published(today):
        price = fees.tariff_on(each.tariff, today) if each.tariff else None
        binding = [declared for declared in each.deadlines if declared.binds == "authority"]
        period = organisation.legal_period(binding[-1].period, today).label if binding else None
        yield (
            each.code, each.title, each.summary, price.amount if price else None, price.currency if price else None,
            period, "; ".join(requirement.listed for requirement in each.requirements) or None,
            "; ".join(norm.citation for norm in each.legal_basis),
        )  # fmt: skip


def _tariff() -> Iterator[Row]:
    today = clock.today()
    for each in (*fees.tariff_table(today), *fees.consular_table(today)):
        yield (
            each.code, each.number or None, each.title, each.amount, each.currency, each.calculation, each.unit or None,
            each.norm, each.valid_from,
        )  # fmt: skip


def _periods() -> Iterator[Row]:
    for each in organisation.legal_periods(clock.today()):
        yield each.code, each.title, each.amount, each.unit, each.norm, each.valid_from, each.valid_until


def _responsible() -> Iterator[Row]:
    for each in information.responsible_officials():
        for name in each.names:
            yield each.office.code, each.office.name, each.office.city, each.office.country, name


def _requests() -> Iterator[Row]:
    for each in information.handled():
        yield (
            each.office, each.received_on, each.delivery, each.outcome, each.answered_on, each.due_on,
            each.working_days, each.is_late, each.is_extended,
        )  # fmt: skip


def _answers() -> Iterator[Row]:
    for each in information.published():
        yield str(each.id), each.office.name, each.answered_on, each.outcome, each.question, each.answer


def _classified() -> Iterator[Row]:
    for each in information.register():
        entry = each.entry
        yield (
            entry.number, entry.office.name, each.level.value, entry.exemption.article, entry.subject, entry.act,
            entry.classified_on, each.expires_on, each.lifted_on, each.is_closed,
        )  # fmt: skip


def _activity() -> Iterator[Row]:
    """Whole months and counts, but for the procedures of which nobody outside may know that a case exists."""
    open_codes = [each.code for each in registry.published(clock.today()) if each.reserved_to is None]
    for code, month, opened, closed in cases.monthly(open_codes):
        yield code, f"{month:%Y-%m}", opened, closed


_SOURCES: tuple[tuple[Dataset, Callable[[], Iterable[Row]]], ...] = (
    (
        Dataset(
            "oficinas", Section.GENERAL, "Oficinas del Ministerio",
            "Las oficinas en el Perú y en el exterior que están abiertas, con su dirección y su hora.",
            ("oficinas", "consulados", "embajadas", "directorio"),
            (
                Column("codigo", "Código", required=True), Column("nombre", "Nombre", required=True),
                Column("tipo", "Tipo", required=True), Column("ciudad", "Ciudad"), Column("pais", "País (ISO 3166-1)"),
                Column("direccion", "Dirección"), Column("telefono", "Teléfono"), Column("correo", "Correo"),
                Column("zona_horaria", "Zona horaria (IANA)"),
            ),
            ("codigo",),
        ),
        _offices,
    ),
    (
        Dataset(
            "tramites", Section.PLANNING, "Trámites",
            "Los trámites que se ofrecen, con su costo, su plazo, sus requisitos y sus normas, tal como los aplica la plataforma.",
            ("trámites", "TUPA", "requisitos", "plazos"),
            (
                Column("codigo", "Código", required=True), Column("nombre", "Nombre", required=True),
                Column("descripcion", "Descripción"), Column("monto", "Monto", Type.NUMBER),
                Column("moneda", "Moneda (ISO 4217; XSC es el sol consular)"), Column("plazo", "Plazo de la entidad"),
                Column("requisitos", "Requisitos"), Column("normas", "Normas", required=True),
            ),
            ("codigo",),
        ),
        _procedures,
    ),
    (
        Dataset(
            "tarifa", Section.PLANNING, "Tarifa vigente", "Lo que cuesta cada actuación, desde cuándo y por qué norma.",
            ("tarifa", "derechos", "costos"),
            (
                Column("codigo", "Código", required=True), Column("numeral", "Numeral"),
                Column("nombre", "Nombre", required=True), Column("monto", "Monto", Type.NUMBER, required=True),
                Column("moneda", "Moneda (ISO 4217; XSC es el sol consular)", required=True), Column("calculo", "Cálculo"),
                Column("unidad", "Unidad"), Column("norma", "Norma", required=True),
                Column("vigente_desde", "Vigente desde", Type.DATE, required=True),
            ),
        ),
        _tariff,
    ),
    (
        Dataset(
            "plazos", Section.PLANNING, "Plazos legales", "Los plazos que cuenta la plataforma, con su norma y su vigencia.",
            ("plazos", "normas"),
            (
                Column("codigo", "Código", required=True), Column("nombre", "Nombre", required=True),
                Column("cantidad", "Cantidad", Type.INTEGER, required=True), Column("unidad", "Unidad", required=True),
                Column("norma", "Norma", required=True), Column("vigente_desde", "Vigente desde", Type.DATE, required=True),
                Column("vigente_hasta", "Vigente hasta (sin incluir)", Type.DATE),
            ),
            ("codigo", "vigente_desde"),
        ),
        _periods,
    ),
    (
        Dataset(
            "responsables", Section.STAFF, "Responsables de acceso a la información",
            "Quién responde las solicitudes de información en cada oficina; en las demás responde el Ministerio.",
            ("transparencia", "responsables"),
            (
                Column("oficina", "Código de la oficina", required=True), Column("nombre_oficina", "Oficina", required=True),
                Column("ciudad", "Ciudad"), Column("pais", "País (ISO 3166-1)"), Column("responsable", "Responsable", required=True),
            ),
        ),
        _responsible,
    ),
    (
        Dataset(
            "expedientes", Section.ACTIVITIES, "Expedientes por mes", "Cuántos expedientes de cada trámite se abrieron cada mes, y cuántos de ellos concluyeron.",
            ("expedientes", "atención", "estadística"),
            (
                Column("tramite", "Código del trámite", required=True), Column("mes", "Mes (AAAA-MM)", required=True),
                Column("abiertos", "Abiertos en el mes", Type.INTEGER, required=True),
                Column("concluidos", "De ellos, concluidos hasta hoy", Type.INTEGER, required=True),
            ),
            ("tramite", "mes"),
        ),
        _activity,
    ),
    (
        Dataset(
            "solicitudes-informacion", Section.ACCESS, "Solicitudes de acceso a la información",
            "Cada solicitud recibida, en qué oficina, cómo y cuándo se respondió. Sin nombres, números ni texto.",
            ("transparencia", "acceso a la información", "solicitudes"),
            (
                Column("oficina", "Oficina", required=True), Column("recibida", "Recibida", Type.DATE, required=True),
                Column("forma", "Forma de entrega pedida", required=True), Column("resultado", "Resultado o estado", required=True),
                Column("respondida", "Respondida", Type.DATE), Column("vencia", "Último día para responder", Type.DATE),
                Column("dias_habiles", "Días hábiles hasta la respuesta", Type.INTEGER),
                Column("fuera_de_plazo", "Fuera de plazo", _IS), Column("con_prorroga", "Con prórroga", _IS, required=True),
            ),
        ),
        _requests,
    ),
    (
        Dataset(
            "respuestas", Section.ACCESS, "Respuestas publicadas", "Lo que se pidió y se respondió, sin el nombre de nadie.",
            ("transparencia", "respuestas"),
            (
                Column("id", "Identificador", required=True), Column("oficina", "Oficina", required=True),
                Column("respondida", "Respondida", Type.DATE, required=True), Column("resultado", "Resultado", required=True),
                Column("pregunta", "Lo que se pidió", required=True), Column("respuesta", "Lo que se respondió", required=True),
            ),
            ("id",),
        ),
        _answers,
    ),
    (
        Dataset(
            "informacion-clasificada", Section.ACCESS, "Información clasificada",
            "El registro de lo que está cerrado al público, por qué excepción y hasta cuándo.",
            ("información clasificada", "secreta", "reservada"),
            (
                Column("numero", "Número", required=True), Column("oficina", "Oficina", required=True),
                Column("nivel", "Nivel", required=True), Column("articulo", "Artículo", required=True),
                Column("asunto", "Asunto", required=True), Column("acto", "Acto", required=True),
                Column("desde", "Desde", Type.DATE, required=True), Column("hasta", "Hasta", Type.DATE, required=True),
                Column("desclasificada", "Desclasificada", Type.DATE), Column("vigente", "Vigente", _IS, required=True),
            ),
            ("numero",),
        ),
        _classified,
    ),
)  # fmt: skip


def datasets() -> tuple[Dataset, ...]:
    """Every dataset of the portal."""
    return tuple(dataset for dataset, _ in _SOURCES)


def drawn(dataset: Dataset) -> list[Row]:
    """The rows of a dataset as the platform's tables have them now."""
    return list(next(draw for each, draw in _SOURCES if each.code == dataset.code)())


def newest(dataset: Dataset) -> Release | None:
    """The newest release of a dataset."""
    return Release.objects.select_related("file").filter(dataset=dataset.code).order_by("-changed_at").first()


def _newest_of_each() -> dict[str, Release]:
    """The newest release of every dataset that was drawn, by its code."""
    found = Release.objects.select_related("file").order_by("dataset", "-changed_at").distinct("dataset")
    return {release.dataset: release for release in found}


def shown() -> tuple[tuple[Section, tuple[Shown, ...]], ...]:
    """Each standard section with its datasets; none where the platform has no data of it."""
    drawn = _newest_of_each()
    return tuple(
        (section, tuple(Shown(each, drawn.get(each.code)) for each in datasets() if each.section is section))
        for section in Section
    )


def by_code(code: str) -> tuple[Dataset, Release]:
    """A dataset and its newest release. Raises `DatasetNotFound`."""
    dataset = next((each for each in datasets() if each.code == code), None)
    release = newest(dataset) if dataset else None
    if dataset is None or release is None:
        raise DatasetNotFound
    return dataset, release


def stamped() -> Iterator[tuple[Dataset, Stamp]]:
    """The datasets that were drawn, with when they last changed."""
    drawn = _newest_of_each()
    for dataset in datasets():
        if (release := drawn.get(dataset.code)) is not None:
            yield dataset, Stamp(release.changed_at, release.file_id, release.file.size)
