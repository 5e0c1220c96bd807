"""Which routers stand on the API: one line each, as in the site map."""

from chancery.contexts.apostilles.api import router as apostilles
from chancery.contexts.complaints.api import router as complaints
from chancery.contexts.consular_accounts.api import router as consular_accounts
from chancery.contexts.correspondence.api import router as correspondence
from chancery.contexts.counter.api import appointments, schedules, tickets, visits
from chancery.contexts.criminal_records.api import router as criminal_records
from chancery.contexts.exchanges.api import router as exchanges
from chancery.contexts.identity_cards.api import router as identity_cards
from chancery.contexts.information.api import router as information
from chancery.contexts.legalisations.api import router as legalisations
from chancery.contexts.memoranda.api import router as memoranda
from chancery.contexts.passports.api import router as passports
from chancery.contexts.public_deeds.api import router as public_deeds
from chancery.contexts.public_deeds.api import sealed_wills
from chancery.contexts.retention.api import router as retention
from chancery.contexts.service_desk.api import router as service_desk
from chancery.contexts.signatories.api import router as signatories
from chancery.contexts.stickers.api import router as stickers
from chancery.contexts.transmissions.api import router as transmissions
from chancery.contexts.travel_papers.api import router as travel_papers
from chancery.contexts.travel_permits.api import router as travel_permits
from chancery.contexts.visas.api import router as visas
from chancery.web.accounts.api import contact
from chancery.web.accounts.api import router as delegations
from chancery.web.api import api
from chancery.web.calculator.api import router as calculator
from chancery.web.companies.api import router as companies
from chancery.web.consular_acts.api import router as consular_acts
from chancery.web.home.api import router as public
from chancery.web.mailbox.api import router as mailbox
from chancery.web.nodes.api import router as nodes
from chancery.web.offices.api import holidays, legal_periods
from chancery.web.payments.api import prices, rates, reconciliations, refunds, tariff
from chancery.web.payments.api import router as charges
from chancery.web.people.api import router as people
from chancery.web.published.api import router as published
from chancery.web.serving.api import router as notices
from chancery.web.signing.api import router as own_signatures
from chancery.web.uploads.api import router as uploads
from chancery.web.verification.api import router as documents
from chancery.web.work_queue.api import router as cases

api.add_router("/", public)
api.add_router("/", prices)
api.add_router("/", calculator)
api.add_router("/cases", cases)
api.add_router("/companies", companies)
api.add_router("/consular-acts", consular_acts)
api.add_router("/charges", charges)
api.add_router("/refunds", refunds)
api.add_router("/tariff", tariff)
api.add_router("/exchange-rates", rates)
api.add_router("/reconciliations", reconciliations)
api.add_router("/holidays", holidays)
api.add_router("/legal-periods", legal_periods)
api.add_router("/people", people)
api.add_router("/uploads", uploads)
api.add_router("/documents", documents)
api.add_router("/own-signatures", own_signatures)
api.add_router("/notices", notices)
api.add_router("/mailbox", mailbox)
api.add_router("/contact", contact)
api.add_router("/delegations", delegations)
api.add_router("/nodes", nodes)
api.add_router("/published", published)
api.add_router("/apostilles", apostilles)
api.add_router("/legalisations", legalisations)
api.add_router("/consular-accounts", consular_accounts)
api.add_router("/complaints", complaints)
api.add_router("/correspondence", correspondence)
api.add_router("/appointments", appointments)
api.add_router("/tickets", tickets)
api.add_router("/visits", visits)
api.add_router("/schedules", schedules)
api.add_router("/memoranda", memoranda)
api.add_router("/retention", retention)
api.add_router("/public-deeds", public_deeds)
api.add_router("/sealed-wills", sealed_wills)
api.add_router("/service-desk", service_desk)
api.add_router("/signatories", signatories)
api.add_router("/stickers", stickers)
api.add_router("/exchanges", exchanges)
api.add_router("/information", information)
api.add_router("/transmissions", transmissions)
api.add_router("/travel-permits", travel_permits)
api.add_router("/visas", visas)
api.add_router("/travel-papers", travel_papers)
api.add_router("/identity-cards", identity_cards)
api.add_router("/passports", passports)
api.add_router("/criminal-records", criminal_records)

__all__ = ["api"]
