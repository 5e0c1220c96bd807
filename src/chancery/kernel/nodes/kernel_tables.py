"""Which way the kernel's own tables travel."""

from chancery.kernel.nodes.travels import down, stays, stays_in_lima, up


def declare() -> None:
    """Parents before children: the order in which rows are laid on the other side."""
    down(
        "organisation.Office",
        "organisation.Placement",
        "organisation.RegionalHead",
        "organisation.WorkingHours",
        "organisation.RestDays",
        "organisation.Holiday",
        "organisation.LegalPeriod",
        "organisation.CountingRule",
        "organisation.DistanceTerm",
        "documents.SealKeyChange",
        "documents.TrustListEdition",
        "fees.TariffItem",
        "fees.ExchangeRate",
    )
    # Who serves at the post: the person, the account with its factors, the role, the kin. Nobody else's account leaves Lima.
    down("identity.Account", within=("person__roles_held__office",), marked=True)
    down("account.EmailAddress", within=("user__person__roles_held__office",), marked=True)
    down("mfa.Authenticator", within=("user__person__roles_held__office",), marked=True)
    down("identity.RoleHeld", within=("office",))
    down("identity.Delegation", within=("role_held__office",))
    down("documents.OfficerCertificate", within=("person__roles_held__office",))
    down("identity.Kinship", within=("person__roles_held__office", "relative__roles_held__office"))
    up("identity.Person", shared=True)
    up("identity.Company", shared=True)
    up("identity.Representation", shared=True)
    up("documents.StoredFile", shared=True)
    up("cases.Case")
    up("documents.Upload", "owner__roles_held__office", subject="case_id")
    up("documents.QuarantineDecision", "upload__owner__roles_held__office", subject="upload__case_id")
    up("cases.Attachment", subject="case_id")
    up("cases.CaseDeadline", subject="case_id")
    up("cases.Interval", subject="deadline__case_id")
    up("cases.Delay", subject="deadline__case_id")
    up("cases.LiftedBar", subject="case_id")
    up("fees.Charge", subject="case_id")
    up("fees.ChargeLine", subject="charge__case_id")
    up("fees.PaymentAttempt", subject="charge__case_id", once=True)
    up("fees.Payment", subject="charge__case_id", apart=("operation", "bank"))
    up("fees.Receipt", subject="payment__charge__case_id")
    up("fees.Refund", subject="payment__charge__case_id")
    up("documents.Document", subject="case_id")
    up("documents.Revocation", subject="document__case_id")
    up("documents.Annotation", subject="document__case_id")
    up("documents.Disclosure", subject="document__case_id")
    up("documents.PendingSignature", subject="case_id")
    up("documents.OwnSignature", subject="pending__case_id")
    up("documents.Forgone", subject="pending__case_id")
    up("acts.Act", subject="case_id")
    up("acts.Affixing", subject="act__case_id")
    up("acts.Voiding", subject="act__case_id")
    up("notifications.Notice", subject="case_id", once=True)
    up("notifications.Delivery", subject="notice__case_id", once=True)
    up("gateway.Exchange", subject="case_id")
    up("ledger.Entry", subject="chain", key=("chain", "position"))
    up("ledger.Submission", subject="document_id", once=True, key=("document_id",))
    up("ledger.NumberSeries", key=("series", "year"))
    stays(
        "cases.Draft",
        "documents.Augmentation",
        "documents.Erasure",
        "documents.ScannerFinding",
        "documents.SigningToken",
        "documents.UploadPart",
        "gateway.KeptAnswer",
        "gateway.PendingConsultation",
        "identity.Allowance",
        "identity.IdempotentReply",
        "ledger.Checkpoint",
        "ledger.Edge",
        "ledger.Leaf",
        "ledger.Tile",
        "nodes.Alias",
        "nodes.Handover",
        "nodes.Kept",
        "nodes.Node",
        "nodes.Noted",
        "notifications.Flaw",
        "notifications.Knowledge",
        "notifications.Letter",
        "notifications.LetterEnd",
        "notifications.NoticePublication",
        "notifications.Visit",
        "organisation.Edition",
        "proofs.Proof",
    )
    stays_in_lima(
        "fees.Reconciliation",
        "fees.ReconciliationDifference",
        "fees.TariffProposal",
        "gateway.PartnerTerms",
        "gateway.ServedAnswer",
        "notifications.Consent",
        "organisation.HolidayProposal",
        "organisation.PeriodProposal",
    )
