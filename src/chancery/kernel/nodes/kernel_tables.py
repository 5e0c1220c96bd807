"""Which way the kernel's own tables travel."""

from chancery.kernel.nodes import travels
from chancery.kernel.nodes.travels import Way


def declare() -> None:
    """Parents before children: the order in which rows are laid on the other side."""
    travels.declare(
        Way.DOWN,
        "organisation.Office",
        "organisation.Placement",
        "organisation.RegionalHead",
        "organisation.WorkingHours",
        "organisation.Holiday",
        "organisation.LegalPeriod",
        "fees.TariffItem",
        "fees.ExchangeRate",
    )
    # Who serves at the post: the person, the account with its factors, the role. Nobody else's account leaves Lima.
    travels.declare_within("identity.Account", "person__roles_held__office")
    travels.declare_within("mfa.Authenticator", "user__person__roles_held__office")
    travels.declare_within("identity.RoleHeld", "office")
    travels.declare_within("identity.Delegation", "role_held__office")
    travels.declare(
        Way.UP,
        "identity.Person",
        "identity.Company",
        "identity.Representation",
        "identity.Kinship",
        "documents.StoredFile",
        "documents.Upload",
        "documents.QuarantineDecision",
        "cases.Case",
        "cases.Attachment",
        "cases.CaseDeadline",
        "cases.Interval",
        "cases.LiftedBar",
        "fees.Charge",
        "fees.ChargeLine",
        "fees.Payment",
        "fees.Receipt",
        "documents.Document",
        "documents.Revocation",
        "acts.Act",
        "acts.Affixing",
        "acts.Voiding",
        "notifications.Notice",
        "notifications.Delivery",
        "gateway.Exchange",
        "ledger.Entry",
        "ledger.Submission",
        "ledger.NumberSeries",
        keys={
            "cases.Interval": ("deadline_id", "started_at"),
            "ledger.Entry": ("chain", "position"),
            "ledger.Submission": ("document_id",),
            "ledger.NumberSeries": ("series", "year"),
        },
    )
    travels.declare(
        Way.STAYS,
        "cases.Draft",
        "documents.Augmentation",
        "documents.UploadPart",
        "fees.PaymentAttempt",
        "fees.Reconciliation",
        "fees.ReconciliationDifference",
        "fees.Refund",
        "fees.TariffProposal",
        "gateway.PendingConsultation",
        "identity.Allowance",
        "identity.IdempotentReply",
        "ledger.Checkpoint",
        "ledger.Edge",
        "ledger.Leaf",
        "ledger.Tile",
        "nodes.Alias",
        "nodes.Handover",
        "nodes.Node",
        "nodes.Noted",
        "notifications.Consent",
        "organisation.Edition",
        "organisation.HolidayProposal",
    )
