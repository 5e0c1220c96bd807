"""What the law allows in a public deed, in a power out of the register, and in a will."""

from chancery.contexts.public_deeds.procedures.flow import DEADLINES, FINAL, REQUIREMENTS, STATES, State, flow
from chancery.contexts.public_deeds.procedures.norms import (
    CIVIL_CODE,
    NEW_REGULATION,
    NOTARIES,
    PAPERS,
    REGULATION,
    SINCE,
    TARIFF,
)
from chancery.kernel.base.actor import Role
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.procedures.vocabulary import Assessment, Norm, Notice, PaperKind, Procedure

PUBLIC_DEED = Procedure(
    code="public_deed",
    version=1,
    context="public_deeds",
    slug="escritura-publica",
    in_force_since=SINCE,
    title="Escritura pública consular",
    summary="Un poder, una compraventa, un anticipo de herencia, un reconocimiento u otro acto que la ley quiere en "
    "escritura pública, otorgado ante el cónsul con el mismo valor que ante un notario del Perú.",
    synonyms=(
        "poder",
        "poder general",
        "poder especial",
        "poder por escritura pública",
        "notaría",
        "apoderado",
        "revocar poder",
        "vender casa",
        "compraventa",
        "donación",
        "anticipo de herencia",
        "reconocimiento de hijo",
        "sunarp",
    ),
    legal_basis=(REGULATION, NEW_REGULATION, CIVIL_CODE, TARIFF, NOTARIES),
    assessment=Assessment.PRIOR_NEGATIVE,
    offices=CONSULAR,
    series="ESC",
    numbered_by_office=True,
    paid_step="admit",
    requirements=REQUIREMENTS,
    states=STATES,
    initial=State.DRAFT,
    final=FINAL,
    steps=flow(Role.OFFICER, paper="public_deed", what="la escritura pública"),
    deadlines=DEADLINES,
    papers=(
        PaperKind(
            "public_deed",
            "Escritura pública",
            "EPU",
            PAPERS / "deed.typ",
            numbered_by_office=True,
            is_watched=True,
        ),
    ),
    route="public_deeds:case",
    filing_route="public_deeds:file",
    opened_notice=Notice(
        "Recibimos su borrador {number}",
        "Su borrador tiene el número {number}. El consulado comprobará la identidad de quienes intervienen y revisará el "
        "texto; después podrá pagar y firmar. No necesita cita para enviarlo.",
    ),
    advice=(
        "Escriba desde su casa quiénes intervienen y qué acto es: el consulado lo revisa y usted solo acude a firmar.",
        "Quien otorga acude en persona con su documento de identidad vigente; a quien recibe el poder no hace falta llevarlo.",
        "Quien no entiende el castellano acude con intérprete; quien no puede firmar, con quien firme a su ruego y dos testigos.",
        "Una escritura firmada no se corrige ni se borra: para cambiarla o dejarla sin efecto se otorga otra.",
    ),
)

OUT_OF_REGISTER_POWER = Procedure(
    code="out_of_register_power",
    version=1,
    context="public_deeds",
    slug="poder-fuera-de-registro",
    in_force_since=SINCE,
    title="Poder fuera de registro",
    summary="Un poder para actos que no disponen de inmuebles ni los gravan: el original se entrega a quien lo otorga y no "
    "queda asentado en el registro de escrituras.",
    synonyms=("poder simple", "poder para pensión", "cobrar pensión", "fuera de registro"),
    legal_basis=(Norm("D.S. 076-2005-RE, arts. 477-486", "Reglamento Consular: poderes"), TARIFF, NOTARIES),
    assessment=Assessment.PRIOR_NEGATIVE,
    offices=CONSULAR,
    series="EPF",
    numbered_by_office=True,
    paid_step="admit",
    requirements=REQUIREMENTS[1:],
    states=STATES,
    initial=State.DRAFT,
    final=FINAL,
    steps=flow(Role.OFFICER, paper="out_of_register_power", what="el poder"),
    deadlines=DEADLINES,
    papers=(
        PaperKind(
            "out_of_register_power",
            "Poder fuera de registro",
            "PFR",
            PAPERS / "deed.typ",
            numbered_by_office=True,
            is_watched=True,
        ),
    ),
    route="public_deeds:case",
    filing_route="public_deeds:file_out_of_register",
    opened_notice=Notice(
        "Recibimos su borrador {number}",
        "Su borrador tiene el número {number}. El consulado comprobará las identidades y revisará el texto; después podrá "
        "pagar y firmar.",
    ),
    advice=(
        "No sirve para vender, hipotecar ni donar: para eso la ley pide escritura pública (Código Civil, art. 156).",
    ),
)

WILL = Procedure(
    code="will",
    version=1,
    context="public_deeds",
    slug="testamento",
    in_force_since=SINCE,
    title="Testamento por escritura pública",
    summary="Su última voluntad, dictada al cónsul ante dos testigos. Mientras usted viva nadie más que el cónsul sabe que "
    "existe.",
    synonyms=("testamento", "última voluntad", "herencia", "heredero"),
    legal_basis=(
        Norm("D.S. 076-2005-RE, arts. 471-475", "Reglamento Consular: testamentos"),
        CIVIL_CODE,
        TARIFF,
    ),
    assessment=Assessment.PRIOR_NEGATIVE,
    offices=CONSULAR,
    series="ETE",
    numbered_by_office=True,
    reserved_to=Role.CONSUL,
    paid_step="admit",
    requirements=(REQUIREMENTS[1],),
    states=STATES,
    initial=State.DRAFT,
    final=FINAL,
    steps=flow(Role.CONSUL, paper="reserved_deed", what="la escritura"),
    deadlines=DEADLINES,
    papers=(
        PaperKind(
            "reserved_deed",
            "Escritura pública",
            "EPT",
            PAPERS / "deed.typ",
            numbered_by_office=True,
            is_reserved=True,
        ),
    ),
    route="public_deeds:case",
    filing_route="public_deeds:file_will",
    opened_notice=Notice(
        "Recibimos su borrador {number}",
        "Su borrador tiene el número {number}. Solo el cónsul lo verá. Le dirá cuándo acudir con dos testigos.",
    ),
    advice=(
        "Acuda con dos testigos mayores de edad que no hereden ni sean sus parientes.",
        "Puede cambiarlo o revocarlo cuantas veces quiera, con otra escritura.",
    ),
)
