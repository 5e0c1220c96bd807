-- El esquema tal como lo dejan las migraciones: lo escribe «python -m chancery.config.schema».
SET check_function_bodies = false;
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;
COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';
CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);
CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);
CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);
CREATE FUNCTION public.acts_act_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'acts_act can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.acts_affixing_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['removed_at', 'removed_because'] = to_jsonb(NEW) - ARRAY['removed_at', 'removed_because'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'acts_affixing can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.acts_voiding_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'acts_voiding can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.apostilles_apostille_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'apostilles_apostille can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.cases_delay_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'cases_delay can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.cases_liftedbar_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'cases_liftedbar can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.complaints_answernotice_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'complaints_answernotice can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.complaints_closed_once() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'improvement % ended', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.complaints_complaint_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'complaints_complaint can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.complaints_complaintanswer_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'complaints_complaintanswer can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.complaints_complaintextension_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'complaints_complaintextension can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.complaints_complaintmail_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['sent_at', 'attempts', 'failure'] = to_jsonb(NEW) - ARRAY['sent_at', 'attempts', 'failure'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'complaints_complaintmail can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.complaints_delayreport_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'complaints_delayreport can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.complaints_improvementaction_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['closed_at', 'closed_by', 'result', 'evidence'] = to_jsonb(NEW) - ARRAY['closed_at', 'closed_by', 'result', 'evidence'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'complaints_improvementaction can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.complaints_improvementnote_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'complaints_improvementnote can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.complaints_routing_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['due_on', 'left_at', 'answered_at', 'late_noted_at'] = to_jsonb(NEW) - ARRAY['due_on', 'left_at', 'answered_at', 'late_noted_at'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'complaints_routing can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.complaints_said_once() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF (OLD.left_at IS NOT NULL AND NEW.left_at IS DISTINCT FROM OLD.left_at)
     OR (OLD.answered_at IS NOT NULL AND (NEW.answered_at, NEW.due_on) IS DISTINCT FROM (OLD.answered_at, OLD.due_on))
     OR (OLD.late_noted_at IS NOT NULL AND NEW.late_noted_at IS DISTINCT FROM OLD.late_noted_at) THEN
    RAISE EXCEPTION 'routing % says that once', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.complaints_satisfaction_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'complaints_satisfaction can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.complaints_voidsheet_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'complaints_voidsheet can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.consular_accounts_acceptance_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'consular_accounts_acceptance can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.consular_accounts_account_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'consular_accounts_account can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.consular_accounts_answer_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'consular_accounts_answer can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.consular_accounts_balanceline_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'consular_accounts_balanceline can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.consular_accounts_bankline_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'consular_accounts_bankline can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.consular_accounts_bookfile_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'consular_accounts_bookfile can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.consular_accounts_cashline_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'consular_accounts_cashline can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.consular_accounts_closing_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'consular_accounts_closing can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.consular_accounts_deposit_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'consular_accounts_deposit can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.consular_accounts_entryline_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'consular_accounts_entryline can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.consular_accounts_linematch_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'consular_accounts_linematch can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.consular_accounts_observation_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'consular_accounts_observation can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.consular_accounts_relief_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'consular_accounts_relief can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.consular_accounts_remittance_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'consular_accounts_remittance can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.consular_accounts_statement_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'consular_accounts_statement can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.consular_accounts_stickerline_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'consular_accounts_stickerline can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.correspondence_digitisation_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['pages_done', 'settled_at'] = to_jsonb(NEW) - ARRAY['pages_done', 'settled_at'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'correspondence_digitisation can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.correspondence_digitisedfile_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'correspondence_digitisedfile can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.correspondence_joining_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'correspondence_joining can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.correspondence_movementnotice_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'correspondence_movementnotice can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.correspondence_one_holder() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
  held integer;
  subject uuid;
BEGIN
  IF TG_TABLE_NAME = 'correspondence_record' THEN subject := NEW.id; ELSE subject := NEW.record_id; END IF;
  SELECT count(*) INTO held FROM correspondence_recordmovement
    WHERE record_id = subject AND NOT is_copy AND left_at IS NULL;
  IF held <> 1 THEN
    RAISE EXCEPTION 'the original of document % has % holders', subject, held USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.correspondence_presentation_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['record_id', 'received_by_unit_at'] = to_jsonb(NEW) - ARRAY['record_id', 'received_by_unit_at'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'correspondence_presentation can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.correspondence_qualitycheck_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'correspondence_qualitycheck can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.correspondence_recognisedpage_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['text'] = to_jsonb(NEW) - ARRAY['text'] AND NEW."text" = '' AND EXISTS (
    SELECT FROM documents_erasure erasure
    JOIN correspondence_digitisation digitisation ON digitisation.record_id = erasure.subject
    JOIN correspondence_recognition recognition ON recognition.digitisation_id = digitisation.id
    WHERE recognition.id = OLD.recognition_id
) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'correspondence_recognisedpage can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.correspondence_recognition_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'correspondence_recognition can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.correspondence_record_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'correspondence_record can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.correspondence_recordfile_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'correspondence_recordfile can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.correspondence_recordlink_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'correspondence_recordlink can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.correspondence_recordmovement_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['received_at', 'received_by_id', 'left_at', 'closed_at', 'outcome', 'close_reason', 'closed_by_id'] = to_jsonb(NEW) - ARRAY['received_at', 'received_by_id', 'left_at', 'closed_at', 'outcome', 'close_reason', 'closed_by_id'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'correspondence_recordmovement can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.correspondence_said_once() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF (OLD.received_at IS NOT NULL AND NEW.received_at IS DISTINCT FROM OLD.received_at)
     OR (OLD.closed_at IS NOT NULL AND (NEW.closed_at, NEW.outcome, NEW.close_reason) IS DISTINCT FROM
         (OLD.closed_at, OLD.outcome, OLD.close_reason))
     OR (OLD.left_at IS NOT NULL AND NEW.left_at IS DISTINCT FROM OLD.left_at) THEN
    RAISE EXCEPTION 'movement % says that once', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.counter_closure_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'counter_closure can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.counter_counteract_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'counter_counteract can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.counter_specialday_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'counter_specialday can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.counter_visit_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'counter_visit can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.criminal_records_certificate_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'criminal_records_certificate can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.criminal_records_consultation_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'criminal_records_consultation can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.criminal_records_delivery_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'criminal_records_delivery can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.criminal_records_finding_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'criminal_records_finding can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.criminal_records_refusal_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'criminal_records_refusal can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.criminal_records_request_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'criminal_records_request can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.criminal_records_review_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'criminal_records_review can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.criminal_records_reviewanswer_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'criminal_records_reviewanswer can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.criminal_records_reviewdecision_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'criminal_records_reviewdecision can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.documents_annotation_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'documents_annotation can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.documents_augmentation_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'documents_augmentation can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.documents_disclosure_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'documents_disclosure can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.documents_document_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['facts'] = to_jsonb(NEW) - ARRAY['facts'] AND NEW."facts" = '' AND EXISTS (SELECT FROM documents_erasure WHERE subject = OLD.case_id) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'documents_document can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.documents_erasure_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'documents_erasure can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.documents_forgone_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'documents_forgone can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.documents_officercertificate_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['withdrawn_at'] = to_jsonb(NEW) - ARRAY['withdrawn_at'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'documents_officercertificate can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.documents_ownsignature_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'documents_ownsignature can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.documents_pendingsignature_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['facts'] = to_jsonb(NEW) - ARRAY['facts'] AND NEW."facts" = '' AND EXISTS (SELECT FROM documents_erasure WHERE subject = OLD.case_id) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'documents_pendingsignature can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.documents_quarantinedecision_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'documents_quarantinedecision can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.documents_revocation_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'documents_revocation can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.documents_signingtoken_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['used_at'] = to_jsonb(NEW) - ARRAY['used_at'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'documents_signingtoken can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.documents_storedfile_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'documents_storedfile can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.documents_trustlistedition_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'documents_trustlistedition can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.exchanges_cargo_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['doubt'] = to_jsonb(NEW) - ARRAY['doubt'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'exchanges_cargo can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.exchanges_cargohint_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'exchanges_cargohint can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.exchanges_incomingannex_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['file_id', 'doubt'] = to_jsonb(NEW) - ARRAY['file_id', 'doubt'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'exchanges_incomingannex can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.exchanges_outgoingannex_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'exchanges_outgoingannex can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.fees_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION '% keeps every row', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    IF (to_jsonb(NEW) - TG_ARGV[0]::text[]) IS DISTINCT FROM (to_jsonb(OLD) - TG_ARGV[0]::text[]) THEN
        RAISE EXCEPTION '% keeps its terms', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.gateway_exchange_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'gateway_exchange can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.gateway_servedanswer_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'gateway_servedanswer can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.identity_cards_capture_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'identity_cards_capture can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.identity_cards_cardannotation_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'identity_cards_cardannotation can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.identity_cards_carddelivery_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'identity_cards_carddelivery can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.identity_cards_cardenvelope_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'identity_cards_cardenvelope can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.identity_cards_cardreception_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'identity_cards_cardreception can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.identity_cards_cardrequest_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'identity_cards_cardrequest can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.identity_cards_cardshipment_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'identity_cards_cardshipment can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.identity_cards_cardstockclosing_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'identity_cards_cardstockclosing can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.identity_cards_cardstockcount_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'identity_cards_cardstockcount can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.identity_cards_cardtransfer_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'identity_cards_cardtransfer can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.identity_cards_enclosedform_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'identity_cards_enclosedform can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.identity_cards_pickupchange_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'identity_cards_pickupchange can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.identity_cards_piecetaken_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'identity_cards_piecetaken can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.identity_cards_receivedcard_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'identity_cards_receivedcard can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.identity_cards_requestedchange_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'identity_cards_requestedchange can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.identity_cards_shipmentleaving_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'identity_cards_shipmentleaving can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.identity_cards_stockmovement_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'identity_cards_stockmovement can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.identity_cards_transferoutcome_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'identity_cards_transferoutcome can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.identity_cards_windowapproval_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'identity_cards_windowapproval can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.information_answer_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'information_answer can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.information_appliedexemption_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'information_appliedexemption can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.information_areaquery_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['reply', 'replied_at', 'replied_by'] = to_jsonb(NEW) - ARRAY['reply', 'replied_at', 'replied_by'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'information_areaquery can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.information_classified_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'information_classified can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.information_classifiedchange_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'information_classifiedchange can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.information_delivered_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'information_delivered can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.information_found_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['removed_at'] = to_jsonb(NEW) - ARRAY['removed_at'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'information_found can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.information_publication_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['withdrawn_at', 'withdrawn_because'] = to_jsonb(NEW) - ARRAY['withdrawn_at', 'withdrawn_because'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'information_publication can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.information_publishedfile_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'information_publishedfile can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.information_redactedpart_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'information_redactedpart can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.information_redaction_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'information_redaction can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.information_tribunalruling_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'information_tribunalruling can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.ledger_add(its_chain uuid, its_at timestamp with time zone, its_verb text, its_actor text, its_person uuid, its_client text, its_roles text, its_channel text, its_request text, its_facts text, head text, tail text, genesis text, OUT new_id bigint, OUT new_position integer, OUT before text, OUT new_hash text) RETURNS record
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(7201, hashtext(its_chain::text));
    SELECT position + 1, hash INTO new_position, before
    FROM ledger_entry WHERE chain = its_chain ORDER BY position DESC LIMIT 1;
    new_position := coalesce(new_position, 0);
    before := coalesce(before, genesis);
    new_hash := encode(
        sha256(convert_to(head || '"position":' || new_position || ',"previous":"' || before || '"' || tail, 'UTF8')),
        'hex'
    );
    INSERT INTO ledger_entry (
        chain, position, at, verb, actor_name, person_id, client_id, roles, channel, request_id, facts,
        previous_hash, hash
    ) VALUES (
        its_chain, new_position, its_at, its_verb, its_actor, its_person, its_client, its_roles, its_channel,
        its_request, its_facts, before, new_hash
    ) RETURNING id INTO new_id;
END $$;
CREATE FUNCTION public.ledger_checkpoint_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'ledger_checkpoint can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.ledger_entry_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'ledger_entry can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.ledger_leaf_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'ledger_leaf can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.ledger_tile_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'ledger_tile can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.legalisations_legalisation_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'legalisations_legalisation can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.memoranda_addressee_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'memoranda_addressee can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.memoranda_annulment_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'memoranda_annulment can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.memoranda_attention_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['withdrawn_at'] = to_jsonb(NEW) - ARRAY['withdrawn_at'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'memoranda_attention can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.memoranda_coauthor_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'memoranda_coauthor can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.memoranda_dispatch_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'memoranda_dispatch can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.memoranda_dispatchnotice_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'memoranda_dispatchnotice can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.memoranda_draftversion_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['body', 'references'] = to_jsonb(NEW) - ARRAY['body', 'references'] AND NEW."body" = '' AND NEW."references" = '' AND EXISTS (SELECT FROM documents_erasure WHERE subject = OLD.document_id) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'memoranda_draftversion can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.memoranda_endorsement_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'memoranda_endorsement can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.memoranda_endorsementgiven_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'memoranda_endorsementgiven can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.memoranda_freeze() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
  wanted uuid;
BEGIN
  IF TG_TABLE_NAME = 'memoranda_internaldocument' THEN
    IF OLD.version = NEW.version THEN
      RETURN NEW;
    END IF;
    wanted := OLD.id;
  ELSIF TG_TABLE_NAME = 'memoranda_addressee' THEN
    SELECT document_id INTO wanted FROM memoranda_draftversion WHERE id = NEW.version_id;
  ELSE
    wanted := NEW.document_id;
  END IF;
  IF EXISTS (SELECT FROM memoranda_headsignature WHERE document_id = wanted) THEN
    RAISE EXCEPTION 'a signed internal document is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.memoranda_headsignature_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['folded_text', 'search'] = to_jsonb(NEW) - ARRAY['folded_text', 'search'] AND NEW."folded_text" = '' AND EXISTS (SELECT FROM documents_erasure WHERE subject = OLD.document_id) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'memoranda_headsignature can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.memoranda_internaldocument_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['state', 'version'] = to_jsonb(NEW) - ARRAY['state', 'version'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'memoranda_internaldocument can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.memoranda_preparedsignature_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'memoranda_preparedsignature can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.memoranda_reception_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'memoranda_reception can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.memoranda_return_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'memoranda_return can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.memoranda_signingbatch_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['finished_at'] = to_jsonb(NEW) - ARRAY['finished_at'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'memoranda_signingbatch can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.memoranda_signingitem_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['is_signed', 'refusal', 'done_at'] = to_jsonb(NEW) - ARRAY['is_signed', 'refusal', 'done_at'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'memoranda_signingitem can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.nodes_guard_chain() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF coalesce(current_setting('chancery.applying', true), '') <> 'on' AND EXISTS (
    SELECT FROM cases_case WHERE id = NEW.chain AND site <> nodes_own_site()
  ) THEN
    RAISE EXCEPTION 'chain % is written elsewhere', NEW.chain USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.nodes_own_site() RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT ''::text $$;
CREATE FUNCTION public.notifications_consent_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['withdrawn_at'] = to_jsonb(NEW) - ARRAY['withdrawn_at'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'notifications_consent can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.notifications_flaw_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'notifications_flaw can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.notifications_knowledge_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'notifications_knowledge can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.notifications_letter_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'notifications_letter can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.notifications_letterend_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'notifications_letterend can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.notifications_notice_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['opened_at', 'served_at', 'served_by', 'needs_personal_since'] = to_jsonb(NEW) - ARRAY['opened_at', 'served_at', 'served_by', 'needs_personal_since'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'notifications_notice can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.notifications_noticepublication_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'notifications_noticepublication can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.notifications_visit_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'notifications_visit can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.organisation_new_edition() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO organisation_edition (id, number) VALUES (1, nextval('organisation_edition_number'))
    ON CONFLICT (id) DO UPDATE SET number = EXCLUDED.number;
    RETURN NULL;
END $$;
CREATE FUNCTION public.passports_application_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'passports_application can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.passports_batch_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'passports_batch can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.passports_cancellation_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'passports_cancellation can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.passports_certification_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'passports_certification can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.passports_delivery_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'passports_delivery can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.passports_despatch_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'passports_despatch can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.passports_enrolment_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'passports_enrolment can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.passports_identitymatch_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'passports_identitymatch can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.passports_passport_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'passports_passport can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.passports_photoanswer_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'passports_photoanswer can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.passports_sending_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'passports_sending can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.passports_shipment_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'passports_shipment can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.passports_voiding_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'passports_voiding can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;
    RETURN job_ids;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;
    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;
    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;
    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;
    RETURN _job_id;
END;
$$;
CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);
CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;
 RETURN found_jobs;
END;
$$;
CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;
CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.proofs_proof_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'proofs_proof can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.public_deeds_bookentry_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'public_deeds_bookentry can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.public_deeds_conclusion_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'public_deeds_conclusion can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.public_deeds_copy_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['document_id'] = to_jsonb(NEW) - ARRAY['document_id'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'public_deeds_copy can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.public_deeds_coveract_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'public_deeds_coveract can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.public_deeds_freeze() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
  wanted uuid;
BEGIN
  IF TG_TABLE_NAME = 'public_deeds_deed' THEN
    wanted := OLD.id;
  ELSIF TG_OP = 'INSERT' THEN
    wanted := NEW.deed_id;
  ELSE
    wanted := OLD.deed_id;
  END IF;
  IF EXISTS (SELECT FROM public_deeds_bookentry WHERE deed_id = wanted) THEN
    RAISE EXCEPTION 'a deed that stands in the book is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.public_deeds_identitycheck_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'public_deeds_identitycheck can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.public_deeds_last_signature() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF EXISTS (SELECT FROM public_deeds_conclusion WHERE deed_id = NEW.deed_id) THEN
    RAISE EXCEPTION 'nobody signs a deed that was concluded' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.public_deeds_paperdeed_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'public_deeds_paperdeed can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.public_deeds_qualification_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'public_deeds_qualification can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.public_deeds_sealedwill_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'public_deeds_sealedwill can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.public_deeds_sealedwillrelease_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'public_deeds_sealedwillrelease can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.public_deeds_sealedwillwitness_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'public_deeds_sealedwillwitness can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.public_deeds_signature_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'public_deeds_signature can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.public_deeds_use_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['told_at'] = to_jsonb(NEW) - ARRAY['told_at'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'public_deeds_use can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.public_deeds_willopening_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'public_deeds_willopening can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.retention_authorisation_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'retention_authorisation can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.retention_closedfile_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['subjects', 'office_id', 'closed_at', 'closed_on', 'sheets', 'digest', 'is_reserved', 'rule_id', 'transfer_on', 'disposal_on'] = to_jsonb(NEW) - ARRAY['subjects', 'office_id', 'closed_at', 'closed_on', 'sheets', 'digest', 'is_reserved', 'rule_id', 'transfer_on', 'disposal_on'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'retention_closedfile can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.retention_committeeact_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'retention_committeeact can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.retention_committeevote_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'retention_committeevote can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.retention_disposal_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'retention_disposal can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.retention_disposalitem_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['outcome', 'note'] = to_jsonb(NEW) - ARRAY['outcome', 'note'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'retention_disposalitem can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.retention_disposalproposal_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'retention_disposalproposal can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.retention_hold_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['lifted_at', 'lifted_by', 'lift_reason'] = to_jsonb(NEW) - ARRAY['lifted_at', 'lifted_by', 'lift_reason'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'retention_hold can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.retention_hold_in_time() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  PERFORM retention_lock(coalesce(NEW.file_id::text, NEW.series));
  IF EXISTS (SELECT FROM retention_disposalitem WHERE file_id = NEW.file_id AND outcome = 'disposed') THEN
    RAISE EXCEPTION 'file % was disposed of', NEW.file_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.retention_lock(subject text) RETURNS void
    LANGUAGE sql
    AS $$
  SELECT pg_advisory_xact_lock(7204, hashtext(subject));
$$;
CREATE FUNCTION public.retention_may_dispose() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
  series_code text;
BEGIN
  IF OLD.outcome <> '' THEN
    RAISE EXCEPTION 'item % was decided', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.outcome <> 'disposed' THEN
    RETURN NEW;
  END IF;
  SELECT rule.code INTO series_code FROM retention_closedfile file
    JOIN retention_seriesrule rule ON rule.id = file.rule_id WHERE file.id = NEW.file_id;
  PERFORM retention_lock(series_code);
  PERFORM retention_lock(NEW.file_id::text);
  IF EXISTS (SELECT FROM retention_hold WHERE lifted_at IS NULL
             AND (file_id = NEW.file_id OR series = series_code)) THEN
    RAISE EXCEPTION 'file % is held', NEW.file_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM retention_committeeact act
                 JOIN retention_authorisation granted ON granted.proposal_id = act.proposal_id
                 WHERE act.proposal_id = NEW.proposal_id AND act.is_approved) THEN
    RAISE EXCEPTION 'proposal % is not authorised', NEW.proposal_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.retention_may_propose() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF EXISTS (SELECT FROM retention_closedfile file JOIN retention_seriesrule rule ON rule.id = file.rule_id
             WHERE file.id = NEW.file_id AND rule.is_permanent) THEN
    RAISE EXCEPTION 'file % is of a permanent series', NEW.file_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM retention_transferitem WHERE file_id = NEW.file_id AND outcome = 'received') THEN
    RAISE EXCEPTION 'file % is not in the central archive', NEW.file_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.retention_said_once() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF (TG_TABLE_NAME = 'retention_transferitem' AND to_jsonb(OLD) ->> 'outcome' <> '')
     OR (TG_TABLE_NAME = 'retention_hold' AND to_jsonb(OLD) ->> 'lifted_at' IS NOT NULL) THEN
    RAISE EXCEPTION '% says that once', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.retention_seriesproposal_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['decided_by', 'decided_at', 'is_approved'] = to_jsonb(NEW) - ARRAY['decided_by', 'decided_at', 'is_approved'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'retention_seriesproposal can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.retention_seriesrule_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['valid_until'] = to_jsonb(NEW) - ARRAY['valid_until'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'retention_seriesrule can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.retention_transfer_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'retention_transfer can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.retention_transferitem_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['outcome', 'observation', 'decided_at', 'decided_by_id'] = to_jsonb(NEW) - ARRAY['outcome', 'observation', 'decided_at', 'decided_by_id'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'retention_transferitem can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.service_desk_resolved_once() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.resolved_at IS NOT NULL THEN
    RAISE EXCEPTION 'ticket % is resolved', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION public.service_desk_serviceticket_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['taken_at', 'taken_by_id', 'resolved_at', 'solution'] = to_jsonb(NEW) - ARRAY['taken_at', 'taken_by_id', 'resolved_at', 'solution'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'service_desk_serviceticket can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.stickers_batch_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'stickers_batch can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.stickers_countline_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'stickers_countline can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.stickers_countstatement_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'stickers_countstatement can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.stickers_custodyentry_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'stickers_custodyentry can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.stickers_departure_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'stickers_departure can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.stickers_discharge_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'stickers_discharge can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.stickers_dischargedecision_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'stickers_dischargedecision can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.stickers_keep_the_gone() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.departure_id IS NULL THEN
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.departure_id IS NOT NULL
     AND to_jsonb(OLD) - 'departure_id' = to_jsonb(NEW) - 'departure_id'
     AND (SELECT fate FROM stickers_departure WHERE id = OLD.departure_id) IN ('used', 'voided')
     AND (SELECT fate FROM stickers_departure WHERE id = NEW.departure_id) = 'misprinted' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a serial that left stock does not come back' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.stickers_movement_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'stickers_movement can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.stickers_movementanswer_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'stickers_movementanswer can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.stickers_order_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'stickers_order can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.stickers_orderdecision_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'stickers_orderdecision can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.stickers_printing_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'stickers_printing can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.stickers_refusedaffixing_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'stickers_refusedaffixing can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.stickers_sticker_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'stickers_sticker can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.stickers_stockcount_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'stickers_stockcount can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.stickers_usedform_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'stickers_usedform can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.transmissions_collection_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'transmissions_collection can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.transmissions_foundentry_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'transmissions_foundentry can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.transmissions_handover_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'transmissions_handover can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.transmissions_printout_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'transmissions_printout can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.transmissions_signaturecheck_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'transmissions_signaturecheck can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.transmissions_soughtentry_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'transmissions_soughtentry can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.transmissions_transmission_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['document_id'] = to_jsonb(NEW) - ARRAY['document_id'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'transmissions_transmission can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.transparency_release_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['checked_at'] = to_jsonb(NEW) - ARRAY['checked_at'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'transparency_release can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.travel_papers_application_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'travel_papers_application can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.travel_papers_borderentry_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'travel_papers_borderentry can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.travel_papers_cancellation_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'travel_papers_cancellation can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.travel_papers_decision_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'travel_papers_decision can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.travel_papers_entryincident_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'travel_papers_entryincident can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.travel_papers_filiationseen_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'travel_papers_filiationseen can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.travel_papers_identityproof_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'travel_papers_identityproof can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.travel_papers_leave_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'travel_papers_leave can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.travel_papers_minority_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'travel_papers_minority can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.travel_papers_paperdelivery_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'travel_papers_paperdelivery can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.travel_papers_secondapproval_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'travel_papers_secondapproval can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.travel_papers_spoiling_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'travel_papers_spoiling can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.travel_papers_stayingparent_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'travel_papers_stayingparent can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.travel_papers_travelpaper_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'travel_papers_travelpaper can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.travel_permits_exit_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'travel_permits_exit can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.travel_permits_incident_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'travel_permits_incident can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.travel_permits_permit_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'travel_permits_permit can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.travel_permits_signing_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'travel_permits_signing can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.visas_application_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'visas_application can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.visas_cancellation_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'visas_cancellation can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.visas_consultation_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'visas_consultation can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.visas_consultationanswer_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'visas_consultationanswer can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.visas_decision_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'visas_decision can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.visas_finding_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'visas_finding can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.visas_interview_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'visas_interview can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.visas_label_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'visas_label can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.visas_labelcheck_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'visas_labelcheck can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.visas_labelvoiding_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'visas_labelvoiding can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.visas_passportreport_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'visas_passportreport can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.visas_sponsorcheck_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'visas_sponsorcheck can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.visas_visaentry_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'visas_visaentry can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.visas_visaentryincident_forbid_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  
  RAISE EXCEPTION 'visas_visaentryincident can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id uuid NOT NULL
);
ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);
ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.acts_act (
    id uuid NOT NULL,
    step character varying(40) NOT NULL,
    year smallint NOT NULL,
    entry_ordinal integer NOT NULL,
    kind character varying(24) NOT NULL,
    kind_ordinal integer NOT NULL,
    title character varying(200) NOT NULL,
    performed_on date NOT NULL,
    performed_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    charge_id uuid NOT NULL,
    document_id uuid,
    interested_id uuid NOT NULL,
    office_id uuid NOT NULL,
    officer_id uuid NOT NULL,
    CONSTRAINT acts_act_entry_ordinal_check CHECK ((entry_ordinal >= 0)),
    CONSTRAINT acts_act_kind_ordinal_check CHECK ((kind_ordinal >= 0)),
    CONSTRAINT acts_act_year_check CHECK ((year >= 0))
);
COMMENT ON TABLE public.acts_act IS 'append-only';
CREATE TABLE public.acts_affixing (
    id uuid NOT NULL,
    serial character varying(20) NOT NULL,
    is_digital boolean NOT NULL,
    affixed_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    removed_because character varying(500) NOT NULL,
    act_id uuid NOT NULL,
    affixed_by_id uuid NOT NULL,
    CONSTRAINT sticker_removed_for_a_reason CHECK ((((removed_at IS NULL) AND ((removed_because)::text = ''::text)) OR ((removed_at IS NOT NULL) AND (NOT ((removed_because)::text = ''::text)))))
);
COMMENT ON TABLE public.acts_affixing IS 'append-only except removed_at,removed_because';
CREATE TABLE public.acts_voiding (
    id uuid NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    act_id uuid NOT NULL,
    by_id uuid NOT NULL
);
COMMENT ON TABLE public.acts_voiding IS 'append-only';
CREATE TABLE public.allauth_idp_oidc_client (
    id character varying(100) NOT NULL,
    name character varying(100) NOT NULL,
    secret character varying(200) NOT NULL,
    scopes text NOT NULL,
    type character varying(20) NOT NULL,
    grant_types text NOT NULL,
    redirect_uris text NOT NULL,
    cors_origins text NOT NULL,
    response_types text NOT NULL,
    skip_consent boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    data jsonb,
    owner_id uuid,
    default_scopes text NOT NULL,
    allow_uri_wildcards boolean NOT NULL
);
CREATE TABLE public.allauth_idp_oidc_token (
    id bigint NOT NULL,
    type character varying(2) NOT NULL,
    hash character varying(255) NOT NULL,
    data jsonb,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    scopes text NOT NULL,
    client_id character varying(100),
    user_id uuid
);
ALTER TABLE public.allauth_idp_oidc_token ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.allauth_idp_oidc_token_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.apostilles_apostille (
    id uuid NOT NULL,
    number character varying(24) NOT NULL,
    issued_on date NOT NULL,
    signatory character varying(200) NOT NULL,
    capacity character varying(200) NOT NULL,
    seal character varying(200) NOT NULL,
    document_id uuid NOT NULL,
    request_id uuid NOT NULL
);
COMMENT ON TABLE public.apostilles_apostille IS 'append-only';
CREATE TABLE public.apostilles_party (
    id bigint NOT NULL,
    country character varying(2) NOT NULL,
    in_force_from date NOT NULL,
    in_force_until date,
    objection_from date,
    objection_until date,
    source character varying(200) NOT NULL
);
ALTER TABLE public.apostilles_party ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.apostilles_party_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.apostilles_partyproposal (
    id uuid NOT NULL,
    country character varying(2) NOT NULL,
    in_force_from date NOT NULL,
    in_force_until date,
    objection_from date,
    objection_until date,
    source character varying(200) NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    is_approved boolean,
    decided_by_id uuid,
    proposed_by_id uuid NOT NULL,
    CONSTRAINT party_decision_is_whole CHECK ((((decided_at IS NULL) AND (decided_by_id IS NULL) AND (is_approved IS NULL)) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL) AND (is_approved IS NOT NULL)))),
    CONSTRAINT party_is_decided_by_another CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = proposed_by_id) AND (decided_by_id IS NOT NULL)))))
);
CREATE TABLE public.apostilles_request (
    id uuid NOT NULL,
    destination character varying(2) NOT NULL,
    document_class character varying(20) NOT NULL,
    form character varying(10) NOT NULL,
    title character varying(200) NOT NULL,
    issued_by character varying(200) NOT NULL,
    signed_by character varying(200) NOT NULL,
    signed_on date NOT NULL,
    case_id uuid NOT NULL
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE UNLOGGED TABLE public.cache (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE TABLE public.cases_attachment (
    id uuid NOT NULL,
    requirement character varying(40) NOT NULL,
    handed_in_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    upload_id uuid NOT NULL
);
CREATE TABLE public.cases_case (
    id uuid NOT NULL,
    number character varying(24) NOT NULL,
    procedure_code character varying(40) NOT NULL,
    procedure_version smallint NOT NULL,
    state character varying(40) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    moved_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    due_on date,
    applicant_id uuid NOT NULL,
    assigned_to_id uuid,
    company_id uuid,
    office_id uuid NOT NULL,
    site character varying(40) NOT NULL,
    CONSTRAINT cases_case_procedure_version_check CHECK ((procedure_version >= 0))
);
CREATE TABLE public.cases_casedeadline (
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    amount smallint NOT NULL,
    unit character varying(20) NOT NULL,
    norm character varying(200) NOT NULL,
    due_on date,
    reminded_at timestamp with time zone,
    ran_out_at timestamp with time zone,
    ended_at timestamp with time zone,
    case_id uuid NOT NULL,
    notification smallint NOT NULL,
    CONSTRAINT cases_casedeadline_amount_check CHECK ((amount >= 0)),
    CONSTRAINT cases_casedeadline_notification_check CHECK ((notification >= 0))
);
CREATE TABLE public.cases_delay (
    id uuid NOT NULL,
    due_on date NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    deadline_id uuid NOT NULL,
    office_id uuid NOT NULL,
    officer_id uuid
);
COMMENT ON TABLE public.cases_delay IS 'append-only';
CREATE TABLE public.cases_draft (
    id uuid NOT NULL,
    procedure_code character varying(40) NOT NULL,
    answers jsonb NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    owner_id uuid NOT NULL
);
CREATE TABLE public.cases_interval (
    id bigint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    paused_at timestamp with time zone,
    deadline_id uuid NOT NULL,
    presented_on date,
    CONSTRAINT interval_runs_forward CHECK (((paused_at IS NULL) OR (paused_at >= started_at)))
);
ALTER TABLE public.cases_interval ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cases_interval_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.cases_liftedbar (
    id uuid NOT NULL,
    reason character varying(500) NOT NULL,
    lifted_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    lifted_by_id uuid NOT NULL,
    officer_id uuid NOT NULL,
    CONSTRAINT bar_lifted_by_another CHECK ((NOT (officer_id = lifted_by_id)))
);
COMMENT ON TABLE public.cases_liftedbar IS 'append-only';
CREATE TABLE public.complaints_answernotice (
    id bigint NOT NULL,
    how character varying(8) NOT NULL,
    reference character varying(200) NOT NULL,
    sent_on date NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(200) NOT NULL,
    answer_id bigint NOT NULL
);
COMMENT ON TABLE public.complaints_answernotice IS 'append-only';
ALTER TABLE public.complaints_answernotice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_answernotice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.complaints_complaint (
    id uuid NOT NULL,
    number character varying(24) NOT NULL,
    series character varying(16) NOT NULL,
    year smallint NOT NULL,
    ordinal integer NOT NULL,
    channel character varying(8) NOT NULL,
    matter character varying(12) NOT NULL,
    wish character varying(12) NOT NULL,
    past_due character varying(12) NOT NULL,
    motive character varying(12) NOT NULL,
    happened_on date,
    case_number character varying(40) NOT NULL,
    text text NOT NULL,
    request character varying(1000) NOT NULL,
    presented_at timestamp with time zone NOT NULL,
    presented_on date NOT NULL,
    is_anonymous boolean NOT NULL,
    name character varying(200) NOT NULL,
    document_kind character varying(20) NOT NULL,
    document_number character varying(24) NOT NULL,
    email character varying(254) NOT NULL,
    telephone character varying(40) NOT NULL,
    address character varying(200) NOT NULL,
    reply_by character varying(8) NOT NULL,
    follow_code character varying(24) NOT NULL,
    submission character varying(64),
    paper_year smallint,
    paper_number integer,
    transcribe_by date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(200) NOT NULL,
    book_id uuid NOT NULL,
    office_id uuid NOT NULL,
    person_id uuid,
    sheet_id uuid NOT NULL,
    language character varying(10) NOT NULL,
    CONSTRAINT anonymous_complaint_in_spanish CHECK (((NOT is_anonymous) OR ((language)::text = 'es'::text))),
    CONSTRAINT anonymous_complaint_names_nobody CHECK ((((NOT is_anonymous) AND (NOT ((name)::text = ''::text))) OR (((address)::text = ''::text) AND ((document_number)::text = ''::text) AND ((email)::text = ''::text) AND is_anonymous AND ((name)::text = ''::text) AND (person_id IS NULL) AND ((telephone)::text = ''::text)))),
    CONSTRAINT complaint_on_paper_says_its_sheet CHECK (((((channel)::text = 'paper'::text) AND (paper_number IS NOT NULL) AND (paper_year IS NOT NULL) AND (transcribe_by IS NOT NULL)) OR ((NOT ((channel)::text = 'paper'::text)) AND (paper_number IS NULL) AND (paper_year IS NULL) AND (transcribe_by IS NULL)))),
    CONSTRAINT complaints_complaint_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT complaints_complaint_paper_number_check CHECK ((paper_number >= 0)),
    CONSTRAINT complaints_complaint_paper_year_check CHECK ((paper_year >= 0)),
    CONSTRAINT complaints_complaint_year_check CHECK ((year >= 0))
);
COMMENT ON TABLE public.complaints_complaint IS 'append-only';
CREATE TABLE public.complaints_complaintanswer (
    id bigint NOT NULL,
    outcome character varying(12) NOT NULL,
    text text NOT NULL,
    measure character varying(1000) NOT NULL,
    answered_on date NOT NULL,
    due_on date NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(200) NOT NULL,
    document_id uuid NOT NULL,
    complaint_id uuid NOT NULL
);
COMMENT ON TABLE public.complaints_complaintanswer IS 'append-only';
ALTER TABLE public.complaints_complaintanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_complaintanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.complaints_complaintextension (
    id bigint NOT NULL,
    amount smallint NOT NULL,
    unit character varying(16) NOT NULL,
    norm character varying(120) NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(200) NOT NULL,
    routing_id uuid NOT NULL,
    CONSTRAINT complaints_complaintextension_amount_check CHECK ((amount >= 0))
);
COMMENT ON TABLE public.complaints_complaintextension IS 'append-only';
ALTER TABLE public.complaints_complaintextension ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_complaintextension_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.complaints_complaintmail (
    id uuid NOT NULL,
    subject character varying(200) NOT NULL,
    text text NOT NULL,
    address character varying(254) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    attempts smallint NOT NULL,
    failure character varying(100) NOT NULL,
    complaint_id uuid NOT NULL,
    reading_language character varying(10) NOT NULL,
    reading_subject character varying(200) NOT NULL,
    reading_text text NOT NULL,
    CONSTRAINT complaints_complaintmail_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT reading_of_complaint_mail_is_whole CHECK (((((reading_language)::text = ''::text) AND ((reading_subject)::text = ''::text) AND (reading_text = ''::text)) OR ((NOT ((reading_language)::text = ''::text)) AND (NOT ((reading_subject)::text = ''::text)) AND (NOT (reading_text = ''::text)))))
);
COMMENT ON TABLE public.complaints_complaintmail IS 'append-only except sent_at,attempts,failure';
CREATE TABLE public.complaints_delayreport (
    id bigint NOT NULL,
    text text NOT NULL,
    due_on date NOT NULL,
    norm character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(200) NOT NULL,
    routing_id uuid NOT NULL
);
COMMENT ON TABLE public.complaints_delayreport IS 'append-only';
ALTER TABLE public.complaints_delayreport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_delayreport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.complaints_improvementaction (
    id uuid NOT NULL,
    title character varying(300) NOT NULL,
    due_on date NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    opened_by character varying(200) NOT NULL,
    closed_at timestamp with time zone,
    closed_by character varying(200) NOT NULL,
    result character varying(8) NOT NULL,
    evidence character varying(1000) NOT NULL,
    complaint_id uuid NOT NULL,
    office_id uuid NOT NULL,
    CONSTRAINT closed_improvement_shows_its_result CHECK ((((closed_at IS NULL) AND ((evidence)::text = ''::text) AND ((result)::text = ''::text)) OR ((closed_at IS NOT NULL) AND (NOT ((result)::text = ''::text)) AND (NOT ((evidence)::text = ''::text)))))
);
COMMENT ON TABLE public.complaints_improvementaction IS 'append-only except closed_at,closed_by,result,evidence';
CREATE TABLE public.complaints_improvementnote (
    id bigint NOT NULL,
    text character varying(1000) NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(200) NOT NULL,
    improvement_id uuid NOT NULL
);
COMMENT ON TABLE public.complaints_improvementnote IS 'append-only';
ALTER TABLE public.complaints_improvementnote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_improvementnote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.complaints_routing (
    id uuid NOT NULL,
    ordinal smallint NOT NULL,
    regime character varying(12) NOT NULL,
    amount smallint NOT NULL,
    unit character varying(16) NOT NULL,
    norm character varying(120) NOT NULL,
    due_on date NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(200) NOT NULL,
    left_at timestamp with time zone,
    answered_at timestamp with time zone,
    late_noted_at timestamp with time zone,
    complaint_id uuid NOT NULL,
    office_id uuid NOT NULL,
    about_id uuid NOT NULL,
    CONSTRAINT complaints_routing_amount_check CHECK ((amount >= 0)),
    CONSTRAINT complaints_routing_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT what_was_answered_is_not_rerouted CHECK (((left_at IS NULL) OR (answered_at IS NULL)))
);
COMMENT ON TABLE public.complaints_routing IS 'append-only except due_on,left_at,answered_at,late_noted_at';
CREATE TABLE public.complaints_satisfaction (
    id bigint NOT NULL,
    score smallint NOT NULL,
    comment character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    complaint_id uuid NOT NULL,
    CONSTRAINT complaints_satisfaction_score_check CHECK ((score >= 0)),
    CONSTRAINT satisfaction_from_one_to_five CHECK (((score >= 1) AND (score <= 5)))
);
COMMENT ON TABLE public.complaints_satisfaction IS 'append-only';
ALTER TABLE public.complaints_satisfaction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_satisfaction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.complaints_voidsheet (
    id bigint NOT NULL,
    year smallint NOT NULL,
    number integer NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(200) NOT NULL,
    book_id uuid NOT NULL,
    CONSTRAINT complaints_voidsheet_number_check CHECK ((number >= 0)),
    CONSTRAINT complaints_voidsheet_year_check CHECK ((year >= 0))
);
COMMENT ON TABLE public.complaints_voidsheet IS 'append-only';
ALTER TABLE public.complaints_voidsheet ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_voidsheet_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.consular_accounts_acceptance (
    relief_id uuid NOT NULL,
    remark character varying(1000) NOT NULL,
    at timestamp with time zone NOT NULL
);
COMMENT ON TABLE public.consular_accounts_acceptance IS 'append-only';
CREATE TABLE public.consular_accounts_account (
    id uuid NOT NULL,
    month date NOT NULL,
    rank character varying(12) NOT NULL,
    currency character varying(3) NOT NULL,
    remit_by date NOT NULL,
    remit_norm character varying(200) NOT NULL,
    case_id uuid NOT NULL,
    office_id uuid NOT NULL,
    CONSTRAINT account_of_a_month CHECK ((EXTRACT(day FROM month) = (1)::numeric))
);
COMMENT ON TABLE public.consular_accounts_account IS 'append-only';
CREATE TABLE public.consular_accounts_answer (
    id uuid NOT NULL,
    text character varying(2000) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    observation_id uuid NOT NULL
);
COMMENT ON TABLE public.consular_accounts_answer IS 'append-only';
CREATE TABLE public.consular_accounts_balanceline (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    local numeric(14,2) NOT NULL,
    consular numeric(14,2) NOT NULL,
    rate numeric(16,6),
    dollars numeric(14,2) NOT NULL,
    account_id uuid NOT NULL,
    remittance_id uuid NOT NULL,
    CONSTRAINT consular_accounts_balanceline_position_check CHECK (("position" >= 0))
);
COMMENT ON TABLE public.consular_accounts_balanceline IS 'append-only';
ALTER TABLE public.consular_accounts_balanceline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.consular_accounts_balanceline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.consular_accounts_bankline (
    id uuid NOT NULL,
    "position" integer NOT NULL,
    booked_on date NOT NULL,
    valued_on date NOT NULL,
    amount numeric(14,2) NOT NULL,
    reference character varying(140) NOT NULL,
    description character varying(500) NOT NULL,
    statement_id uuid NOT NULL,
    CONSTRAINT consular_accounts_bankline_position_check CHECK (("position" >= 0))
);
COMMENT ON TABLE public.consular_accounts_bankline IS 'append-only';
CREATE TABLE public.consular_accounts_bookfile (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    document_id uuid NOT NULL,
    sheet_id character varying(64) NOT NULL,
    closing_id uuid,
    remittance_id uuid,
    CONSTRAINT book_of_a_closing_or_a_remittance CHECK ((((closing_id IS NULL) AND (remittance_id IS NOT NULL)) OR ((closing_id IS NOT NULL) AND (remittance_id IS NULL))))
);
COMMENT ON TABLE public.consular_accounts_bookfile IS 'append-only';
ALTER TABLE public.consular_accounts_bookfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.consular_accounts_bookfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.consular_accounts_cashline (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    side character varying(6) NOT NULL,
    concept character varying(10) NOT NULL,
    section character varying(4) NOT NULL,
    rate numeric(16,6),
    count integer NOT NULL,
    local numeric(14,2) NOT NULL,
    consular numeric(14,2) NOT NULL,
    closing_id uuid NOT NULL,
    CONSTRAINT consular_accounts_cashline_count_check CHECK ((count >= 0)),
    CONSTRAINT consular_accounts_cashline_position_check CHECK (("position" >= 0))
);
COMMENT ON TABLE public.consular_accounts_cashline IS 'append-only';
ALTER TABLE public.consular_accounts_cashline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.consular_accounts_cashline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.consular_accounts_closing (
    id uuid NOT NULL,
    ordinal smallint NOT NULL,
    is_single_document boolean NOT NULL,
    reason character varying(1000) NOT NULL,
    acts integer NOT NULL,
    voided integer NOT NULL,
    rate numeric(16,6),
    brought_local numeric(14,2) NOT NULL,
    brought_consular numeric(14,2) NOT NULL,
    collected_local numeric(14,2) NOT NULL,
    collected_consular numeric(14,2) NOT NULL,
    elsewhere_local numeric(14,2) NOT NULL,
    elsewhere_consular numeric(14,2) NOT NULL,
    refunded_local numeric(14,2) NOT NULL,
    refunded_consular numeric(14,2) NOT NULL,
    balance_local numeric(14,2) NOT NULL,
    balance_consular numeric(14,2) NOT NULL,
    at timestamp with time zone NOT NULL,
    account_id uuid NOT NULL,
    by_id uuid NOT NULL,
    is_relief boolean NOT NULL,
    CONSTRAINT closed_again_for_a_reason CHECK (((is_relief AND ((reason)::text = ''::text)) OR ((NOT is_relief) AND (ordinal = 1)) OR ((NOT is_relief) AND (NOT ((reason)::text = ''::text))))),
    CONSTRAINT closing_balances CHECK (((balance_consular = (((brought_consular + collected_consular) - elsewhere_consular) - refunded_consular)) AND (balance_local = (((brought_local + collected_local) - elsewhere_local) - refunded_local)))),
    CONSTRAINT consular_accounts_closing_acts_check CHECK ((acts >= 0)),
    CONSTRAINT consular_accounts_closing_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT consular_accounts_closing_voided_check CHECK ((voided >= 0))
);
COMMENT ON TABLE public.consular_accounts_closing IS 'append-only';
CREATE TABLE public.consular_accounts_deposit (
    id uuid NOT NULL,
    collected_on date NOT NULL,
    due_on date NOT NULL,
    deposited_on date NOT NULL,
    local numeric(14,2) NOT NULL,
    bank character varying(80) NOT NULL,
    operation character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL,
    account_id uuid NOT NULL,
    by_id uuid NOT NULL,
    CONSTRAINT deposit_of_something CHECK ((local > (0)::numeric))
);
COMMENT ON TABLE public.consular_accounts_deposit IS 'append-only';
CREATE TABLE public.consular_accounts_entryline (
    id bigint NOT NULL,
    "position" integer NOT NULL,
    is_late_note boolean NOT NULL,
    is_voided boolean NOT NULL,
    "on" date NOT NULL,
    entry character varying(20) NOT NULL,
    nature character varying(200) NOT NULL,
    interested character varying(300) NOT NULL,
    tariff character varying(80) NOT NULL,
    number character varying(20) NOT NULL,
    serial character varying(20) NOT NULL,
    is_digital boolean NOT NULL,
    local numeric(14,2) NOT NULL,
    consular numeric(14,2) NOT NULL,
    rate numeric(16,6),
    remark text NOT NULL,
    act_id uuid NOT NULL,
    closing_id uuid NOT NULL,
    CONSTRAINT consular_accounts_entryline_position_check CHECK (("position" >= 0))
);
COMMENT ON TABLE public.consular_accounts_entryline IS 'append-only';
ALTER TABLE public.consular_accounts_entryline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.consular_accounts_entryline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.consular_accounts_linematch (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    explanation character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid,
    deposit_id uuid,
    line_id uuid NOT NULL,
    payment_id uuid,
    refund_id uuid,
    received_id uuid,
    remittance_id uuid,
    CONSTRAINT match_of_one_kind CHECK (((((explanation)::text = ''::text) AND ((kind)::text = 'deposit'::text) AND (deposit_id IS NOT NULL) AND (payment_id IS NULL) AND (remittance_id IS NULL) AND (received_id IS NULL) AND (refund_id IS NULL)) OR (((explanation)::text = ''::text) AND ((kind)::text = 'payment'::text) AND (deposit_id IS NULL) AND (payment_id IS NOT NULL) AND (remittance_id IS NULL) AND (received_id IS NULL) AND (refund_id IS NULL)) OR (((explanation)::text = ''::text) AND ((kind)::text = 'remittance'::text) AND (deposit_id IS NULL) AND (payment_id IS NULL) AND (remittance_id IS NOT NULL) AND (received_id IS NULL) AND (refund_id IS NULL)) OR (((explanation)::text = ''::text) AND ((kind)::text = 'received'::text) AND (deposit_id IS NULL) AND (payment_id IS NULL) AND (remittance_id IS NULL) AND (received_id IS NOT NULL) AND (refund_id IS NULL)) OR (((explanation)::text = ''::text) AND ((kind)::text = 'refund'::text) AND (deposit_id IS NULL) AND (payment_id IS NULL) AND (remittance_id IS NULL) AND (received_id IS NULL) AND (refund_id IS NOT NULL)) OR (((kind)::text = 'explained'::text) AND (deposit_id IS NULL) AND (payment_id IS NULL) AND (remittance_id IS NULL) AND (received_id IS NULL) AND (refund_id IS NULL) AND (NOT ((explanation)::text = ''::text)) AND (by_id IS NOT NULL))))
);
COMMENT ON TABLE public.consular_accounts_linematch IS 'append-only';
CREATE TABLE public.consular_accounts_observation (
    id uuid NOT NULL,
    book character varying(10) NOT NULL,
    line character varying(120) NOT NULL,
    reason character varying(1000) NOT NULL,
    is_by_head boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    account_id uuid NOT NULL,
    by_id uuid NOT NULL
);
COMMENT ON TABLE public.consular_accounts_observation IS 'append-only';
CREATE TABLE public.consular_accounts_relief (
    id uuid NOT NULL,
    remark character varying(1000) NOT NULL,
    closing_id uuid NOT NULL,
    incoming_id uuid NOT NULL,
    cash numeric(14,2) NOT NULL,
    cash_due numeric(14,2) NOT NULL,
    CONSTRAINT relief_cash_explained CHECK (((cash = cash_due) OR (NOT ((remark)::text = ''::text))))
);
COMMENT ON TABLE public.consular_accounts_relief IS 'append-only';
CREATE TABLE public.consular_accounts_remittance (
    id uuid NOT NULL,
    local numeric(14,2) NOT NULL,
    consular numeric(14,2) NOT NULL,
    total_local numeric(14,2) NOT NULL,
    total_consular numeric(14,2) NOT NULL,
    bank_rate numeric(16,6),
    dollars numeric(14,2),
    means character varying(8) NOT NULL,
    bank character varying(80) NOT NULL,
    operation character varying(40) NOT NULL,
    made_on date NOT NULL,
    late_because character varying(1000) NOT NULL,
    at timestamp with time zone NOT NULL,
    account_id uuid NOT NULL,
    by_id uuid NOT NULL,
    CONSTRAINT remittance_converted_whole CHECK ((((bank_rate IS NULL) AND (dollars IS NULL)) OR ((bank_rate > (0)::numeric) AND (bank_rate IS NOT NULL) AND (dollars >= (0)::numeric) AND (dollars IS NOT NULL)))),
    CONSTRAINT remittance_of_something CHECK (((((means)::text = 'nothing'::text) AND (total_local = (0)::numeric)) OR ((NOT ((means)::text = 'nothing'::text)) AND (total_local > (0)::numeric) AND (NOT ((operation)::text = ''::text)))))
);
COMMENT ON TABLE public.consular_accounts_remittance IS 'append-only';
CREATE TABLE public.consular_accounts_statement (
    id uuid NOT NULL,
    filename character varying(200) NOT NULL,
    form character varying(10) NOT NULL,
    bank_account character varying(34) NOT NULL,
    identifier character varying(35) NOT NULL,
    since date NOT NULL,
    until date NOT NULL,
    opening numeric(14,2) NOT NULL,
    closing numeric(14,2) NOT NULL,
    at timestamp with time zone NOT NULL,
    account_id uuid NOT NULL,
    by_id uuid NOT NULL,
    file_id character varying(64) NOT NULL,
    office_id uuid NOT NULL
);
COMMENT ON TABLE public.consular_accounts_statement IS 'append-only';
CREATE TABLE public.consular_accounts_stickerline (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    prefix character varying(4) NOT NULL,
    is_reserve boolean NOT NULL,
    concept character varying(80) NOT NULL,
    quantity integer NOT NULL,
    serials text NOT NULL,
    closing_id uuid NOT NULL,
    CONSTRAINT consular_accounts_stickerline_position_check CHECK (("position" >= 0))
);
COMMENT ON TABLE public.consular_accounts_stickerline IS 'append-only';
ALTER TABLE public.consular_accounts_stickerline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.consular_accounts_stickerline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.correspondence_digitisation (
    id uuid NOT NULL,
    pages smallint NOT NULL,
    turns boolean NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by character varying(200) NOT NULL,
    pages_done smallint NOT NULL,
    settled_at timestamp with time zone,
    record_id uuid NOT NULL,
    CONSTRAINT correspondence_digitisation_pages_check CHECK ((pages >= 0)),
    CONSTRAINT correspondence_digitisation_pages_done_check CHECK ((pages_done >= 0))
);
COMMENT ON TABLE public.correspondence_digitisation IS 'append-only except pages_done,settled_at';
CREATE TABLE public.correspondence_digitisedfile (
    id bigint NOT NULL,
    ordinal smallint NOT NULL,
    title character varying(200) NOT NULL,
    digitisation_id uuid NOT NULL,
    file_id character varying(64) NOT NULL,
    CONSTRAINT correspondence_digitisedfile_ordinal_check CHECK ((ordinal >= 0))
);
COMMENT ON TABLE public.correspondence_digitisedfile IS 'append-only';
ALTER TABLE public.correspondence_digitisedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.correspondence_digitisedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.correspondence_recordtext (
    id bigint CONSTRAINT correspondence_filetext_id_not_null NOT NULL,
    says_something boolean CONSTRAINT correspondence_filetext_says_something_not_null NOT NULL,
    stems tsvector CONSTRAINT correspondence_filetext_stems_not_null NOT NULL,
    file_id character varying(64),
    record_id uuid CONSTRAINT correspondence_filetext_record_id_not_null NOT NULL
);
ALTER TABLE public.correspondence_recordtext ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.correspondence_filetext_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.correspondence_hourspolicy (
    id bigint NOT NULL,
    channel character varying(12) NOT NULL,
    after_closing character varying(20) NOT NULL,
    on_closed_days character varying(20) NOT NULL,
    norm character varying(200) NOT NULL,
    source character varying(200) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    CONSTRAINT hours_policy_ends_after_it_begins CHECK (((valid_until IS NULL) OR (valid_until > valid_from)))
);
ALTER TABLE public.correspondence_hourspolicy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.correspondence_hourspolicy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.correspondence_hoursproposal (
    id uuid NOT NULL,
    channel character varying(12) NOT NULL,
    after_closing character varying(20) NOT NULL,
    on_closed_days character varying(20) NOT NULL,
    norm character varying(200) NOT NULL,
    valid_from date NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    is_approved boolean,
    decided_by_id uuid,
    proposed_by_id uuid NOT NULL,
    CONSTRAINT hours_decision_is_whole CHECK ((((decided_at IS NULL) AND (decided_by_id IS NULL) AND (is_approved IS NULL)) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL) AND (is_approved IS NOT NULL)))),
    CONSTRAINT hours_is_decided_by_another CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = proposed_by_id) AND (decided_by_id IS NOT NULL)))))
);
CREATE TABLE public.correspondence_instruction (
    code character varying(20) NOT NULL,
    title character varying(100) NOT NULL,
    days smallint,
    is_offered boolean NOT NULL,
    norm character varying(120) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    CONSTRAINT correspondence_instruction_days_check CHECK ((days >= 0))
);
CREATE TABLE public.correspondence_instructionproposal (
    id uuid NOT NULL,
    code character varying(20) NOT NULL,
    title character varying(100) NOT NULL,
    days smallint,
    norm character varying(120) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    proposed_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    is_approved boolean,
    decided_by_id uuid,
    proposed_by_id uuid NOT NULL,
    CONSTRAINT correspondence_instructionproposal_days_check CHECK ((days >= 0)),
    CONSTRAINT instruction_decision_is_whole CHECK ((((decided_at IS NULL) AND (decided_by_id IS NULL) AND (is_approved IS NULL)) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL) AND (is_approved IS NOT NULL)))),
    CONSTRAINT instruction_is_decided_by_another CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = proposed_by_id) AND (decided_by_id IS NOT NULL)))))
);
CREATE TABLE public.correspondence_joining (
    id bigint NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(200) NOT NULL,
    into_id uuid NOT NULL,
    record_id uuid NOT NULL,
    CONSTRAINT joined_to_another CHECK ((NOT (record_id = into_id)))
);
COMMENT ON TABLE public.correspondence_joining IS 'append-only';
ALTER TABLE public.correspondence_joining ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.correspondence_joining_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.correspondence_knownword (
    id bigint NOT NULL,
    word character varying(30) NOT NULL
);
ALTER TABLE public.correspondence_knownword ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.correspondence_knownword_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.correspondence_movementnotice (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    movement_id uuid NOT NULL
);
COMMENT ON TABLE public.correspondence_movementnotice IS 'append-only';
ALTER TABLE public.correspondence_movementnotice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.correspondence_movementnotice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.correspondence_presentation (
    id uuid NOT NULL,
    channel character varying(12) NOT NULL,
    kind character varying(16) NOT NULL,
    subject character varying(500) NOT NULL,
    number_of_sender character varying(100) NOT NULL,
    dated_on date,
    sheets integer NOT NULL,
    capacity character varying(200) NOT NULL,
    email character varying(254) NOT NULL,
    presented_at timestamp with time zone NOT NULL,
    presented_on date NOT NULL,
    clock_starts_on date NOT NULL,
    trace text NOT NULL,
    follow_code character varying(24) NOT NULL,
    received_by_unit_at timestamp with time zone,
    addressee_id uuid NOT NULL,
    case_id uuid NOT NULL,
    presented_at_office_id uuid,
    record_id uuid,
    represented_country character varying(2) NOT NULL,
    represented_kind character varying(16) NOT NULL,
    represented_name character varying(200) NOT NULL,
    represented_number character varying(24) NOT NULL,
    CONSTRAINT correspondence_presentation_sheets_check CHECK ((sheets >= 0))
);
COMMENT ON TABLE public.correspondence_presentation IS 'append-only except record_id,received_by_unit_at';
CREATE TABLE public.correspondence_qualitycheck (
    id bigint NOT NULL,
    is_confirmed boolean NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(200) NOT NULL,
    recognition_id bigint NOT NULL,
    CONSTRAINT rejected_digitisation_says_why CHECK (((is_confirmed AND ((reason)::text = ''::text)) OR ((NOT is_confirmed) AND (NOT ((reason)::text = ''::text)))))
);
COMMENT ON TABLE public.correspondence_qualitycheck IS 'append-only';
ALTER TABLE public.correspondence_qualitycheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.correspondence_qualitycheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.correspondence_recognisedpage (
    id bigint NOT NULL,
    number smallint NOT NULL,
    text text NOT NULL,
    confidence smallint,
    image_id character varying(64) NOT NULL,
    recognition_id bigint NOT NULL,
    CONSTRAINT correspondence_recognisedpage_confidence_check CHECK ((confidence >= 0)),
    CONSTRAINT correspondence_recognisedpage_number_check CHECK ((number >= 0))
);
COMMENT ON TABLE public.correspondence_recognisedpage IS 'append-only emptied "text"';
ALTER TABLE public.correspondence_recognisedpage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.correspondence_recognisedpage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.correspondence_recognition (
    id bigint NOT NULL,
    refusal character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    digitisation_id uuid NOT NULL,
    file_id character varying(64),
    CONSTRAINT recognition_or_why_not CHECK ((((file_id IS NOT NULL) AND ((refusal)::text = ''::text)) OR ((file_id IS NULL) AND (NOT ((refusal)::text = ''::text)))))
);
COMMENT ON TABLE public.correspondence_recognition IS 'append-only';
ALTER TABLE public.correspondence_recognition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.correspondence_recognition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.correspondence_record (
    id uuid NOT NULL,
    number character varying(24) NOT NULL,
    series character varying(16) NOT NULL,
    year smallint NOT NULL,
    ordinal integer NOT NULL,
    kind character varying(16) NOT NULL,
    subject character varying(500) NOT NULL,
    sender_kind character varying(8) NOT NULL,
    sender_number character varying(30) NOT NULL,
    sender_name character varying(200) NOT NULL,
    number_of_sender character varying(100) NOT NULL,
    number_core character varying(16) NOT NULL,
    number_letters character varying(200) NOT NULL,
    dated_on date,
    sheets integer NOT NULL,
    channel character varying(12) NOT NULL,
    presented_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    presented_on date NOT NULL,
    received_on date NOT NULL,
    clock_starts_on date NOT NULL,
    trace text NOT NULL,
    is_urgent boolean NOT NULL,
    is_reserved boolean NOT NULL,
    follow_code character varying(24) NOT NULL,
    registered_by character varying(200) NOT NULL,
    office_id uuid NOT NULL,
    presented_at_office_id uuid,
    CONSTRAINT correspondence_record_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT correspondence_record_sheets_check CHECK ((sheets >= 0)),
    CONSTRAINT correspondence_record_year_check CHECK ((year >= 0))
);
COMMENT ON TABLE public.correspondence_record IS 'append-only';
CREATE TABLE public.correspondence_recordfile (
    id bigint NOT NULL,
    ordinal smallint NOT NULL,
    title character varying(200) NOT NULL,
    document_id uuid,
    file_id character varying(64) NOT NULL,
    record_id uuid NOT NULL,
    CONSTRAINT correspondence_recordfile_ordinal_check CHECK ((ordinal >= 0))
);
COMMENT ON TABLE public.correspondence_recordfile IS 'append-only';
ALTER TABLE public.correspondence_recordfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.correspondence_recordfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.correspondence_recordlink (
    id bigint NOT NULL,
    number character varying(100) NOT NULL,
    document_id uuid,
    kind character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(200) NOT NULL,
    other_id uuid,
    record_id uuid NOT NULL,
    CONSTRAINT link_says_to_what CHECK (((other_id IS NOT NULL) OR (NOT ((number)::text = ''::text)))),
    CONSTRAINT link_to_another CHECK (((other_id IS NULL) OR (NOT ((other_id = record_id) AND (other_id IS NOT NULL)))))
);
COMMENT ON TABLE public.correspondence_recordlink IS 'append-only';
ALTER TABLE public.correspondence_recordlink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.correspondence_recordlink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.correspondence_recordmovement (
    id uuid NOT NULL,
    ordinal integer NOT NULL,
    note character varying(500) NOT NULL,
    is_copy boolean NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    due_on date,
    received_at timestamp with time zone,
    left_at timestamp with time zone,
    closed_at timestamp with time zone,
    outcome character varying(10) NOT NULL,
    close_reason character varying(500) NOT NULL,
    closed_by_id uuid,
    from_office_id uuid NOT NULL,
    from_person_id uuid,
    instruction_id character varying(20) NOT NULL,
    received_by_id uuid,
    record_id uuid NOT NULL,
    to_office_id uuid NOT NULL,
    to_person_id uuid,
    CONSTRAINT closed_movement_says_why CHECK ((((closed_at IS NULL) AND ((outcome)::text = ''::text)) OR ((closed_at IS NOT NULL) AND (NOT ((outcome)::text = ''::text))))),
    CONSTRAINT correspondence_recordmovement_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT only_a_closed_original_leaves CHECK (((left_at IS NULL) OR ((closed_at IS NOT NULL) AND (NOT is_copy))))
);
COMMENT ON TABLE public.correspondence_recordmovement IS 'append-only except received_at,received_by_id,left_at,closed_at,outcome,close_reason,closed_by_id';
CREATE TABLE public.counter_appointment (
    id uuid NOT NULL,
    service character varying(16) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    minutes smallint NOT NULL,
    place character varying(200) NOT NULL,
    seat smallint NOT NULL,
    state character varying(10) NOT NULL,
    offered_until timestamp with time zone,
    made_at timestamp with time zone NOT NULL,
    moves smallint NOT NULL,
    reminded_at timestamp with time zone,
    ended_at timestamp with time zone,
    office_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT counter_appointment_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT counter_appointment_moves_check CHECK ((moves >= 0)),
    CONSTRAINT counter_appointment_seat_check CHECK ((seat >= 0)),
    CONSTRAINT offer_has_an_end CHECK (((NOT ((state)::text = 'offered'::text)) OR (offered_until IS NOT NULL))),
    CONSTRAINT seats_count_from_one CHECK ((seat >= 1))
);
CREATE TABLE public.counter_closure (
    id uuid NOT NULL,
    "on" date NOT NULL,
    reason character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    office_id uuid NOT NULL
);
COMMENT ON TABLE public.counter_closure IS 'append-only';
CREATE TABLE public.counter_counteract (
    id uuid NOT NULL,
    kind character varying(24) NOT NULL,
    item character varying(4) NOT NULL,
    detail character varying(500) NOT NULL,
    addressed_to character varying(200) NOT NULL,
    signatory_id uuid,
    signed_on date,
    is_extraordinary boolean NOT NULL,
    letter_on date,
    tendered numeric(12,2),
    case_id uuid NOT NULL,
    visit_id uuid NOT NULL,
    CONSTRAINT extraordinary_dispatch_has_a_letter CHECK ((((NOT is_extraordinary) AND (letter_on IS NULL)) OR (is_extraordinary AND (letter_on IS NOT NULL))))
);
COMMENT ON TABLE public.counter_counteract IS 'append-only';
CREATE TABLE public.counter_schedule (
    id uuid NOT NULL,
    service character varying(16) NOT NULL,
    weekday smallint,
    opens time without time zone NOT NULL,
    closes time without time zone NOT NULL,
    per_hour smallint NOT NULL,
    quota smallint NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    office_id uuid NOT NULL,
    set_by_id uuid NOT NULL,
    special_day_id uuid,
    CONSTRAINT counter_schedule_per_hour_check CHECK ((per_hour >= 0)),
    CONSTRAINT counter_schedule_quota_check CHECK ((quota >= 0)),
    CONSTRAINT counter_schedule_weekday_check CHECK ((weekday >= 0)),
    CONSTRAINT schedule_expects_somebody CHECK (((per_hour = ANY (ARRAY[1, 2, 3, 4, 5, 6, 10, 12])) AND (quota >= 1))),
    CONSTRAINT schedule_of_a_weekday_or_a_day CHECK ((((special_day_id IS NULL) AND ((weekday >= 1) AND (weekday <= 7))) OR ((special_day_id IS NOT NULL) AND (weekday IS NULL)))),
    CONSTRAINT schedule_opens_before_it_closes CHECK ((opens < closes)),
    CONSTRAINT schedule_period_in_order CHECK (((valid_until IS NULL) OR (valid_until >= valid_from)))
);
CREATE TABLE public.counter_signingpower (
    id uuid NOT NULL,
    kinds character varying(24)[] NOT NULL,
    norm character varying(200) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    granted_at timestamp with time zone NOT NULL,
    granted_by_id uuid NOT NULL,
    office_id uuid NOT NULL,
    officer_id uuid NOT NULL,
    CONSTRAINT power_for_something CHECK ((NOT (kinds = '{}'::character varying(24)[]))),
    CONSTRAINT power_given_by_another CHECK ((NOT (granted_by_id = officer_id))),
    CONSTRAINT power_period_in_order CHECK (((valid_until IS NULL) OR (valid_until >= valid_from)))
);
CREATE TABLE public.counter_specialday (
    id uuid NOT NULL,
    "on" date NOT NULL,
    kind character varying(12) NOT NULL,
    place character varying(200) NOT NULL,
    norm character varying(200) NOT NULL,
    announced_at timestamp with time zone NOT NULL,
    announced_by_id uuid NOT NULL,
    office_id uuid NOT NULL,
    CONSTRAINT itinerant_day_has_a_place CHECK (((((kind)::text = 'saturday'::text) AND ((place)::text = ''::text)) OR (((kind)::text = 'itinerant'::text) AND (NOT ((place)::text = ''::text)))))
);
COMMENT ON TABLE public.counter_specialday IS 'append-only';
CREATE TABLE public.counter_ticket (
    id uuid NOT NULL,
    day date NOT NULL,
    service character varying(16) NOT NULL,
    ordinal smallint NOT NULL,
    priority character varying(12) NOT NULL,
    state character varying(8) NOT NULL,
    "window" smallint,
    directed_to smallint,
    calls smallint NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    called_at timestamp with time zone,
    ended_at timestamp with time zone,
    appointment_id uuid,
    called_by_id uuid,
    office_id uuid NOT NULL,
    CONSTRAINT counter_ticket_calls_check CHECK ((calls >= 0)),
    CONSTRAINT counter_ticket_directed_to_check CHECK ((directed_to >= 0)),
    CONSTRAINT counter_ticket_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT counter_ticket_window_check CHECK (("window" >= 0)),
    CONSTRAINT ticket_called_to_a_window CHECK ((((state)::text = 'waiting'::text) OR ((called_at IS NOT NULL) AND (called_by_id IS NOT NULL) AND ("window" IS NOT NULL))))
);
CREATE TABLE public.counter_visit (
    id uuid NOT NULL,
    proven_by character varying(10) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    office_id uuid NOT NULL,
    officer_id uuid NOT NULL,
    person_id uuid NOT NULL,
    ticket_id uuid
);
COMMENT ON TABLE public.counter_visit IS 'append-only';
CREATE TABLE public.counter_waitingentry (
    id uuid NOT NULL,
    service character varying(16) NOT NULL,
    since timestamp with time zone NOT NULL,
    unanswered smallint NOT NULL,
    left_at timestamp with time zone,
    office_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT counter_waitingentry_unanswered_check CHECK ((unanswered >= 0))
);
CREATE TABLE public.criminal_records_certificate (
    id bigint NOT NULL,
    issued_on date NOT NULL,
    valid_until date NOT NULL,
    act_id uuid NOT NULL,
    by_id uuid NOT NULL,
    document_id uuid NOT NULL,
    consultation_id uuid NOT NULL,
    request_id uuid NOT NULL
);
COMMENT ON TABLE public.criminal_records_certificate IS 'append-only';
ALTER TABLE public.criminal_records_certificate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.criminal_records_certificate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.criminal_records_consultation (
    id uuid NOT NULL,
    pending_id uuid,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    request_id uuid NOT NULL
);
COMMENT ON TABLE public.criminal_records_consultation IS 'append-only';
CREATE TABLE public.criminal_records_delivery (
    id bigint NOT NULL,
    means character varying(10) NOT NULL,
    recipient character varying(200) NOT NULL,
    document_number character varying(30) NOT NULL,
    authorisation character varying(200) NOT NULL,
    tracking character varying(60) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    request_id uuid NOT NULL
);
COMMENT ON TABLE public.criminal_records_delivery IS 'append-only';
ALTER TABLE public.criminal_records_delivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.criminal_records_delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.criminal_records_finding (
    id bigint NOT NULL,
    result character varying(10) NOT NULL,
    transaction character varying(60) NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    consultation_id uuid NOT NULL
);
COMMENT ON TABLE public.criminal_records_finding IS 'append-only';
ALTER TABLE public.criminal_records_finding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.criminal_records_finding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.criminal_records_refusal (
    id bigint NOT NULL,
    ground character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    document_id uuid NOT NULL,
    request_id uuid NOT NULL
);
COMMENT ON TABLE public.criminal_records_refusal IS 'append-only';
ALTER TABLE public.criminal_records_refusal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.criminal_records_refusal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.criminal_records_request (
    id uuid NOT NULL,
    purpose character varying(10) NOT NULL,
    country character varying(2) NOT NULL,
    father character varying(200) NOT NULL,
    mother character varying(200) NOT NULL,
    case_id uuid NOT NULL,
    CONSTRAINT record_names_a_parent CHECK ((NOT (((father)::text = ''::text) AND ((mother)::text = ''::text))))
);
COMMENT ON TABLE public.criminal_records_request IS 'append-only';
CREATE TABLE public.criminal_records_review (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    finding_id bigint NOT NULL,
    office_id uuid NOT NULL
);
COMMENT ON TABLE public.criminal_records_review IS 'append-only';
CREATE TABLE public.criminal_records_reviewanswer (
    id uuid NOT NULL,
    outcome character varying(10) NOT NULL,
    text character varying(2000) NOT NULL,
    number character varying(60) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    review_id uuid NOT NULL,
    CONSTRAINT annotated_record_says_what_is_annotated CHECK ((NOT (((outcome)::text = 'annotated'::text) AND ((text)::text = ''::text))))
);
COMMENT ON TABLE public.criminal_records_reviewanswer IS 'append-only';
CREATE TABLE public.criminal_records_reviewdecision (
    id bigint NOT NULL,
    is_confirmed boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    answer_id uuid NOT NULL,
    by_id uuid NOT NULL
);
COMMENT ON TABLE public.criminal_records_reviewdecision IS 'append-only';
ALTER TABLE public.criminal_records_reviewdecision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.criminal_records_reviewdecision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.documents_annotation (
    id bigint NOT NULL,
    text character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(200) NOT NULL,
    document_id uuid NOT NULL
);
COMMENT ON TABLE public.documents_annotation IS 'append-only';
ALTER TABLE public.documents_annotation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.documents_annotation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.documents_augmentation (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    document_id uuid NOT NULL,
    file_id character varying(64) NOT NULL,
    stamp_valid_until timestamp with time zone NOT NULL
);
COMMENT ON TABLE public.documents_augmentation IS 'append-only';
ALTER TABLE public.documents_augmentation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.documents_augmentation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.documents_disclosure (
    id bigint NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(200) NOT NULL,
    document_id uuid NOT NULL
);
COMMENT ON TABLE public.documents_disclosure IS 'append-only';
ALTER TABLE public.documents_disclosure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.documents_disclosure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.documents_document (
    id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    title character varying(200) NOT NULL,
    number character varying(24) NOT NULL,
    series character varying(16) NOT NULL,
    year smallint NOT NULL,
    ordinal integer NOT NULL,
    case_id uuid NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    issued_by character varying(200) NOT NULL,
    verification_code character varying(24) NOT NULL,
    facts text NOT NULL,
    public_facts text NOT NULL,
    office_id uuid NOT NULL,
    file_id character varying(64) NOT NULL,
    CONSTRAINT documents_document_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT documents_document_year_check CHECK ((year >= 0))
);
COMMENT ON TABLE public.documents_document IS 'append-only emptied "facts"';
CREATE TABLE public.documents_erasure (
    subject uuid NOT NULL,
    authority character varying(24) NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(200) NOT NULL
);
COMMENT ON TABLE public.documents_erasure IS 'append-only';
CREATE TABLE public.documents_forgone (
    id bigint NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(200) NOT NULL,
    pending_id uuid NOT NULL
);
COMMENT ON TABLE public.documents_forgone IS 'append-only';
ALTER TABLE public.documents_forgone ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.documents_forgone_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.documents_officercertificate (
    id uuid NOT NULL,
    sha256 character varying(64) NOT NULL,
    subject character varying(300) NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    registered_by character varying(200) NOT NULL,
    withdrawn_at timestamp with time zone,
    person_id uuid NOT NULL
);
COMMENT ON TABLE public.documents_officercertificate IS 'append-only except withdrawn_at';
CREATE TABLE public.documents_ownsignature (
    id bigint NOT NULL,
    means character varying(10) NOT NULL,
    report text NOT NULL,
    at timestamp with time zone NOT NULL,
    document_id uuid NOT NULL,
    pending_id uuid NOT NULL
);
COMMENT ON TABLE public.documents_ownsignature IS 'append-only';
ALTER TABLE public.documents_ownsignature ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.documents_ownsignature_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.documents_pendingsignature (
    id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    title character varying(200) NOT NULL,
    number character varying(24) NOT NULL,
    series character varying(16) NOT NULL,
    year smallint NOT NULL,
    ordinal integer NOT NULL,
    case_id uuid NOT NULL,
    prepared_at timestamp with time zone NOT NULL,
    prepared_by character varying(200) NOT NULL,
    verification_code character varying(24) NOT NULL,
    facts text NOT NULL,
    public_facts text NOT NULL,
    file_id character varying(64) NOT NULL,
    office_id uuid NOT NULL,
    signer_id uuid NOT NULL,
    CONSTRAINT documents_pendingsignature_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT documents_pendingsignature_year_check CHECK ((year >= 0))
);
COMMENT ON TABLE public.documents_pendingsignature IS 'append-only emptied "facts"';
CREATE TABLE public.documents_quarantinedecision (
    id bigint NOT NULL,
    is_release boolean NOT NULL,
    reason character varying(2000) NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(200) NOT NULL,
    upload_id uuid NOT NULL
);
COMMENT ON TABLE public.documents_quarantinedecision IS 'append-only';
ALTER TABLE public.documents_quarantinedecision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.documents_quarantinedecision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.documents_revocation (
    id bigint NOT NULL,
    reason character varying(2000) NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(200) NOT NULL,
    document_id uuid NOT NULL
);
COMMENT ON TABLE public.documents_revocation IS 'append-only';
ALTER TABLE public.documents_revocation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.documents_revocation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.documents_scannerfinding (
    sha256 character varying(64) NOT NULL,
    is_harmful boolean NOT NULL,
    is_pending boolean NOT NULL,
    detail character varying(200) NOT NULL,
    tried_at timestamp with time zone NOT NULL
);
CREATE TABLE public.documents_sealkeychange (
    id uuid NOT NULL,
    step character varying(8) NOT NULL,
    certificate character varying(40) NOT NULL,
    pem text NOT NULL,
    "on" date NOT NULL,
    ground character varying(12) NOT NULL,
    reason character varying(500) NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    is_approved boolean,
    CONSTRAINT seal_key_change_is_whole CHECK (((((ground)::text = ''::text) AND ((reason)::text = ''::text) AND ((step)::text = 'begin'::text) AND (NOT (pem = ''::text))) OR ((pem = ''::text) AND ((step)::text = 'revoke'::text) AND (NOT ((ground)::text = ''::text)) AND (NOT ((reason)::text = ''::text))))),
    CONSTRAINT seal_key_decision_is_whole CHECK ((((decided_at IS NULL) AND (decided_by IS NULL) AND (is_approved IS NULL)) OR ((decided_at IS NOT NULL) AND (decided_by IS NOT NULL) AND (is_approved IS NOT NULL)))),
    CONSTRAINT seal_key_is_decided_by_another CHECK (((decided_by IS NULL) OR (NOT ((decided_by = proposed_by) AND (decided_by IS NOT NULL)))))
);
CREATE TABLE public.documents_signingtoken (
    id uuid NOT NULL,
    digest character varying(64) NOT NULL,
    use character varying(12) NOT NULL,
    sha256 character varying(64) NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    pending_id uuid NOT NULL,
    person_id uuid NOT NULL
);
COMMENT ON TABLE public.documents_signingtoken IS 'append-only except used_at';
CREATE TABLE public.documents_storedfile (
    sha256 character varying(64) NOT NULL,
    size bigint NOT NULL,
    media_type character varying(80) NOT NULL,
    stored_at timestamp with time zone NOT NULL
);
COMMENT ON TABLE public.documents_storedfile IS 'append-only';
CREATE TABLE public.documents_trustlistedition (
    number bigint NOT NULL,
    content text NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    next_update timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    signed_by text NOT NULL
);
COMMENT ON TABLE public.documents_trustlistedition IS 'append-only';
CREATE TABLE public.documents_upload (
    id uuid NOT NULL,
    filename character varying(200) NOT NULL,
    expected_size bigint NOT NULL,
    received bigint NOT NULL,
    state character varying(12) NOT NULL,
    finding character varying(60) NOT NULL,
    media_type character varying(80) NOT NULL,
    case_id uuid,
    begun_at timestamp with time zone NOT NULL,
    file_id character varying(64),
    owner_id uuid NOT NULL,
    detail character varying(200) NOT NULL,
    CONSTRAINT clean_upload_has_file CHECK (((NOT ((state)::text = 'clean'::text)) OR (file_id IS NOT NULL))),
    CONSTRAINT upload_within_its_size CHECK ((received <= expected_size))
);
CREATE TABLE public.documents_uploadpart (
    id bigint NOT NULL,
    "offset" bigint NOT NULL,
    size bigint NOT NULL,
    upload_id uuid NOT NULL
);
ALTER TABLE public.documents_uploadpart ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.documents_uploadpart_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.exchanges_cargo (
    id bigint NOT NULL,
    outcome character varying(1) NOT NULL,
    number character varying(14) NOT NULL,
    year character varying(4) NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    unit character varying(250) NOT NULL,
    "user" character varying(100) NOT NULL,
    observation character varying(250) NOT NULL,
    record_id uuid,
    record_number character varying(24) NOT NULL,
    at timestamp with time zone NOT NULL,
    document_id uuid,
    file_id character varying(64) NOT NULL,
    incoming_id uuid,
    outgoing_id uuid,
    doubt character varying(60) NOT NULL,
    CONSTRAINT cargo_of_one_exchange CHECK ((((document_id IS NULL) AND (incoming_id IS NULL) AND (outgoing_id IS NOT NULL)) OR ((document_id IS NOT NULL) AND (incoming_id IS NOT NULL) AND (outgoing_id IS NULL))))
);
COMMENT ON TABLE public.exchanges_cargo IS 'append-only except doubt';
ALTER TABLE public.exchanges_cargo ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchanges_cargo_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.exchanges_cargohint (
    id bigint NOT NULL,
    fingerprint character varying(64) NOT NULL,
    outcome character varying(1) NOT NULL,
    number character varying(14) NOT NULL,
    year character varying(4) NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    unit character varying(250) NOT NULL,
    "user" character varying(100) NOT NULL,
    observation character varying(250) NOT NULL,
    at timestamp with time zone NOT NULL,
    file_id character varying(64) NOT NULL,
    outgoing_id uuid NOT NULL
);
COMMENT ON TABLE public.exchanges_cargohint IS 'append-only';
ALTER TABLE public.exchanges_cargohint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchanges_cargohint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.exchanges_entity (
    id bigint NOT NULL,
    ruc character varying(11) NOT NULL,
    name character varying(250) NOT NULL,
    category smallint NOT NULL,
    state_id integer NOT NULL,
    parent_state_id integer NOT NULL,
    is_listed boolean NOT NULL,
    read_at timestamp with time zone NOT NULL,
    client_id character varying(60) NOT NULL,
    CONSTRAINT exchanges_entity_category_check CHECK ((category >= 0)),
    CONSTRAINT exchanges_entity_parent_state_id_check CHECK ((parent_state_id >= 0)),
    CONSTRAINT exchanges_entity_state_id_check CHECK ((state_id >= 0))
);
ALTER TABLE public.exchanges_entity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchanges_entity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.exchanges_incoming (
    id uuid NOT NULL,
    cuo character varying(10) NOT NULL,
    sender_ruc character varying(11) NOT NULL,
    sender_name character varying(250) NOT NULL,
    unit character varying(250) NOT NULL,
    reference character varying(10) NOT NULL,
    kind character varying(2) NOT NULL,
    document_number character varying(100) NOT NULL,
    document_at timestamp with time zone NOT NULL,
    to_unit character varying(150) NOT NULL,
    to_name character varying(100) NOT NULL,
    to_post character varying(100) NOT NULL,
    subject character varying(500) NOT NULL,
    folios smallint NOT NULL,
    filename character varying(200) NOT NULL,
    annex_url character varying(200) NOT NULL,
    identity_kind character varying(1) NOT NULL,
    identity_number character varying(9) NOT NULL,
    fingerprint character varying(64) NOT NULL,
    doubt character varying(60) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    state character varying(1) NOT NULL,
    fetched_at timestamp with time zone,
    fetch_fault character varying(300) NOT NULL,
    cargo_told_at timestamp with time zone,
    is_cargo_doubtful boolean NOT NULL,
    attempts integer NOT NULL,
    refusals integer NOT NULL,
    fault character varying(60) NOT NULL,
    due_at timestamp with time zone,
    claimed_until timestamp with time zone,
    settled_at timestamp with time zone,
    cure_due_on date,
    file_id character varying(64) NOT NULL,
    office_id uuid NOT NULL,
    annexes_counted smallint NOT NULL,
    CONSTRAINT exchanges_incoming_annexes_counted_check CHECK ((annexes_counted >= 0)),
    CONSTRAINT exchanges_incoming_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT exchanges_incoming_folios_check CHECK ((folios >= 0)),
    CONSTRAINT exchanges_incoming_refusals_check CHECK ((refusals >= 0)),
    CONSTRAINT incoming_state_is_in_use CHECK (((state)::text = ANY ((ARRAY['P'::character varying, 'R'::character varying, 'O'::character varying, 'N'::character varying])::text[])))
);
CREATE TABLE public.exchanges_incomingannex (
    id bigint NOT NULL,
    ordinal smallint NOT NULL,
    name character varying(100) NOT NULL,
    file_id character varying(64),
    incoming_id uuid NOT NULL,
    doubt character varying(60) NOT NULL,
    is_whole boolean NOT NULL,
    CONSTRAINT exchanges_incomingannex_ordinal_check CHECK ((ordinal >= 0))
);
COMMENT ON TABLE public.exchanges_incomingannex IS 'append-only except file_id,doubt';
ALTER TABLE public.exchanges_incomingannex ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchanges_incomingannex_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.exchanges_outgoing (
    id uuid NOT NULL,
    cuo character varying(10),
    sender_ruc character varying(11) NOT NULL,
    sender_name character varying(250) NOT NULL,
    unit character varying(250) NOT NULL,
    reference character varying(10) NOT NULL,
    kind character varying(2) NOT NULL,
    document_number character varying(100) NOT NULL,
    document_at timestamp with time zone NOT NULL,
    to_unit character varying(150) NOT NULL,
    to_name character varying(100) NOT NULL,
    to_post character varying(100) NOT NULL,
    subject character varying(500) NOT NULL,
    folios smallint NOT NULL,
    filename character varying(200) NOT NULL,
    annex_token character varying(43),
    annex_url character varying(200) NOT NULL,
    identity_kind character varying(1) NOT NULL,
    identity_number character varying(9) NOT NULL,
    state character varying(1) NOT NULL,
    is_doubtful boolean NOT NULL,
    attempts integer NOT NULL,
    refusals integer NOT NULL,
    fault character varying(60) NOT NULL,
    fault_text character varying(300) NOT NULL,
    due_at timestamp with time zone,
    claimed_until timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    delivered_at timestamp with time zone,
    settled_at timestamp with time zone,
    cure_due_on date,
    cures_id uuid,
    file_id character varying(64) NOT NULL,
    office_id uuid NOT NULL,
    receiver_id bigint NOT NULL,
    sent_by_id uuid NOT NULL,
    CONSTRAINT exchanges_outgoing_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT exchanges_outgoing_folios_check CHECK ((folios >= 0)),
    CONSTRAINT exchanges_outgoing_refusals_check CHECK ((refusals >= 0)),
    CONSTRAINT outgoing_state_is_in_use CHECK ((NOT ((state)::text = 'S'::text))),
    CONSTRAINT what_was_sent_has_a_number CHECK ((((state)::text = 'P'::text) OR (cuo IS NOT NULL)))
);
CREATE TABLE public.exchanges_outgoingannex (
    id bigint NOT NULL,
    ordinal smallint NOT NULL,
    name character varying(100) NOT NULL,
    file_id character varying(64) NOT NULL,
    outgoing_id uuid NOT NULL,
    CONSTRAINT exchanges_outgoingannex_ordinal_check CHECK ((ordinal >= 0))
);
COMMENT ON TABLE public.exchanges_outgoingannex IS 'append-only';
ALTER TABLE public.exchanges_outgoingannex ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchanges_outgoingannex_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.exchanges_wirekind (
    id bigint NOT NULL,
    code character varying(2) NOT NULL,
    name character varying(100) NOT NULL,
    is_listed boolean NOT NULL
);
ALTER TABLE public.exchanges_wirekind ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchanges_wirekind_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fees_charge (
    amount numeric(12,2) NOT NULL,
    currency character varying(3) NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    units smallint NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    cancelled_at timestamp with time zone,
    cancelled_because character varying(500) NOT NULL,
    payer_id uuid NOT NULL,
    tariff_item_id uuid NOT NULL,
    consular_amount numeric(12,2),
    free_by character varying(200) NOT NULL,
    office_id uuid,
    rate numeric(16,6),
    CONSTRAINT charge_amount_not_negative CHECK ((amount >= (0)::numeric)),
    CONSTRAINT charge_cancelled_at_an_instant CHECK ((((cancelled_at IS NOT NULL) AND ((state)::text = 'cancelled'::text)) OR ((NOT ((state)::text = 'cancelled'::text)) AND (cancelled_at IS NULL)))),
    CONSTRAINT charge_for_at_least_one CHECK ((units >= 1)),
    CONSTRAINT charge_in_both_currencies CHECK ((((consular_amount IS NULL) AND (office_id IS NULL) AND (rate IS NULL)) OR ((consular_amount > (0)::numeric) AND (consular_amount IS NOT NULL) AND (office_id IS NOT NULL) AND (rate > (0)::numeric) AND (rate IS NOT NULL)) OR ((amount = (0)::numeric) AND (consular_amount = (0)::numeric) AND (consular_amount IS NOT NULL) AND (office_id IS NOT NULL) AND (rate IS NULL) AND (NOT ((free_by)::text = ''::text))))),
    CONSTRAINT fees_charge_units_check CHECK ((units >= 0))
);
CREATE TABLE public.fees_chargeline (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    units smallint NOT NULL,
    base numeric(14,2),
    amount numeric(12,2) NOT NULL,
    surcharge numeric(12,2) NOT NULL,
    charge_id uuid NOT NULL,
    item_id uuid NOT NULL,
    CONSTRAINT charge_line_of_something CHECK (((amount >= (0)::numeric) AND (surcharge >= (0)::numeric) AND (units >= 1))),
    CONSTRAINT fees_chargeline_position_check CHECK (("position" >= 0)),
    CONSTRAINT fees_chargeline_units_check CHECK ((units >= 0))
);
CREATE TABLE public.fees_exchangerate (
    id uuid NOT NULL,
    zone character varying(20) NOT NULL,
    currency character varying(3) NOT NULL,
    month date NOT NULL,
    official numeric(16,6) NOT NULL,
    rate numeric(16,6) NOT NULL,
    ceiling numeric(5,2) NOT NULL,
    norm character varying(200) NOT NULL,
    evidence character varying(500) NOT NULL,
    state character varying(10) NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    reason character varying(500) NOT NULL,
    decided_by_id uuid,
    proposed_by_id uuid NOT NULL,
    CONSTRAINT rate_decided_by_another CHECK ((NOT ((decided_by_id = proposed_by_id) AND (decided_by_id IS NOT NULL)))),
    CONSTRAINT rate_decision_is_whole CHECK ((((decided_by_id IS NULL) AND ((state)::text = 'proposed'::text)) OR ((NOT ((state)::text = 'proposed'::text)) AND (decided_by_id IS NOT NULL)))),
    CONSTRAINT rate_has_evidence CHECK (((NOT ((norm)::text = ''::text)) AND (NOT ((evidence)::text = ''::text)))),
    CONSTRAINT rate_of_a_month CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
    CONSTRAINT rate_of_something CHECK (((official > (0)::numeric) AND (rate > (0)::numeric))),
    CONSTRAINT rate_under_its_ceiling CHECK ((rate <= ((official * ((100)::numeric + ceiling)) / (100)::numeric)))
);
CREATE TABLE public.fees_payment (
    amount numeric(12,2) NOT NULL,
    currency character varying(3) NOT NULL,
    id uuid NOT NULL,
    provider_reference character varying(80),
    event_id character varying(80),
    is_surplus boolean NOT NULL,
    received_at timestamp with time zone NOT NULL,
    notified_at timestamp with time zone NOT NULL,
    charge_id uuid NOT NULL,
    attempt_id uuid,
    bank character varying(80) NOT NULL,
    means character varying(12) NOT NULL,
    office_id uuid,
    operation character varying(40) NOT NULL,
    paid_on date,
    taken_by_id uuid,
    CONSTRAINT payment_by_page_or_counter CHECK ((((attempt_id IS NOT NULL) AND (event_id IS NOT NULL) AND ((means)::text = 'hosted_card'::text) AND (office_id IS NULL) AND (provider_reference IS NOT NULL) AND (taken_by_id IS NULL)) OR ((NOT ((means)::text = 'hosted_card'::text)) AND (attempt_id IS NULL) AND (event_id IS NULL) AND (office_id IS NOT NULL) AND (paid_on IS NOT NULL) AND (provider_reference IS NULL) AND (taken_by_id IS NOT NULL)))),
    CONSTRAINT payment_of_something CHECK ((amount > (0)::numeric)),
    CONSTRAINT payment_says_its_operation CHECK (((NOT ((means)::text = ANY ((ARRAY['transfer'::character varying, 'deposit'::character varying, 'money_order'::character varying])::text[]))) OR ((NOT ((bank)::text = ''::text)) AND (NOT ((operation)::text = ''::text)))))
);
CREATE TABLE public.fees_paymentattempt (
    id uuid NOT NULL,
    provider_session character varying(80),
    state character varying(10) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    refusal_reason character varying(40) NOT NULL,
    charge_id uuid NOT NULL
);
CREATE TABLE public.fees_receipt (
    id uuid NOT NULL,
    number character varying(30) NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    payment_id uuid NOT NULL
);
CREATE TABLE public.fees_reconciliation (
    id uuid NOT NULL,
    day date NOT NULL,
    run_at timestamp with time zone NOT NULL,
    lines_here integer NOT NULL,
    lines_there integer NOT NULL,
    CONSTRAINT fees_reconciliation_lines_here_check CHECK ((lines_here >= 0)),
    CONSTRAINT fees_reconciliation_lines_there_check CHECK ((lines_there >= 0))
);
CREATE TABLE public.fees_reconciliationdifference (
    id uuid NOT NULL,
    kind character varying(16) NOT NULL,
    movement character varying(8) NOT NULL,
    reference character varying(80) NOT NULL,
    subject_id uuid,
    occurred_at timestamp with time zone,
    our_amount numeric(12,2),
    our_currency character varying(3) NOT NULL,
    their_amount numeric(12,2),
    their_currency character varying(3) NOT NULL,
    resolved_at timestamp with time zone,
    resolution character varying(500) NOT NULL,
    reconciliation_id uuid NOT NULL,
    resolved_by_id uuid
);
CREATE TABLE public.fees_refund (
    amount numeric(12,2) NOT NULL,
    currency character varying(3) NOT NULL,
    id uuid NOT NULL,
    reason character varying(500) NOT NULL,
    state character varying(12) NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    rejected_because character varying(500) NOT NULL,
    provider_reference character varying(80),
    sent_at timestamp with time zone,
    confirmed_at timestamp with time zone,
    decided_by_id uuid,
    payment_id uuid NOT NULL,
    requested_by_id uuid,
    handed_by_id uuid,
    CONSTRAINT refund_decided_by_another CHECK ((NOT ((decided_by_id = requested_by_id) AND (decided_by_id IS NOT NULL) AND (requested_by_id IS NOT NULL)))),
    CONSTRAINT refund_handed_back_by_somebody CHECK (((NOT ((state)::text = 'handed_back'::text)) OR ((confirmed_at IS NOT NULL) AND (decided_by_id IS NOT NULL) AND (handed_by_id IS NOT NULL))))
);
CREATE TABLE public.fees_tariffitem (
    amount numeric(12,2) NOT NULL,
    currency character varying(3) NOT NULL,
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    title character varying(300) NOT NULL,
    norm character varying(200) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    calculation character varying(12) NOT NULL,
    cap_base numeric(12,2),
    excess_amount numeric(12,2),
    free_by character varying(200) NOT NULL,
    included_units smallint NOT NULL,
    is_always_charged boolean NOT NULL,
    number character varying(8) NOT NULL,
    of_item character varying(40) NOT NULL,
    office_id uuid,
    percent numeric(5,2),
    section character varying(4) NOT NULL,
    unit character varying(40) NOT NULL,
    CONSTRAINT fees_tariffitem_included_units_check CHECK ((included_units >= 0)),
    CONSTRAINT tariff_amount_not_negative CHECK ((amount >= (0)::numeric)),
    CONSTRAINT tariff_item_can_be_calculated CHECK ((((calculation)::text = ANY ((ARRAY['fixed'::character varying, 'per_unit'::character varying])::text[])) OR (((calculation)::text = 'stepped'::text) AND (excess_amount >= (0)::numeric) AND (excess_amount IS NOT NULL) AND (included_units >= 1)) OR ((amount = (0)::numeric) AND ((calculation)::text = 'percentage'::text) AND (percent > (0)::numeric) AND (percent IS NOT NULL)) OR ((amount = (0)::numeric) AND ((calculation)::text = 'modifier'::text) AND (percent > (0)::numeric) AND (percent IS NOT NULL) AND (NOT ((of_item)::text = ''::text))) OR ((amount = (0)::numeric) AND ((calculation)::text = 'free'::text) AND (NOT ((free_by)::text = ''::text))))),
    CONSTRAINT tariff_item_has_norm CHECK ((NOT ((norm)::text = ''::text))),
    CONSTRAINT tariff_period_in_order CHECK (((valid_until IS NULL) OR (valid_until > valid_from) OR ((office_id IS NOT NULL) AND (valid_until = valid_from))))
);
CREATE TABLE public.fees_tariffproposal (
    amount numeric(12,2) NOT NULL,
    currency character varying(3) NOT NULL,
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    title character varying(300) NOT NULL,
    norm character varying(200) NOT NULL,
    valid_from date NOT NULL,
    state character varying(10) NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    reason character varying(500) NOT NULL,
    decided_by_id uuid,
    item_id uuid,
    proposed_by_id uuid NOT NULL,
    grounds character varying(500) NOT NULL,
    office_id uuid,
    valid_until date,
    ends_id uuid,
    excess_amount numeric(12,2),
    CONSTRAINT proposal_amount_not_negative CHECK (((amount >= (0)::numeric) AND ((excess_amount IS NULL) OR (excess_amount >= (0)::numeric)))),
    CONSTRAINT proposal_decided_by_another CHECK ((NOT ((decided_by_id = proposed_by_id) AND (decided_by_id IS NOT NULL)))),
    CONSTRAINT proposal_of_a_post_is_temporary CHECK ((((ends_id IS NULL) AND ((grounds)::text = ''::text) AND (office_id IS NULL) AND (valid_until IS NULL)) OR ((office_id IS NOT NULL) AND (NOT ((grounds)::text = ''::text)) AND (((ends_id IS NULL) AND (valid_until > valid_from) AND (valid_until IS NOT NULL)) OR ((ends_id IS NOT NULL) AND (item_id IS NULL) AND (valid_until IS NULL))))))
);
CREATE TABLE public.gateway_exchange (
    id uuid NOT NULL,
    partner character varying(40) NOT NULL,
    operation character varying(60) NOT NULL,
    purpose character varying(200) NOT NULL,
    case_id uuid,
    actor_name character varying(200) NOT NULL,
    person_id uuid,
    request_id character varying(60) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    milliseconds integer NOT NULL,
    outcome character varying(12) NOT NULL,
    code character varying(60) NOT NULL,
    subject uuid,
    CONSTRAINT exchange_has_a_purpose CHECK ((NOT ((purpose)::text = ''::text))),
    CONSTRAINT exchange_outcome_is_known CHECK (((outcome)::text = ANY ((ARRAY['answered'::character varying, 'refused'::character varying, 'unavailable'::character varying, 'failed'::character varying])::text[]))),
    CONSTRAINT gateway_exchange_milliseconds_check CHECK ((milliseconds >= 0))
);
COMMENT ON TABLE public.gateway_exchange IS 'append-only';
CREATE TABLE public.gateway_keptanswer (
    exchange_id uuid NOT NULL,
    text text NOT NULL,
    keep_until date NOT NULL,
    CONSTRAINT kept_answer_says_something CHECK ((NOT (text = ''::text)))
);
CREATE TABLE public.gateway_partnerterms (
    client_id character varying(64) NOT NULL,
    daily integer NOT NULL,
    certificate character varying(64) NOT NULL,
    CONSTRAINT gateway_partnerterms_daily_check CHECK ((daily >= 0))
);
CREATE TABLE public.gateway_pendingconsultation (
    id uuid NOT NULL,
    document_number character varying(20) CONSTRAINT gateway_pendingconsultation_dni_not_null NOT NULL,
    purpose character varying(200) NOT NULL,
    case_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    attempts integer NOT NULL,
    resolved_at timestamp with time zone,
    result character varying(60) NOT NULL,
    officer_id uuid NOT NULL,
    declared_name character varying(300) NOT NULL,
    document_country character varying(2) NOT NULL,
    document_kind character varying(20) NOT NULL,
    is_different boolean NOT NULL,
    last_fault character varying(60) NOT NULL,
    partner character varying(40) NOT NULL,
    CONSTRAINT gateway_pendingconsultation_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT resolved_consultation_names_nobody CHECK (((resolved_at IS NULL) OR (((declared_name)::text = ''::text) AND ((document_number)::text = ''::text) AND (NOT ((result)::text = ''::text)))))
);
CREATE TABLE public.gateway_servedanswer (
    id uuid NOT NULL,
    client_id character varying(64) NOT NULL,
    client_name character varying(200) NOT NULL,
    kind character varying(20) NOT NULL,
    since date NOT NULL,
    until date NOT NULL,
    facts integer NOT NULL,
    request_id character varying(60) NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    CONSTRAINT gateway_servedanswer_facts_check CHECK ((facts >= 0))
);
COMMENT ON TABLE public.gateway_servedanswer IS 'append-only';
CREATE TABLE public.identity_account (
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    id uuid NOT NULL,
    email character varying(254) NOT NULL,
    is_active boolean NOT NULL,
    is_staff boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    person_id uuid
);
CREATE TABLE public.identity_account_groups (
    id bigint NOT NULL,
    account_id uuid NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.identity_account_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_account_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.identity_account_user_permissions (
    id bigint NOT NULL,
    account_id uuid NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.identity_account_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_account_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE UNLOGGED TABLE public.identity_allowance (
    key character varying(120) NOT NULL,
    opens_at timestamp with time zone NOT NULL,
    spacing interval NOT NULL
);
CREATE TABLE public.identity_cards_capture (
    id uuid NOT NULL,
    mode character varying(24) NOT NULL,
    form_number character varying(20) NOT NULL,
    entry character varying(12) NOT NULL,
    is_minor boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    request_id uuid NOT NULL
);
COMMENT ON TABLE public.identity_cards_capture IS 'append-only';
CREATE TABLE public.identity_cards_cardannotation (
    id bigint NOT NULL,
    text character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    request_id uuid NOT NULL,
    CONSTRAINT annotation_says_something CHECK ((NOT ((text)::text = ''::text)))
);
COMMENT ON TABLE public.identity_cards_cardannotation IS 'append-only';
ALTER TABLE public.identity_cards_cardannotation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_cards_cardannotation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.identity_cards_carddelivery (
    id bigint NOT NULL,
    receiver character varying(10) NOT NULL,
    receiver_name character varying(200) NOT NULL,
    receiver_document character varying(40) NOT NULL,
    has_ticket boolean NOT NULL,
    old_card character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    request_id uuid NOT NULL
);
COMMENT ON TABLE public.identity_cards_carddelivery IS 'append-only';
ALTER TABLE public.identity_cards_carddelivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_cards_carddelivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.identity_cards_cardenvelope (
    id bigint NOT NULL,
    lot smallint NOT NULL,
    number smallint NOT NULL,
    kind character varying(32) NOT NULL,
    mode character varying(24) NOT NULL,
    is_minor boolean NOT NULL,
    shipment_id uuid NOT NULL,
    CONSTRAINT identity_cards_cardenvelope_lot_check CHECK ((lot >= 0)),
    CONSTRAINT identity_cards_cardenvelope_number_check CHECK ((number >= 0))
);
COMMENT ON TABLE public.identity_cards_cardenvelope IS 'append-only';
ALTER TABLE public.identity_cards_cardenvelope ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_cards_cardenvelope_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.identity_cards_cardreception (
    id uuid NOT NULL,
    guide character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    office_id uuid NOT NULL
);
COMMENT ON TABLE public.identity_cards_cardreception IS 'append-only';
CREATE TABLE public.identity_cards_cardrequest (
    id uuid NOT NULL,
    kind character varying(32) NOT NULL,
    standing character varying(12) NOT NULL,
    bond character varying(10) NOT NULL,
    given_names character varying(120) NOT NULL,
    first_surname character varying(80) NOT NULL,
    second_surname character varying(80) NOT NULL,
    holder_folded character varying(290) NOT NULL,
    born_on date NOT NULL,
    dni character varying(8) NOT NULL,
    card_expires_on date,
    birth_act character varying(120) NOT NULL,
    birth_act_issued_on date,
    address character varying(200) NOT NULL,
    case_id uuid NOT NULL,
    origin_id uuid
);
COMMENT ON TABLE public.identity_cards_cardrequest IS 'append-only';
CREATE TABLE public.identity_cards_cardshipment (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    office_id uuid NOT NULL
);
COMMENT ON TABLE public.identity_cards_cardshipment IS 'append-only';
CREATE TABLE public.identity_cards_cardstockclosing (
    id bigint NOT NULL,
    explanation character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    count_id uuid NOT NULL
);
COMMENT ON TABLE public.identity_cards_cardstockclosing IS 'append-only';
ALTER TABLE public.identity_cards_cardstockclosing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_cards_cardstockclosing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.identity_cards_cardstockcount (
    id uuid NOT NULL,
    supply character varying(4) NOT NULL,
    month date NOT NULL,
    opening integer NOT NULL,
    expected integer NOT NULL,
    counted integer NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    office_id uuid NOT NULL,
    CONSTRAINT card_count_of_a_month CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
    CONSTRAINT identity_cards_cardstockcount_counted_check CHECK ((counted >= 0)),
    CONSTRAINT identity_cards_cardstockcount_opening_check CHECK ((opening >= 0))
);
COMMENT ON TABLE public.identity_cards_cardstockcount IS 'append-only';
CREATE TABLE public.identity_cards_cardtransfer (
    id uuid NOT NULL,
    carrier character varying(80) NOT NULL,
    waybill character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    from_office_id uuid NOT NULL,
    request_id uuid NOT NULL,
    to_office_id uuid NOT NULL
);
COMMENT ON TABLE public.identity_cards_cardtransfer IS 'append-only';
CREATE TABLE public.identity_cards_enclosedform (
    id bigint NOT NULL,
    place smallint NOT NULL,
    capture_id uuid NOT NULL,
    envelope_id bigint NOT NULL,
    CONSTRAINT identity_cards_enclosedform_place_check CHECK ((place >= 0)),
    CONSTRAINT thirty_forms_an_envelope CHECK (((place >= 1) AND (place <= 30)))
);
COMMENT ON TABLE public.identity_cards_enclosedform IS 'append-only';
ALTER TABLE public.identity_cards_enclosedform ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_cards_enclosedform_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.identity_cards_pickupchange (
    id uuid NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    from_office_id uuid NOT NULL,
    request_id uuid NOT NULL,
    to_office_id uuid NOT NULL,
    CONSTRAINT pickup_moves_elsewhere CHECK ((NOT (from_office_id = to_office_id)))
);
COMMENT ON TABLE public.identity_cards_pickupchange IS 'append-only';
CREATE TABLE public.identity_cards_piecetaken (
    id bigint NOT NULL,
    piece character varying(20) NOT NULL,
    capture_id uuid NOT NULL
);
COMMENT ON TABLE public.identity_cards_piecetaken IS 'append-only';
ALTER TABLE public.identity_cards_piecetaken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_cards_piecetaken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.identity_cards_receivedcard (
    id bigint NOT NULL,
    number character varying(30) NOT NULL,
    outcome character varying(12) NOT NULL,
    reception_id uuid NOT NULL,
    request_id uuid
);
COMMENT ON TABLE public.identity_cards_receivedcard IS 'append-only';
ALTER TABLE public.identity_cards_receivedcard ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_cards_receivedcard_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.identity_cards_requestedchange (
    id bigint NOT NULL,
    change character varying(24) NOT NULL,
    wanted character varying(200) NOT NULL,
    request_id uuid NOT NULL
);
COMMENT ON TABLE public.identity_cards_requestedchange IS 'append-only';
ALTER TABLE public.identity_cards_requestedchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_cards_requestedchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.identity_cards_shipmentleaving (
    id bigint NOT NULL,
    carrier character varying(80) NOT NULL,
    waybill character varying(40) NOT NULL,
    left_on date NOT NULL,
    off_day_because character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    shipment_id uuid NOT NULL
);
COMMENT ON TABLE public.identity_cards_shipmentleaving IS 'append-only';
ALTER TABLE public.identity_cards_shipmentleaving ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_cards_shipmentleaving_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.identity_cards_stockmovement (
    id bigint NOT NULL,
    supply character varying(4) NOT NULL,
    movement character varying(8) NOT NULL,
    quantity integer NOT NULL,
    reason character varying(500) NOT NULL,
    "on" date NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    office_id uuid NOT NULL,
    CONSTRAINT card_stock_moves_something CHECK ((quantity > 0)),
    CONSTRAINT identity_cards_stockmovement_quantity_check CHECK ((quantity >= 0))
);
COMMENT ON TABLE public.identity_cards_stockmovement IS 'append-only';
ALTER TABLE public.identity_cards_stockmovement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_cards_stockmovement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.identity_cards_transferoutcome (
    id bigint NOT NULL,
    is_accepted boolean NOT NULL,
    difference character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    transfer_id uuid NOT NULL,
    CONSTRAINT transfer_differs_in_something CHECK (((((difference)::text = ''::text) AND is_accepted) OR ((NOT is_accepted) AND (NOT ((difference)::text = ''::text)))))
);
COMMENT ON TABLE public.identity_cards_transferoutcome IS 'append-only';
ALTER TABLE public.identity_cards_transferoutcome ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_cards_transferoutcome_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.identity_cards_windowapproval (
    id bigint NOT NULL,
    is_act_registered boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    capture_id uuid NOT NULL
);
COMMENT ON TABLE public.identity_cards_windowapproval IS 'append-only';
ALTER TABLE public.identity_cards_windowapproval ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_cards_windowapproval_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.identity_company (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    registration character varying(30) NOT NULL,
    country character varying(2) NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.identity_delegation (
    id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_until date NOT NULL,
    reason character varying(300) NOT NULL,
    delegate_id uuid NOT NULL,
    role_held_id uuid NOT NULL,
    CONSTRAINT delegation_in_order CHECK ((valid_until >= valid_from))
);
CREATE TABLE public.identity_idempotentreply (
    id uuid NOT NULL,
    caller character varying(100) NOT NULL,
    key character varying(200) NOT NULL,
    fingerprint character varying(64) NOT NULL,
    status smallint NOT NULL,
    body bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    headers jsonb NOT NULL,
    CONSTRAINT identity_idempotentreply_status_check CHECK ((status >= 0))
);
CREATE TABLE public.identity_kinship (
    id uuid NOT NULL,
    line character varying(20) NOT NULL,
    degree smallint NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    relative_id uuid NOT NULL,
    CONSTRAINT identity_kinship_degree_check CHECK ((degree >= 0)),
    CONSTRAINT kin_degree_fits_line CHECK ((((degree = 0) AND ((line)::text = 'spouse'::text)) OR ((NOT ((line)::text = 'spouse'::text)) AND (degree >= 1) AND (degree <= 8)))),
    CONSTRAINT kin_of_another CHECK ((NOT (person_id = relative_id)))
);
CREATE TABLE public.identity_person (
    id uuid NOT NULL,
    given_names character varying(120) NOT NULL,
    first_surname character varying(80) NOT NULL,
    second_surname character varying(80) NOT NULL,
    birth_on date,
    document_kind character varying(20) NOT NULL,
    document_number character varying(20) NOT NULL,
    document_country character varying(2) NOT NULL,
    nationality character varying(2) NOT NULL,
    email character varying(254) NOT NULL,
    telephone character varying(20) NOT NULL,
    folded_name character varying(300) NOT NULL,
    privacy_accepted_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    address character varying(200) NOT NULL,
    language character varying(10) NOT NULL
);
CREATE TABLE public.identity_representation (
    id uuid NOT NULL,
    evidence character varying(300) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    company_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT representation_in_order CHECK ((valid_until >= valid_from))
);
CREATE TABLE public.identity_roleheld (
    id uuid NOT NULL,
    role character varying(20) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    granted_by_id uuid,
    office_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT role_not_self_granted CHECK ((NOT ((granted_by_id = person_id) AND (granted_by_id IS NOT NULL)))),
    CONSTRAINT role_period_in_order CHECK ((valid_until >= valid_from))
);
CREATE TABLE public.information_answer (
    id uuid NOT NULL,
    outcome character varying(12) NOT NULL,
    text character varying(2000) NOT NULL,
    entity character varying(200) NOT NULL,
    answered_on date NOT NULL,
    due_on date,
    working_days smallint NOT NULL,
    is_ordered boolean NOT NULL,
    document_id uuid NOT NULL,
    request_id uuid NOT NULL,
    CONSTRAINT information_answer_working_days_check CHECK ((working_days >= 0))
);
COMMENT ON TABLE public.information_answer IS 'append-only';
CREATE TABLE public.information_appliedexemption (
    id bigint NOT NULL,
    until date,
    lasts character varying(120) NOT NULL,
    answer_id uuid NOT NULL,
    classified_id uuid,
    exemption_id bigint NOT NULL,
    CONSTRAINT applied_exemption_ends CHECK (((until IS NOT NULL) OR (NOT ((lasts)::text = ''::text))))
);
COMMENT ON TABLE public.information_appliedexemption IS 'append-only';
ALTER TABLE public.information_appliedexemption ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.information_appliedexemption_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.information_areaquery (
    id uuid NOT NULL,
    question character varying(2000) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    due_on date NOT NULL,
    reply character varying(2000) NOT NULL,
    replied_at timestamp with time zone,
    replied_by character varying(200) NOT NULL,
    office_id uuid NOT NULL,
    request_id uuid NOT NULL,
    CONSTRAINT area_reply_is_whole CHECK ((((replied_at IS NULL) AND ((replied_by)::text = ''::text) AND ((reply)::text = ''::text)) OR ((replied_at IS NOT NULL) AND (NOT ((reply)::text = ''::text)) AND (NOT ((replied_by)::text = ''::text)))))
);
COMMENT ON TABLE public.information_areaquery IS 'append-only except reply,replied_at,replied_by';
CREATE TABLE public.information_classified (
    id uuid NOT NULL,
    number character varying(24) NOT NULL,
    subject character varying(200) NOT NULL,
    reason character varying(2000) NOT NULL,
    act character varying(120) NOT NULL,
    classified_on date NOT NULL,
    expires_on date NOT NULL,
    classified_by character varying(200) NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    office_id uuid NOT NULL,
    exemption_id bigint NOT NULL,
    CONSTRAINT classified_until_later CHECK ((expires_on > classified_on))
);
COMMENT ON TABLE public.information_classified IS 'append-only';
CREATE TABLE public.information_classifiedchange (
    id uuid NOT NULL,
    renewed_until date,
    act character varying(120) NOT NULL,
    reason character varying(2000) NOT NULL,
    at timestamp with time zone NOT NULL,
    "on" date NOT NULL,
    by character varying(200) NOT NULL,
    classified_id uuid NOT NULL
);
COMMENT ON TABLE public.information_classifiedchange IS 'append-only';
CREATE TABLE public.information_delivered (
    id uuid NOT NULL,
    ordinal smallint NOT NULL,
    title character varying(200) NOT NULL,
    is_redacted boolean NOT NULL,
    answer_id uuid NOT NULL,
    file_id character varying(64) NOT NULL,
    CONSTRAINT information_delivered_ordinal_check CHECK ((ordinal >= 0))
);
COMMENT ON TABLE public.information_delivered IS 'append-only';
CREATE TABLE public.information_exemption (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    article character varying(12) NOT NULL,
    level character varying(12) NOT NULL,
    title character varying(200) NOT NULL,
    most_months smallint,
    lasts character varying(120) NOT NULL,
    source character varying(120) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    CONSTRAINT exemption_says_how_long CHECK (((((lasts)::text = ''::text) AND (most_months IS NOT NULL)) OR ((most_months IS NULL) AND (NOT ((lasts)::text = ''::text))))),
    CONSTRAINT information_exemption_most_months_check CHECK ((most_months >= 0))
);
ALTER TABLE public.information_exemption ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.information_exemption_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.information_found (
    id uuid NOT NULL,
    title character varying(200) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    upload_id uuid NOT NULL,
    request_id uuid NOT NULL
);
COMMENT ON TABLE public.information_found IS 'append-only except removed_at';
CREATE TABLE public.information_publication (
    id uuid NOT NULL,
    question character varying(2000) NOT NULL,
    answer character varying(2000) NOT NULL,
    words text NOT NULL,
    outcome character varying(12) NOT NULL,
    answered_on date NOT NULL,
    published_at timestamp with time zone NOT NULL,
    confirmed_by character varying(200) NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_because character varying(500) NOT NULL,
    office_id uuid NOT NULL,
    request_id uuid NOT NULL
);
COMMENT ON TABLE public.information_publication IS 'append-only except withdrawn_at,withdrawn_because';
CREATE TABLE public.information_publishedfile (
    id bigint NOT NULL,
    delivered_id uuid NOT NULL,
    publication_id uuid NOT NULL
);
COMMENT ON TABLE public.information_publishedfile IS 'append-only';
ALTER TABLE public.information_publishedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.information_publishedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.information_redactedpart (
    id bigint NOT NULL,
    page smallint NOT NULL,
    "left" smallint NOT NULL,
    top smallint NOT NULL,
    "right" smallint NOT NULL,
    bottom smallint NOT NULL,
    exemption_id bigint NOT NULL,
    redaction_id uuid NOT NULL,
    CONSTRAINT information_redactedpart_bottom_check CHECK ((bottom >= 0)),
    CONSTRAINT information_redactedpart_left_check CHECK (("left" >= 0)),
    CONSTRAINT information_redactedpart_page_check CHECK ((page >= 0)),
    CONSTRAINT information_redactedpart_right_check CHECK (("right" >= 0)),
    CONSTRAINT information_redactedpart_top_check CHECK ((top >= 0)),
    CONSTRAINT redacted_part_lies_on_a_page CHECK (((bottom <= 100) AND ("left" < "right") AND (page >= 1) AND ("right" <= 100) AND (top < bottom)))
);
COMMENT ON TABLE public.information_redactedpart IS 'append-only';
ALTER TABLE public.information_redactedpart ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.information_redactedpart_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.information_redaction (
    id uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by character varying(200) NOT NULL,
    file_id character varying(64) NOT NULL,
    found_id uuid NOT NULL
);
COMMENT ON TABLE public.information_redaction IS 'append-only';
CREATE TABLE public.information_request (
    id uuid NOT NULL,
    text character varying(2000) NOT NULL,
    delivery character varying(12) NOT NULL,
    clarification character varying(2000) NOT NULL,
    extended_until date,
    asked_of_id uuid NOT NULL,
    case_id uuid NOT NULL
);
CREATE TABLE public.information_tribunalruling (
    id bigint NOT NULL,
    number character varying(60) NOT NULL,
    ruled_on date NOT NULL,
    ruling character varying(10) NOT NULL,
    days smallint,
    noted_at timestamp with time zone NOT NULL,
    request_id uuid NOT NULL,
    CONSTRAINT information_tribunalruling_days_check CHECK ((days >= 0)),
    CONSTRAINT ruling_says_by_when CHECK ((((days IS NOT NULL) AND ((ruling)::text = 'granted'::text)) OR ((days IS NULL) AND ((ruling)::text = 'denied'::text))))
);
COMMENT ON TABLE public.information_tribunalruling IS 'append-only';
ALTER TABLE public.information_tribunalruling ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.information_tribunalruling_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ledger_checkpoint (
    size bigint NOT NULL,
    root bytea NOT NULL,
    note text NOT NULL,
    at timestamp with time zone NOT NULL
);
COMMENT ON TABLE public.ledger_checkpoint IS 'append-only';
CREATE TABLE public.ledger_edge (
    level smallint NOT NULL,
    index bigint NOT NULL,
    hashes bytea NOT NULL,
    CONSTRAINT ledger_edge_level_check CHECK ((level >= 0))
);
CREATE TABLE public.ledger_entry (
    id bigint NOT NULL,
    chain uuid NOT NULL,
    "position" integer NOT NULL,
    at timestamp with time zone NOT NULL,
    verb character varying(80) NOT NULL,
    actor_name character varying(200) NOT NULL,
    person_id uuid,
    client_id character varying(80) NOT NULL,
    roles text NOT NULL,
    channel character varying(10) NOT NULL,
    request_id character varying(64) NOT NULL,
    facts text NOT NULL,
    previous_hash character varying(64) NOT NULL,
    hash character varying(64) NOT NULL,
    CONSTRAINT ledger_entry_position_check CHECK (("position" >= 0))
);
COMMENT ON TABLE public.ledger_entry IS 'append-only';
ALTER TABLE public.ledger_entry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ledger_leaf (
    index bigint NOT NULL,
    document_id uuid NOT NULL,
    statement bytea NOT NULL,
    added_at timestamp with time zone NOT NULL
);
COMMENT ON TABLE public.ledger_leaf IS 'append-only';
CREATE TABLE public.ledger_numberseries (
    id bigint NOT NULL,
    series character varying(40) NOT NULL,
    year smallint NOT NULL,
    last integer NOT NULL,
    CONSTRAINT ledger_numberseries_last_check CHECK ((last >= 0)),
    CONSTRAINT ledger_numberseries_year_check CHECK ((year >= 0))
);
ALTER TABLE public.ledger_numberseries ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_numberseries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ledger_submission (
    id bigint NOT NULL,
    document_id uuid NOT NULL,
    statement bytea NOT NULL
);
ALTER TABLE public.ledger_submission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_submission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ledger_tile (
    id bigint NOT NULL,
    level smallint NOT NULL,
    index bigint NOT NULL,
    hashes bytea NOT NULL,
    CONSTRAINT ledger_tile_level_check CHECK ((level >= 0))
);
COMMENT ON TABLE public.ledger_tile IS 'append-only';
ALTER TABLE public.ledger_tile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_tile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.legalisations_legalisation (
    id uuid NOT NULL,
    number character varying(24) NOT NULL,
    issued_on date NOT NULL,
    signatory character varying(200) NOT NULL,
    capacity character varying(200) NOT NULL,
    authority character varying(200) NOT NULL,
    seal character varying(200) NOT NULL,
    document_id uuid NOT NULL,
    request_id uuid NOT NULL
);
COMMENT ON TABLE public.legalisations_legalisation IS 'append-only';
CREATE TABLE public.legalisations_request (
    id uuid NOT NULL,
    country character varying(2) NOT NULL,
    nature character varying(20) NOT NULL,
    form character varying(10) NOT NULL,
    title character varying(200) NOT NULL,
    issued_by character varying(200) NOT NULL,
    signed_by character varying(200) NOT NULL,
    signed_on date NOT NULL,
    case_id uuid NOT NULL
);
CREATE TABLE public.memoranda_addressee (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    is_copy boolean NOT NULL,
    entity character varying(200) NOT NULL,
    name character varying(200) NOT NULL,
    post character varying(200) NOT NULL,
    office_id uuid,
    version_id uuid NOT NULL,
    ruc character varying(11) NOT NULL,
    CONSTRAINT addressee_is_a_unit_or_an_entity CHECK (((((entity)::text = ''::text) AND (office_id IS NOT NULL)) OR ((office_id IS NULL) AND (NOT ((entity)::text = ''::text))))),
    CONSTRAINT memoranda_addressee_position_check CHECK (("position" >= 0))
);
COMMENT ON TABLE public.memoranda_addressee IS 'append-only';
ALTER TABLE public.memoranda_addressee ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.memoranda_addressee_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.memoranda_annulment (
    id bigint NOT NULL,
    reason character varying(2000) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    document_id uuid NOT NULL
);
COMMENT ON TABLE public.memoranda_annulment IS 'append-only';
ALTER TABLE public.memoranda_annulment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.memoranda_annulment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.memoranda_attention (
    id bigint NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    dispatch_id uuid NOT NULL,
    reply_id uuid,
    withdrawn_at timestamp with time zone,
    CONSTRAINT attention_has_a_reply_or_a_reason CHECK (((reply_id IS NOT NULL) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT only_a_reply_is_withdrawn CHECK (((withdrawn_at IS NULL) OR (reply_id IS NOT NULL)))
);
COMMENT ON TABLE public.memoranda_attention IS 'append-only except withdrawn_at';
ALTER TABLE public.memoranda_attention ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.memoranda_attention_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.memoranda_coauthor (
    id bigint NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id uuid NOT NULL,
    person_id uuid NOT NULL,
    document_id uuid NOT NULL
);
COMMENT ON TABLE public.memoranda_coauthor IS 'append-only';
ALTER TABLE public.memoranda_coauthor ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.memoranda_coauthor_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.memoranda_dispatch (
    id uuid NOT NULL,
    is_copy boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    addressee_id bigint NOT NULL,
    by_id uuid NOT NULL,
    office_id uuid,
    document_id uuid NOT NULL,
    exchange_id uuid,
    sheets smallint NOT NULL,
    CONSTRAINT memoranda_dispatch_sheets_check CHECK ((sheets >= 0))
);
COMMENT ON TABLE public.memoranda_dispatch IS 'append-only';
CREATE TABLE public.memoranda_dispatchnotice (
    id bigint NOT NULL,
    dispatch_id uuid NOT NULL,
    at timestamp with time zone NOT NULL
);
COMMENT ON TABLE public.memoranda_dispatchnotice IS 'append-only';
ALTER TABLE public.memoranda_dispatchnotice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.memoranda_dispatchnotice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.memoranda_draftversion (
    id uuid NOT NULL,
    number integer NOT NULL,
    subject character varying(300) NOT NULL,
    "references" text NOT NULL,
    body text NOT NULL,
    sender_post character varying(200) NOT NULL,
    digest character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    document_id uuid NOT NULL,
    CONSTRAINT draft_versions_from_one CHECK ((number >= 1)),
    CONSTRAINT memoranda_draftversion_number_check CHECK ((number >= 0))
);
COMMENT ON TABLE public.memoranda_draftversion IS 'append-only emptied "body","references"';
CREATE TABLE public.memoranda_endorsement (
    id uuid NOT NULL,
    round smallint NOT NULL,
    "position" smallint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    office_id uuid NOT NULL,
    person_id uuid,
    version_id uuid NOT NULL,
    document_id uuid NOT NULL,
    CONSTRAINT memoranda_endorsement_position_check CHECK (("position" >= 0)),
    CONSTRAINT memoranda_endorsement_round_check CHECK ((round >= 0))
);
COMMENT ON TABLE public.memoranda_endorsement IS 'append-only';
CREATE TABLE public.memoranda_endorsementgiven (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    endorsement_id uuid NOT NULL,
    file_id character varying(64) NOT NULL
);
COMMENT ON TABLE public.memoranda_endorsementgiven IS 'append-only';
ALTER TABLE public.memoranda_endorsementgiven ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.memoranda_endorsementgiven_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.memoranda_headsignature (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    acronym character varying(3) NOT NULL,
    year smallint NOT NULL,
    ordinal integer NOT NULL,
    motive character varying(12) NOT NULL,
    is_on_behalf boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    folded_text text NOT NULL,
    search tsvector GENERATED ALWAYS AS (to_tsvector('spanish'::regconfig, COALESCE(folded_text, ''::text))) STORED,
    by_id uuid NOT NULL,
    paper_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    version_id uuid NOT NULL,
    document_id uuid NOT NULL,
    CONSTRAINT memoranda_headsignature_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT memoranda_headsignature_year_check CHECK ((year >= 0))
);
COMMENT ON TABLE public.memoranda_headsignature IS 'append-only emptied "folded_text"';
ALTER TABLE public.memoranda_headsignature ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.memoranda_headsignature_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.memoranda_internaldocument (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    state character varying(12) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    answers_id uuid,
    author_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    answers_record boolean NOT NULL,
    record_id uuid,
    record_number character varying(24) NOT NULL,
    CONSTRAINT memoranda_internaldocument_version_check CHECK ((version >= 0))
);
COMMENT ON TABLE public.memoranda_internaldocument IS 'append-only except state,version';
CREATE TABLE public.memoranda_preparedsignature (
    id bigint NOT NULL,
    acronym character varying(3) NOT NULL,
    motive character varying(12) NOT NULL,
    is_on_behalf boolean NOT NULL,
    dispatches boolean NOT NULL,
    document_id uuid NOT NULL,
    pending_id uuid NOT NULL,
    version_id uuid NOT NULL
);
COMMENT ON TABLE public.memoranda_preparedsignature IS 'append-only';
ALTER TABLE public.memoranda_preparedsignature ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.memoranda_preparedsignature_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.memoranda_reception (
    id bigint NOT NULL,
    evidence character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    dispatch_id uuid NOT NULL
);
COMMENT ON TABLE public.memoranda_reception IS 'append-only';
ALTER TABLE public.memoranda_reception ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.memoranda_reception_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.memoranda_return (
    id bigint NOT NULL,
    reason character varying(2000) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    document_id uuid NOT NULL,
    version_id uuid NOT NULL
);
COMMENT ON TABLE public.memoranda_return IS 'append-only';
ALTER TABLE public.memoranda_return ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.memoranda_return_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.memoranda_signingbatch (
    id uuid NOT NULL,
    motive character varying(12) NOT NULL,
    dispatches boolean NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    by_id uuid NOT NULL
);
COMMENT ON TABLE public.memoranda_signingbatch IS 'append-only except finished_at';
CREATE TABLE public.memoranda_signingitem (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    is_signed boolean,
    refusal character varying(500) NOT NULL,
    done_at timestamp with time zone,
    batch_id uuid NOT NULL,
    document_id uuid NOT NULL,
    version_id uuid NOT NULL,
    CONSTRAINT item_is_done_whole CHECK ((((done_at IS NULL) AND (is_signed IS NULL)) OR ((done_at IS NOT NULL) AND (is_signed IS NOT NULL)))),
    CONSTRAINT memoranda_signingitem_position_check CHECK (("position" >= 0))
);
COMMENT ON TABLE public.memoranda_signingitem IS 'append-only except is_signed,refusal,done_at';
ALTER TABLE public.memoranda_signingitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.memoranda_signingitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);
ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.nodes_alias (
    id bigint NOT NULL,
    theirs uuid NOT NULL,
    ours_id uuid NOT NULL,
    node_id uuid NOT NULL
);
ALTER TABLE public.nodes_alias ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nodes_alias_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.nodes_handover (
    id uuid NOT NULL,
    given_at timestamp with time zone NOT NULL,
    taken_at timestamp with time zone,
    case_id uuid NOT NULL,
    node_id uuid NOT NULL
);
CREATE TABLE public.nodes_kept (
    id bigint NOT NULL,
    label character varying(80) NOT NULL,
    "row" uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    node_id uuid NOT NULL
);
ALTER TABLE public.nodes_kept ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nodes_kept_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.nodes_node (
    id uuid NOT NULL,
    ordinal smallint NOT NULL,
    client_id character varying(100) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    last_batch bigint NOT NULL,
    last_batch_at timestamp with time zone,
    last_digest character varying(64) NOT NULL,
    waiting integer NOT NULL,
    seen_at timestamp with time zone,
    down_since timestamp with time zone,
    fault character varying(500) NOT NULL,
    reference character varying(64) NOT NULL,
    office_id uuid NOT NULL,
    told_until timestamp with time zone,
    CONSTRAINT nodes_node_last_batch_check CHECK ((last_batch >= 0)),
    CONSTRAINT nodes_node_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT nodes_node_waiting_check CHECK ((waiting >= 0))
);
CREATE TABLE public.nodes_noted (
    id bigint NOT NULL,
    "table" character varying(80) NOT NULL,
    "row" jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    batch bigint,
    CONSTRAINT nodes_noted_batch_check CHECK ((batch >= 0))
);
ALTER TABLE public.nodes_noted ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nodes_noted_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.notifications_consent (
    id uuid NOT NULL,
    mode character varying(10) NOT NULL,
    terms_version character varying(20) NOT NULL,
    email character varying(254) NOT NULL,
    telephone character varying(20) NOT NULL,
    accepted_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    person_id uuid NOT NULL,
    CONSTRAINT consent_is_to_a_way_of_notifying CHECK ((NOT ((mode)::text = 'none'::text))),
    CONSTRAINT mailbox_consent_gives_a_telephone CHECK (((NOT ((mode)::text = 'mailbox'::text)) OR (NOT ((telephone)::text = ''::text))))
);
COMMENT ON TABLE public.notifications_consent IS 'append-only except withdrawn_at';
CREATE TABLE public.notifications_delivery (
    id uuid NOT NULL,
    address character varying(254) NOT NULL,
    attempts integer NOT NULL,
    last_attempt_at timestamp with time zone,
    sent_at timestamp with time zone,
    failure character varying(60) NOT NULL,
    notice_id uuid NOT NULL,
    CONSTRAINT notifications_delivery_attempts_check CHECK ((attempts >= 0))
);
CREATE TABLE public.notifications_flaw (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    account character varying(1000) NOT NULL,
    undone_served_at timestamp with time zone NOT NULL,
    undone_served_by character varying(10) NOT NULL,
    found_at timestamp with time zone NOT NULL,
    finder_id uuid NOT NULL,
    notice_id uuid NOT NULL,
    CONSTRAINT flaw_is_found_after_service CHECK ((found_at >= undone_served_at))
);
COMMENT ON TABLE public.notifications_flaw IS 'append-only';
CREATE TABLE public.notifications_knowledge (
    id uuid NOT NULL,
    ground character varying(10) NOT NULL,
    known_at timestamp with time zone NOT NULL,
    account character varying(1000) NOT NULL,
    by character varying(200) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    notice_id uuid NOT NULL,
    CONSTRAINT knowledge_has_a_ground CHECK (((ground)::text = ANY ((ARRAY['declared'::character varying, 'conduct'::character varying])::text[])))
);
COMMENT ON TABLE public.notifications_knowledge IS 'append-only';
CREATE TABLE public.notifications_letter (
    id uuid NOT NULL,
    posted_at timestamp with time zone NOT NULL,
    address character varying(200) NOT NULL,
    carrier character varying(100) NOT NULL,
    tracking character varying(40) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    notice_id uuid NOT NULL,
    sender_id uuid NOT NULL
);
COMMENT ON TABLE public.notifications_letter IS 'append-only';
CREATE TABLE public.notifications_letterend (
    id bigint NOT NULL,
    outcome character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    received_by character varying(200) NOT NULL,
    received_document character varying(40) NOT NULL,
    remark character varying(500) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    letter_id uuid NOT NULL,
    recorder_id uuid NOT NULL,
    CONSTRAINT delivered_letter_says_who_received CHECK (((NOT ((outcome)::text = 'delivered'::text)) OR ((NOT ((received_by)::text = ''::text)) AND (NOT ((received_document)::text = ''::text)))))
);
COMMENT ON TABLE public.notifications_letterend IS 'append-only';
ALTER TABLE public.notifications_letterend ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_letterend_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.notifications_notice (
    id uuid NOT NULL,
    subject character varying(200) NOT NULL,
    text text NOT NULL,
    link character varying(300) NOT NULL,
    case_id uuid,
    mode character varying(10) NOT NULL,
    takes_effect boolean NOT NULL,
    sha256 character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    opened_at timestamp with time zone,
    served_at timestamp with time zone,
    served_by character varying(10) NOT NULL,
    needs_personal_since timestamp with time zone,
    office_id uuid,
    recipient_id uuid NOT NULL,
    act_number character varying(24) NOT NULL,
    reading_language character varying(10) NOT NULL,
    reading_subject character varying(200) NOT NULL,
    reading_text text NOT NULL,
    CONSTRAINT notice_is_opened_after_it_is_left CHECK (((opened_at IS NULL) OR (opened_at >= created_at))),
    CONSTRAINT notice_mode_is_known CHECK (((mode)::text = ANY ((ARRAY['mailbox'::character varying, 'email'::character varying, 'mail'::character varying, 'none'::character varying])::text[]))),
    CONSTRAINT reading_of_notice_is_whole CHECK (((((reading_language)::text = ''::text) AND ((reading_subject)::text = ''::text) AND (reading_text = ''::text)) OR ((NOT ((reading_language)::text = ''::text)) AND (NOT ((reading_subject)::text = ''::text)) AND (NOT (reading_text = ''::text))))),
    CONSTRAINT served_notice_says_how CHECK ((((served_at IS NULL) AND ((served_by)::text = ''::text)) OR ((served_at IS NOT NULL) AND (NOT ((served_by)::text = ''::text)))))
);
COMMENT ON TABLE public.notifications_notice IS 'append-only except opened_at,served_at,served_by,needs_personal_since';
CREATE TABLE public.notifications_noticepublication (
    id uuid NOT NULL,
    medium character varying(10) NOT NULL,
    published_on date NOT NULL,
    reference character varying(200) NOT NULL,
    inquiry character varying(1000) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    notice_id uuid NOT NULL,
    publisher_id uuid NOT NULL
);
COMMENT ON TABLE public.notifications_noticepublication IS 'append-only';
CREATE TABLE public.notifications_visit (
    id uuid NOT NULL,
    visited_at timestamp with time zone NOT NULL,
    address character varying(200) NOT NULL,
    outcome character varying(12) NOT NULL,
    received_by character varying(200) NOT NULL,
    received_document character varying(40) NOT NULL,
    relation character varying(100) NOT NULL,
    act character varying(1000) NOT NULL,
    next_on date,
    recorded_at timestamp with time zone NOT NULL,
    notice_id uuid NOT NULL,
    notifier_id uuid NOT NULL,
    CONSTRAINT visit_says_the_relation CHECK (((NOT ((outcome)::text = 'to_another'::text)) OR (NOT ((relation)::text = ''::text)))),
    CONSTRAINT visit_says_who_received CHECK (((NOT ((outcome)::text = ANY ((ARRAY['to_person'::character varying, 'to_another'::character varying])::text[]))) OR ((NOT ((received_by)::text = ''::text)) AND (NOT ((received_document)::text = ''::text))))),
    CONSTRAINT visit_to_nobody_announces_another CHECK ((((next_on IS NOT NULL) AND ((outcome)::text = 'absent'::text)) OR ((NOT ((outcome)::text = 'absent'::text)) AND (next_on IS NULL)))),
    CONSTRAINT visit_without_receipt_has_an_act CHECK ((((outcome)::text = ANY ((ARRAY['to_person'::character varying, 'to_another'::character varying])::text[])) OR (NOT ((act)::text = ''::text))))
);
COMMENT ON TABLE public.notifications_visit IS 'append-only';
CREATE TABLE public.organisation_countingrule (
    id uuid NOT NULL,
    rule character varying(20) NOT NULL,
    title character varying(200) NOT NULL,
    norm character varying(120) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    except_on character varying(120) NOT NULL,
    source character varying(120) NOT NULL,
    CONSTRAINT counting_rule_ends_after_it_begins CHECK (((valid_until IS NULL) OR (valid_until > valid_from)))
);
CREATE TABLE public.organisation_distanceterm (
    id uuid NOT NULL,
    place character varying(80) NOT NULL,
    region character varying(6) NOT NULL,
    city character varying(100) NOT NULL,
    days smallint NOT NULL,
    norm character varying(120) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    source character varying(120) NOT NULL,
    CONSTRAINT distance_ends_after_it_begins CHECK (((valid_until IS NULL) OR (valid_until > valid_from))),
    CONSTRAINT organisation_distanceterm_days_check CHECK ((days >= 0))
);
CREATE TABLE public.organisation_edition (
    id smallint NOT NULL,
    number bigint NOT NULL
);
CREATE SEQUENCE public.organisation_edition_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.organisation_holiday (
    id uuid NOT NULL,
    country character varying(2) NOT NULL,
    region character varying(6) NOT NULL,
    "on" date NOT NULL,
    name character varying(200) NOT NULL,
    kind character varying(24) NOT NULL,
    is_kept_abroad boolean NOT NULL,
    norm character varying(120) NOT NULL,
    source character varying(120) NOT NULL,
    office_id uuid,
    withdrawn_by character varying(120) NOT NULL
);
CREATE TABLE public.organisation_holidayproposal (
    id uuid NOT NULL,
    "on" date NOT NULL,
    name character varying(200) NOT NULL,
    norm character varying(120) NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    is_approved boolean,
    office_id uuid,
    country character varying(2) NOT NULL,
    is_kept_abroad boolean NOT NULL,
    kind character varying(24) NOT NULL,
    region character varying(6) NOT NULL,
    corrects_id uuid,
    CONSTRAINT holiday_decision_is_whole CHECK ((((decided_at IS NULL) AND (decided_by IS NULL) AND (is_approved IS NULL)) OR ((decided_at IS NOT NULL) AND (decided_by IS NOT NULL) AND (is_approved IS NOT NULL)))),
    CONSTRAINT holiday_is_decided_by_another CHECK (((decided_by IS NULL) OR (NOT ((decided_by = proposed_by) AND (decided_by IS NOT NULL))))),
    CONSTRAINT holiday_is_of_an_office_or_a_country CHECK (((((country)::text = ''::text) AND (office_id IS NOT NULL)) OR ((office_id IS NULL) AND (NOT ((country)::text = ''::text)))))
);
CREATE TABLE public.organisation_legalperiod (
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    title character varying(200) NOT NULL,
    amount smallint NOT NULL,
    unit character varying(16) NOT NULL,
    norm character varying(120) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    source character varying(120) NOT NULL,
    CONSTRAINT organisation_legalperiod_amount_check CHECK ((amount >= 0)),
    CONSTRAINT period_ends_after_it_begins CHECK (((valid_until IS NULL) OR (valid_until > valid_from)))
);
CREATE TABLE public.organisation_office (
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    kind character varying(24) NOT NULL,
    name character varying(200) NOT NULL,
    city character varying(100) NOT NULL,
    country character varying(2) NOT NULL,
    region character varying(6) NOT NULL,
    time_zone character varying(40) NOT NULL,
    rest_days character varying(7) NOT NULL,
    address character varying(200) NOT NULL,
    telephone character varying(40) NOT NULL,
    email character varying(254) NOT NULL,
    jurisdiction character varying(300) NOT NULL,
    source character varying(120) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    acronym character varying(3) NOT NULL,
    has_node boolean NOT NULL,
    CONSTRAINT office_ends_after_it_begins CHECK (((valid_until IS NULL) OR (valid_until > valid_from)))
);
CREATE TABLE public.organisation_periodproposal (
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    amount smallint NOT NULL,
    unit character varying(16) NOT NULL,
    norm character varying(120) NOT NULL,
    valid_from date NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    is_approved boolean,
    CONSTRAINT organisation_periodproposal_amount_check CHECK ((amount >= 0)),
    CONSTRAINT period_decision_is_whole CHECK ((((decided_at IS NULL) AND (decided_by IS NULL) AND (is_approved IS NULL)) OR ((decided_at IS NOT NULL) AND (decided_by IS NOT NULL) AND (is_approved IS NOT NULL)))),
    CONSTRAINT period_is_decided_by_another CHECK (((decided_by IS NULL) OR (NOT ((decided_by = proposed_by) AND (decided_by IS NOT NULL)))))
);
CREATE TABLE public.organisation_placement (
    id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    office_id uuid NOT NULL,
    parent_id uuid NOT NULL,
    CONSTRAINT office_is_not_under_itself CHECK ((NOT (office_id = parent_id))),
    CONSTRAINT placement_ends_after_it_begins CHECK (((valid_until IS NULL) OR (valid_until > valid_from)))
);
CREATE TABLE public.organisation_regionalhead (
    id uuid NOT NULL,
    country character varying(2) NOT NULL,
    norm character varying(120) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    office_id uuid NOT NULL,
    CONSTRAINT headship_ends_after_it_begins CHECK (((valid_until IS NULL) OR (valid_until > valid_from)))
);
CREATE TABLE public.organisation_restdays (
    id uuid NOT NULL,
    days character varying(6) NOT NULL,
    norm character varying(120) NOT NULL,
    valid_from date NOT NULL,
    office_id uuid NOT NULL
);
CREATE TABLE public.organisation_workinghours (
    id uuid NOT NULL,
    weekday smallint NOT NULL,
    opens time without time zone NOT NULL,
    closes time without time zone NOT NULL,
    norm character varying(120) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    office_id uuid NOT NULL,
    CONSTRAINT hours_close_after_they_open CHECK ((closes > opens)),
    CONSTRAINT hours_weekday_is_iso CHECK (((weekday >= 1) AND (weekday <= 7))),
    CONSTRAINT organisation_workinghours_weekday_check CHECK ((weekday >= 0))
);
CREATE TABLE public.passports_application (
    id uuid NOT NULL,
    dni character varying(8) NOT NULL,
    given_names character varying(120) NOT NULL,
    first_surname character varying(80) NOT NULL,
    second_surname character varying(80) NOT NULL,
    sex character varying(1) NOT NULL,
    born_on date NOT NULL,
    born_at character varying(120) NOT NULL,
    relation character varying(8) NOT NULL,
    before character varying(8) NOT NULL,
    before_number character varying(15) NOT NULL,
    before_issued_on date,
    before_authority character varying(120) NOT NULL,
    evidence character varying(8) NOT NULL,
    circumstances character varying(1000) NOT NULL,
    folded_name character varying(300) NOT NULL,
    case_id uuid NOT NULL,
    birth_act character varying(120) NOT NULL,
    birth_act_on date,
    CONSTRAINT passport_before_has_a_number CHECK (((((before)::text = 'none'::text) AND ((before_number)::text = ''::text)) OR ((NOT ((before)::text = 'none'::text)) AND (NOT ((before_number)::text = ''::text))))),
    CONSTRAINT passport_holder_has_a_dni_or_a_birth_act CHECK (((NOT ((dni)::text = ''::text)) OR (NOT ((birth_act)::text = ''::text)))),
    CONSTRAINT passport_loss_is_shown CHECK (((((before)::text = ANY ((ARRAY['lost'::character varying, 'stolen'::character varying])::text[])) AND (NOT ((evidence)::text = ''::text)) AND (NOT ((circumstances)::text = ''::text))) OR ((NOT ((before)::text = ANY ((ARRAY['lost'::character varying, 'stolen'::character varying])::text[]))) AND ((evidence)::text = ''::text))))
);
COMMENT ON TABLE public.passports_application IS 'append-only';
CREATE TABLE public.passports_batch (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    office_id uuid NOT NULL
);
COMMENT ON TABLE public.passports_batch IS 'append-only';
CREATE TABLE public.passports_cancellation (
    id bigint NOT NULL,
    number character varying(15) NOT NULL,
    ground character varying(10) NOT NULL,
    reason character varying(1000) NOT NULL,
    holder character varying(300) NOT NULL,
    dni character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid,
    office_id uuid NOT NULL,
    passport_id uuid
);
COMMENT ON TABLE public.passports_cancellation IS 'append-only';
ALTER TABLE public.passports_cancellation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.passports_cancellation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.passports_certification (
    id bigint NOT NULL,
    chip character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    passport_id uuid NOT NULL
);
COMMENT ON TABLE public.passports_certification IS 'append-only';
ALTER TABLE public.passports_certification ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.passports_certification_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.passports_delivery (
    id bigint NOT NULL,
    recognition character varying(12) NOT NULL,
    note character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    certification_id bigint NOT NULL
);
COMMENT ON TABLE public.passports_delivery IS 'append-only';
ALTER TABLE public.passports_delivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.passports_delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.passports_despatch (
    id bigint NOT NULL,
    certification_id bigint NOT NULL,
    shipment_id uuid NOT NULL
);
COMMENT ON TABLE public.passports_despatch IS 'append-only';
ALTER TABLE public.passports_despatch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.passports_despatch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.passports_enrolment (
    id uuid NOT NULL,
    fingerprints character varying(8) NOT NULL,
    fingerprints_reason character varying(500) NOT NULL,
    signature character varying(8) NOT NULL,
    signature_reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    application_id uuid NOT NULL,
    by_id uuid NOT NULL,
    photograph_id uuid NOT NULL,
    CONSTRAINT fingerprints_exempt_with_a_reason CHECK ((((fingerprints)::text = 'captured'::text) OR (NOT ((fingerprints_reason)::text = ''::text)))),
    CONSTRAINT signature_exempt_with_a_reason CHECK ((((signature)::text = 'captured'::text) OR (NOT ((signature_reason)::text = ''::text))))
);
COMMENT ON TABLE public.passports_enrolment IS 'append-only';
CREATE TABLE public.passports_identitymatch (
    id uuid NOT NULL,
    finding character varying(10) NOT NULL,
    consultation_id uuid,
    at timestamp with time zone NOT NULL,
    application_id uuid NOT NULL,
    by_id uuid
);
COMMENT ON TABLE public.passports_identitymatch IS 'append-only';
CREATE TABLE public.passports_inforce (
    id bigint NOT NULL,
    holder_key character varying(32) CONSTRAINT passports_inforce_dni_not_null NOT NULL,
    delivery_id bigint NOT NULL
);
ALTER TABLE public.passports_inforce ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.passports_inforce_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.passports_passport (
    id uuid NOT NULL,
    number character varying(9) NOT NULL,
    serial character varying(20) NOT NULL,
    zone character varying(89) NOT NULL,
    issued_on date NOT NULL,
    expires_on date NOT NULL,
    at timestamp with time zone NOT NULL,
    application_id uuid NOT NULL,
    by_id uuid NOT NULL,
    document_id uuid NOT NULL
);
COMMENT ON TABLE public.passports_passport IS 'append-only';
CREATE TABLE public.passports_photoanswer (
    id uuid NOT NULL,
    about character varying(12) NOT NULL,
    is_met boolean NOT NULL,
    reason character varying(500) NOT NULL,
    enrolment_id uuid NOT NULL,
    CONSTRAINT photo_exception_has_a_reason CHECK ((is_met OR (NOT ((reason)::text = ''::text))))
);
COMMENT ON TABLE public.passports_photoanswer IS 'append-only';
CREATE TABLE public.passports_sending (
    id bigint NOT NULL,
    act_id uuid NOT NULL,
    application_id uuid NOT NULL,
    batch_id uuid NOT NULL
);
COMMENT ON TABLE public.passports_sending IS 'append-only';
ALTER TABLE public.passports_sending ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.passports_sending_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.passports_shipment (
    id uuid NOT NULL,
    guide character varying(60) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    office_id uuid NOT NULL
);
COMMENT ON TABLE public.passports_shipment IS 'append-only';
CREATE TABLE public.passports_voiding (
    id bigint NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    passport_id uuid NOT NULL,
    CONSTRAINT voiding_has_a_reason CHECK ((NOT ((reason)::text = ''::text)))
);
COMMENT ON TABLE public.passports_voiding IS 'append-only';
ALTER TABLE public.passports_voiding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.passports_voiding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);
CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;
CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;
CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);
CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;
CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.proofs_proof (
    id uuid NOT NULL,
    attempt uuid,
    kind character varying(10) NOT NULL,
    note character varying(200) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id uuid NOT NULL,
    notice_id uuid NOT NULL,
    upload_id uuid NOT NULL
);
COMMENT ON TABLE public.proofs_proof IS 'append-only';
CREATE TABLE public.public_deeds_bookentry (
    id uuid NOT NULL,
    book character varying(6) NOT NULL,
    year smallint NOT NULL,
    number integer,
    first_foja integer,
    last_foja integer,
    entered_on date NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    lines jsonb NOT NULL,
    sha256 character varying(64) NOT NULL,
    search tsvector GENERATED ALWAYS AS (to_tsvector('spanish'::regconfig, COALESCE(folded_text, ''::text))) STORED,
    folded_text text NOT NULL,
    act_id uuid,
    entered_by_id uuid NOT NULL,
    office_id uuid NOT NULL,
    deed_id uuid NOT NULL,
    CONSTRAINT deed_in_a_book_has_number_and_fojas CHECK (((((book)::text = 'none'::text) AND (first_foja IS NULL) AND (last_foja IS NULL) AND (number IS NULL)) OR ((NOT ((book)::text = 'none'::text)) AND (first_foja >= 1) AND (number >= 1) AND (act_id IS NOT NULL) AND (last_foja >= first_foja)))),
    CONSTRAINT public_deeds_bookentry_first_foja_check CHECK ((first_foja >= 0)),
    CONSTRAINT public_deeds_bookentry_last_foja_check CHECK ((last_foja >= 0)),
    CONSTRAINT public_deeds_bookentry_number_check CHECK ((number >= 0)),
    CONSTRAINT public_deeds_bookentry_year_check CHECK ((year >= 0))
);
COMMENT ON TABLE public.public_deeds_bookentry IS 'append-only';
CREATE TABLE public.public_deeds_conclusion (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    document_id uuid NOT NULL,
    deed_id uuid NOT NULL
);
COMMENT ON TABLE public.public_deeds_conclusion IS 'append-only';
CREATE TABLE public.public_deeds_copy (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    ordinal smallint NOT NULL,
    fojas smallint NOT NULL,
    registry character varying(200) NOT NULL,
    case_id uuid NOT NULL,
    document_id uuid,
    deed_id uuid NOT NULL,
    CONSTRAINT public_deeds_copy_fojas_check CHECK ((fojas >= 0)),
    CONSTRAINT public_deeds_copy_ordinal_check CHECK ((ordinal >= 0))
);
COMMENT ON TABLE public.public_deeds_copy IS 'append-only except document_id';
CREATE TABLE public.public_deeds_coveract (
    will_id uuid NOT NULL,
    seals smallint NOT NULL,
    place character varying(120) NOT NULL,
    received_on date NOT NULL,
    at timestamp with time zone NOT NULL,
    act_id uuid NOT NULL,
    by_id uuid NOT NULL,
    document_id uuid NOT NULL,
    CONSTRAINT public_deeds_coveract_seals_check CHECK ((seals >= 0))
);
COMMENT ON TABLE public.public_deeds_coveract IS 'append-only';
CREATE TABLE public.public_deeds_deed (
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    object text NOT NULL,
    clauses text NOT NULL,
    faculties character varying(40)[] NOT NULL,
    value numeric(14,2),
    currency character varying(3) NOT NULL,
    base numeric(14,2),
    term character varying(200) NOT NULL,
    exercise_place character varying(200) NOT NULL,
    draft_by character varying(200) NOT NULL,
    amends_other character varying(500) NOT NULL,
    amends_id uuid,
    case_id uuid NOT NULL,
    office_id uuid NOT NULL,
    CONSTRAINT deed_value_has_currency CHECK (((((currency)::text = ''::text) AND (value IS NULL)) OR ((value >= (0)::numeric) AND (NOT ((currency)::text = ''::text)))))
);
CREATE TABLE public.public_deeds_identitycheck (
    id uuid NOT NULL,
    document_kind character varying(20) NOT NULL,
    document_number character varying(20) NOT NULL,
    names character varying(300) NOT NULL,
    means character varying(8) NOT NULL,
    finding character varying(10) NOT NULL,
    consultation_id uuid,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    deed_id uuid NOT NULL
);
COMMENT ON TABLE public.public_deeds_identitycheck IS 'append-only';
CREATE TABLE public.public_deeds_paperdeed (
    id uuid NOT NULL,
    year smallint NOT NULL,
    number character varying(20) NOT NULL,
    fojas character varying(40) NOT NULL,
    deed_on date,
    title character varying(200) NOT NULL,
    people text NOT NULL,
    transcript text NOT NULL,
    folded_text text NOT NULL,
    search tsvector GENERATED ALWAYS AS (to_tsvector('spanish'::regconfig, COALESCE(folded_text, ''::text))) STORED,
    loaded_at timestamp with time zone NOT NULL,
    loaded_by_id uuid NOT NULL,
    office_id uuid NOT NULL,
    upload_id uuid NOT NULL,
    CONSTRAINT public_deeds_paperdeed_year_check CHECK ((year >= 0))
);
COMMENT ON TABLE public.public_deeds_paperdeed IS 'append-only';
CREATE TABLE public.public_deeds_party (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    part character varying(12) NOT NULL,
    given_names character varying(120) NOT NULL,
    first_surname character varying(80) NOT NULL,
    second_surname character varying(80) NOT NULL,
    document_kind character varying(20) NOT NULL,
    document_number character varying(20) NOT NULL,
    document_country character varying(2) NOT NULL,
    birth_on date,
    nationality character varying(60) NOT NULL,
    civil_status character varying(60) NOT NULL,
    occupation character varying(100) NOT NULL,
    address character varying(200) NOT NULL,
    on_behalf_of character varying(300) NOT NULL,
    speaks_spanish boolean NOT NULL,
    language character varying(60) NOT NULL,
    can_sign boolean NOT NULL,
    can_read boolean NOT NULL,
    folded_name character varying(300) NOT NULL,
    deed_id uuid NOT NULL,
    person_id uuid,
    CONSTRAINT public_deeds_party_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.public_deeds_qualification (
    id bigint NOT NULL,
    has_medical_certificate boolean NOT NULL,
    notes character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    charge_id uuid NOT NULL,
    deed_id uuid NOT NULL
);
COMMENT ON TABLE public.public_deeds_qualification IS 'append-only';
ALTER TABLE public.public_deeds_qualification ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.public_deeds_qualification_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.public_deeds_sealedwill (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    office_id uuid NOT NULL
);
COMMENT ON TABLE public.public_deeds_sealedwill IS 'append-only';
CREATE TABLE public.public_deeds_sealedwillrelease (
    will_id uuid NOT NULL,
    how character varying(10) NOT NULL,
    receiver character varying(200) NOT NULL,
    receiver_document character varying(40) NOT NULL,
    authority character varying(200) NOT NULL,
    "order" character varying(80) NOT NULL,
    died_on date,
    certificate character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    document_id uuid NOT NULL,
    upload_id uuid,
    CONSTRAINT sealed_will_released_with_cause CHECK ((((died_on IS NULL) AND ((how)::text = 'returned'::text) AND (upload_id IS NULL)) OR ((died_on IS NOT NULL) AND ((how)::text = 'delivered'::text) AND (upload_id IS NOT NULL) AND (NOT (("order")::text = ''::text)))))
);
COMMENT ON TABLE public.public_deeds_sealedwillrelease IS 'append-only';
CREATE TABLE public.public_deeds_sealedwillwitness (
    id bigint NOT NULL,
    is_of_return boolean NOT NULL,
    "position" smallint NOT NULL,
    name character varying(200) NOT NULL,
    document_kind character varying(20) NOT NULL,
    document_number character varying(24) NOT NULL,
    birth_on date NOT NULL,
    will_id uuid NOT NULL,
    document_country character varying(2) NOT NULL,
    CONSTRAINT public_deeds_sealedwillwitness_position_check CHECK (("position" >= 0))
);
COMMENT ON TABLE public.public_deeds_sealedwillwitness IS 'append-only';
ALTER TABLE public.public_deeds_sealedwillwitness ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.public_deeds_sealedwillwitness_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.public_deeds_signature (
    id uuid NOT NULL,
    manner character varying(20) NOT NULL,
    signed_on date NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    deed_id uuid NOT NULL,
    party_id uuid NOT NULL
);
COMMENT ON TABLE public.public_deeds_signature IS 'append-only';
CREATE TABLE public.public_deeds_use (
    id uuid NOT NULL,
    asker character varying(10) NOT NULL,
    person_id uuid,
    at timestamp with time zone NOT NULL,
    deed_id uuid NOT NULL,
    document_id uuid,
    told_at timestamp with time zone
);
COMMENT ON TABLE public.public_deeds_use IS 'append-only except told_at';
CREATE TABLE public.public_deeds_willopening (
    id bigint NOT NULL,
    died_on date NOT NULL,
    certificate character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    deed_id uuid NOT NULL,
    upload_id uuid NOT NULL
);
COMMENT ON TABLE public.public_deeds_willopening IS 'append-only';
ALTER TABLE public.public_deeds_willopening ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.public_deeds_willopening_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.retention_authorisation (
    id bigint NOT NULL,
    reference character varying(120) NOT NULL,
    dated_on date NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    proposal_id uuid NOT NULL
);
COMMENT ON TABLE public.retention_authorisation IS 'append-only';
ALTER TABLE public.retention_authorisation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.retention_authorisation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.retention_closedfile (
    id uuid NOT NULL,
    source character varying(10) NOT NULL,
    source_id uuid NOT NULL,
    subjects text NOT NULL,
    number character varying(80) NOT NULL,
    kind character varying(40) NOT NULL,
    title character varying(500) NOT NULL,
    begun_on date NOT NULL,
    closed_at timestamp with time zone NOT NULL,
    closed_on date NOT NULL,
    sheets integer NOT NULL,
    digest character varying(64) NOT NULL,
    is_reserved boolean NOT NULL,
    transfer_on date NOT NULL,
    disposal_on date,
    office_id uuid NOT NULL,
    rule_id uuid NOT NULL,
    CONSTRAINT retention_closedfile_sheets_check CHECK ((sheets >= 0))
);
COMMENT ON TABLE public.retention_closedfile IS 'append-only except subjects,office_id,closed_at,closed_on,sheets,digest,is_reserved,rule_id,transfer_on,disposal_on';
CREATE TABLE public.retention_committeeact (
    id bigint NOT NULL,
    members smallint NOT NULL,
    is_approved boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    paper_id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    CONSTRAINT retention_committeeact_members_check CHECK ((members >= 0))
);
COMMENT ON TABLE public.retention_committeeact IS 'append-only';
ALTER TABLE public.retention_committeeact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.retention_committeeact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.retention_committeevote (
    id bigint NOT NULL,
    is_in_favour boolean NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    member_id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    CONSTRAINT vote_against_says_why CHECK ((is_in_favour OR (NOT ((reason)::text = ''::text))))
);
COMMENT ON TABLE public.retention_committeevote IS 'append-only';
ALTER TABLE public.retention_committeevote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.retention_committeevote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.retention_disposal (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    paper_id uuid NOT NULL,
    proposal_id uuid NOT NULL
);
COMMENT ON TABLE public.retention_disposal IS 'append-only';
ALTER TABLE public.retention_disposal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.retention_disposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.retention_disposalitem (
    id bigint NOT NULL,
    "position" integer NOT NULL,
    outcome character varying(10) NOT NULL,
    note character varying(500) NOT NULL,
    file_id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    CONSTRAINT retention_disposalitem_position_check CHECK (("position" >= 0))
);
COMMENT ON TABLE public.retention_disposalitem IS 'append-only except outcome,note';
ALTER TABLE public.retention_disposalitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.retention_disposalitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.retention_disposalproposal (
    id uuid NOT NULL,
    number character varying(24) NOT NULL,
    at timestamp with time zone NOT NULL,
    archive_id uuid NOT NULL,
    by_id uuid NOT NULL,
    paper_id uuid NOT NULL
);
COMMENT ON TABLE public.retention_disposalproposal IS 'append-only';
CREATE TABLE public.retention_hold (
    id uuid NOT NULL,
    kind character varying(12) NOT NULL,
    series character varying(12) NOT NULL,
    reason character varying(500) NOT NULL,
    authority character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(200) NOT NULL,
    lifted_at timestamp with time zone,
    lifted_by character varying(200) NOT NULL,
    lift_reason character varying(500) NOT NULL,
    file_id uuid,
    office_id uuid NOT NULL,
    CONSTRAINT hold_is_on_a_file_or_a_series CHECK ((((file_id IS NOT NULL) AND ((series)::text = ''::text)) OR ((file_id IS NULL) AND (NOT ((series)::text = ''::text))))),
    CONSTRAINT lifted_hold_says_why CHECK (((((lift_reason)::text = ''::text) AND (lifted_at IS NULL) AND ((lifted_by)::text = ''::text)) OR ((lifted_at IS NOT NULL) AND (NOT ((lift_reason)::text = ''::text)) AND (NOT ((lifted_by)::text = ''::text)))))
);
COMMENT ON TABLE public.retention_hold IS 'append-only except lifted_at,lifted_by,lift_reason';
CREATE TABLE public.retention_seriesproposal (
    id uuid NOT NULL,
    code character varying(12) NOT NULL,
    title character varying(120) NOT NULL,
    kinds character varying(400) NOT NULL,
    years_at_unit smallint NOT NULL,
    years_in_archive smallint NOT NULL,
    is_permanent boolean NOT NULL,
    norm character varying(120) NOT NULL,
    valid_from date NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    is_approved boolean,
    office_id uuid,
    CONSTRAINT retention_seriesproposal_years_at_unit_check CHECK ((years_at_unit >= 0)),
    CONSTRAINT retention_seriesproposal_years_in_archive_check CHECK ((years_in_archive >= 0)),
    CONSTRAINT series_decision_is_whole CHECK ((((decided_at IS NULL) AND (decided_by IS NULL) AND (is_approved IS NULL)) OR ((decided_at IS NOT NULL) AND (decided_by IS NOT NULL) AND (is_approved IS NOT NULL)))),
    CONSTRAINT series_is_decided_by_another CHECK (((decided_by IS NULL) OR (NOT ((decided_by = proposed_by) AND (decided_by IS NOT NULL)))))
);
COMMENT ON TABLE public.retention_seriesproposal IS 'append-only except decided_by,decided_at,is_approved';
CREATE TABLE public.retention_seriesrule (
    id uuid NOT NULL,
    code character varying(12) NOT NULL,
    title character varying(120) NOT NULL,
    kinds character varying(400) NOT NULL,
    years_at_unit smallint NOT NULL,
    years_in_archive smallint NOT NULL,
    is_permanent boolean NOT NULL,
    norm character varying(120) NOT NULL,
    source character varying(120) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    office_id uuid,
    CONSTRAINT permanent_series_has_no_end CHECK (((NOT is_permanent) OR (years_in_archive = 0))),
    CONSTRAINT retention_seriesrule_years_at_unit_check CHECK ((years_at_unit >= 0)),
    CONSTRAINT retention_seriesrule_years_in_archive_check CHECK ((years_in_archive >= 0)),
    CONSTRAINT series_rule_ends_after_it_begins CHECK (((valid_until IS NULL) OR (valid_until > valid_from)))
);
COMMENT ON TABLE public.retention_seriesrule IS 'append-only except valid_until';
CREATE TABLE public.retention_transfer (
    id uuid NOT NULL,
    number character varying(24) NOT NULL,
    at timestamp with time zone NOT NULL,
    archive_id uuid NOT NULL,
    by_id uuid NOT NULL,
    office_id uuid NOT NULL,
    paper_id uuid NOT NULL
);
COMMENT ON TABLE public.retention_transfer IS 'append-only';
CREATE TABLE public.retention_transferitem (
    id bigint NOT NULL,
    "position" integer NOT NULL,
    outcome character varying(10) NOT NULL,
    observation character varying(500) NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id uuid,
    file_id uuid NOT NULL,
    transfer_id uuid NOT NULL,
    CONSTRAINT retention_transferitem_position_check CHECK (("position" >= 0)),
    CONSTRAINT returned_item_says_why CHECK (((NOT ((outcome)::text = 'returned'::text)) OR (NOT ((observation)::text = ''::text)))),
    CONSTRAINT transfer_item_is_decided_whole CHECK ((((decided_at IS NULL) AND (decided_by_id IS NULL) AND ((outcome)::text = ''::text)) OR ((NOT ((outcome)::text = ''::text)) AND (decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL))))
);
COMMENT ON TABLE public.retention_transferitem IS 'append-only except outcome,observation,decided_at,decided_by_id';
ALTER TABLE public.retention_transferitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.retention_transferitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.service_desk_servicelevel (
    id bigint NOT NULL,
    priority character varying(8) NOT NULL,
    respond_hours smallint NOT NULL,
    resolve_hours smallint NOT NULL,
    norm character varying(120) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    CONSTRAINT mended_after_answered CHECK ((resolve_hours >= respond_hours)),
    CONSTRAINT service_desk_servicelevel_resolve_hours_check CHECK ((resolve_hours >= 0)),
    CONSTRAINT service_desk_servicelevel_respond_hours_check CHECK ((respond_hours >= 0))
);
ALTER TABLE public.service_desk_servicelevel ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.service_desk_servicelevel_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.service_desk_serviceticket (
    id uuid NOT NULL,
    number character varying(24) NOT NULL,
    service character varying(100) NOT NULL,
    text character varying(2000) NOT NULL,
    impact character varying(8) NOT NULL,
    urgency character varying(8) NOT NULL,
    priority character varying(8) NOT NULL,
    norm character varying(120) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    respond_by timestamp with time zone NOT NULL,
    resolve_by timestamp with time zone NOT NULL,
    taken_at timestamp with time zone,
    resolved_at timestamp with time zone,
    solution character varying(2000) NOT NULL,
    office_id uuid NOT NULL,
    person_id uuid NOT NULL,
    taken_by_id uuid,
    CONSTRAINT resolved_ticket_says_how CHECK ((((resolved_at IS NULL) AND ((solution)::text = ''::text)) OR ((resolved_at IS NOT NULL) AND (taken_at IS NOT NULL) AND (NOT ((solution)::text = ''::text)))))
);
COMMENT ON TABLE public.service_desk_serviceticket IS 'append-only except taken_at,taken_by_id,resolved_at,solution';
CREATE TABLE public.signatories_authority (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    kind character varying(20) NOT NULL,
    sector character varying(100) NOT NULL,
    country character varying(2) NOT NULL,
    folded_name character varying(200) NOT NULL,
    certified_by_id uuid,
    CONSTRAINT authority_not_certified_by_itself CHECK (((certified_by_id IS NULL) OR (NOT ((certified_by_id = id) AND (certified_by_id IS NOT NULL)))))
);
CREATE TABLE public.signatories_registeredcertificate (
    id uuid NOT NULL,
    fingerprint_sha256 character varying(64) NOT NULL,
    subject character varying(500) NOT NULL,
    issuer character varying(500) NOT NULL,
    serial character varying(50) NOT NULL,
    not_before timestamp with time zone NOT NULL,
    not_after timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    pem text NOT NULL,
    standing character varying(10) NOT NULL,
    signatory_id uuid NOT NULL,
    CONSTRAINT certificate_period_forward CHECK ((not_after > not_before))
);
CREATE TABLE public.signatories_registration (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    tenure_until date,
    revoked_at timestamp with time zone,
    support character varying(200) NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    outcome character varying(10) NOT NULL,
    reason character varying(500) NOT NULL,
    certificate_id uuid,
    decided_by_id uuid,
    proposed_by_id uuid NOT NULL,
    signatory_id uuid NOT NULL,
    specimen_id uuid,
    CONSTRAINT decision_is_whole CHECK ((((decided_at IS NULL) AND (decided_by_id IS NULL) AND ((outcome)::text = ''::text)) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL) AND ((outcome)::text = ANY ((ARRAY['approved'::character varying, 'rejected'::character varying])::text[]))))),
    CONSTRAINT end_of_tenure_has_a_date CHECK (((NOT ((kind)::text = 'end_tenure'::text)) OR (tenure_until IS NOT NULL))),
    CONSTRAINT four_eyes CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = proposed_by_id) AND (decided_by_id IS NOT NULL))))),
    CONSTRAINT rejection_has_a_reason CHECK (((NOT ((outcome)::text = 'rejected'::text)) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT revocation_has_certificate_and_date CHECK (((NOT ((kind)::text = 'revoke_certificate'::text)) OR ((certificate_id IS NOT NULL) AND (revoked_at IS NOT NULL))))
);
CREATE TABLE public.signatories_signatory (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    capacity character varying(200) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    standing character varying(10) NOT NULL,
    folded_name character varying(200) NOT NULL,
    folded_capacity character varying(200) NOT NULL,
    search_text character varying(700) NOT NULL,
    authority_id uuid NOT NULL,
    CONSTRAINT signatory_has_name_and_post_or_neither CHECK (((((capacity)::text = ''::text) AND ((name)::text = ''::text)) OR ((NOT ((name)::text = ''::text)) AND (NOT ((capacity)::text = ''::text))))),
    CONSTRAINT signatory_period_forward CHECK (((valid_until IS NULL) OR (valid_until > valid_from)))
);
CREATE TABLE public.signatories_specimen (
    id uuid NOT NULL,
    signature_sha256 character varying(64) NOT NULL,
    seal_sha256 character varying(64) NOT NULL,
    seal character varying(200) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    standing character varying(10) NOT NULL,
    signatory_id uuid NOT NULL,
    CONSTRAINT specimen_period_forward CHECK (((valid_until IS NULL) OR (valid_until > valid_from))),
    CONSTRAINT specimen_shows_signature_or_seal CHECK (((NOT ((signature_sha256)::text = ''::text)) OR ((NOT ((seal_sha256)::text = ''::text)) AND (NOT ((seal)::text = ''::text)))))
);
CREATE TABLE public.socialaccount_socialaccount (
    id integer NOT NULL,
    provider character varying(200) NOT NULL,
    uid character varying(191) NOT NULL,
    last_login timestamp with time zone NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    extra_data jsonb NOT NULL,
    user_id uuid NOT NULL
);
ALTER TABLE public.socialaccount_socialaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.socialaccount_socialapp (
    id integer NOT NULL,
    provider character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    client_id character varying(191) NOT NULL,
    secret character varying(191) NOT NULL,
    key character varying(191) NOT NULL,
    provider_id character varying(200) NOT NULL,
    settings jsonb NOT NULL
);
ALTER TABLE public.socialaccount_socialapp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialapp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.socialaccount_socialtoken (
    id integer NOT NULL,
    token text NOT NULL,
    token_secret text NOT NULL,
    expires_at timestamp with time zone,
    account_id integer NOT NULL,
    app_id integer
);
ALTER TABLE public.socialaccount_socialtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.stickers_batch (
    id uuid NOT NULL,
    prefix character varying(4) NOT NULL,
    serials int8range NOT NULL,
    note character varying(200) NOT NULL,
    key bytea NOT NULL,
    minted_at timestamp with time zone NOT NULL,
    by character varying(200) NOT NULL,
    vault_id uuid NOT NULL
);
COMMENT ON TABLE public.stickers_batch IS 'append-only';
CREATE TABLE public.stickers_countline (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    prefix character varying(4) NOT NULL,
    serials int8range NOT NULL,
    explanation character varying(500) NOT NULL,
    count_id uuid NOT NULL,
    CONSTRAINT difference_explained CHECK ((((kind)::text = 'counted'::text) OR (NOT ((explanation)::text = ''::text))))
);
COMMENT ON TABLE public.stickers_countline IS 'append-only';
ALTER TABLE public.stickers_countline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stickers_countline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.stickers_countstatement (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    document_id uuid NOT NULL,
    count_id uuid NOT NULL
);
COMMENT ON TABLE public.stickers_countstatement IS 'append-only';
ALTER TABLE public.stickers_countstatement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stickers_countstatement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.stickers_custodyentry (
    id bigint NOT NULL,
    is_reserve boolean NOT NULL,
    prefix character varying(4) NOT NULL,
    serials int8range NOT NULL,
    sign smallint NOT NULL,
    turn character varying(12) NOT NULL,
    is_internal boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    "on" date NOT NULL,
    batch_id uuid,
    office_id uuid NOT NULL,
    departure_id uuid,
    movement_id uuid,
    vault_id uuid NOT NULL,
    CONSTRAINT custody_by_one_cause CHECK ((((batch_id IS NOT NULL) AND (departure_id IS NULL) AND (movement_id IS NULL)) OR ((batch_id IS NULL) AND (departure_id IS NULL) AND (movement_id IS NOT NULL)) OR ((batch_id IS NULL) AND (departure_id IS NOT NULL) AND (movement_id IS NULL)))),
    CONSTRAINT custody_comes_or_goes CHECK ((sign = ANY (ARRAY[1, '-1'::integer])))
);
COMMENT ON TABLE public.stickers_custodyentry IS 'append-only';
ALTER TABLE public.stickers_custodyentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stickers_custodyentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.stickers_departure (
    id uuid NOT NULL,
    fate character varying(12) NOT NULL,
    reason character varying(14) NOT NULL,
    note character varying(500) NOT NULL,
    quantity integer NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    evidence_id character varying(64),
    liable_id uuid,
    discharge_id uuid,
    vault_id uuid NOT NULL,
    CONSTRAINT somebody_answers_for_what_is_lost CHECK (((NOT ((fate)::text = 'lost'::text)) OR (liable_id IS NOT NULL))),
    CONSTRAINT stickers_departure_quantity_check CHECK ((quantity >= 0))
);
COMMENT ON TABLE public.stickers_departure IS 'append-only';
CREATE TABLE public.stickers_discharge (
    id uuid NOT NULL,
    fate character varying(12) NOT NULL,
    reason character varying(14) NOT NULL,
    note character varying(500) NOT NULL,
    spans text NOT NULL,
    quantity integer NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    evidence_id character varying(64),
    proposed_by_id uuid NOT NULL,
    vault_id uuid NOT NULL,
    CONSTRAINT destruction_has_evidence CHECK (((NOT ((fate)::text = 'destroyed'::text)) OR (evidence_id IS NOT NULL))),
    CONSTRAINT stickers_discharge_quantity_check CHECK ((quantity >= 0))
);
COMMENT ON TABLE public.stickers_discharge IS 'append-only';
CREATE TABLE public.stickers_dischargedecision (
    id bigint NOT NULL,
    is_authorised boolean NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    discharge_id uuid NOT NULL,
    CONSTRAINT discharge_refused_for_a_reason CHECK ((is_authorised OR (NOT ((reason)::text = ''::text))))
);
COMMENT ON TABLE public.stickers_dischargedecision IS 'append-only';
ALTER TABLE public.stickers_dischargedecision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stickers_dischargedecision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.stickers_holding (
    id bigint NOT NULL,
    prefix character varying(4) NOT NULL,
    serials int8range NOT NULL,
    departure_id uuid,
    discharge_id uuid,
    movement_id uuid,
    vault_id uuid,
    CONSTRAINT holding_holds_something CHECK ((NOT isempty(serials))),
    CONSTRAINT serial_in_a_vault_in_transit_or_gone CHECK ((((departure_id IS NULL) AND (movement_id IS NULL) AND (vault_id IS NOT NULL)) OR ((departure_id IS NULL) AND (discharge_id IS NULL) AND (movement_id IS NOT NULL) AND (vault_id IS NULL)) OR ((departure_id IS NOT NULL) AND (discharge_id IS NULL) AND (movement_id IS NULL) AND (vault_id IS NULL))))
);
ALTER TABLE public.stickers_holding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stickers_holding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.stickers_movement (
    id uuid NOT NULL,
    number character varying(24) NOT NULL,
    series character varying(16) NOT NULL,
    year smallint NOT NULL,
    ordinal integer NOT NULL,
    way character varying(6) NOT NULL,
    reason character varying(14) NOT NULL,
    note character varying(500) NOT NULL,
    quantity integer NOT NULL,
    spans text NOT NULL,
    posted_at timestamp with time zone NOT NULL,
    posted_by_id uuid NOT NULL,
    order_id uuid,
    receiver_id uuid NOT NULL,
    sender_id uuid NOT NULL,
    CONSTRAINT movement_between_two_vaults CHECK ((NOT (sender_id = receiver_id))),
    CONSTRAINT stickers_movement_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT stickers_movement_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT stickers_movement_year_check CHECK ((year >= 0))
);
COMMENT ON TABLE public.stickers_movement IS 'append-only';
CREATE TABLE public.stickers_movementanswer (
    id bigint NOT NULL,
    outcome character varying(10) NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    movement_id uuid NOT NULL,
    CONSTRAINT movement_undone_for_a_reason CHECK ((((outcome)::text = 'accepted'::text) OR (NOT ((reason)::text = ''::text))))
);
COMMENT ON TABLE public.stickers_movementanswer IS 'append-only';
ALTER TABLE public.stickers_movementanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stickers_movementanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.stickers_order (
    id uuid NOT NULL,
    number character varying(24) NOT NULL,
    series character varying(16) NOT NULL,
    year smallint NOT NULL,
    ordinal integer NOT NULL,
    quantity integer NOT NULL,
    note character varying(500) NOT NULL,
    ordered_at timestamp with time zone NOT NULL,
    ordered_by_id uuid NOT NULL,
    supplier_id uuid NOT NULL,
    vault_id uuid NOT NULL,
    CONSTRAINT order_of_something CHECK ((quantity >= 1)),
    CONSTRAINT stickers_order_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT stickers_order_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT stickers_order_year_check CHECK ((year >= 0))
);
COMMENT ON TABLE public.stickers_order IS 'append-only';
CREATE TABLE public.stickers_orderdecision (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    order_id uuid NOT NULL
);
COMMENT ON TABLE public.stickers_orderdecision IS 'append-only';
ALTER TABLE public.stickers_orderdecision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stickers_orderdecision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.stickers_printing (
    id bigint NOT NULL,
    ordinal smallint NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    sticker_id uuid NOT NULL,
    CONSTRAINT reprinted_for_a_reason CHECK (((ordinal = 1) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT stickers_printing_ordinal_check CHECK ((ordinal >= 0))
);
COMMENT ON TABLE public.stickers_printing IS 'append-only';
ALTER TABLE public.stickers_printing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stickers_printing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.stickers_refusedaffixing (
    id uuid NOT NULL,
    serial character varying(40) NOT NULL,
    finding character varying(12) NOT NULL,
    "where" character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    act_id uuid NOT NULL,
    by_id uuid NOT NULL,
    office_id uuid NOT NULL
);
COMMENT ON TABLE public.stickers_refusedaffixing IS 'append-only';
CREATE TABLE public.stickers_sticker (
    id uuid NOT NULL,
    serial character varying(20) NOT NULL,
    is_digital boolean NOT NULL,
    facts text NOT NULL,
    act_id uuid NOT NULL,
    departure_id uuid NOT NULL
);
COMMENT ON TABLE public.stickers_sticker IS 'append-only';
CREATE TABLE public.stickers_stockcount (
    id uuid NOT NULL,
    kind character varying(12) NOT NULL,
    as_of date NOT NULL,
    expected text NOT NULL,
    counted_at timestamp with time zone NOT NULL,
    counted_by_id uuid NOT NULL,
    receiver_id uuid,
    vault_id uuid NOT NULL,
    CONSTRAINT hand_over_to_somebody CHECK (((((kind)::text = 'hand_over'::text) AND (receiver_id IS NOT NULL)) OR (((kind)::text = 'half_yearly'::text) AND (receiver_id IS NULL))))
);
COMMENT ON TABLE public.stickers_stockcount IS 'append-only';
CREATE TABLE public.stickers_usedform (
    id uuid NOT NULL,
    serial character varying(20) NOT NULL,
    supply character varying(12) NOT NULL,
    subject uuid NOT NULL,
    departure_id uuid NOT NULL
);
COMMENT ON TABLE public.stickers_usedform IS 'append-only';
CREATE TABLE public.stickers_vault (
    id uuid NOT NULL,
    level character varying(12) NOT NULL,
    name character varying(80) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    holder_id uuid,
    office_id uuid NOT NULL,
    parent_id uuid,
    CONSTRAINT an_officers_vault_has_a_holder CHECK ((((holder_id IS NOT NULL) AND ((level)::text = 'officer'::text)) OR ((NOT ((level)::text = 'officer'::text)) AND (holder_id IS NULL)))),
    CONSTRAINT every_vault_but_limas_stands_under_one CHECK (((((level)::text = 'headquarters'::text) AND (parent_id IS NULL)) OR ((NOT ((level)::text = 'headquarters'::text)) AND (parent_id IS NOT NULL))))
);
CREATE TABLE public.transmissions_collection (
    transmission_id uuid NOT NULL,
    name character varying(200) NOT NULL,
    document_kind character varying(20) NOT NULL,
    document_number character varying(24) NOT NULL,
    document_country character varying(2) NOT NULL,
    power character varying(200) NOT NULL,
    identified character varying(10) NOT NULL,
    hand_over_id uuid NOT NULL
);
COMMENT ON TABLE public.transmissions_collection IS 'append-only';
CREATE TABLE public.transmissions_foundentry (
    id uuid NOT NULL,
    volume character varying(20) NOT NULL,
    folio character varying(20) NOT NULL,
    number character varying(20) NOT NULL,
    registered_on date NOT NULL,
    holder character varying(200) NOT NULL,
    other character varying(200) NOT NULL,
    found_at timestamp with time zone NOT NULL,
    found_by_id uuid NOT NULL,
    image_id uuid NOT NULL,
    reverse_id uuid,
    transmission_id uuid NOT NULL
);
COMMENT ON TABLE public.transmissions_foundentry IS 'append-only';
CREATE TABLE public.transmissions_handover (
    id uuid NOT NULL,
    ordinal smallint NOT NULL,
    moment character varying(10) NOT NULL,
    sha256 character varying(64) NOT NULL,
    sender character varying(200) NOT NULL,
    recipient character varying(200) NOT NULL,
    by_name character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    note character varying(500) NOT NULL,
    previous character varying(64) NOT NULL,
    digest character varying(64) NOT NULL,
    by_id uuid NOT NULL,
    document_id uuid NOT NULL,
    from_office_id uuid NOT NULL,
    receipt_id uuid NOT NULL,
    to_office_id uuid,
    transmission_id uuid NOT NULL,
    CONSTRAINT transmissions_handover_ordinal_check CHECK ((ordinal >= 0))
);
COMMENT ON TABLE public.transmissions_handover IS 'append-only';
CREATE TABLE public.transmissions_printout (
    id uuid NOT NULL,
    ordinal smallint NOT NULL,
    sheet character varying(40) NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    office_id uuid NOT NULL,
    transmission_id uuid NOT NULL,
    CONSTRAINT printed_again_for_a_reason CHECK (((ordinal = 1) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT transmissions_printout_ordinal_check CHECK ((ordinal >= 0))
);
COMMENT ON TABLE public.transmissions_printout IS 'append-only';
CREATE TABLE public.transmissions_signaturecheck (
    id uuid NOT NULL,
    signatory_id uuid NOT NULL,
    signatory character varying(200) NOT NULL,
    capacity character varying(200) NOT NULL,
    authority character varying(200) NOT NULL,
    signed_on date NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    document_id uuid NOT NULL,
    transmission_id uuid NOT NULL
);
COMMENT ON TABLE public.transmissions_signaturecheck IS 'append-only';
CREATE TABLE public.transmissions_soughtentry (
    transmission_id uuid NOT NULL,
    book character varying(10) NOT NULL,
    holder character varying(200) NOT NULL,
    other character varying(200) NOT NULL,
    year smallint NOT NULL,
    happened_on date,
    place character varying(200) NOT NULL,
    reference character varying(200) NOT NULL,
    purpose character varying(10) NOT NULL,
    CONSTRAINT transmissions_soughtentry_year_check CHECK ((year >= 0))
);
COMMENT ON TABLE public.transmissions_soughtentry IS 'append-only';
CREATE TABLE public.transmissions_transmission (
    id uuid NOT NULL,
    permit_number character varying(24) NOT NULL,
    permit_case_id uuid,
    asked_at_id uuid,
    case_id uuid NOT NULL,
    destination_id uuid,
    document_id uuid
);
COMMENT ON TABLE public.transmissions_transmission IS 'append-only except document_id';
CREATE TABLE public.transparency_release (
    id uuid NOT NULL,
    dataset character varying(40) NOT NULL,
    rows integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    file_id character varying(64) NOT NULL,
    CONSTRAINT transparency_release_rows_check CHECK ((rows >= 0))
);
COMMENT ON TABLE public.transparency_release IS 'append-only except checked_at';
CREATE TABLE public.travel_papers_application (
    id uuid NOT NULL,
    surnames character varying(120) NOT NULL,
    given_names character varying(120) NOT NULL,
    folded_name character varying(250) NOT NULL,
    sex character varying(1) NOT NULL,
    born_on date NOT NULL,
    birth_place character varying(120) NOT NULL,
    birth_country character varying(2) NOT NULL,
    is_unregistered boolean NOT NULL,
    dni character varying(8) NOT NULL,
    cause character varying(10) NOT NULL,
    report character varying(500) NOT NULL,
    passport_number character varying(15) NOT NULL,
    initiative character varying(14) NOT NULL,
    authority character varying(200) NOT NULL,
    residence character varying(2) NOT NULL,
    destination character varying(2) NOT NULL,
    itinerary character varying(200) NOT NULL,
    departs_on date NOT NULL,
    second_cause character varying(200) NOT NULL,
    case_id uuid NOT NULL
);
COMMENT ON TABLE public.travel_papers_application IS 'append-only';
CREATE TABLE public.travel_papers_borderentry (
    id uuid NOT NULL,
    key uuid NOT NULL,
    officer_name character varying(200) NOT NULL,
    told_at timestamp with time zone NOT NULL,
    is_afterwards boolean NOT NULL,
    is_consuming boolean NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    office_id uuid NOT NULL,
    paper_id uuid NOT NULL,
    told_by_id uuid
);
COMMENT ON TABLE public.travel_papers_borderentry IS 'append-only';
CREATE TABLE public.travel_papers_cancellation (
    id bigint NOT NULL,
    ground character varying(8) NOT NULL,
    reason character varying(2000) NOT NULL,
    at timestamp with time zone NOT NULL,
    application_id uuid NOT NULL,
    by_id uuid NOT NULL
);
COMMENT ON TABLE public.travel_papers_cancellation IS 'append-only';
ALTER TABLE public.travel_papers_cancellation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.travel_papers_cancellation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.travel_papers_decision (
    id bigint NOT NULL,
    is_granted boolean NOT NULL,
    poverty character varying(500) NOT NULL,
    reason character varying(2000) NOT NULL,
    at timestamp with time zone NOT NULL,
    application_id uuid NOT NULL,
    by_id uuid NOT NULL,
    CONSTRAINT travel_paper_refused_for_a_reason CHECK ((is_granted OR (NOT ((reason)::text = ''::text))))
);
COMMENT ON TABLE public.travel_papers_decision IS 'append-only';
ALTER TABLE public.travel_papers_decision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.travel_papers_decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.travel_papers_entryincident (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    entry_id uuid NOT NULL,
    first_id uuid,
    CONSTRAINT double_entry_names_the_first CHECK ((((first_id IS NOT NULL) AND ((kind)::text = 'double_use'::text)) OR ((NOT ((kind)::text = 'double_use'::text)) AND (first_id IS NULL))))
);
COMMENT ON TABLE public.travel_papers_entryincident IS 'append-only';
ALTER TABLE public.travel_papers_entryincident ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.travel_papers_entryincident_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.travel_papers_filiationseen (
    id uuid NOT NULL,
    papers character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    minority_id uuid NOT NULL
);
COMMENT ON TABLE public.travel_papers_filiationseen IS 'append-only';
CREATE TABLE public.travel_papers_identityproof (
    id uuid NOT NULL,
    method character varying(10) NOT NULL,
    birth_act character varying(120) NOT NULL,
    kin_name character varying(120) NOT NULL,
    kin_degree smallint,
    kin_contact character varying(200) NOT NULL,
    kin_said character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    application_id uuid NOT NULL,
    by_id uuid NOT NULL,
    CONSTRAINT birth_act_where_it_proves CHECK ((((birth_act)::text = ''::text) OR ((method)::text = 'birth_act'::text))),
    CONSTRAINT kin_is_named_with_a_degree CHECK ((((kin_degree IS NULL) AND ((kin_name)::text = ''::text)) OR ((NOT ((kin_name)::text = ''::text)) AND (kin_degree >= 1) AND (kin_degree <= 4)))),
    CONSTRAINT travel_papers_identityproof_kin_degree_check CHECK ((kin_degree >= 0))
);
COMMENT ON TABLE public.travel_papers_identityproof IS 'append-only';
CREATE TABLE public.travel_papers_leave (
    id uuid NOT NULL,
    means character varying(10) NOT NULL,
    reference character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    parent_id uuid NOT NULL,
    CONSTRAINT leave_from_elsewhere_says_by_what CHECK ((((means)::text = 'signed'::text) OR (NOT ((reference)::text = ''::text))))
);
COMMENT ON TABLE public.travel_papers_leave IS 'append-only';
CREATE TABLE public.travel_papers_minority (
    id uuid NOT NULL,
    basis character varying(20) NOT NULL,
    company character varying(20) NOT NULL,
    companion_name character varying(200) NOT NULL,
    companion_document_kind character varying(20) NOT NULL,
    companion_document_number character varying(20) NOT NULL,
    companion_document_country character varying(2) NOT NULL,
    application_id uuid NOT NULL,
    CONSTRAINT travel_paper_companion_unless_alone CHECK (((((companion_name)::text = ''::text) AND ((company)::text = 'alone'::text)) OR ((NOT ((company)::text = 'alone'::text)) AND (NOT ((companion_name)::text = ''::text)))))
);
COMMENT ON TABLE public.travel_papers_minority IS 'append-only';
CREATE TABLE public.travel_papers_paperdelivery (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    paper_id uuid NOT NULL
);
COMMENT ON TABLE public.travel_papers_paperdelivery IS 'append-only';
ALTER TABLE public.travel_papers_paperdelivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.travel_papers_paperdelivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.travel_papers_secondapproval (
    id bigint NOT NULL,
    reason character varying(2000) NOT NULL,
    at timestamp with time zone NOT NULL,
    application_id uuid NOT NULL,
    by_id uuid NOT NULL
);
COMMENT ON TABLE public.travel_papers_secondapproval IS 'append-only';
ALTER TABLE public.travel_papers_secondapproval ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.travel_papers_secondapproval_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.travel_papers_spoiling (
    id bigint NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    paper_id uuid NOT NULL
);
COMMENT ON TABLE public.travel_papers_spoiling IS 'append-only';
ALTER TABLE public.travel_papers_spoiling ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.travel_papers_spoiling_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.travel_papers_stayingparent (
    id uuid NOT NULL,
    ordinal smallint NOT NULL,
    name character varying(200) NOT NULL,
    document_kind character varying(20) NOT NULL,
    document_number character varying(20) NOT NULL,
    document_country character varying(2) NOT NULL,
    minority_id uuid NOT NULL,
    CONSTRAINT travel_papers_stayingparent_ordinal_check CHECK ((ordinal >= 0))
);
COMMENT ON TABLE public.travel_papers_stayingparent IS 'append-only';
CREATE TABLE public.travel_papers_travelpaper (
    id uuid NOT NULL,
    number character varying(15) NOT NULL,
    zone character varying(73) NOT NULL,
    seal bytea NOT NULL,
    valid_from date NOT NULL,
    valid_until date NOT NULL,
    at timestamp with time zone NOT NULL,
    act_id uuid NOT NULL,
    application_id uuid NOT NULL,
    by_id uuid NOT NULL,
    document_id uuid NOT NULL
);
COMMENT ON TABLE public.travel_papers_travelpaper IS 'append-only';
CREATE TABLE public.travel_permits_authoriser (
    id uuid NOT NULL,
    ordinal smallint NOT NULL,
    relation character varying(10) NOT NULL,
    given_names character varying(120) NOT NULL,
    first_surname character varying(80) NOT NULL,
    second_surname character varying(80) NOT NULL,
    document_kind character varying(20) NOT NULL,
    document_number character varying(20) NOT NULL,
    document_country character varying(2) NOT NULL,
    proxy_name character varying(200) NOT NULL,
    proxy_document_kind character varying(20) NOT NULL,
    proxy_document_number character varying(20) NOT NULL,
    proxy_document_country character varying(2) NOT NULL,
    standing_on date,
    person_id uuid,
    post_id uuid NOT NULL,
    request_id uuid NOT NULL,
    CONSTRAINT travel_permits_authoriser_ordinal_check CHECK ((ordinal >= 0))
);
CREATE TABLE public.travel_permits_exit (
    id uuid NOT NULL,
    key uuid NOT NULL,
    officer_name character varying(200) NOT NULL,
    left_at timestamp with time zone NOT NULL,
    told_at timestamp with time zone NOT NULL,
    is_afterwards boolean NOT NULL,
    is_consuming boolean NOT NULL,
    office_id uuid NOT NULL,
    told_by_id uuid,
    permit_id uuid NOT NULL
);
COMMENT ON TABLE public.travel_permits_exit IS 'append-only';
CREATE TABLE public.travel_permits_incident (
    id uuid NOT NULL,
    kind character varying(12) NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    exit_id uuid NOT NULL,
    first_id uuid,
    CONSTRAINT double_use_names_the_first CHECK ((((first_id IS NOT NULL) AND ((kind)::text = 'double_use'::text)) OR ((NOT ((kind)::text = 'double_use'::text)) AND (first_id IS NULL))))
);
COMMENT ON TABLE public.travel_permits_incident IS 'append-only';
CREATE TABLE public.travel_permits_permit (
    id uuid NOT NULL,
    number character varying(24) NOT NULL,
    token_id bytea NOT NULL,
    token text NOT NULL,
    valid_from date NOT NULL,
    valid_until date NOT NULL,
    document_id uuid NOT NULL,
    request_id uuid NOT NULL,
    CONSTRAINT permit_runs_forward CHECK ((valid_until >= valid_from))
);
COMMENT ON TABLE public.travel_permits_permit IS 'append-only';
CREATE TABLE public.travel_permits_request (
    id uuid NOT NULL,
    given_names character varying(120) NOT NULL,
    first_surname character varying(80) NOT NULL,
    second_surname character varying(80) NOT NULL,
    document_kind character varying(20) NOT NULL,
    document_number character varying(20) NOT NULL,
    document_country character varying(2) NOT NULL,
    born_on date NOT NULL,
    nationality character varying(2) NOT NULL,
    is_resident boolean NOT NULL,
    days_in_peru smallint NOT NULL,
    basis character varying(20) NOT NULL,
    company character varying(20) NOT NULL,
    companion_name character varying(200) NOT NULL,
    companion_document_kind character varying(20) NOT NULL,
    companion_document_number character varying(20) NOT NULL,
    companion_document_country character varying(2) NOT NULL,
    carrier character varying(200) NOT NULL,
    receiver character varying(200) NOT NULL,
    from_city character varying(200) NOT NULL,
    to_city character varying(200) NOT NULL,
    to_country character varying(2) NOT NULL,
    route character varying(200) NOT NULL,
    transport character varying(10) NOT NULL,
    departs_on date NOT NULL,
    returns_on date,
    case_id uuid NOT NULL,
    CONSTRAINT companion_unless_alone CHECK (((((companion_name)::text = ''::text) AND ((company)::text = 'alone'::text)) OR ((NOT ((company)::text = 'alone'::text)) AND (NOT ((companion_name)::text = ''::text))))),
    CONSTRAINT journey_runs_forward CHECK (((returns_on IS NULL) OR (returns_on >= departs_on))),
    CONSTRAINT travel_permits_request_days_in_peru_check CHECK ((days_in_peru >= 0))
);
CREATE TABLE public.travel_permits_signing (
    id uuid NOT NULL,
    identity_check character varying(10) NOT NULL,
    is_power_seen boolean NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    authoriser_id uuid NOT NULL,
    office_id uuid NOT NULL,
    officer_id uuid NOT NULL
);
COMMENT ON TABLE public.travel_permits_signing IS 'append-only';
CREATE TABLE public.visas_application (
    id uuid NOT NULL,
    category character varying(24) NOT NULL,
    surnames character varying(120) NOT NULL,
    given_names character varying(120) NOT NULL,
    sex character varying(1) NOT NULL,
    born_on date NOT NULL,
    nationality character varying(2) NOT NULL,
    residence character varying(2) NOT NULL,
    address character varying(200) NOT NULL,
    occupation character varying(120) NOT NULL,
    passport_number character varying(15) NOT NULL,
    passport_country character varying(2) NOT NULL,
    passport_expires_on date NOT NULL,
    collective character varying(8) NOT NULL,
    purpose character varying(500) NOT NULL,
    arrives_on date NOT NULL,
    days smallint NOT NULL,
    address_in_peru character varying(200) NOT NULL,
    sponsor character varying(200) NOT NULL,
    sponsor_registration character varying(20) NOT NULL,
    case_id uuid NOT NULL,
    family_id uuid,
    CONSTRAINT visas_application_days_check CHECK ((days >= 0))
);
COMMENT ON TABLE public.visas_application IS 'append-only';
CREATE TABLE public.visas_cancellation (
    id bigint NOT NULL,
    reason character varying(2000) NOT NULL,
    at timestamp with time zone NOT NULL,
    application_id uuid NOT NULL,
    by_id uuid NOT NULL
);
COMMENT ON TABLE public.visas_cancellation IS 'append-only';
ALTER TABLE public.visas_cancellation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.visas_cancellation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.visas_consultation (
    id uuid NOT NULL,
    authority character varying(10) NOT NULL,
    question character varying(2000) NOT NULL,
    at timestamp with time zone NOT NULL,
    application_id uuid NOT NULL,
    by_id uuid NOT NULL,
    office_id uuid NOT NULL
);
COMMENT ON TABLE public.visas_consultation IS 'append-only';
CREATE TABLE public.visas_consultationanswer (
    id bigint NOT NULL,
    is_authorised boolean NOT NULL,
    number character varying(60) NOT NULL,
    answered_on date NOT NULL,
    note character varying(2000) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    consultation_id uuid NOT NULL
);
COMMENT ON TABLE public.visas_consultationanswer IS 'append-only';
ALTER TABLE public.visas_consultationanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.visas_consultationanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.visas_decision (
    id uuid NOT NULL,
    is_granted boolean NOT NULL,
    ground character varying(16) NOT NULL,
    reason character varying(2000) NOT NULL,
    stay_days smallint NOT NULL,
    entries smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    application_id uuid NOT NULL,
    by_id uuid NOT NULL,
    CONSTRAINT visa_refused_on_a_ground CHECK (((((ground)::text = ''::text) AND is_granted) OR ((NOT is_granted) AND (NOT ((ground)::text = ''::text))))),
    CONSTRAINT visas_decision_entries_check CHECK ((entries >= 0)),
    CONSTRAINT visas_decision_stay_days_check CHECK ((stay_days >= 0))
);
COMMENT ON TABLE public.visas_decision IS 'append-only';
CREATE TABLE public.visas_finding (
    id uuid NOT NULL,
    criterion character varying(1) NOT NULL,
    is_met boolean NOT NULL,
    reason character varying(500) NOT NULL,
    interview_id uuid NOT NULL,
    CONSTRAINT criterion_answered_with_a_reason CHECK ((NOT ((reason)::text = ''::text)))
);
COMMENT ON TABLE public.visas_finding IS 'append-only';
CREATE TABLE public.visas_interview (
    id uuid NOT NULL,
    notes character varying(2000) NOT NULL,
    waived_because character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    application_id uuid NOT NULL,
    by_id uuid NOT NULL
);
COMMENT ON TABLE public.visas_interview IS 'append-only';
CREATE TABLE public.visas_label (
    id uuid NOT NULL,
    serial character varying(20) NOT NULL,
    zone character varying(89) NOT NULL,
    seal bytea NOT NULL,
    valid_from date NOT NULL,
    valid_until date NOT NULL,
    at timestamp with time zone NOT NULL,
    act_id uuid NOT NULL,
    application_id uuid NOT NULL,
    by_id uuid NOT NULL,
    document_id uuid NOT NULL
);
COMMENT ON TABLE public.visas_label IS 'append-only';
CREATE TABLE public.visas_labelcheck (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    label_id uuid NOT NULL
);
COMMENT ON TABLE public.visas_labelcheck IS 'append-only';
ALTER TABLE public.visas_labelcheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.visas_labelcheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.visas_labelvoiding (
    id bigint NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    label_id uuid NOT NULL
);
COMMENT ON TABLE public.visas_labelvoiding IS 'append-only';
ALTER TABLE public.visas_labelvoiding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.visas_labelvoiding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.visas_passportreport (
    id uuid NOT NULL,
    fate character varying(8) NOT NULL,
    reason character varying(2000) NOT NULL,
    at timestamp with time zone NOT NULL,
    application_id uuid NOT NULL,
    by_id uuid NOT NULL
);
COMMENT ON TABLE public.visas_passportreport IS 'append-only';
CREATE TABLE public.visas_sponsorcheck (
    id uuid NOT NULL,
    standing character varying(10) NOT NULL,
    consultation_id uuid,
    at timestamp with time zone NOT NULL,
    application_id uuid NOT NULL,
    by_id uuid
);
COMMENT ON TABLE public.visas_sponsorcheck IS 'append-only';
CREATE TABLE public.visas_visaentry (
    id uuid NOT NULL,
    key uuid NOT NULL,
    officer_name character varying(200) NOT NULL,
    told_at timestamp with time zone NOT NULL,
    is_afterwards boolean NOT NULL,
    is_consuming boolean NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    ordinal smallint,
    label_id uuid NOT NULL,
    office_id uuid NOT NULL,
    told_by_id uuid,
    CONSTRAINT visa_entry_that_uses_is_counted CHECK (((is_consuming AND (ordinal >= 1)) OR ((NOT is_consuming) AND (ordinal IS NULL)))),
    CONSTRAINT visas_visaentry_ordinal_check CHECK ((ordinal >= 0))
);
COMMENT ON TABLE public.visas_visaentry IS 'append-only';
CREATE TABLE public.visas_visaentryincident (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    entry_id uuid NOT NULL,
    first_id uuid,
    CONSTRAINT visa_used_up_names_the_first CHECK ((((first_id IS NOT NULL) AND ((kind)::text = 'double_use'::text)) OR ((NOT ((kind)::text = 'double_use'::text)) AND (first_id IS NULL))))
);
COMMENT ON TABLE public.visas_visaentryincident IS 'append-only';
ALTER TABLE public.visas_visaentryincident ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.visas_visaentryincident_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.acts_act
    ADD CONSTRAINT acts_act_charge_id_key UNIQUE (charge_id);
ALTER TABLE ONLY public.acts_act
    ADD CONSTRAINT acts_act_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.acts_act
    ADD CONSTRAINT acts_act_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.acts_affixing
    ADD CONSTRAINT acts_affixing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.acts_affixing
    ADD CONSTRAINT acts_affixing_serial_key UNIQUE (serial);
ALTER TABLE ONLY public.acts_voiding
    ADD CONSTRAINT acts_voiding_act_id_key UNIQUE (act_id);
ALTER TABLE ONLY public.acts_voiding
    ADD CONSTRAINT acts_voiding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.allauth_idp_oidc_client
    ADD CONSTRAINT allauth_idp_oidc_client_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.allauth_idp_oidc_token
    ADD CONSTRAINT allauth_idp_oidc_token_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.allauth_idp_oidc_token
    ADD CONSTRAINT allauth_idp_oidc_token_type_hash_cca00f1c_uniq UNIQUE (type, hash);
ALTER TABLE ONLY public.apostilles_apostille
    ADD CONSTRAINT apostilles_apostille_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.apostilles_apostille
    ADD CONSTRAINT apostilles_apostille_number_key UNIQUE (number);
ALTER TABLE ONLY public.apostilles_apostille
    ADD CONSTRAINT apostilles_apostille_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.apostilles_apostille
    ADD CONSTRAINT apostilles_apostille_request_id_key UNIQUE (request_id);
ALTER TABLE ONLY public.apostilles_party
    ADD CONSTRAINT apostilles_party_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.apostilles_partyproposal
    ADD CONSTRAINT apostilles_partyproposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.apostilles_request
    ADD CONSTRAINT apostilles_request_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.apostilles_request
    ADD CONSTRAINT apostilles_request_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.consular_accounts_balanceline
    ADD CONSTRAINT balance_lines_in_order UNIQUE (remittance_id, "position");
ALTER TABLE ONLY public.consular_accounts_bankline
    ADD CONSTRAINT bank_lines_in_order UNIQUE (statement_id, "position");
ALTER TABLE ONLY public.cases_liftedbar
    ADD CONSTRAINT bar_lifted_once UNIQUE (case_id, officer_id);
ALTER TABLE ONLY public.cache
    ADD CONSTRAINT cache_pkey PRIMARY KEY (cache_key);
ALTER TABLE ONLY public.cases_attachment
    ADD CONSTRAINT cases_attachment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_attachment
    ADD CONSTRAINT cases_attachment_upload_id_key UNIQUE (upload_id);
ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_number_key UNIQUE (number);
ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_casedeadline
    ADD CONSTRAINT cases_casedeadline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_delay
    ADD CONSTRAINT cases_delay_deadline_id_key UNIQUE (deadline_id);
ALTER TABLE ONLY public.cases_delay
    ADD CONSTRAINT cases_delay_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_draft
    ADD CONSTRAINT cases_draft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_interval
    ADD CONSTRAINT cases_interval_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_liftedbar
    ADD CONSTRAINT cases_liftedbar_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.consular_accounts_cashline
    ADD CONSTRAINT cash_lines_in_order UNIQUE (closing_id, "position");
ALTER TABLE ONLY public.fees_chargeline
    ADD CONSTRAINT charge_lines_in_order UNIQUE (charge_id, "position");
ALTER TABLE ONLY public.consular_accounts_closing
    ADD CONSTRAINT closings_in_order UNIQUE (account_id, is_relief, ordinal);
ALTER TABLE ONLY public.complaints_answernotice
    ADD CONSTRAINT complaints_answernotice_answer_id_key UNIQUE (answer_id);
ALTER TABLE ONLY public.complaints_answernotice
    ADD CONSTRAINT complaints_answernotice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_follow_code_key UNIQUE (follow_code);
ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_number_key UNIQUE (number);
ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_submission_key UNIQUE (submission);
ALTER TABLE ONLY public.complaints_complaintanswer
    ADD CONSTRAINT complaints_complaintanswer_complaint_id_key UNIQUE (complaint_id);
ALTER TABLE ONLY public.complaints_complaintanswer
    ADD CONSTRAINT complaints_complaintanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaints_complaintextension
    ADD CONSTRAINT complaints_complaintextension_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaints_complaintextension
    ADD CONSTRAINT complaints_complaintextension_routing_id_key UNIQUE (routing_id);
ALTER TABLE ONLY public.complaints_complaintmail
    ADD CONSTRAINT complaints_complaintmail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaints_delayreport
    ADD CONSTRAINT complaints_delayreport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaints_delayreport
    ADD CONSTRAINT complaints_delayreport_routing_id_key UNIQUE (routing_id);
ALTER TABLE ONLY public.complaints_improvementaction
    ADD CONSTRAINT complaints_improvementaction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaints_improvementnote
    ADD CONSTRAINT complaints_improvementnote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaints_routing
    ADD CONSTRAINT complaints_routing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaints_satisfaction
    ADD CONSTRAINT complaints_satisfaction_complaint_id_key UNIQUE (complaint_id);
ALTER TABLE ONLY public.complaints_satisfaction
    ADD CONSTRAINT complaints_satisfaction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaints_voidsheet
    ADD CONSTRAINT complaints_voidsheet_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.consular_accounts_acceptance
    ADD CONSTRAINT consular_accounts_acceptance_pkey PRIMARY KEY (relief_id);
ALTER TABLE ONLY public.consular_accounts_account
    ADD CONSTRAINT consular_accounts_account_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.consular_accounts_account
    ADD CONSTRAINT consular_accounts_account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.consular_accounts_answer
    ADD CONSTRAINT consular_accounts_answer_observation_id_key UNIQUE (observation_id);
ALTER TABLE ONLY public.consular_accounts_answer
    ADD CONSTRAINT consular_accounts_answer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.consular_accounts_balanceline
    ADD CONSTRAINT consular_accounts_balanceline_account_id_key UNIQUE (account_id);
ALTER TABLE ONLY public.consular_accounts_balanceline
    ADD CONSTRAINT consular_accounts_balanceline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.consular_accounts_bankline
    ADD CONSTRAINT consular_accounts_bankline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.consular_accounts_bookfile
    ADD CONSTRAINT consular_accounts_bookfile_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.consular_accounts_bookfile
    ADD CONSTRAINT consular_accounts_bookfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.consular_accounts_cashline
    ADD CONSTRAINT consular_accounts_cashline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.consular_accounts_closing
    ADD CONSTRAINT consular_accounts_closing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.consular_accounts_deposit
    ADD CONSTRAINT consular_accounts_deposit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.consular_accounts_entryline
    ADD CONSTRAINT consular_accounts_entryline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.consular_accounts_linematch
    ADD CONSTRAINT consular_accounts_linematch_deposit_id_key UNIQUE (deposit_id);
ALTER TABLE ONLY public.consular_accounts_linematch
    ADD CONSTRAINT consular_accounts_linematch_line_id_key UNIQUE (line_id);
ALTER TABLE ONLY public.consular_accounts_linematch
    ADD CONSTRAINT consular_accounts_linematch_payment_id_key UNIQUE (payment_id);
ALTER TABLE ONLY public.consular_accounts_linematch
    ADD CONSTRAINT consular_accounts_linematch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.consular_accounts_linematch
    ADD CONSTRAINT consular_accounts_linematch_received_id_key UNIQUE (received_id);
ALTER TABLE ONLY public.consular_accounts_linematch
    ADD CONSTRAINT consular_accounts_linematch_refund_id_key UNIQUE (refund_id);
ALTER TABLE ONLY public.consular_accounts_linematch
    ADD CONSTRAINT consular_accounts_linematch_remittance_id_key UNIQUE (remittance_id);
ALTER TABLE ONLY public.consular_accounts_observation
    ADD CONSTRAINT consular_accounts_observation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.consular_accounts_relief
    ADD CONSTRAINT consular_accounts_relief_closing_id_key UNIQUE (closing_id);
ALTER TABLE ONLY public.consular_accounts_relief
    ADD CONSTRAINT consular_accounts_relief_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.consular_accounts_remittance
    ADD CONSTRAINT consular_accounts_remittance_account_id_key UNIQUE (account_id);
ALTER TABLE ONLY public.consular_accounts_remittance
    ADD CONSTRAINT consular_accounts_remittance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.consular_accounts_statement
    ADD CONSTRAINT consular_accounts_statement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.consular_accounts_stickerline
    ADD CONSTRAINT consular_accounts_stickerline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.public_deeds_copy
    ADD CONSTRAINT copies_are_counted UNIQUE (deed_id, kind, ordinal);
ALTER TABLE ONLY public.correspondence_digitisation
    ADD CONSTRAINT correspondence_digitisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.correspondence_digitisedfile
    ADD CONSTRAINT correspondence_digitisedfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.correspondence_recordtext
    ADD CONSTRAINT correspondence_filetext_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.correspondence_hourspolicy
    ADD CONSTRAINT correspondence_hourspolicy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.correspondence_hoursproposal
    ADD CONSTRAINT correspondence_hoursproposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.correspondence_instruction
    ADD CONSTRAINT correspondence_instruction_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.correspondence_instructionproposal
    ADD CONSTRAINT correspondence_instructionproposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.correspondence_joining
    ADD CONSTRAINT correspondence_joining_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.correspondence_joining
    ADD CONSTRAINT correspondence_joining_record_id_key UNIQUE (record_id);
ALTER TABLE ONLY public.correspondence_knownword
    ADD CONSTRAINT correspondence_knownword_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.correspondence_movementnotice
    ADD CONSTRAINT correspondence_movementnotice_movement_id_key UNIQUE (movement_id);
ALTER TABLE ONLY public.correspondence_movementnotice
    ADD CONSTRAINT correspondence_movementnotice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.correspondence_presentation
    ADD CONSTRAINT correspondence_presentation_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.correspondence_presentation
    ADD CONSTRAINT correspondence_presentation_follow_code_key UNIQUE (follow_code);
ALTER TABLE ONLY public.correspondence_presentation
    ADD CONSTRAINT correspondence_presentation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.correspondence_presentation
    ADD CONSTRAINT correspondence_presentation_record_id_key UNIQUE (record_id);
ALTER TABLE ONLY public.correspondence_qualitycheck
    ADD CONSTRAINT correspondence_qualitycheck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.correspondence_qualitycheck
    ADD CONSTRAINT correspondence_qualitycheck_recognition_id_key UNIQUE (recognition_id);
ALTER TABLE ONLY public.correspondence_recognisedpage
    ADD CONSTRAINT correspondence_recognisedpage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.correspondence_recognition
    ADD CONSTRAINT correspondence_recognition_digitisation_id_key UNIQUE (digitisation_id);
ALTER TABLE ONLY public.correspondence_recognition
    ADD CONSTRAINT correspondence_recognition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.correspondence_record
    ADD CONSTRAINT correspondence_record_follow_code_key UNIQUE (follow_code);
ALTER TABLE ONLY public.correspondence_record
    ADD CONSTRAINT correspondence_record_number_key UNIQUE (number);
ALTER TABLE ONLY public.correspondence_record
    ADD CONSTRAINT correspondence_record_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.correspondence_recordfile
    ADD CONSTRAINT correspondence_recordfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.correspondence_recordlink
    ADD CONSTRAINT correspondence_recordlink_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.correspondence_recordmovement
    ADD CONSTRAINT correspondence_recordmovement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.counter_appointment
    ADD CONSTRAINT counter_appointment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.counter_closure
    ADD CONSTRAINT counter_closure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.counter_counteract
    ADD CONSTRAINT counter_counteract_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.counter_counteract
    ADD CONSTRAINT counter_counteract_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.counter_schedule
    ADD CONSTRAINT counter_schedule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.counter_signingpower
    ADD CONSTRAINT counter_signingpower_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.counter_specialday
    ADD CONSTRAINT counter_specialday_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.counter_ticket
    ADD CONSTRAINT counter_ticket_appointment_id_key UNIQUE (appointment_id);
ALTER TABLE ONLY public.counter_ticket
    ADD CONSTRAINT counter_ticket_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.counter_visit
    ADD CONSTRAINT counter_visit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.counter_waitingentry
    ADD CONSTRAINT counter_waitingentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation_countingrule
    ADD CONSTRAINT counting_rule_begins_once UNIQUE (rule, valid_from);
ALTER TABLE ONLY public.criminal_records_certificate
    ADD CONSTRAINT criminal_records_certificate_act_id_key UNIQUE (act_id);
ALTER TABLE ONLY public.criminal_records_certificate
    ADD CONSTRAINT criminal_records_certificate_consultation_id_key UNIQUE (consultation_id);
ALTER TABLE ONLY public.criminal_records_certificate
    ADD CONSTRAINT criminal_records_certificate_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.criminal_records_certificate
    ADD CONSTRAINT criminal_records_certificate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.criminal_records_certificate
    ADD CONSTRAINT criminal_records_certificate_request_id_key UNIQUE (request_id);
ALTER TABLE ONLY public.criminal_records_consultation
    ADD CONSTRAINT criminal_records_consultation_pending_id_key UNIQUE (pending_id);
ALTER TABLE ONLY public.criminal_records_consultation
    ADD CONSTRAINT criminal_records_consultation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.criminal_records_delivery
    ADD CONSTRAINT criminal_records_delivery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.criminal_records_delivery
    ADD CONSTRAINT criminal_records_delivery_request_id_key UNIQUE (request_id);
ALTER TABLE ONLY public.criminal_records_finding
    ADD CONSTRAINT criminal_records_finding_consultation_id_key UNIQUE (consultation_id);
ALTER TABLE ONLY public.criminal_records_finding
    ADD CONSTRAINT criminal_records_finding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.criminal_records_refusal
    ADD CONSTRAINT criminal_records_refusal_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.criminal_records_refusal
    ADD CONSTRAINT criminal_records_refusal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.criminal_records_request
    ADD CONSTRAINT criminal_records_request_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.criminal_records_request
    ADD CONSTRAINT criminal_records_request_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.criminal_records_review
    ADD CONSTRAINT criminal_records_review_finding_id_key UNIQUE (finding_id);
ALTER TABLE ONLY public.criminal_records_review
    ADD CONSTRAINT criminal_records_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.criminal_records_reviewanswer
    ADD CONSTRAINT criminal_records_reviewanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.criminal_records_reviewdecision
    ADD CONSTRAINT criminal_records_reviewdecision_answer_id_key UNIQUE (answer_id);
ALTER TABLE ONLY public.criminal_records_reviewdecision
    ADD CONSTRAINT criminal_records_reviewdecision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.counter_closure
    ADD CONSTRAINT day_called_off_once UNIQUE (office_id, "on");
ALTER TABLE ONLY public.information_delivered
    ADD CONSTRAINT delivered_in_order UNIQUE (answer_id, ordinal);
ALTER TABLE ONLY public.organisation_distanceterm
    ADD CONSTRAINT distance_begins_once UNIQUE (place, city, valid_from);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.documents_annotation
    ADD CONSTRAINT documents_annotation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_augmentation
    ADD CONSTRAINT documents_augmentation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_disclosure
    ADD CONSTRAINT documents_disclosure_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.documents_disclosure
    ADD CONSTRAINT documents_disclosure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_number_key UNIQUE (number);
ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_verification_code_key UNIQUE (verification_code);
ALTER TABLE ONLY public.documents_erasure
    ADD CONSTRAINT documents_erasure_pkey PRIMARY KEY (subject);
ALTER TABLE ONLY public.documents_forgone
    ADD CONSTRAINT documents_forgone_pending_id_key UNIQUE (pending_id);
ALTER TABLE ONLY public.documents_forgone
    ADD CONSTRAINT documents_forgone_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_officercertificate
    ADD CONSTRAINT documents_officercertificate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_officercertificate
    ADD CONSTRAINT documents_officercertificate_sha256_key UNIQUE (sha256);
ALTER TABLE ONLY public.documents_ownsignature
    ADD CONSTRAINT documents_ownsignature_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.documents_ownsignature
    ADD CONSTRAINT documents_ownsignature_pending_id_key UNIQUE (pending_id);
ALTER TABLE ONLY public.documents_ownsignature
    ADD CONSTRAINT documents_ownsignature_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_pendingsignature
    ADD CONSTRAINT documents_pendingsignature_number_key UNIQUE (number);
ALTER TABLE ONLY public.documents_pendingsignature
    ADD CONSTRAINT documents_pendingsignature_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_pendingsignature
    ADD CONSTRAINT documents_pendingsignature_verification_code_key UNIQUE (verification_code);
ALTER TABLE ONLY public.documents_quarantinedecision
    ADD CONSTRAINT documents_quarantinedecision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_quarantinedecision
    ADD CONSTRAINT documents_quarantinedecision_upload_id_key UNIQUE (upload_id);
ALTER TABLE ONLY public.documents_revocation
    ADD CONSTRAINT documents_revocation_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.documents_revocation
    ADD CONSTRAINT documents_revocation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_scannerfinding
    ADD CONSTRAINT documents_scannerfinding_pkey PRIMARY KEY (sha256);
ALTER TABLE ONLY public.documents_sealkeychange
    ADD CONSTRAINT documents_sealkeychange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_signingtoken
    ADD CONSTRAINT documents_signingtoken_digest_key UNIQUE (digest);
ALTER TABLE ONLY public.documents_signingtoken
    ADD CONSTRAINT documents_signingtoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_storedfile
    ADD CONSTRAINT documents_storedfile_pkey PRIMARY KEY (sha256);
ALTER TABLE ONLY public.documents_trustlistedition
    ADD CONSTRAINT documents_trustlistedition_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.documents_upload
    ADD CONSTRAINT documents_upload_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_uploadpart
    ADD CONSTRAINT documents_uploadpart_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.visas_visaentry
    ADD CONSTRAINT each_entry_of_a_visa_is_used_once UNIQUE (label_id, ordinal);
ALTER TABLE ONLY public.consular_accounts_entryline
    ADD CONSTRAINT entry_lines_in_order UNIQUE (closing_id, "position");
ALTER TABLE ONLY public.identity_cards_cardenvelope
    ADD CONSTRAINT envelopes_of_a_shipment_numbered UNIQUE (shipment_id, number);
ALTER TABLE ONLY public.exchanges_cargo
    ADD CONSTRAINT exchanges_cargo_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.exchanges_cargo
    ADD CONSTRAINT exchanges_cargo_incoming_id_key UNIQUE (incoming_id);
ALTER TABLE ONLY public.exchanges_cargo
    ADD CONSTRAINT exchanges_cargo_outgoing_id_key UNIQUE (outgoing_id);
ALTER TABLE ONLY public.exchanges_cargo
    ADD CONSTRAINT exchanges_cargo_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchanges_cargohint
    ADD CONSTRAINT exchanges_cargohint_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchanges_entity
    ADD CONSTRAINT exchanges_entity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchanges_entity
    ADD CONSTRAINT exchanges_entity_ruc_key UNIQUE (ruc);
ALTER TABLE ONLY public.exchanges_incoming
    ADD CONSTRAINT exchanges_incoming_cuo_key UNIQUE (cuo);
ALTER TABLE ONLY public.exchanges_incoming
    ADD CONSTRAINT exchanges_incoming_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchanges_incomingannex
    ADD CONSTRAINT exchanges_incomingannex_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchanges_outgoing
    ADD CONSTRAINT exchanges_outgoing_annex_token_key UNIQUE (annex_token);
ALTER TABLE ONLY public.exchanges_outgoing
    ADD CONSTRAINT exchanges_outgoing_cuo_key UNIQUE (cuo);
ALTER TABLE ONLY public.exchanges_outgoing
    ADD CONSTRAINT exchanges_outgoing_cures_id_key UNIQUE (cures_id);
ALTER TABLE ONLY public.exchanges_outgoing
    ADD CONSTRAINT exchanges_outgoing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchanges_outgoingannex
    ADD CONSTRAINT exchanges_outgoingannex_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchanges_wirekind
    ADD CONSTRAINT exchanges_wirekind_code_key UNIQUE (code);
ALTER TABLE ONLY public.exchanges_wirekind
    ADD CONSTRAINT exchanges_wirekind_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.information_appliedexemption
    ADD CONSTRAINT exemption_applied_once UNIQUE (answer_id, exemption_id);
ALTER TABLE ONLY public.information_exemption
    ADD CONSTRAINT exemption_begins_once UNIQUE (code, valid_from);
ALTER TABLE ONLY public.fees_charge
    ADD CONSTRAINT fees_charge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fees_chargeline
    ADD CONSTRAINT fees_chargeline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fees_exchangerate
    ADD CONSTRAINT fees_exchangerate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fees_payment
    ADD CONSTRAINT fees_payment_event_id_key UNIQUE (event_id);
ALTER TABLE ONLY public.fees_payment
    ADD CONSTRAINT fees_payment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fees_payment
    ADD CONSTRAINT fees_payment_provider_reference_key UNIQUE (provider_reference);
ALTER TABLE ONLY public.fees_paymentattempt
    ADD CONSTRAINT fees_paymentattempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fees_paymentattempt
    ADD CONSTRAINT fees_paymentattempt_provider_session_key UNIQUE (provider_session);
ALTER TABLE ONLY public.fees_receipt
    ADD CONSTRAINT fees_receipt_number_key UNIQUE (number);
ALTER TABLE ONLY public.fees_receipt
    ADD CONSTRAINT fees_receipt_payment_id_key UNIQUE (payment_id);
ALTER TABLE ONLY public.fees_receipt
    ADD CONSTRAINT fees_receipt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fees_reconciliation
    ADD CONSTRAINT fees_reconciliation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fees_reconciliationdifference
    ADD CONSTRAINT fees_reconciliationdifference_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fees_refund
    ADD CONSTRAINT fees_refund_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fees_refund
    ADD CONSTRAINT fees_refund_provider_reference_key UNIQUE (provider_reference);
ALTER TABLE ONLY public.fees_tariffitem
    ADD CONSTRAINT fees_tariffitem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fees_tariffproposal
    ADD CONSTRAINT fees_tariffproposal_item_id_key UNIQUE (item_id);
ALTER TABLE ONLY public.fees_tariffproposal
    ADD CONSTRAINT fees_tariffproposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gateway_exchange
    ADD CONSTRAINT gateway_exchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gateway_keptanswer
    ADD CONSTRAINT gateway_keptanswer_pkey PRIMARY KEY (exchange_id);
ALTER TABLE ONLY public.gateway_partnerterms
    ADD CONSTRAINT gateway_partnerterms_pkey PRIMARY KEY (client_id);
ALTER TABLE ONLY public.gateway_pendingconsultation
    ADD CONSTRAINT gateway_pendingconsultation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gateway_servedanswer
    ADD CONSTRAINT gateway_servedanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.transmissions_handover
    ADD CONSTRAINT hand_overs_do_not_fork UNIQUE (transmission_id, previous);
ALTER TABLE ONLY public.organisation_regionalhead
    ADD CONSTRAINT headship_begins_once UNIQUE (country, valid_from);
ALTER TABLE ONLY public.organisation_holiday
    ADD CONSTRAINT holiday_stated_once UNIQUE NULLS NOT DISTINCT (country, region, office_id, "on", name);
ALTER TABLE ONLY public.organisation_workinghours
    ADD CONSTRAINT hours_stated_once UNIQUE (office_id, weekday, opens, valid_from);
ALTER TABLE ONLY public.identity_account
    ADD CONSTRAINT identity_account_email_key UNIQUE (email);
ALTER TABLE ONLY public.identity_account_groups
    ADD CONSTRAINT identity_account_groups_account_id_group_id_2e34229b_uniq UNIQUE (account_id, group_id);
ALTER TABLE ONLY public.identity_account_groups
    ADD CONSTRAINT identity_account_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_account
    ADD CONSTRAINT identity_account_person_id_key UNIQUE (person_id);
ALTER TABLE ONLY public.identity_account
    ADD CONSTRAINT identity_account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_account_user_permissions
    ADD CONSTRAINT identity_account_user_pe_account_id_permission_id_623ce521_uniq UNIQUE (account_id, permission_id);
ALTER TABLE ONLY public.identity_account_user_permissions
    ADD CONSTRAINT identity_account_user_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_allowance
    ADD CONSTRAINT identity_allowance_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.identity_cards_capture
    ADD CONSTRAINT identity_cards_capture_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_cards_cardannotation
    ADD CONSTRAINT identity_cards_cardannotation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_cards_carddelivery
    ADD CONSTRAINT identity_cards_carddelivery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_cards_carddelivery
    ADD CONSTRAINT identity_cards_carddelivery_request_id_key UNIQUE (request_id);
ALTER TABLE ONLY public.identity_cards_cardenvelope
    ADD CONSTRAINT identity_cards_cardenvelope_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_cards_cardreception
    ADD CONSTRAINT identity_cards_cardreception_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_cards_cardrequest
    ADD CONSTRAINT identity_cards_cardrequest_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.identity_cards_cardrequest
    ADD CONSTRAINT identity_cards_cardrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_cards_cardshipment
    ADD CONSTRAINT identity_cards_cardshipment_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.identity_cards_cardshipment
    ADD CONSTRAINT identity_cards_cardshipment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_cards_cardstockclosing
    ADD CONSTRAINT identity_cards_cardstockclosing_count_id_key UNIQUE (count_id);
ALTER TABLE ONLY public.identity_cards_cardstockclosing
    ADD CONSTRAINT identity_cards_cardstockclosing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_cards_cardstockcount
    ADD CONSTRAINT identity_cards_cardstockcount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_cards_cardtransfer
    ADD CONSTRAINT identity_cards_cardtransfer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_cards_enclosedform
    ADD CONSTRAINT identity_cards_enclosedform_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_cards_pickupchange
    ADD CONSTRAINT identity_cards_pickupchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_cards_piecetaken
    ADD CONSTRAINT identity_cards_piecetaken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_cards_receivedcard
    ADD CONSTRAINT identity_cards_receivedcard_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_cards_requestedchange
    ADD CONSTRAINT identity_cards_requestedchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_cards_shipmentleaving
    ADD CONSTRAINT identity_cards_shipmentleaving_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_cards_shipmentleaving
    ADD CONSTRAINT identity_cards_shipmentleaving_shipment_id_key UNIQUE (shipment_id);
ALTER TABLE ONLY public.identity_cards_stockmovement
    ADD CONSTRAINT identity_cards_stockmovement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_cards_transferoutcome
    ADD CONSTRAINT identity_cards_transferoutcome_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_cards_transferoutcome
    ADD CONSTRAINT identity_cards_transferoutcome_transfer_id_key UNIQUE (transfer_id);
ALTER TABLE ONLY public.identity_cards_windowapproval
    ADD CONSTRAINT identity_cards_windowapproval_capture_id_key UNIQUE (capture_id);
ALTER TABLE ONLY public.identity_cards_windowapproval
    ADD CONSTRAINT identity_cards_windowapproval_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_company
    ADD CONSTRAINT identity_company_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_delegation
    ADD CONSTRAINT identity_delegation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_idempotentreply
    ADD CONSTRAINT identity_idempotentreply_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_kinship
    ADD CONSTRAINT identity_kinship_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_person
    ADD CONSTRAINT identity_person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_representation
    ADD CONSTRAINT identity_representation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_roleheld
    ADD CONSTRAINT identity_roleheld_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.information_answer
    ADD CONSTRAINT information_answer_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.information_answer
    ADD CONSTRAINT information_answer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.information_appliedexemption
    ADD CONSTRAINT information_appliedexemption_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.information_areaquery
    ADD CONSTRAINT information_areaquery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.information_classified
    ADD CONSTRAINT information_classified_number_key UNIQUE (number);
ALTER TABLE ONLY public.information_classified
    ADD CONSTRAINT information_classified_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.information_classifiedchange
    ADD CONSTRAINT information_classifiedchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.information_delivered
    ADD CONSTRAINT information_delivered_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.information_exemption
    ADD CONSTRAINT information_exemption_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.information_found
    ADD CONSTRAINT information_found_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.information_found
    ADD CONSTRAINT information_found_upload_id_key UNIQUE (upload_id);
ALTER TABLE ONLY public.information_publication
    ADD CONSTRAINT information_publication_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.information_publication
    ADD CONSTRAINT information_publication_request_id_key UNIQUE (request_id);
ALTER TABLE ONLY public.information_publishedfile
    ADD CONSTRAINT information_publishedfile_delivered_id_key UNIQUE (delivered_id);
ALTER TABLE ONLY public.information_publishedfile
    ADD CONSTRAINT information_publishedfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.information_redactedpart
    ADD CONSTRAINT information_redactedpart_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.information_redaction
    ADD CONSTRAINT information_redaction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.information_request
    ADD CONSTRAINT information_request_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.information_request
    ADD CONSTRAINT information_request_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.information_tribunalruling
    ADD CONSTRAINT information_tribunalruling_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.information_tribunalruling
    ADD CONSTRAINT information_tribunalruling_request_id_key UNIQUE (request_id);
ALTER TABLE ONLY public.nodes_kept
    ADD CONSTRAINT kept_once UNIQUE (node_id, label, "row");
ALTER TABLE ONLY public.ledger_checkpoint
    ADD CONSTRAINT ledger_checkpoint_pkey PRIMARY KEY (size);
ALTER TABLE ONLY public.ledger_edge
    ADD CONSTRAINT ledger_edge_pkey PRIMARY KEY (level);
ALTER TABLE ONLY public.ledger_entry
    ADD CONSTRAINT ledger_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ledger_leaf
    ADD CONSTRAINT ledger_leaf_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.ledger_leaf
    ADD CONSTRAINT ledger_leaf_pkey PRIMARY KEY (index);
ALTER TABLE ONLY public.ledger_numberseries
    ADD CONSTRAINT ledger_numberseries_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ledger_submission
    ADD CONSTRAINT ledger_submission_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.ledger_submission
    ADD CONSTRAINT ledger_submission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ledger_tile
    ADD CONSTRAINT ledger_tile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.legalisations_legalisation
    ADD CONSTRAINT legalisations_legalisation_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.legalisations_legalisation
    ADD CONSTRAINT legalisations_legalisation_number_key UNIQUE (number);
ALTER TABLE ONLY public.legalisations_legalisation
    ADD CONSTRAINT legalisations_legalisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.legalisations_legalisation
    ADD CONSTRAINT legalisations_legalisation_request_id_key UNIQUE (request_id);
ALTER TABLE ONLY public.legalisations_request
    ADD CONSTRAINT legalisations_request_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.legalisations_request
    ADD CONSTRAINT legalisations_request_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.memoranda_addressee
    ADD CONSTRAINT memoranda_addressee_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.memoranda_annulment
    ADD CONSTRAINT memoranda_annulment_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.memoranda_annulment
    ADD CONSTRAINT memoranda_annulment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.memoranda_attention
    ADD CONSTRAINT memoranda_attention_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.memoranda_coauthor
    ADD CONSTRAINT memoranda_coauthor_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.memoranda_dispatch
    ADD CONSTRAINT memoranda_dispatch_addressee_id_key UNIQUE (addressee_id);
ALTER TABLE ONLY public.memoranda_dispatch
    ADD CONSTRAINT memoranda_dispatch_exchange_id_key UNIQUE (exchange_id);
ALTER TABLE ONLY public.memoranda_dispatch
    ADD CONSTRAINT memoranda_dispatch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.memoranda_dispatchnotice
    ADD CONSTRAINT memoranda_dispatchnotice_dispatch_id_key UNIQUE (dispatch_id);
ALTER TABLE ONLY public.memoranda_dispatchnotice
    ADD CONSTRAINT memoranda_dispatchnotice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.memoranda_draftversion
    ADD CONSTRAINT memoranda_draftversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.memoranda_endorsement
    ADD CONSTRAINT memoranda_endorsement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.memoranda_endorsementgiven
    ADD CONSTRAINT memoranda_endorsementgiven_endorsement_id_key UNIQUE (endorsement_id);
ALTER TABLE ONLY public.memoranda_endorsementgiven
    ADD CONSTRAINT memoranda_endorsementgiven_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.memoranda_headsignature
    ADD CONSTRAINT memoranda_headsignature_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.memoranda_headsignature
    ADD CONSTRAINT memoranda_headsignature_paper_id_key UNIQUE (paper_id);
ALTER TABLE ONLY public.memoranda_headsignature
    ADD CONSTRAINT memoranda_headsignature_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.memoranda_headsignature
    ADD CONSTRAINT memoranda_headsignature_version_id_key UNIQUE (version_id);
ALTER TABLE ONLY public.memoranda_internaldocument
    ADD CONSTRAINT memoranda_internaldocument_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.memoranda_preparedsignature
    ADD CONSTRAINT memoranda_preparedsignature_pending_id_key UNIQUE (pending_id);
ALTER TABLE ONLY public.memoranda_preparedsignature
    ADD CONSTRAINT memoranda_preparedsignature_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.memoranda_reception
    ADD CONSTRAINT memoranda_reception_dispatch_id_key UNIQUE (dispatch_id);
ALTER TABLE ONLY public.memoranda_reception
    ADD CONSTRAINT memoranda_reception_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.memoranda_return
    ADD CONSTRAINT memoranda_return_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.memoranda_signingbatch
    ADD CONSTRAINT memoranda_signingbatch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.memoranda_signingitem
    ADD CONSTRAINT memoranda_signingitem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.nodes_alias
    ADD CONSTRAINT nodes_alias_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.nodes_handover
    ADD CONSTRAINT nodes_handover_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.nodes_kept
    ADD CONSTRAINT nodes_kept_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.nodes_node
    ADD CONSTRAINT nodes_node_client_id_key UNIQUE (client_id);
ALTER TABLE ONLY public.nodes_node
    ADD CONSTRAINT nodes_node_office_id_key UNIQUE (office_id);
ALTER TABLE ONLY public.nodes_node
    ADD CONSTRAINT nodes_node_ordinal_key UNIQUE (ordinal);
ALTER TABLE ONLY public.nodes_node
    ADD CONSTRAINT nodes_node_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.nodes_noted
    ADD CONSTRAINT nodes_noted_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notifications_consent
    ADD CONSTRAINT notifications_consent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notifications_delivery
    ADD CONSTRAINT notifications_delivery_notice_id_key UNIQUE (notice_id);
ALTER TABLE ONLY public.notifications_delivery
    ADD CONSTRAINT notifications_delivery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notifications_flaw
    ADD CONSTRAINT notifications_flaw_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notifications_knowledge
    ADD CONSTRAINT notifications_knowledge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notifications_letter
    ADD CONSTRAINT notifications_letter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notifications_letterend
    ADD CONSTRAINT notifications_letterend_letter_id_key UNIQUE (letter_id);
ALTER TABLE ONLY public.notifications_letterend
    ADD CONSTRAINT notifications_letterend_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notifications_notice
    ADD CONSTRAINT notifications_notice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notifications_noticepublication
    ADD CONSTRAINT notifications_noticepublication_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notifications_visit
    ADD CONSTRAINT notifications_visit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.apostilles_party
    ADD CONSTRAINT one_accession_per_date UNIQUE (country, in_force_from);
ALTER TABLE ONLY public.consular_accounts_account
    ADD CONSTRAINT one_account_a_month UNIQUE (office_id, month);
ALTER TABLE ONLY public.acts_act
    ADD CONSTRAINT one_act_per_entry UNIQUE (office_id, year, entry_ordinal);
ALTER TABLE ONLY public.acts_act
    ADD CONSTRAINT one_act_per_number UNIQUE (office_id, kind, year, kind_ordinal);
ALTER TABLE ONLY public.memoranda_addressee
    ADD CONSTRAINT one_addressee_per_line UNIQUE (version_id, "position");
ALTER TABLE ONLY public.nodes_alias
    ADD CONSTRAINT one_alias_a_person UNIQUE (node_id, theirs);
ALTER TABLE ONLY public.information_answer
    ADD CONSTRAINT one_answer_and_one_ordered UNIQUE (request_id, is_ordered);
ALTER TABLE ONLY public.visas_finding
    ADD CONSTRAINT one_answer_per_criterion UNIQUE (interview_id, criterion);
ALTER TABLE ONLY public.passports_photoanswer
    ADD CONSTRAINT one_answer_per_photo_question UNIQUE (enrolment_id, about);
ALTER TABLE ONLY public.documents_augmentation
    ADD CONSTRAINT one_augmentation_per_stamp UNIQUE (document_id, stamp_valid_until);
ALTER TABLE ONLY public.travel_permits_authoriser
    ADD CONSTRAINT one_authoriser_at_a_place UNIQUE (request_id, ordinal);
ALTER TABLE ONLY public.signatories_authority
    ADD CONSTRAINT one_authority_per_name UNIQUE (country, folded_name);
ALTER TABLE ONLY public.identity_cards_cardstockcount
    ADD CONSTRAINT one_card_count_a_month UNIQUE (office_id, supply, month);
ALTER TABLE ONLY public.retention_closedfile
    ADD CONSTRAINT one_closed_file_per_document UNIQUE (source, source_id);
ALTER TABLE ONLY public.memoranda_coauthor
    ADD CONSTRAINT one_co_author_per_person UNIQUE (document_id, person_id);
ALTER TABLE ONLY public.identity_company
    ADD CONSTRAINT one_company_per_registration UNIQUE (country, registration);
ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT one_complaint_per_number UNIQUE (series, year, ordinal);
ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT one_complaint_per_paper_sheet UNIQUE (book_id, paper_year, paper_number);
ALTER TABLE ONLY public.organisation_countingrule
    ADD CONSTRAINT one_counting_rule_at_a_time EXCLUDE USING gist (int8range(hashtextextended((rule)::text, (0)::bigint), hashtextextended((rule)::text, (0)::bigint), '[]'::text) WITH &&, daterange(valid_from, valid_until) WITH &&);
ALTER TABLE ONLY public.public_deeds_bookentry
    ADD CONSTRAINT one_deed_on_a_foja EXCLUDE USING gist (office_id WITH =, book WITH =, year WITH =, int4range(first_foja, last_foja, '[]'::text) WITH &&) WHERE ((first_foja IS NOT NULL));
ALTER TABLE ONLY public.public_deeds_bookentry
    ADD CONSTRAINT one_deed_per_number UNIQUE (office_id, book, year, number);
ALTER TABLE ONLY public.identity_delegation
    ADD CONSTRAINT one_delegate_at_a_time EXCLUDE USING gist (role_held_id WITH =, daterange(valid_from, valid_until) WITH &&);
ALTER TABLE ONLY public.fees_reconciliationdifference
    ADD CONSTRAINT one_difference_per_line UNIQUE (reconciliation_id, movement, reference);
ALTER TABLE ONLY public.correspondence_digitisedfile
    ADD CONSTRAINT one_digitised_file_at_a_place UNIQUE (digitisation_id, ordinal);
ALTER TABLE ONLY public.memoranda_dispatch
    ADD CONSTRAINT one_dispatch_per_unit UNIQUE (document_id, office_id);
ALTER TABLE ONLY public.retention_disposalitem
    ADD CONSTRAINT one_disposal_item_at_a_place UNIQUE (proposal_id, "position");
ALTER TABLE ONLY public.organisation_distanceterm
    ADD CONSTRAINT one_distance_at_a_time EXCLUDE USING gist (int8range(hashtextextended(((place)::text || (city)::text), (0)::bigint), hashtextextended(((place)::text || (city)::text), (0)::bigint), '[]'::text) WITH &&, daterange(valid_from, valid_until) WITH &&);
ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT one_document_per_number UNIQUE (series, year, ordinal);
ALTER TABLE ONLY public.cases_draft
    ADD CONSTRAINT one_draft_per_procedure UNIQUE (owner_id, procedure_code);
ALTER TABLE ONLY public.memoranda_draftversion
    ADD CONSTRAINT one_draft_per_version UNIQUE (document_id, number);
ALTER TABLE ONLY public.memoranda_endorsement
    ADD CONSTRAINT one_endorsement_per_place UNIQUE (document_id, round, "position");
ALTER TABLE ONLY public.ledger_entry
    ADD CONSTRAINT one_entry_per_position UNIQUE (chain, "position");
ALTER TABLE ONLY public.identity_cards_enclosedform
    ADD CONSTRAINT one_form_in_each_place UNIQUE (envelope_id, place);
ALTER TABLE ONLY public.transmissions_handover
    ADD CONSTRAINT one_hand_over_per_place UNIQUE (transmission_id, ordinal);
ALTER TABLE ONLY public.exchanges_cargohint
    ADD CONSTRAINT one_hint_per_receipt UNIQUE (outgoing_id, fingerprint);
ALTER TABLE ONLY public.correspondence_hourspolicy
    ADD CONSTRAINT one_hours_policy_per_date UNIQUE (channel, valid_from);
ALTER TABLE ONLY public.exchanges_incomingannex
    ADD CONSTRAINT one_incoming_annex_at_a_place UNIQUE (incoming_id, ordinal);
ALTER TABLE ONLY public.memoranda_headsignature
    ADD CONSTRAINT one_internal_document_per_number UNIQUE (unit_id, kind, year, ordinal);
ALTER TABLE ONLY public.memoranda_signingitem
    ADD CONSTRAINT one_item_per_document UNIQUE (batch_id, document_id);
ALTER TABLE ONLY public.memoranda_signingitem
    ADD CONSTRAINT one_item_per_place UNIQUE (batch_id, "position");
ALTER TABLE ONLY public.organisation_legalperiod
    ADD CONSTRAINT one_legal_period_at_a_time EXCLUDE USING gist (int8range(hashtextextended((code)::text, (0)::bigint), hashtextextended((code)::text, (0)::bigint), '[]'::text) WITH &&, daterange(valid_from, valid_until) WITH &&);
ALTER TABLE ONLY public.notifications_letter
    ADD CONSTRAINT one_letter_per_tracking_code UNIQUE (carrier, tracking);
ALTER TABLE ONLY public.service_desk_servicelevel
    ADD CONSTRAINT one_level_per_date UNIQUE (priority, valid_from);
ALTER TABLE ONLY public.consular_accounts_entryline
    ADD CONSTRAINT one_line_of_an_act UNIQUE (closing_id, act_id);
ALTER TABLE ONLY public.identity_cards_receivedcard
    ADD CONSTRAINT one_line_per_card UNIQUE (reception_id, number);
ALTER TABLE ONLY public.correspondence_recordlink
    ADD CONSTRAINT one_link_of_a_kind UNIQUE (record_id, other_id, kind);
ALTER TABLE ONLY public.correspondence_recordmovement
    ADD CONSTRAINT one_movement_at_a_place UNIQUE (record_id, ordinal);
ALTER TABLE ONLY public.stickers_movement
    ADD CONSTRAINT one_movement_per_number UNIQUE (series, year, ordinal);
ALTER TABLE ONLY public.stickers_order
    ADD CONSTRAINT one_order_per_number UNIQUE (series, year, ordinal);
ALTER TABLE ONLY public.exchanges_outgoingannex
    ADD CONSTRAINT one_outgoing_annex_at_a_place UNIQUE (outgoing_id, ordinal);
ALTER TABLE ONLY public.exchanges_outgoingannex
    ADD CONSTRAINT one_outgoing_annex_of_a_name UNIQUE (outgoing_id, name);
ALTER TABLE ONLY public.correspondence_recognisedpage
    ADD CONSTRAINT one_page_of_a_number UNIQUE (recognition_id, number);
ALTER TABLE ONLY public.public_deeds_paperdeed
    ADD CONSTRAINT one_paper_deed_per_number UNIQUE (office_id, year, number);
ALTER TABLE ONLY public.documents_uploadpart
    ADD CONSTRAINT one_part_at_an_offset UNIQUE (upload_id, "offset");
ALTER TABLE ONLY public.public_deeds_party
    ADD CONSTRAINT one_party_per_place UNIQUE (deed_id, "position");
ALTER TABLE ONLY public.documents_pendingsignature
    ADD CONSTRAINT one_pending_signature_per_number UNIQUE (series, year, ordinal);
ALTER TABLE ONLY public.identity_person
    ADD CONSTRAINT one_person_per_document UNIQUE (document_kind, document_country, document_number);
ALTER TABLE ONLY public.travel_permits_authoriser
    ADD CONSTRAINT one_place_for_an_authoriser UNIQUE (request_id, document_kind, document_country, document_number);
ALTER TABLE ONLY public.organisation_placement
    ADD CONSTRAINT one_placement_at_a_time EXCLUDE USING gist (int8range(hashtextextended((office_id)::text, (0)::bigint), hashtextextended((office_id)::text, (0)::bigint), '[]'::text) WITH &&, daterange(valid_from, valid_until) WITH &&);
ALTER TABLE ONLY public.identity_cards_cardreception
    ADD CONSTRAINT one_reception_per_guide UNIQUE (office_id, guide);
ALTER TABLE ONLY public.correspondence_recordfile
    ADD CONSTRAINT one_record_file_at_a_place UNIQUE (record_id, ordinal);
ALTER TABLE ONLY public.correspondence_record
    ADD CONSTRAINT one_record_per_number UNIQUE (series, year, ordinal);
ALTER TABLE ONLY public.identity_idempotentreply
    ADD CONSTRAINT one_reply_per_key UNIQUE (caller, key);
ALTER TABLE ONLY public.complaints_routing
    ADD CONSTRAINT one_routing_at_a_place UNIQUE (complaint_id, ordinal);
ALTER TABLE ONLY public.identity_cards_piecetaken
    ADD CONSTRAINT one_row_per_piece UNIQUE (capture_id, piece);
ALTER TABLE ONLY public.ledger_numberseries
    ADD CONSTRAINT one_row_per_series UNIQUE (series, year);
ALTER TABLE ONLY public.retention_seriesrule
    ADD CONSTRAINT one_series_rule_per_date UNIQUE (code, valid_from);
ALTER TABLE ONLY public.organisation_workinghours
    ADD CONSTRAINT one_set_of_hours_at_a_time EXCLUDE USING gist (int8range(hashtextextended((((office_id)::text || (weekday)::text) || (opens)::text), (0)::bigint), hashtextextended((((office_id)::text || (weekday)::text) || (opens)::text), (0)::bigint), '[]'::text) WITH &&, daterange(valid_from, valid_until) WITH &&);
ALTER TABLE ONLY public.travel_papers_stayingparent
    ADD CONSTRAINT one_staying_parent_at_a_place UNIQUE (minority_id, ordinal);
ALTER TABLE ONLY public.correspondence_recordtext
    ADD CONSTRAINT one_text_of_a_file UNIQUE NULLS NOT DISTINCT (record_id, file_id);
ALTER TABLE ONLY public.counter_ticket
    ADD CONSTRAINT one_ticket_a_number UNIQUE (office_id, day, service, ordinal);
ALTER TABLE ONLY public.ledger_tile
    ADD CONSTRAINT one_tile_per_place UNIQUE (level, index);
ALTER TABLE ONLY public.retention_transferitem
    ADD CONSTRAINT one_transfer_item_at_a_place UNIQUE (transfer_id, "position");
ALTER TABLE ONLY public.complaints_voidsheet
    ADD CONSTRAINT one_void_sheet_per_number UNIQUE (book_id, year, number);
ALTER TABLE ONLY public.retention_committeevote
    ADD CONSTRAINT one_vote_per_member UNIQUE (proposal_id, member_id);
ALTER TABLE ONLY public.identity_cards_requestedchange
    ADD CONSTRAINT one_wish_per_datum UNIQUE (request_id, change);
ALTER TABLE ONLY public.public_deeds_sealedwillwitness
    ADD CONSTRAINT one_witness_of_a_cover_per_place UNIQUE (will_id, is_of_return, "position");
ALTER TABLE ONLY public.organisation_countingrule
    ADD CONSTRAINT organisation_countingrule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation_distanceterm
    ADD CONSTRAINT organisation_distanceterm_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation_edition
    ADD CONSTRAINT organisation_edition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation_holiday
    ADD CONSTRAINT organisation_holiday_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation_holidayproposal
    ADD CONSTRAINT organisation_holidayproposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation_legalperiod
    ADD CONSTRAINT organisation_legalperiod_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation_office
    ADD CONSTRAINT organisation_office_acronym_65321ef9_uniq UNIQUE (acronym);
ALTER TABLE ONLY public.organisation_office
    ADD CONSTRAINT organisation_office_code_key UNIQUE (code);
ALTER TABLE ONLY public.organisation_office
    ADD CONSTRAINT organisation_office_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation_periodproposal
    ADD CONSTRAINT organisation_periodproposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation_placement
    ADD CONSTRAINT organisation_placement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation_regionalhead
    ADD CONSTRAINT organisation_regionalhead_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation_restdays
    ADD CONSTRAINT organisation_restdays_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation_workinghours
    ADD CONSTRAINT organisation_workinghours_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.passports_application
    ADD CONSTRAINT passports_application_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.passports_application
    ADD CONSTRAINT passports_application_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.passports_batch
    ADD CONSTRAINT passports_batch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.passports_cancellation
    ADD CONSTRAINT passports_cancellation_number_key UNIQUE (number);
ALTER TABLE ONLY public.passports_cancellation
    ADD CONSTRAINT passports_cancellation_passport_id_key UNIQUE (passport_id);
ALTER TABLE ONLY public.passports_cancellation
    ADD CONSTRAINT passports_cancellation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.passports_certification
    ADD CONSTRAINT passports_certification_chip_key UNIQUE (chip);
ALTER TABLE ONLY public.passports_certification
    ADD CONSTRAINT passports_certification_passport_id_key UNIQUE (passport_id);
ALTER TABLE ONLY public.passports_certification
    ADD CONSTRAINT passports_certification_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.passports_delivery
    ADD CONSTRAINT passports_delivery_certification_id_key UNIQUE (certification_id);
ALTER TABLE ONLY public.passports_delivery
    ADD CONSTRAINT passports_delivery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.passports_despatch
    ADD CONSTRAINT passports_despatch_certification_id_key UNIQUE (certification_id);
ALTER TABLE ONLY public.passports_despatch
    ADD CONSTRAINT passports_despatch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.passports_enrolment
    ADD CONSTRAINT passports_enrolment_application_id_key UNIQUE (application_id);
ALTER TABLE ONLY public.passports_enrolment
    ADD CONSTRAINT passports_enrolment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.passports_identitymatch
    ADD CONSTRAINT passports_identitymatch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.passports_inforce
    ADD CONSTRAINT passports_inforce_delivery_id_key UNIQUE (delivery_id);
ALTER TABLE ONLY public.passports_inforce
    ADD CONSTRAINT passports_inforce_dni_key UNIQUE (holder_key);
ALTER TABLE ONLY public.passports_inforce
    ADD CONSTRAINT passports_inforce_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.passports_passport
    ADD CONSTRAINT passports_passport_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.passports_passport
    ADD CONSTRAINT passports_passport_number_key UNIQUE (number);
ALTER TABLE ONLY public.passports_passport
    ADD CONSTRAINT passports_passport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.passports_passport
    ADD CONSTRAINT passports_passport_serial_key UNIQUE (serial);
ALTER TABLE ONLY public.passports_photoanswer
    ADD CONSTRAINT passports_photoanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.passports_sending
    ADD CONSTRAINT passports_sending_application_id_key UNIQUE (application_id);
ALTER TABLE ONLY public.passports_sending
    ADD CONSTRAINT passports_sending_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.passports_shipment
    ADD CONSTRAINT passports_shipment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.passports_voiding
    ADD CONSTRAINT passports_voiding_passport_id_key UNIQUE (passport_id);
ALTER TABLE ONLY public.passports_voiding
    ADD CONSTRAINT passports_voiding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation_legalperiod
    ADD CONSTRAINT period_begins_once UNIQUE (code, valid_from);
ALTER TABLE ONLY public.stickers_printing
    ADD CONSTRAINT printings_in_order UNIQUE (sticker_id, ordinal);
ALTER TABLE ONLY public.transmissions_printout
    ADD CONSTRAINT printouts_are_counted UNIQUE (transmission_id, ordinal);
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);
ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.proofs_proof
    ADD CONSTRAINT proofs_proof_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.proofs_proof
    ADD CONSTRAINT proofs_proof_upload_id_key UNIQUE (upload_id);
ALTER TABLE ONLY public.public_deeds_bookentry
    ADD CONSTRAINT public_deeds_bookentry_act_id_key UNIQUE (act_id);
ALTER TABLE ONLY public.public_deeds_bookentry
    ADD CONSTRAINT public_deeds_bookentry_deed_id_key UNIQUE (deed_id);
ALTER TABLE ONLY public.public_deeds_bookentry
    ADD CONSTRAINT public_deeds_bookentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.public_deeds_conclusion
    ADD CONSTRAINT public_deeds_conclusion_deed_id_key UNIQUE (deed_id);
ALTER TABLE ONLY public.public_deeds_conclusion
    ADD CONSTRAINT public_deeds_conclusion_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.public_deeds_conclusion
    ADD CONSTRAINT public_deeds_conclusion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.public_deeds_copy
    ADD CONSTRAINT public_deeds_copy_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.public_deeds_copy
    ADD CONSTRAINT public_deeds_copy_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.public_deeds_copy
    ADD CONSTRAINT public_deeds_copy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.public_deeds_coveract
    ADD CONSTRAINT public_deeds_coveract_act_id_key UNIQUE (act_id);
ALTER TABLE ONLY public.public_deeds_coveract
    ADD CONSTRAINT public_deeds_coveract_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.public_deeds_coveract
    ADD CONSTRAINT public_deeds_coveract_pkey PRIMARY KEY (will_id);
ALTER TABLE ONLY public.public_deeds_deed
    ADD CONSTRAINT public_deeds_deed_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.public_deeds_deed
    ADD CONSTRAINT public_deeds_deed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.public_deeds_identitycheck
    ADD CONSTRAINT public_deeds_identitycheck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.public_deeds_paperdeed
    ADD CONSTRAINT public_deeds_paperdeed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.public_deeds_paperdeed
    ADD CONSTRAINT public_deeds_paperdeed_upload_id_key UNIQUE (upload_id);
ALTER TABLE ONLY public.public_deeds_party
    ADD CONSTRAINT public_deeds_party_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.public_deeds_qualification
    ADD CONSTRAINT public_deeds_qualification_charge_id_key UNIQUE (charge_id);
ALTER TABLE ONLY public.public_deeds_qualification
    ADD CONSTRAINT public_deeds_qualification_deed_id_key UNIQUE (deed_id);
ALTER TABLE ONLY public.public_deeds_qualification
    ADD CONSTRAINT public_deeds_qualification_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.public_deeds_sealedwill
    ADD CONSTRAINT public_deeds_sealedwill_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.public_deeds_sealedwill
    ADD CONSTRAINT public_deeds_sealedwill_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.public_deeds_sealedwillrelease
    ADD CONSTRAINT public_deeds_sealedwillrelease_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.public_deeds_sealedwillrelease
    ADD CONSTRAINT public_deeds_sealedwillrelease_pkey PRIMARY KEY (will_id);
ALTER TABLE ONLY public.public_deeds_sealedwillrelease
    ADD CONSTRAINT public_deeds_sealedwillrelease_upload_id_key UNIQUE (upload_id);
ALTER TABLE ONLY public.public_deeds_sealedwillwitness
    ADD CONSTRAINT public_deeds_sealedwillwitness_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.public_deeds_signature
    ADD CONSTRAINT public_deeds_signature_party_id_key UNIQUE (party_id);
ALTER TABLE ONLY public.public_deeds_signature
    ADD CONSTRAINT public_deeds_signature_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.public_deeds_use
    ADD CONSTRAINT public_deeds_use_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.public_deeds_willopening
    ADD CONSTRAINT public_deeds_willopening_deed_id_key UNIQUE (deed_id);
ALTER TABLE ONLY public.public_deeds_willopening
    ADD CONSTRAINT public_deeds_willopening_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.public_deeds_willopening
    ADD CONSTRAINT public_deeds_willopening_upload_id_key UNIQUE (upload_id);
ALTER TABLE ONLY public.identity_representation
    ADD CONSTRAINT represented_once_at_a_time EXCLUDE USING gist (person_id WITH =, company_id WITH =, daterange(valid_from, valid_until) WITH &&);
ALTER TABLE ONLY public.organisation_restdays
    ADD CONSTRAINT rest_days_stated_once UNIQUE (office_id, valid_from);
ALTER TABLE ONLY public.retention_authorisation
    ADD CONSTRAINT retention_authorisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retention_authorisation
    ADD CONSTRAINT retention_authorisation_proposal_id_key UNIQUE (proposal_id);
ALTER TABLE ONLY public.retention_closedfile
    ADD CONSTRAINT retention_closedfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retention_committeeact
    ADD CONSTRAINT retention_committeeact_paper_id_key UNIQUE (paper_id);
ALTER TABLE ONLY public.retention_committeeact
    ADD CONSTRAINT retention_committeeact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retention_committeeact
    ADD CONSTRAINT retention_committeeact_proposal_id_key UNIQUE (proposal_id);
ALTER TABLE ONLY public.retention_committeevote
    ADD CONSTRAINT retention_committeevote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retention_disposal
    ADD CONSTRAINT retention_disposal_paper_id_key UNIQUE (paper_id);
ALTER TABLE ONLY public.retention_disposal
    ADD CONSTRAINT retention_disposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retention_disposal
    ADD CONSTRAINT retention_disposal_proposal_id_key UNIQUE (proposal_id);
ALTER TABLE ONLY public.retention_disposalitem
    ADD CONSTRAINT retention_disposalitem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retention_disposalproposal
    ADD CONSTRAINT retention_disposalproposal_number_key UNIQUE (number);
ALTER TABLE ONLY public.retention_disposalproposal
    ADD CONSTRAINT retention_disposalproposal_paper_id_key UNIQUE (paper_id);
ALTER TABLE ONLY public.retention_disposalproposal
    ADD CONSTRAINT retention_disposalproposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retention_hold
    ADD CONSTRAINT retention_hold_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retention_seriesproposal
    ADD CONSTRAINT retention_seriesproposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retention_seriesrule
    ADD CONSTRAINT retention_seriesrule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retention_transfer
    ADD CONSTRAINT retention_transfer_number_key UNIQUE (number);
ALTER TABLE ONLY public.retention_transfer
    ADD CONSTRAINT retention_transfer_paper_id_key UNIQUE (paper_id);
ALTER TABLE ONLY public.retention_transfer
    ADD CONSTRAINT retention_transfer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retention_transferitem
    ADD CONSTRAINT retention_transferitem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_roleheld
    ADD CONSTRAINT role_held_once_at_a_time EXCLUDE USING gist (person_id WITH =, role WITH =, office_id WITH =, daterange(valid_from, valid_until) WITH &&);
ALTER TABLE ONLY public.stickers_holding
    ADD CONSTRAINT serial_in_one_place EXCLUDE USING gist (prefix WITH =, serials WITH &&);
ALTER TABLE ONLY public.stickers_batch
    ADD CONSTRAINT serial_minted_once EXCLUDE USING gist (prefix WITH =, serials WITH &&);
ALTER TABLE ONLY public.service_desk_servicelevel
    ADD CONSTRAINT service_desk_servicelevel_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.service_desk_serviceticket
    ADD CONSTRAINT service_desk_serviceticket_number_key UNIQUE (number);
ALTER TABLE ONLY public.service_desk_serviceticket
    ADD CONSTRAINT service_desk_serviceticket_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.signatories_authority
    ADD CONSTRAINT signatories_authority_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.signatories_registeredcertificate
    ADD CONSTRAINT signatories_registeredcertificate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.signatories_registration
    ADD CONSTRAINT signatories_registration_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.signatories_signatory
    ADD CONSTRAINT signatories_signatory_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.signatories_specimen
    ADD CONSTRAINT signatories_specimen_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_provider_uid_fc810c6e_uniq UNIQUE (provider, uid);
ALTER TABLE ONLY public.socialaccount_socialapp
    ADD CONSTRAINT socialaccount_socialapp_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq UNIQUE (app_id, account_id);
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.counter_specialday
    ADD CONSTRAINT special_day_announced_once UNIQUE (office_id, "on", place);
ALTER TABLE ONLY public.consular_accounts_statement
    ADD CONSTRAINT statement_file_once UNIQUE (office_id, file_id);
ALTER TABLE ONLY public.consular_accounts_stickerline
    ADD CONSTRAINT sticker_lines_in_order UNIQUE (closing_id, "position");
ALTER TABLE ONLY public.stickers_batch
    ADD CONSTRAINT stickers_batch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stickers_countline
    ADD CONSTRAINT stickers_countline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stickers_countstatement
    ADD CONSTRAINT stickers_countstatement_count_id_key UNIQUE (count_id);
ALTER TABLE ONLY public.stickers_countstatement
    ADD CONSTRAINT stickers_countstatement_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.stickers_countstatement
    ADD CONSTRAINT stickers_countstatement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stickers_custodyentry
    ADD CONSTRAINT stickers_custodyentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stickers_departure
    ADD CONSTRAINT stickers_departure_discharge_id_key UNIQUE (discharge_id);
ALTER TABLE ONLY public.stickers_departure
    ADD CONSTRAINT stickers_departure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stickers_discharge
    ADD CONSTRAINT stickers_discharge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stickers_dischargedecision
    ADD CONSTRAINT stickers_dischargedecision_discharge_id_key UNIQUE (discharge_id);
ALTER TABLE ONLY public.stickers_dischargedecision
    ADD CONSTRAINT stickers_dischargedecision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stickers_holding
    ADD CONSTRAINT stickers_holding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stickers_movement
    ADD CONSTRAINT stickers_movement_number_key UNIQUE (number);
ALTER TABLE ONLY public.stickers_movement
    ADD CONSTRAINT stickers_movement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stickers_movementanswer
    ADD CONSTRAINT stickers_movementanswer_movement_id_key UNIQUE (movement_id);
ALTER TABLE ONLY public.stickers_movementanswer
    ADD CONSTRAINT stickers_movementanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stickers_order
    ADD CONSTRAINT stickers_order_number_key UNIQUE (number);
ALTER TABLE ONLY public.stickers_order
    ADD CONSTRAINT stickers_order_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stickers_orderdecision
    ADD CONSTRAINT stickers_orderdecision_order_id_key UNIQUE (order_id);
ALTER TABLE ONLY public.stickers_orderdecision
    ADD CONSTRAINT stickers_orderdecision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stickers_printing
    ADD CONSTRAINT stickers_printing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stickers_refusedaffixing
    ADD CONSTRAINT stickers_refusedaffixing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stickers_sticker
    ADD CONSTRAINT stickers_sticker_departure_id_key UNIQUE (departure_id);
ALTER TABLE ONLY public.stickers_sticker
    ADD CONSTRAINT stickers_sticker_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stickers_sticker
    ADD CONSTRAINT stickers_sticker_serial_key UNIQUE (serial);
ALTER TABLE ONLY public.stickers_stockcount
    ADD CONSTRAINT stickers_stockcount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stickers_usedform
    ADD CONSTRAINT stickers_usedform_departure_id_key UNIQUE (departure_id);
ALTER TABLE ONLY public.stickers_usedform
    ADD CONSTRAINT stickers_usedform_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stickers_usedform
    ADD CONSTRAINT stickers_usedform_serial_key UNIQUE (serial);
ALTER TABLE ONLY public.stickers_vault
    ADD CONSTRAINT stickers_vault_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fees_tariffitem
    ADD CONSTRAINT tariff_one_amount_a_day EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_until) WITH &&) WHERE ((office_id IS NULL));
ALTER TABLE ONLY public.fees_tariffitem
    ADD CONSTRAINT tariff_one_amount_a_day_at_a_post EXCLUDE USING gist (code WITH =, office_id WITH =, daterange(valid_from, valid_until) WITH &&) WHERE ((office_id IS NOT NULL));
ALTER TABLE ONLY public.transmissions_collection
    ADD CONSTRAINT transmissions_collection_hand_over_id_key UNIQUE (hand_over_id);
ALTER TABLE ONLY public.transmissions_collection
    ADD CONSTRAINT transmissions_collection_pkey PRIMARY KEY (transmission_id);
ALTER TABLE ONLY public.transmissions_foundentry
    ADD CONSTRAINT transmissions_foundentry_image_id_key UNIQUE (image_id);
ALTER TABLE ONLY public.transmissions_foundentry
    ADD CONSTRAINT transmissions_foundentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.transmissions_foundentry
    ADD CONSTRAINT transmissions_foundentry_reverse_id_key UNIQUE (reverse_id);
ALTER TABLE ONLY public.transmissions_handover
    ADD CONSTRAINT transmissions_handover_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.transmissions_handover
    ADD CONSTRAINT transmissions_handover_receipt_id_key UNIQUE (receipt_id);
ALTER TABLE ONLY public.transmissions_printout
    ADD CONSTRAINT transmissions_printout_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.transmissions_printout
    ADD CONSTRAINT transmissions_printout_sheet_key UNIQUE (sheet);
ALTER TABLE ONLY public.transmissions_signaturecheck
    ADD CONSTRAINT transmissions_signaturecheck_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.transmissions_signaturecheck
    ADD CONSTRAINT transmissions_signaturecheck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.transmissions_signaturecheck
    ADD CONSTRAINT transmissions_signaturecheck_transmission_id_key UNIQUE (transmission_id);
ALTER TABLE ONLY public.transmissions_soughtentry
    ADD CONSTRAINT transmissions_soughtentry_pkey PRIMARY KEY (transmission_id);
ALTER TABLE ONLY public.transmissions_transmission
    ADD CONSTRAINT transmissions_transmission_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.transmissions_transmission
    ADD CONSTRAINT transmissions_transmission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.transparency_release
    ADD CONSTRAINT transparency_release_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.travel_papers_application
    ADD CONSTRAINT travel_papers_application_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.travel_papers_application
    ADD CONSTRAINT travel_papers_application_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.travel_papers_borderentry
    ADD CONSTRAINT travel_papers_borderentry_key_key UNIQUE (key);
ALTER TABLE ONLY public.travel_papers_borderentry
    ADD CONSTRAINT travel_papers_borderentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.travel_papers_cancellation
    ADD CONSTRAINT travel_papers_cancellation_application_id_key UNIQUE (application_id);
ALTER TABLE ONLY public.travel_papers_cancellation
    ADD CONSTRAINT travel_papers_cancellation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.travel_papers_decision
    ADD CONSTRAINT travel_papers_decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.travel_papers_entryincident
    ADD CONSTRAINT travel_papers_entryincident_entry_id_key UNIQUE (entry_id);
ALTER TABLE ONLY public.travel_papers_entryincident
    ADD CONSTRAINT travel_papers_entryincident_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.travel_papers_filiationseen
    ADD CONSTRAINT travel_papers_filiationseen_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.travel_papers_identityproof
    ADD CONSTRAINT travel_papers_identityproof_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.travel_papers_leave
    ADD CONSTRAINT travel_papers_leave_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.travel_papers_minority
    ADD CONSTRAINT travel_papers_minority_application_id_key UNIQUE (application_id);
ALTER TABLE ONLY public.travel_papers_minority
    ADD CONSTRAINT travel_papers_minority_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.travel_papers_paperdelivery
    ADD CONSTRAINT travel_papers_paperdelivery_paper_id_key UNIQUE (paper_id);
ALTER TABLE ONLY public.travel_papers_paperdelivery
    ADD CONSTRAINT travel_papers_paperdelivery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.travel_papers_secondapproval
    ADD CONSTRAINT travel_papers_secondapproval_application_id_key UNIQUE (application_id);
ALTER TABLE ONLY public.travel_papers_secondapproval
    ADD CONSTRAINT travel_papers_secondapproval_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.travel_papers_spoiling
    ADD CONSTRAINT travel_papers_spoiling_paper_id_key UNIQUE (paper_id);
ALTER TABLE ONLY public.travel_papers_spoiling
    ADD CONSTRAINT travel_papers_spoiling_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.travel_papers_stayingparent
    ADD CONSTRAINT travel_papers_stayingparent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.travel_papers_travelpaper
    ADD CONSTRAINT travel_papers_travelpaper_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.travel_papers_travelpaper
    ADD CONSTRAINT travel_papers_travelpaper_number_key UNIQUE (number);
ALTER TABLE ONLY public.travel_papers_travelpaper
    ADD CONSTRAINT travel_papers_travelpaper_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.travel_permits_authoriser
    ADD CONSTRAINT travel_permits_authoriser_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.travel_permits_exit
    ADD CONSTRAINT travel_permits_exit_key_key UNIQUE (key);
ALTER TABLE ONLY public.travel_permits_exit
    ADD CONSTRAINT travel_permits_exit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.travel_permits_incident
    ADD CONSTRAINT travel_permits_incident_exit_id_key UNIQUE (exit_id);
ALTER TABLE ONLY public.travel_permits_incident
    ADD CONSTRAINT travel_permits_incident_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.travel_permits_permit
    ADD CONSTRAINT travel_permits_permit_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.travel_permits_permit
    ADD CONSTRAINT travel_permits_permit_number_key UNIQUE (number);
ALTER TABLE ONLY public.travel_permits_permit
    ADD CONSTRAINT travel_permits_permit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.travel_permits_permit
    ADD CONSTRAINT travel_permits_permit_request_id_key UNIQUE (request_id);
ALTER TABLE ONLY public.travel_permits_permit
    ADD CONSTRAINT travel_permits_permit_token_id_key UNIQUE (token_id);
ALTER TABLE ONLY public.travel_permits_request
    ADD CONSTRAINT travel_permits_request_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.travel_permits_request
    ADD CONSTRAINT travel_permits_request_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.travel_permits_signing
    ADD CONSTRAINT travel_permits_signing_authoriser_id_key UNIQUE (authoriser_id);
ALTER TABLE ONLY public.travel_permits_signing
    ADD CONSTRAINT travel_permits_signing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stickers_vault
    ADD CONSTRAINT vault_named_once_at_an_office UNIQUE (office_id, name);
ALTER TABLE ONLY public.visas_application
    ADD CONSTRAINT visas_application_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.visas_application
    ADD CONSTRAINT visas_application_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.visas_cancellation
    ADD CONSTRAINT visas_cancellation_application_id_key UNIQUE (application_id);
ALTER TABLE ONLY public.visas_cancellation
    ADD CONSTRAINT visas_cancellation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.visas_consultation
    ADD CONSTRAINT visas_consultation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.visas_consultationanswer
    ADD CONSTRAINT visas_consultationanswer_consultation_id_key UNIQUE (consultation_id);
ALTER TABLE ONLY public.visas_consultationanswer
    ADD CONSTRAINT visas_consultationanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.visas_decision
    ADD CONSTRAINT visas_decision_application_id_key UNIQUE (application_id);
ALTER TABLE ONLY public.visas_decision
    ADD CONSTRAINT visas_decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.visas_finding
    ADD CONSTRAINT visas_finding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.visas_interview
    ADD CONSTRAINT visas_interview_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.visas_label
    ADD CONSTRAINT visas_label_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.visas_label
    ADD CONSTRAINT visas_label_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.visas_label
    ADD CONSTRAINT visas_label_serial_key UNIQUE (serial);
ALTER TABLE ONLY public.visas_labelcheck
    ADD CONSTRAINT visas_labelcheck_label_id_key UNIQUE (label_id);
ALTER TABLE ONLY public.visas_labelcheck
    ADD CONSTRAINT visas_labelcheck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.visas_labelvoiding
    ADD CONSTRAINT visas_labelvoiding_label_id_key UNIQUE (label_id);
ALTER TABLE ONLY public.visas_labelvoiding
    ADD CONSTRAINT visas_labelvoiding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.visas_passportreport
    ADD CONSTRAINT visas_passportreport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.visas_sponsorcheck
    ADD CONSTRAINT visas_sponsorcheck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.visas_visaentry
    ADD CONSTRAINT visas_visaentry_key_key UNIQUE (key);
ALTER TABLE ONLY public.visas_visaentry
    ADD CONSTRAINT visas_visaentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.visas_visaentryincident
    ADD CONSTRAINT visas_visaentryincident_entry_id_key UNIQUE (entry_id);
ALTER TABLE ONLY public.visas_visaentryincident
    ADD CONSTRAINT visas_visaentryincident_pkey PRIMARY KEY (id);
CREATE INDEX account_by_month ON public.consular_accounts_account USING btree (month, remit_by);
CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);
CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);
CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);
CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);
CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);
CREATE INDEX act_by_day ON public.acts_act USING btree (office_id, performed_on, entry_ordinal);
CREATE INDEX acts_act_case_id_f7c33cde ON public.acts_act USING btree (case_id);
CREATE INDEX acts_act_interested_id_cee0d525 ON public.acts_act USING btree (interested_id);
CREATE INDEX acts_act_kind_bbfde9ad ON public.acts_act USING btree (kind);
CREATE INDEX acts_act_kind_bbfde9ad_like ON public.acts_act USING btree (kind varchar_pattern_ops);
CREATE INDEX acts_act_office_id_94787b1c ON public.acts_act USING btree (office_id);
CREATE INDEX acts_act_officer_id_d7e6b509 ON public.acts_act USING btree (officer_id);
CREATE INDEX acts_affixing_act_id_951a4d4e ON public.acts_affixing USING btree (act_id);
CREATE INDEX acts_affixing_affixed_by_id_dcf25f6a ON public.acts_affixing USING btree (affixed_by_id);
CREATE INDEX acts_affixing_serial_f7779a53_like ON public.acts_affixing USING btree (serial varchar_pattern_ops);
CREATE INDEX acts_voiding_by_id_ebab0c08 ON public.acts_voiding USING btree (by_id);
CREATE INDEX allauth_idp_oidc_client_id_973c9a60_like ON public.allauth_idp_oidc_client USING btree (id varchar_pattern_ops);
CREATE INDEX allauth_idp_oidc_client_owner_id_1f1eb0f1 ON public.allauth_idp_oidc_client USING btree (owner_id);
CREATE INDEX allauth_idp_oidc_token_client_id_cad2cd57 ON public.allauth_idp_oidc_token USING btree (client_id);
CREATE INDEX allauth_idp_oidc_token_client_id_cad2cd57_like ON public.allauth_idp_oidc_token USING btree (client_id varchar_pattern_ops);
CREATE INDEX allauth_idp_oidc_token_expires_at_f6e6261a ON public.allauth_idp_oidc_token USING btree (expires_at);
CREATE INDEX allauth_idp_oidc_token_user_id_3e9a005f ON public.allauth_idp_oidc_token USING btree (user_id);
CREATE INDEX apostilles_apostille_number_9730f85b_like ON public.apostilles_apostille USING btree (number varchar_pattern_ops);
CREATE INDEX apostilles_partyproposal_decided_by_id_9d6e5851 ON public.apostilles_partyproposal USING btree (decided_by_id);
CREATE INDEX apostilles_partyproposal_proposed_by_id_95fdef5d ON public.apostilles_partyproposal USING btree (proposed_by_id);
CREATE INDEX appointment_ahead ON public.counter_appointment USING btree (starts_at) WHERE ((state)::text = 'booked'::text);
CREATE INDEX appointment_by_day ON public.counter_appointment USING btree (office_id, starts_at);
CREATE INDEX appointment_by_person ON public.counter_appointment USING btree (person_id, starts_at DESC);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX batch_by_head ON public.memoranda_signingbatch USING btree (by_id, asked_at DESC);
CREATE INDEX batch_unfinished ON public.memoranda_signingbatch USING btree (asked_at) WHERE (finished_at IS NULL);
CREATE INDEX border_entry_by_office ON public.travel_papers_borderentry USING btree (office_id, told_at DESC);
CREATE INDEX cache_expires ON public.cache USING btree (expires);
CREATE INDEX card_reception_by_office ON public.identity_cards_cardreception USING btree (office_id, at DESC);
CREATE INDEX card_request_by_dni ON public.identity_cards_cardrequest USING btree (dni) WHERE (NOT ((dni)::text = ''::text));
CREATE INDEX card_request_by_holder ON public.identity_cards_cardrequest USING gin (holder_folded public.gin_trgm_ops);
CREATE INDEX card_shipment_by_office ON public.identity_cards_cardshipment USING btree (office_id, id DESC);
CREATE INDEX card_stock_by_day ON public.identity_cards_stockmovement USING btree (office_id, supply, "on");
CREATE INDEX case_by_applicant ON public.cases_case USING btree (applicant_id, opened_at DESC);
CREATE INDEX case_by_office ON public.cases_case USING btree (office_id, opened_at DESC);
CREATE INDEX case_held_at ON public.cases_case USING btree (assigned_to_id, office_id, due_on, id) WHERE (closed_at IS NULL);
CREATE INDEX case_in_state ON public.cases_case USING btree (office_id, state, due_on, id) WHERE (closed_at IS NULL);
CREATE INDEX case_queue ON public.cases_case USING btree (office_id, due_on, id) WHERE (closed_at IS NULL);
CREATE INDEX cases_attachment_case_id_1cf64b9f ON public.cases_attachment USING btree (case_id);
CREATE INDEX cases_case_applicant_id_756c921c ON public.cases_case USING btree (applicant_id);
CREATE INDEX cases_case_assigned_to_id_370071aa ON public.cases_case USING btree (assigned_to_id);
CREATE INDEX cases_case_company_id_0d4c7ae8 ON public.cases_case USING btree (company_id);
CREATE INDEX cases_case_number_980c9551_like ON public.cases_case USING btree (number varchar_pattern_ops);
CREATE INDEX cases_case_office_id_93691f7b ON public.cases_case USING btree (office_id);
CREATE INDEX cases_casedeadline_case_id_ffc812cf ON public.cases_casedeadline USING btree (case_id);
CREATE INDEX cases_delay_office_id_37a6c2fb ON public.cases_delay USING btree (office_id);
CREATE INDEX cases_delay_officer_id_f850763c ON public.cases_delay USING btree (officer_id);
CREATE INDEX cases_draft_owner_id_344a54d9 ON public.cases_draft USING btree (owner_id);
CREATE INDEX cases_interval_deadline_id_bba248b9 ON public.cases_interval USING btree (deadline_id);
CREATE INDEX cases_liftedbar_case_id_b006a5e6 ON public.cases_liftedbar USING btree (case_id);
CREATE INDEX cases_liftedbar_lifted_by_id_e24d0823 ON public.cases_liftedbar USING btree (lifted_by_id);
CREATE INDEX cases_liftedbar_officer_id_1ab8f70f ON public.cases_liftedbar USING btree (officer_id);
CREATE UNIQUE INDEX charge_paid_once ON public.fees_payment USING btree (charge_id) WHERE (NOT is_surplus);
CREATE INDEX closed_file_by_disposal ON public.retention_closedfile USING btree (disposal_on, id);
CREATE INDEX closed_file_by_number ON public.retention_closedfile USING btree (number);
CREATE INDEX closed_file_by_source ON public.retention_closedfile USING btree (source, closed_at DESC);
CREATE INDEX closed_file_by_transfer ON public.retention_closedfile USING btree (office_id, transfer_on, id);
CREATE INDEX complaint_by_book ON public.complaints_complaint USING btree (book_id, year, ordinal);
CREATE INDEX complaint_by_person ON public.complaints_complaint USING btree (person_id, presented_at DESC) WHERE (person_id IS NOT NULL);
CREATE INDEX complaint_queue ON public.complaints_routing USING btree (office_id, due_on, id) WHERE ((answered_at IS NULL) AND (left_at IS NULL));
CREATE INDEX complaints_complaint_book_id_d83eb9c9 ON public.complaints_complaint USING btree (book_id);
CREATE INDEX complaints_complaint_follow_code_d5da22a5_like ON public.complaints_complaint USING btree (follow_code varchar_pattern_ops);
CREATE INDEX complaints_complaint_number_0bd00cd2_like ON public.complaints_complaint USING btree (number varchar_pattern_ops);
CREATE INDEX complaints_complaint_office_id_3114992c ON public.complaints_complaint USING btree (office_id);
CREATE INDEX complaints_complaint_person_id_fd9310f3 ON public.complaints_complaint USING btree (person_id);
CREATE INDEX complaints_complaint_sheet_id_bf6e2845 ON public.complaints_complaint USING btree (sheet_id);
CREATE INDEX complaints_complaint_submission_ae2d6a82_like ON public.complaints_complaint USING btree (submission varchar_pattern_ops);
CREATE INDEX complaints_complaintanswer_document_id_25c58ec9 ON public.complaints_complaintanswer USING btree (document_id);
CREATE INDEX complaints_complaintmail_complaint_id_aa6ecc91 ON public.complaints_complaintmail USING btree (complaint_id);
CREATE INDEX complaints_improvementaction_complaint_id_d60e0ff0 ON public.complaints_improvementaction USING btree (complaint_id);
CREATE INDEX complaints_improvementaction_office_id_74a42e8f ON public.complaints_improvementaction USING btree (office_id);
CREATE INDEX complaints_improvementnote_improvement_id_21cc88eb ON public.complaints_improvementnote USING btree (improvement_id);
CREATE INDEX complaints_routing_about_id_e193478f ON public.complaints_routing USING btree (about_id);
CREATE INDEX complaints_routing_complaint_id_ab019be5 ON public.complaints_routing USING btree (complaint_id);
CREATE INDEX complaints_routing_office_id_95c1e2b3 ON public.complaints_routing USING btree (office_id);
CREATE INDEX complaints_voidsheet_book_id_eba2d044 ON public.complaints_voidsheet USING btree (book_id);
CREATE INDEX consular_accounts_account_office_id_546954b1 ON public.consular_accounts_account USING btree (office_id);
CREATE INDEX consular_accounts_answer_by_id_942a0466 ON public.consular_accounts_answer USING btree (by_id);
CREATE INDEX consular_accounts_balanceline_remittance_id_35b258f1 ON public.consular_accounts_balanceline USING btree (remittance_id);
CREATE INDEX consular_accounts_bankline_statement_id_87883943 ON public.consular_accounts_bankline USING btree (statement_id);
CREATE INDEX consular_accounts_bookfile_closing_id_f9b88a03 ON public.consular_accounts_bookfile USING btree (closing_id);
CREATE INDEX consular_accounts_bookfile_remittance_id_84448fdd ON public.consular_accounts_bookfile USING btree (remittance_id);
CREATE INDEX consular_accounts_bookfile_sheet_id_40d97948 ON public.consular_accounts_bookfile USING btree (sheet_id);
CREATE INDEX consular_accounts_bookfile_sheet_id_40d97948_like ON public.consular_accounts_bookfile USING btree (sheet_id varchar_pattern_ops);
CREATE INDEX consular_accounts_cashline_closing_id_f5e4e7f1 ON public.consular_accounts_cashline USING btree (closing_id);
CREATE INDEX consular_accounts_closing_account_id_1421e3d7 ON public.consular_accounts_closing USING btree (account_id);
CREATE INDEX consular_accounts_closing_by_id_72355c8e ON public.consular_accounts_closing USING btree (by_id);
CREATE INDEX consular_accounts_deposit_account_id_4d613e45 ON public.consular_accounts_deposit USING btree (account_id);
CREATE INDEX consular_accounts_deposit_by_id_fde01d6d ON public.consular_accounts_deposit USING btree (by_id);
CREATE INDEX consular_accounts_entryline_act_id_2e901deb ON public.consular_accounts_entryline USING btree (act_id);
CREATE INDEX consular_accounts_entryline_closing_id_0c05629a ON public.consular_accounts_entryline USING btree (closing_id);
CREATE INDEX consular_accounts_linematch_by_id_5f422687 ON public.consular_accounts_linematch USING btree (by_id);
CREATE INDEX consular_accounts_observation_account_id_0a09dc9c ON public.consular_accounts_observation USING btree (account_id);
CREATE INDEX consular_accounts_observation_by_id_38f5e255 ON public.consular_accounts_observation USING btree (by_id);
CREATE INDEX consular_accounts_relief_incoming_id_97feb3ac ON public.consular_accounts_relief USING btree (incoming_id);
CREATE INDEX consular_accounts_remittance_by_id_d97b9aa2 ON public.consular_accounts_remittance USING btree (by_id);
CREATE INDEX consular_accounts_statement_account_id_2db0fb93 ON public.consular_accounts_statement USING btree (account_id);
CREATE INDEX consular_accounts_statement_by_id_74771893 ON public.consular_accounts_statement USING btree (by_id);
CREATE INDEX consular_accounts_statement_file_id_aaf99ad5 ON public.consular_accounts_statement USING btree (file_id);
CREATE INDEX consular_accounts_statement_file_id_aaf99ad5_like ON public.consular_accounts_statement USING btree (file_id varchar_pattern_ops);
CREATE INDEX consular_accounts_statement_office_id_440d68fb ON public.consular_accounts_statement USING btree (office_id);
CREATE INDEX consular_accounts_stickerline_closing_id_191d3327 ON public.consular_accounts_stickerline USING btree (closing_id);
CREATE INDEX consultation_waiting ON public.gateway_pendingconsultation USING btree (partner, resolved_at);
CREATE INDEX correspondence_digitisation_record_id_04c32c7f ON public.correspondence_digitisation USING btree (record_id);
CREATE INDEX correspondence_digitisedfile_digitisation_id_1d9cf231 ON public.correspondence_digitisedfile USING btree (digitisation_id);
CREATE INDEX correspondence_digitisedfile_file_id_bb742b12 ON public.correspondence_digitisedfile USING btree (file_id);
CREATE INDEX correspondence_digitisedfile_file_id_bb742b12_like ON public.correspondence_digitisedfile USING btree (file_id varchar_pattern_ops);
CREATE INDEX correspondence_filetext_file_id_4f265717 ON public.correspondence_recordtext USING btree (file_id);
CREATE INDEX correspondence_filetext_file_id_4f265717_like ON public.correspondence_recordtext USING btree (file_id varchar_pattern_ops);
CREATE INDEX correspondence_filetext_record_id_c2034e10 ON public.correspondence_recordtext USING btree (record_id);
CREATE INDEX correspondence_hoursproposal_decided_by_id_f3b515a4 ON public.correspondence_hoursproposal USING btree (decided_by_id);
CREATE INDEX correspondence_hoursproposal_proposed_by_id_924b8df7 ON public.correspondence_hoursproposal USING btree (proposed_by_id);
CREATE INDEX correspondence_instruction_code_2217de36_like ON public.correspondence_instruction USING btree (code varchar_pattern_ops);
CREATE INDEX correspondence_instructionproposal_code_61996ee3 ON public.correspondence_instructionproposal USING btree (code);
CREATE INDEX correspondence_instructionproposal_code_61996ee3_like ON public.correspondence_instructionproposal USING btree (code varchar_pattern_ops);
CREATE INDEX correspondence_instructionproposal_decided_by_id_4068a77b ON public.correspondence_instructionproposal USING btree (decided_by_id);
CREATE INDEX correspondence_instructionproposal_proposed_by_id_b1bd37d9 ON public.correspondence_instructionproposal USING btree (proposed_by_id);
CREATE INDEX correspondence_joining_into_id_72a70e7f ON public.correspondence_joining USING btree (into_id);
CREATE INDEX correspondence_presentation_addressee_id_630602bb ON public.correspondence_presentation USING btree (addressee_id);
CREATE INDEX correspondence_presentation_follow_code_3cb0df75_like ON public.correspondence_presentation USING btree (follow_code varchar_pattern_ops);
CREATE INDEX correspondence_presentation_presented_at_office_id_c9f02ebc ON public.correspondence_presentation USING btree (presented_at_office_id);
CREATE INDEX correspondence_recognisedpage_image_id_95d96abf ON public.correspondence_recognisedpage USING btree (image_id);
CREATE INDEX correspondence_recognisedpage_image_id_95d96abf_like ON public.correspondence_recognisedpage USING btree (image_id varchar_pattern_ops);
CREATE INDEX correspondence_recognisedpage_recognition_id_ee9385cc ON public.correspondence_recognisedpage USING btree (recognition_id);
CREATE INDEX correspondence_recognition_file_id_2ccaadf0 ON public.correspondence_recognition USING btree (file_id);
CREATE INDEX correspondence_recognition_file_id_2ccaadf0_like ON public.correspondence_recognition USING btree (file_id varchar_pattern_ops);
CREATE INDEX correspondence_record_follow_code_a3aad804_like ON public.correspondence_record USING btree (follow_code varchar_pattern_ops);
CREATE INDEX correspondence_record_number_4fe8fbd6_like ON public.correspondence_record USING btree (number varchar_pattern_ops);
CREATE INDEX correspondence_record_office_id_cc6976dc ON public.correspondence_record USING btree (office_id);
CREATE INDEX correspondence_record_presented_at_office_id_9b1a89f6 ON public.correspondence_record USING btree (presented_at_office_id);
CREATE INDEX correspondence_recordfile_file_id_24869334 ON public.correspondence_recordfile USING btree (file_id);
CREATE INDEX correspondence_recordfile_file_id_24869334_like ON public.correspondence_recordfile USING btree (file_id varchar_pattern_ops);
CREATE INDEX correspondence_recordfile_record_id_acc3f829 ON public.correspondence_recordfile USING btree (record_id);
CREATE INDEX correspondence_recordlink_other_id_9600dab0 ON public.correspondence_recordlink USING btree (other_id);
CREATE INDEX correspondence_recordlink_record_id_f33350f5 ON public.correspondence_recordlink USING btree (record_id);
CREATE INDEX correspondence_recordmovement_closed_by_id_4f795825 ON public.correspondence_recordmovement USING btree (closed_by_id);
CREATE INDEX correspondence_recordmovement_from_office_id_ba55b023 ON public.correspondence_recordmovement USING btree (from_office_id);
CREATE INDEX correspondence_recordmovement_from_person_id_917470de ON public.correspondence_recordmovement USING btree (from_person_id);
CREATE INDEX correspondence_recordmovement_instruction_id_94523f40 ON public.correspondence_recordmovement USING btree (instruction_id);
CREATE INDEX correspondence_recordmovement_instruction_id_94523f40_like ON public.correspondence_recordmovement USING btree (instruction_id varchar_pattern_ops);
CREATE INDEX correspondence_recordmovement_received_by_id_483ab6a8 ON public.correspondence_recordmovement USING btree (received_by_id);
CREATE INDEX correspondence_recordmovement_record_id_d99151f8 ON public.correspondence_recordmovement USING btree (record_id);
CREATE INDEX correspondence_recordmovement_to_office_id_2b7e4d54 ON public.correspondence_recordmovement USING btree (to_office_id);
CREATE INDEX correspondence_recordmovement_to_person_id_cb5cd8a1 ON public.correspondence_recordmovement USING btree (to_person_id);
CREATE INDEX counter_appointment_office_id_c34c9608 ON public.counter_appointment USING btree (office_id);
CREATE INDEX counter_appointment_person_id_a64bcae2 ON public.counter_appointment USING btree (person_id);
CREATE INDEX counter_closure_by_id_d0528f2d ON public.counter_closure USING btree (by_id);
CREATE INDEX counter_closure_office_id_d5962398 ON public.counter_closure USING btree (office_id);
CREATE INDEX counter_counteract_visit_id_76c5f0fd ON public.counter_counteract USING btree (visit_id);
CREATE INDEX counter_schedule_office_id_a58cf4f3 ON public.counter_schedule USING btree (office_id);
CREATE INDEX counter_schedule_set_by_id_935ca4c1 ON public.counter_schedule USING btree (set_by_id);
CREATE INDEX counter_schedule_special_day_id_f0e467e1 ON public.counter_schedule USING btree (special_day_id);
CREATE INDEX counter_signingpower_granted_by_id_d9e59187 ON public.counter_signingpower USING btree (granted_by_id);
CREATE INDEX counter_signingpower_office_id_65a9f373 ON public.counter_signingpower USING btree (office_id);
CREATE INDEX counter_signingpower_officer_id_83d13a76 ON public.counter_signingpower USING btree (officer_id);
CREATE INDEX counter_specialday_announced_by_id_d67daaa0 ON public.counter_specialday USING btree (announced_by_id);
CREATE INDEX counter_specialday_office_id_145bad34 ON public.counter_specialday USING btree (office_id);
CREATE INDEX counter_ticket_called_by_id_443a8d28 ON public.counter_ticket USING btree (called_by_id);
CREATE INDEX counter_ticket_office_id_9aefc8fb ON public.counter_ticket USING btree (office_id);
CREATE INDEX counter_visit_office_id_d415bb7b ON public.counter_visit USING btree (office_id);
CREATE INDEX counter_visit_officer_id_61ee714e ON public.counter_visit USING btree (officer_id);
CREATE INDEX counter_visit_person_id_9fc690ad ON public.counter_visit USING btree (person_id);
CREATE INDEX counter_visit_ticket_id_75ff57e1 ON public.counter_visit USING btree (ticket_id);
CREATE INDEX counter_waitingentry_office_id_11a35d34 ON public.counter_waitingentry USING btree (office_id);
CREATE INDEX counter_waitingentry_person_id_3c585340 ON public.counter_waitingentry USING btree (person_id);
CREATE INDEX criminal_records_certificate_by_id_3cf1f693 ON public.criminal_records_certificate USING btree (by_id);
CREATE INDEX criminal_records_certificate_issued_on_32fcfee1 ON public.criminal_records_certificate USING btree (issued_on);
CREATE INDEX criminal_records_consultation_by_id_c355fad3 ON public.criminal_records_consultation USING btree (by_id);
CREATE INDEX criminal_records_consultation_request_id_5a06b318 ON public.criminal_records_consultation USING btree (request_id);
CREATE INDEX criminal_records_delivery_by_id_21868df3 ON public.criminal_records_delivery USING btree (by_id);
CREATE INDEX criminal_records_refusal_by_id_de114b3b ON public.criminal_records_refusal USING btree (by_id);
CREATE INDEX criminal_records_refusal_request_id_ad7675cd ON public.criminal_records_refusal USING btree (request_id);
CREATE INDEX criminal_records_review_office_id_4d77c998 ON public.criminal_records_review USING btree (office_id);
CREATE INDEX criminal_records_reviewanswer_by_id_b42f8e7f ON public.criminal_records_reviewanswer USING btree (by_id);
CREATE INDEX criminal_records_reviewanswer_review_id_cbdd10b1 ON public.criminal_records_reviewanswer USING btree (review_id);
CREATE INDEX criminal_records_reviewdecision_by_id_90d40426 ON public.criminal_records_reviewdecision USING btree (by_id);
CREATE INDEX custody_by_book_and_day ON public.stickers_custodyentry USING btree (office_id, is_reserve, "on");
CREATE INDEX custody_by_vault_and_turn ON public.stickers_custodyentry USING btree (vault_id, turn, "on");
CREATE INDEX deadline_running_out ON public.cases_casedeadline USING btree (due_on) WHERE ((ended_at IS NULL) AND (ran_out_at IS NULL));
CREATE INDEX deadline_to_remind ON public.cases_casedeadline USING btree (code, due_on) WHERE ((ended_at IS NULL) AND (ran_out_at IS NULL) AND (reminded_at IS NULL));
CREATE INDEX deed_by_day ON public.public_deeds_bookentry USING btree (office_id, book, entered_on DESC);
CREATE INDEX deed_by_number ON public.public_deeds_bookentry USING btree (number, year);
CREATE INDEX deed_by_text ON public.public_deeds_bookentry USING gin (search);
CREATE INDEX delay_by_office ON public.cases_delay USING btree (office_id, due_on DESC);
CREATE INDEX departure_by_fate ON public.stickers_departure USING btree (fate, at);
CREATE UNIQUE INDEX deposit_noted_once ON public.consular_accounts_deposit USING btree (upper((bank)::text), upper((operation)::text));
CREATE INDEX digitisation_open ON public.correspondence_digitisation USING btree (asked_at, record_id) WHERE (settled_at IS NULL);
CREATE INDEX dispatch_by_office ON public.memoranda_dispatch USING btree (office_id, at DESC);
CREATE INDEX disposal_by_instant ON public.retention_disposalproposal USING btree (at DESC);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX documents_annotation_document_id_1d9b6404 ON public.documents_annotation USING btree (document_id);
CREATE INDEX documents_augmentation_document_id_a10eff1d ON public.documents_augmentation USING btree (document_id);
CREATE INDEX documents_augmentation_file_id_962cca96 ON public.documents_augmentation USING btree (file_id);
CREATE INDEX documents_augmentation_file_id_962cca96_like ON public.documents_augmentation USING btree (file_id varchar_pattern_ops);
CREATE INDEX documents_document_case_id_52612f13 ON public.documents_document USING btree (case_id);
CREATE INDEX documents_document_file_id_ac7fcc0b ON public.documents_document USING btree (file_id);
CREATE INDEX documents_document_file_id_ac7fcc0b_like ON public.documents_document USING btree (file_id varchar_pattern_ops);
CREATE INDEX documents_document_number_158f0d92_like ON public.documents_document USING btree (number varchar_pattern_ops);
CREATE INDEX documents_document_office_id_bab5e208 ON public.documents_document USING btree (office_id);
CREATE INDEX documents_document_verification_code_9d41a1b7_like ON public.documents_document USING btree (verification_code varchar_pattern_ops);
CREATE INDEX documents_officercertificate_person_id_502e549e ON public.documents_officercertificate USING btree (person_id);
CREATE INDEX documents_officercertificate_sha256_8e9fffd8_like ON public.documents_officercertificate USING btree (sha256 varchar_pattern_ops);
CREATE INDEX documents_pendingsignature_case_id_4ba11b5d ON public.documents_pendingsignature USING btree (case_id);
CREATE INDEX documents_pendingsignature_file_id_deff673b ON public.documents_pendingsignature USING btree (file_id);
CREATE INDEX documents_pendingsignature_file_id_deff673b_like ON public.documents_pendingsignature USING btree (file_id varchar_pattern_ops);
CREATE INDEX documents_pendingsignature_number_21deff61_like ON public.documents_pendingsignature USING btree (number varchar_pattern_ops);
CREATE INDEX documents_pendingsignature_office_id_08a99107 ON public.documents_pendingsignature USING btree (office_id);
CREATE INDEX documents_pendingsignature_signer_id_5d732620 ON public.documents_pendingsignature USING btree (signer_id);
CREATE INDEX documents_pendingsignature_verification_code_3325cd05_like ON public.documents_pendingsignature USING btree (verification_code varchar_pattern_ops);
CREATE INDEX documents_scannerfinding_sha256_fba72b72_like ON public.documents_scannerfinding USING btree (sha256 varchar_pattern_ops);
CREATE INDEX documents_signingtoken_digest_4a55a935_like ON public.documents_signingtoken USING btree (digest varchar_pattern_ops);
CREATE INDEX documents_signingtoken_pending_id_0c947c73 ON public.documents_signingtoken USING btree (pending_id);
CREATE INDEX documents_signingtoken_person_id_3bf7d8a0 ON public.documents_signingtoken USING btree (person_id);
CREATE INDEX documents_storedfile_sha256_8fc42a25_like ON public.documents_storedfile USING btree (sha256 varchar_pattern_ops);
CREATE INDEX documents_upload_case_id_282510b0 ON public.documents_upload USING btree (case_id);
CREATE INDEX documents_upload_file_id_cf9e23b5 ON public.documents_upload USING btree (file_id);
CREATE INDEX documents_upload_file_id_cf9e23b5_like ON public.documents_upload USING btree (file_id varchar_pattern_ops);
CREATE INDEX documents_upload_owner_id_dba58457 ON public.documents_upload USING btree (owner_id);
CREATE INDEX documents_uploadpart_upload_id_4cd841e1 ON public.documents_uploadpart USING btree (upload_id);
CREATE INDEX exchange_by_officer ON public.gateway_exchange USING btree (partner, person_id, started_at);
CREATE INDEX exchange_by_partner ON public.gateway_exchange USING btree (partner, started_at);
CREATE INDEX exchange_by_subject ON public.gateway_exchange USING btree (subject, started_at);
CREATE INDEX exchanges_cargo_file_id_bb498f4b ON public.exchanges_cargo USING btree (file_id);
CREATE INDEX exchanges_cargo_file_id_bb498f4b_like ON public.exchanges_cargo USING btree (file_id varchar_pattern_ops);
CREATE INDEX exchanges_cargohint_file_id_477bceaa ON public.exchanges_cargohint USING btree (file_id);
CREATE INDEX exchanges_cargohint_file_id_477bceaa_like ON public.exchanges_cargohint USING btree (file_id varchar_pattern_ops);
CREATE INDEX exchanges_cargohint_outgoing_id_7848df83 ON public.exchanges_cargohint USING btree (outgoing_id);
CREATE INDEX exchanges_entity_ruc_476503d3_like ON public.exchanges_entity USING btree (ruc varchar_pattern_ops);
CREATE INDEX exchanges_incoming_cuo_1d17d14d_like ON public.exchanges_incoming USING btree (cuo varchar_pattern_ops);
CREATE INDEX exchanges_incoming_file_id_4f278385 ON public.exchanges_incoming USING btree (file_id);
CREATE INDEX exchanges_incoming_file_id_4f278385_like ON public.exchanges_incoming USING btree (file_id varchar_pattern_ops);
CREATE INDEX exchanges_incoming_office_id_921814aa ON public.exchanges_incoming USING btree (office_id);
CREATE INDEX exchanges_incoming_reference_23273031 ON public.exchanges_incoming USING btree (reference);
CREATE INDEX exchanges_incoming_reference_23273031_like ON public.exchanges_incoming USING btree (reference varchar_pattern_ops);
CREATE INDEX exchanges_incoming_sender_ruc_160edf49 ON public.exchanges_incoming USING btree (sender_ruc);
CREATE INDEX exchanges_incoming_sender_ruc_160edf49_like ON public.exchanges_incoming USING btree (sender_ruc varchar_pattern_ops);
CREATE INDEX exchanges_incomingannex_file_id_b821c093 ON public.exchanges_incomingannex USING btree (file_id);
CREATE INDEX exchanges_incomingannex_file_id_b821c093_like ON public.exchanges_incomingannex USING btree (file_id varchar_pattern_ops);
CREATE INDEX exchanges_incomingannex_incoming_id_f93622e1 ON public.exchanges_incomingannex USING btree (incoming_id);
CREATE INDEX exchanges_outgoing_annex_token_9468d615_like ON public.exchanges_outgoing USING btree (annex_token varchar_pattern_ops);
CREATE INDEX exchanges_outgoing_cuo_b42c9891_like ON public.exchanges_outgoing USING btree (cuo varchar_pattern_ops);
CREATE INDEX exchanges_outgoing_file_id_49d8d6ef ON public.exchanges_outgoing USING btree (file_id);
CREATE INDEX exchanges_outgoing_file_id_49d8d6ef_like ON public.exchanges_outgoing USING btree (file_id varchar_pattern_ops);
CREATE INDEX exchanges_outgoing_office_id_a7332f1f ON public.exchanges_outgoing USING btree (office_id);
CREATE INDEX exchanges_outgoing_receiver_id_05023456 ON public.exchanges_outgoing USING btree (receiver_id);
CREATE INDEX exchanges_outgoing_sent_by_id_5919b80f ON public.exchanges_outgoing USING btree (sent_by_id);
CREATE INDEX exchanges_outgoingannex_file_id_4f4ad851 ON public.exchanges_outgoingannex USING btree (file_id);
CREATE INDEX exchanges_outgoingannex_file_id_4f4ad851_like ON public.exchanges_outgoingannex USING btree (file_id varchar_pattern_ops);
CREATE INDEX exchanges_outgoingannex_outgoing_id_47d87a5e ON public.exchanges_outgoingannex USING btree (outgoing_id);
CREATE INDEX exchanges_wirekind_code_b6bc223a_like ON public.exchanges_wirekind USING btree (code varchar_pattern_ops);
CREATE INDEX exit_by_office ON public.travel_permits_exit USING btree (office_id, told_at DESC);
CREATE INDEX fees_charge_case_id_84153089 ON public.fees_charge USING btree (case_id);
CREATE INDEX fees_charge_office_id_38661c91 ON public.fees_charge USING btree (office_id);
CREATE INDEX fees_charge_payer_id_83ffbcc4 ON public.fees_charge USING btree (payer_id);
CREATE INDEX fees_charge_tariff_item_id_8f594fa7 ON public.fees_charge USING btree (tariff_item_id);
CREATE INDEX fees_chargeline_charge_id_b0fa2b07 ON public.fees_chargeline USING btree (charge_id);
CREATE INDEX fees_chargeline_item_id_78e41d43 ON public.fees_chargeline USING btree (item_id);
CREATE INDEX fees_exchangerate_decided_by_id_95c91093 ON public.fees_exchangerate USING btree (decided_by_id);
CREATE INDEX fees_exchangerate_proposed_by_id_1db63459 ON public.fees_exchangerate USING btree (proposed_by_id);
CREATE INDEX fees_exchangerate_zone_471978f6 ON public.fees_exchangerate USING btree (zone);
CREATE INDEX fees_exchangerate_zone_471978f6_like ON public.fees_exchangerate USING btree (zone varchar_pattern_ops);
CREATE INDEX fees_payment_attempt_id_0ba9f29f ON public.fees_payment USING btree (attempt_id);
CREATE INDEX fees_payment_charge_id_b1037652 ON public.fees_payment USING btree (charge_id);
CREATE INDEX fees_payment_event_id_2fbfc6e6_like ON public.fees_payment USING btree (event_id varchar_pattern_ops);
CREATE INDEX fees_payment_office_id_ffc36227 ON public.fees_payment USING btree (office_id);
CREATE INDEX fees_payment_provider_reference_addf400e_like ON public.fees_payment USING btree (provider_reference varchar_pattern_ops);
CREATE INDEX fees_payment_received_at_af87136f ON public.fees_payment USING btree (received_at);
CREATE INDEX fees_payment_taken_by_id_b7e22095 ON public.fees_payment USING btree (taken_by_id);
CREATE INDEX fees_paymentattempt_charge_id_0af72917 ON public.fees_paymentattempt USING btree (charge_id);
CREATE INDEX fees_paymentattempt_provider_session_6b803c31_like ON public.fees_paymentattempt USING btree (provider_session varchar_pattern_ops);
CREATE INDEX fees_receipt_number_3ba4b05c_like ON public.fees_receipt USING btree (number varchar_pattern_ops);
CREATE INDEX fees_reconciliation_day_2658fa94 ON public.fees_reconciliation USING btree (day);
CREATE INDEX fees_reconciliationdifference_reconciliation_id_43595da5 ON public.fees_reconciliationdifference USING btree (reconciliation_id);
CREATE INDEX fees_reconciliationdifference_resolved_by_id_43616abb ON public.fees_reconciliationdifference USING btree (resolved_by_id);
CREATE INDEX fees_refund_confirmed_at_3ff3f01e ON public.fees_refund USING btree (confirmed_at);
CREATE INDEX fees_refund_decided_by_id_8ed850a8 ON public.fees_refund USING btree (decided_by_id);
CREATE INDEX fees_refund_handed_by_id_8a5d6874 ON public.fees_refund USING btree (handed_by_id);
CREATE INDEX fees_refund_payment_id_3f6061ac ON public.fees_refund USING btree (payment_id);
CREATE INDEX fees_refund_provider_reference_356f1e78_like ON public.fees_refund USING btree (provider_reference varchar_pattern_ops);
CREATE INDEX fees_refund_requested_by_id_47ac55ad ON public.fees_refund USING btree (requested_by_id);
CREATE INDEX fees_tariffitem_code_2a2c61c7 ON public.fees_tariffitem USING btree (code);
CREATE INDEX fees_tariffitem_code_2a2c61c7_like ON public.fees_tariffitem USING btree (code varchar_pattern_ops);
CREATE INDEX fees_tariffitem_of_item_36db6fe9 ON public.fees_tariffitem USING btree (of_item);
CREATE INDEX fees_tariffitem_of_item_36db6fe9_like ON public.fees_tariffitem USING btree (of_item varchar_pattern_ops);
CREATE INDEX fees_tariffitem_office_id_fcc2f714 ON public.fees_tariffitem USING btree (office_id);
CREATE INDEX fees_tariffproposal_code_fa80b652 ON public.fees_tariffproposal USING btree (code);
CREATE INDEX fees_tariffproposal_code_fa80b652_like ON public.fees_tariffproposal USING btree (code varchar_pattern_ops);
CREATE INDEX fees_tariffproposal_decided_by_id_6430d469 ON public.fees_tariffproposal USING btree (decided_by_id);
CREATE INDEX fees_tariffproposal_ends_id_829f7d75 ON public.fees_tariffproposal USING btree (ends_id);
CREATE INDEX fees_tariffproposal_office_id_e8b095f0 ON public.fees_tariffproposal USING btree (office_id);
CREATE INDEX fees_tariffproposal_proposed_by_id_f0cf3b63 ON public.fees_tariffproposal USING btree (proposed_by_id);
CREATE INDEX gateway_exchange_case_id_f79aeb05 ON public.gateway_exchange USING btree (case_id);
CREATE INDEX gateway_keptanswer_keep_until_2dc520b0 ON public.gateway_keptanswer USING btree (keep_until);
CREATE INDEX gateway_partnerterms_client_id_6d1645e0_like ON public.gateway_partnerterms USING btree (client_id varchar_pattern_ops);
CREATE INDEX gateway_pendingconsultation_case_id_14e7ed29 ON public.gateway_pendingconsultation USING btree (case_id);
CREATE INDEX gateway_pendingconsultation_officer_id_7d94efc0 ON public.gateway_pendingconsultation USING btree (officer_id);
CREATE INDEX handover_waiting ON public.nodes_handover USING btree (node_id) WHERE (taken_at IS NULL);
CREATE INDEX hold_by_file ON public.retention_hold USING btree (file_id) WHERE (lifted_at IS NULL);
CREATE INDEX hold_by_series ON public.retention_hold USING btree (series) WHERE (lifted_at IS NULL);
CREATE INDEX identity_account_email_768cf075_like ON public.identity_account USING btree (email varchar_pattern_ops);
CREATE INDEX identity_account_groups_account_id_323dfdd4 ON public.identity_account_groups USING btree (account_id);
CREATE INDEX identity_account_groups_group_id_3d52765a ON public.identity_account_groups USING btree (group_id);
CREATE INDEX identity_account_user_permissions_account_id_a270bbf4 ON public.identity_account_user_permissions USING btree (account_id);
CREATE INDEX identity_account_user_permissions_permission_id_43dfac4c ON public.identity_account_user_permissions USING btree (permission_id);
CREATE INDEX identity_allowance_key_24d67a5d_like ON public.identity_allowance USING btree (key varchar_pattern_ops);
CREATE INDEX identity_cards_capture_by_id_ffcb3f3c ON public.identity_cards_capture USING btree (by_id);
CREATE INDEX identity_cards_capture_request_id_287c47b7 ON public.identity_cards_capture USING btree (request_id);
CREATE INDEX identity_cards_cardannotation_by_id_c1b5d241 ON public.identity_cards_cardannotation USING btree (by_id);
CREATE INDEX identity_cards_cardannotation_request_id_97848080 ON public.identity_cards_cardannotation USING btree (request_id);
CREATE INDEX identity_cards_carddelivery_by_id_db9658c9 ON public.identity_cards_carddelivery USING btree (by_id);
CREATE INDEX identity_cards_cardenvelope_shipment_id_415d3ce5 ON public.identity_cards_cardenvelope USING btree (shipment_id);
CREATE INDEX identity_cards_cardreception_by_id_a867da86 ON public.identity_cards_cardreception USING btree (by_id);
CREATE INDEX identity_cards_cardreception_office_id_c1b0ed00 ON public.identity_cards_cardreception USING btree (office_id);
CREATE INDEX identity_cards_cardrequest_origin_id_76ee8297 ON public.identity_cards_cardrequest USING btree (origin_id);
CREATE INDEX identity_cards_cardshipment_office_id_890be537 ON public.identity_cards_cardshipment USING btree (office_id);
CREATE INDEX identity_cards_cardstockclosing_by_id_4a143f12 ON public.identity_cards_cardstockclosing USING btree (by_id);
CREATE INDEX identity_cards_cardstockcount_by_id_a167728c ON public.identity_cards_cardstockcount USING btree (by_id);
CREATE INDEX identity_cards_cardstockcount_office_id_e0a9aa44 ON public.identity_cards_cardstockcount USING btree (office_id);
CREATE INDEX identity_cards_cardtransfer_by_id_e777c215 ON public.identity_cards_cardtransfer USING btree (by_id);
CREATE INDEX identity_cards_cardtransfer_from_office_id_f1e3fd2e ON public.identity_cards_cardtransfer USING btree (from_office_id);
CREATE INDEX identity_cards_cardtransfer_request_id_9e90b6e0 ON public.identity_cards_cardtransfer USING btree (request_id);
CREATE INDEX identity_cards_cardtransfer_to_office_id_58a7b71a ON public.identity_cards_cardtransfer USING btree (to_office_id);
CREATE INDEX identity_cards_enclosedform_capture_id_64ac2ca7 ON public.identity_cards_enclosedform USING btree (capture_id);
CREATE INDEX identity_cards_enclosedform_envelope_id_a5f54a7c ON public.identity_cards_enclosedform USING btree (envelope_id);
CREATE INDEX identity_cards_pickupchange_by_id_af10cb70 ON public.identity_cards_pickupchange USING btree (by_id);
CREATE INDEX identity_cards_pickupchange_from_office_id_ba474801 ON public.identity_cards_pickupchange USING btree (from_office_id);
CREATE INDEX identity_cards_pickupchange_request_id_6771f7b3 ON public.identity_cards_pickupchange USING btree (request_id);
CREATE INDEX identity_cards_pickupchange_to_office_id_28403949 ON public.identity_cards_pickupchange USING btree (to_office_id);
CREATE INDEX identity_cards_piecetaken_capture_id_b33a29d1 ON public.identity_cards_piecetaken USING btree (capture_id);
CREATE INDEX identity_cards_receivedcard_reception_id_71f07182 ON public.identity_cards_receivedcard USING btree (reception_id);
CREATE INDEX identity_cards_receivedcard_request_id_3da2c145 ON public.identity_cards_receivedcard USING btree (request_id);
CREATE INDEX identity_cards_requestedchange_request_id_42ee9ee2 ON public.identity_cards_requestedchange USING btree (request_id);
CREATE INDEX identity_cards_shipmentleaving_by_id_3e439595 ON public.identity_cards_shipmentleaving USING btree (by_id);
CREATE INDEX identity_cards_stockmovement_by_id_c3ba15f4 ON public.identity_cards_stockmovement USING btree (by_id);
CREATE INDEX identity_cards_stockmovement_office_id_9ccf10a1 ON public.identity_cards_stockmovement USING btree (office_id);
CREATE INDEX identity_cards_transferoutcome_by_id_e6501e8e ON public.identity_cards_transferoutcome USING btree (by_id);
CREATE INDEX identity_cards_windowapproval_by_id_7b8abab1 ON public.identity_cards_windowapproval USING btree (by_id);
CREATE INDEX identity_delegation_delegate_id_478d27c5 ON public.identity_delegation USING btree (delegate_id);
CREATE INDEX identity_delegation_role_held_id_4e3990ff ON public.identity_delegation USING btree (role_held_id);
CREATE INDEX identity_kinship_person_id_91c1891e ON public.identity_kinship USING btree (person_id);
CREATE INDEX identity_kinship_relative_id_8f66569e ON public.identity_kinship USING btree (relative_id);
CREATE INDEX identity_representation_company_id_03ca5740 ON public.identity_representation USING btree (company_id);
CREATE INDEX identity_representation_person_id_255dbd91 ON public.identity_representation USING btree (person_id);
CREATE INDEX identity_roleheld_granted_by_id_1b8d3a52 ON public.identity_roleheld USING btree (granted_by_id);
CREATE INDEX identity_roleheld_office_id_060c4949 ON public.identity_roleheld USING btree (office_id);
CREATE INDEX identity_roleheld_person_id_b4eccbaa ON public.identity_roleheld USING btree (person_id);
CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));
CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);
CREATE INDEX improvement_open ON public.complaints_improvementaction USING btree (office_id, due_on, id) WHERE (closed_at IS NULL);
CREATE INDEX incoming_by_office ON public.exchanges_incoming USING btree (office_id, received_at DESC);
CREATE INDEX incoming_due ON public.exchanges_incoming USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX information_answer_request_id_daf74f80 ON public.information_answer USING btree (request_id);
CREATE INDEX information_appliedexemption_answer_id_af47d8bd ON public.information_appliedexemption USING btree (answer_id);
CREATE INDEX information_appliedexemption_classified_id_77a3df9e ON public.information_appliedexemption USING btree (classified_id);
CREATE INDEX information_appliedexemption_exemption_id_6d8c4f50 ON public.information_appliedexemption USING btree (exemption_id);
CREATE INDEX information_areaquery_office_id_e8d41272 ON public.information_areaquery USING btree (office_id);
CREATE INDEX information_areaquery_request_id_eacaa3cd ON public.information_areaquery USING btree (request_id);
CREATE INDEX information_classified_exemption_id_3517a26e ON public.information_classified USING btree (exemption_id);
CREATE INDEX information_classified_number_6711d880_like ON public.information_classified USING btree (number varchar_pattern_ops);
CREATE INDEX information_classified_office_id_486f45b4 ON public.information_classified USING btree (office_id);
CREATE INDEX information_classifiedchange_classified_id_a1513e5a ON public.information_classifiedchange USING btree (classified_id);
CREATE INDEX information_delivered_answer_id_f7711d05 ON public.information_delivered USING btree (answer_id);
CREATE INDEX information_delivered_file_id_8bc4569b ON public.information_delivered USING btree (file_id);
CREATE INDEX information_delivered_file_id_8bc4569b_like ON public.information_delivered USING btree (file_id varchar_pattern_ops);
CREATE INDEX information_exemption_code_91396d0a ON public.information_exemption USING btree (code);
CREATE INDEX information_exemption_code_91396d0a_like ON public.information_exemption USING btree (code varchar_pattern_ops);
CREATE INDEX information_found_request_id_4cee32d9 ON public.information_found USING btree (request_id);
CREATE INDEX information_publication_office_id_d49075af ON public.information_publication USING btree (office_id);
CREATE INDEX information_publishedfile_publication_id_a2986f01 ON public.information_publishedfile USING btree (publication_id);
CREATE INDEX information_redactedpart_exemption_id_d5293959 ON public.information_redactedpart USING btree (exemption_id);
CREATE INDEX information_redactedpart_redaction_id_9e781b3f ON public.information_redactedpart USING btree (redaction_id);
CREATE INDEX information_redaction_file_id_89f0e296 ON public.information_redaction USING btree (file_id);
CREATE INDEX information_redaction_file_id_89f0e296_like ON public.information_redaction USING btree (file_id varchar_pattern_ops);
CREATE INDEX information_redaction_found_id_df030c3e ON public.information_redaction USING btree (found_id);
CREATE INDEX information_request_asked_of_id_80c8ac5b ON public.information_request USING btree (asked_of_id);
CREATE INDEX internal_by_author ON public.memoranda_internaldocument USING btree (author_id, state);
CREATE INDEX internal_by_number ON public.memoranda_headsignature USING btree (acronym, year, ordinal);
CREATE INDEX internal_by_text ON public.memoranda_headsignature USING gin (search);
CREATE INDEX internal_by_unit ON public.memoranda_internaldocument USING btree (unit_id, state, created_at DESC);
CREATE INDEX known_word ON public.correspondence_knownword USING btree (word);
CREATE INDEX known_word_by_trigrams ON public.correspondence_knownword USING gin (word public.gin_trgm_ops);
CREATE INDEX legalisations_legalisation_number_42a3fc00_like ON public.legalisations_legalisation USING btree (number varchar_pattern_ops);
CREATE INDEX memoranda_addressee_office_id_65bb14a4 ON public.memoranda_addressee USING btree (office_id);
CREATE INDEX memoranda_addressee_version_id_3edba2ff ON public.memoranda_addressee USING btree (version_id);
CREATE INDEX memoranda_annulment_by_id_eddd6518 ON public.memoranda_annulment USING btree (by_id);
CREATE INDEX memoranda_attention_by_id_6cb2e946 ON public.memoranda_attention USING btree (by_id);
CREATE INDEX memoranda_attention_dispatch_id_43465d09 ON public.memoranda_attention USING btree (dispatch_id);
CREATE INDEX memoranda_attention_reply_id_18d38b4a ON public.memoranda_attention USING btree (reply_id);
CREATE INDEX memoranda_coauthor_added_by_id_cae96329 ON public.memoranda_coauthor USING btree (added_by_id);
CREATE INDEX memoranda_coauthor_document_id_1df901cd ON public.memoranda_coauthor USING btree (document_id);
CREATE INDEX memoranda_coauthor_person_id_a4debb8a ON public.memoranda_coauthor USING btree (person_id);
CREATE INDEX memoranda_dispatch_by_id_ccc97ef1 ON public.memoranda_dispatch USING btree (by_id);
CREATE INDEX memoranda_dispatch_document_id_1036a259 ON public.memoranda_dispatch USING btree (document_id);
CREATE INDEX memoranda_dispatch_office_id_2419cc9f ON public.memoranda_dispatch USING btree (office_id);
CREATE INDEX memoranda_draftversion_by_id_d80e5217 ON public.memoranda_draftversion USING btree (by_id);
CREATE INDEX memoranda_draftversion_document_id_12151217 ON public.memoranda_draftversion USING btree (document_id);
CREATE INDEX memoranda_endorsement_document_id_06ca2d9e ON public.memoranda_endorsement USING btree (document_id);
CREATE INDEX memoranda_endorsement_office_id_70d979c9 ON public.memoranda_endorsement USING btree (office_id);
CREATE INDEX memoranda_endorsement_person_id_39e183d7 ON public.memoranda_endorsement USING btree (person_id);
CREATE INDEX memoranda_endorsement_version_id_9633a19d ON public.memoranda_endorsement USING btree (version_id);
CREATE INDEX memoranda_endorsementgiven_by_id_e1c20acb ON public.memoranda_endorsementgiven USING btree (by_id);
CREATE INDEX memoranda_endorsementgiven_file_id_ad5aeaee ON public.memoranda_endorsementgiven USING btree (file_id);
CREATE INDEX memoranda_endorsementgiven_file_id_ad5aeaee_like ON public.memoranda_endorsementgiven USING btree (file_id varchar_pattern_ops);
CREATE INDEX memoranda_headsignature_by_id_b1b856fc ON public.memoranda_headsignature USING btree (by_id);
CREATE INDEX memoranda_headsignature_unit_id_b0bf123d ON public.memoranda_headsignature USING btree (unit_id);
CREATE INDEX memoranda_internaldocument_answers_id_765d40b0 ON public.memoranda_internaldocument USING btree (answers_id);
CREATE INDEX memoranda_internaldocument_author_id_caee4c3b ON public.memoranda_internaldocument USING btree (author_id);
CREATE INDEX memoranda_internaldocument_record_id_d4f8c8ae ON public.memoranda_internaldocument USING btree (record_id);
CREATE INDEX memoranda_internaldocument_unit_id_92f40360 ON public.memoranda_internaldocument USING btree (unit_id);
CREATE INDEX memoranda_preparedsignature_document_id_a01ef05b ON public.memoranda_preparedsignature USING btree (document_id);
CREATE INDEX memoranda_preparedsignature_version_id_2c1920bf ON public.memoranda_preparedsignature USING btree (version_id);
CREATE INDEX memoranda_reception_by_id_b8f26d12 ON public.memoranda_reception USING btree (by_id);
CREATE INDEX memoranda_return_by_id_ea25f9d1 ON public.memoranda_return USING btree (by_id);
CREATE INDEX memoranda_return_document_id_b9819cc7 ON public.memoranda_return USING btree (document_id);
CREATE INDEX memoranda_return_version_id_04278dc8 ON public.memoranda_return USING btree (version_id);
CREATE INDEX memoranda_signingbatch_by_id_8c68950e ON public.memoranda_signingbatch USING btree (by_id);
CREATE INDEX memoranda_signingitem_batch_id_094ce657 ON public.memoranda_signingitem USING btree (batch_id);
CREATE INDEX memoranda_signingitem_document_id_6ad6e415 ON public.memoranda_signingitem USING btree (document_id);
CREATE INDEX memoranda_signingitem_version_id_f195ee8d ON public.memoranda_signingitem USING btree (version_id);
CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);
CREATE INDEX movement_by_receiver ON public.correspondence_recordmovement USING btree (to_office_id, record_id);
CREATE INDEX movement_by_sender ON public.correspondence_recordmovement USING btree (from_office_id, record_id);
CREATE INDEX movement_queue ON public.correspondence_recordmovement USING btree (to_office_id, due_on, id) WHERE (closed_at IS NULL);
CREATE INDEX nodes_alias_node_id_9834be1a ON public.nodes_alias USING btree (node_id);
CREATE INDEX nodes_alias_ours_id_cdfae532 ON public.nodes_alias USING btree (ours_id);
CREATE INDEX nodes_handover_case_id_71f1bcee ON public.nodes_handover USING btree (case_id);
CREATE INDEX nodes_handover_node_id_1554672c ON public.nodes_handover USING btree (node_id);
CREATE INDEX nodes_kept_node_id_162eadd5 ON public.nodes_kept USING btree (node_id);
CREATE INDEX nodes_node_client_id_d3e2bfbc_like ON public.nodes_node USING btree (client_id varchar_pattern_ops);
CREATE INDEX nodes_noted_batch_b5070f6a ON public.nodes_noted USING btree (batch);
CREATE INDEX notice_by_recipient ON public.notifications_notice USING btree (recipient_id, created_at DESC);
CREATE INDEX notice_to_serve_in_person ON public.notifications_notice USING btree (office_id, created_at) WHERE ((needs_personal_since IS NOT NULL) AND (served_at IS NULL));
CREATE INDEX notice_whose_time_runs ON public.notifications_notice USING btree (created_at) WHERE ((needs_personal_since IS NULL) AND (served_at IS NULL) AND takes_effect);
CREATE INDEX notifications_consent_person_id_19c3c739 ON public.notifications_consent USING btree (person_id);
CREATE INDEX notifications_flaw_finder_id_b79aeb9c ON public.notifications_flaw USING btree (finder_id);
CREATE INDEX notifications_flaw_notice_id_0004dd43 ON public.notifications_flaw USING btree (notice_id);
CREATE INDEX notifications_knowledge_notice_id_d82a63f6 ON public.notifications_knowledge USING btree (notice_id);
CREATE INDEX notifications_letter_notice_id_9778b823 ON public.notifications_letter USING btree (notice_id);
CREATE INDEX notifications_letter_sender_id_f44cb690 ON public.notifications_letter USING btree (sender_id);
CREATE INDEX notifications_letterend_recorder_id_ce5aa6ac ON public.notifications_letterend USING btree (recorder_id);
CREATE INDEX notifications_notice_case_id_38e3be3c ON public.notifications_notice USING btree (case_id);
CREATE INDEX notifications_notice_office_id_c8931998 ON public.notifications_notice USING btree (office_id);
CREATE INDEX notifications_notice_recipient_id_40448c32 ON public.notifications_notice USING btree (recipient_id);
CREATE INDEX notifications_noticepublication_notice_id_b7a72416 ON public.notifications_noticepublication USING btree (notice_id);
CREATE INDEX notifications_noticepublication_publisher_id_23f02364 ON public.notifications_noticepublication USING btree (publisher_id);
CREATE INDEX notifications_visit_notice_id_bdab4452 ON public.notifications_visit USING btree (notice_id);
CREATE INDEX notifications_visit_notifier_id_2ad8306b ON public.notifications_visit USING btree (notifier_id);
CREATE INDEX offer_by_end ON public.counter_appointment USING btree (offered_until) WHERE ((state)::text = 'offered'::text);
CREATE UNIQUE INDEX one_answerer_of_a_complaint ON public.complaints_routing USING btree (complaint_id) WHERE (left_at IS NULL);
CREATE UNIQUE INDEX one_appointment_ahead ON public.counter_appointment USING btree (person_id, service) WHERE ((state)::text = ANY ((ARRAY['offered'::character varying, 'booked'::character varying])::text[]));
CREATE UNIQUE INDEX one_attention_that_stands ON public.memoranda_attention USING btree (dispatch_id) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX one_book_of_a_kind ON public.consular_accounts_bookfile USING btree (closing_id, kind) WHERE (closing_id IS NOT NULL);
CREATE UNIQUE INDEX one_capture_per_form ON public.identity_cards_capture USING btree (form_number) WHERE (NOT ((form_number)::text = ''::text));
CREATE UNIQUE INDEX one_cargo_per_registry_number ON public.exchanges_cargo USING btree (number) WHERE (incoming_id IS NOT NULL);
CREATE UNIQUE INDEX one_consent_in_force_per_mode ON public.notifications_consent USING btree (person_id, mode) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX one_disposal_of_a_file ON public.retention_disposalitem USING btree (file_id) WHERE (NOT ((outcome)::text = 'kept'::text));
CREATE UNIQUE INDEX one_entity_per_program ON public.exchanges_entity USING btree (client_id) WHERE (NOT ((client_id)::text = ''::text));
CREATE UNIQUE INDEX one_entry_consumes_a_travel_paper ON public.travel_papers_borderentry USING btree (paper_id) WHERE is_consuming;
CREATE UNIQUE INDEX one_exit_consumes_a_permit ON public.travel_permits_exit USING btree (permit_id) WHERE is_consuming;
CREATE UNIQUE INDEX one_half_yearly_count ON public.stickers_stockcount USING btree (vault_id, as_of) WHERE ((kind)::text = 'half_yearly'::text);
CREATE UNIQUE INDEX one_holder_of_the_original ON public.correspondence_recordmovement USING btree (record_id) WHERE ((NOT is_copy) AND (left_at IS NULL));
CREATE UNIQUE INDEX one_kinship_per_pair ON public.identity_kinship USING btree (LEAST(person_id, relative_id), GREATEST(person_id, relative_id), line);
CREATE UNIQUE INDEX one_open_interval ON public.cases_interval USING btree (deadline_id) WHERE (paused_at IS NULL);
CREATE UNIQUE INDEX one_open_proposal_per_channel ON public.correspondence_hoursproposal USING btree (channel) WHERE (decided_at IS NULL);
CREATE UNIQUE INDEX one_open_proposal_per_code_and_office ON public.fees_tariffproposal USING btree (code, office_id) NULLS NOT DISTINCT WHERE ((state)::text = 'proposed'::text);
CREATE UNIQUE INDEX one_open_proposal_per_instruction ON public.correspondence_instructionproposal USING btree (code) WHERE (decided_at IS NULL);
CREATE UNIQUE INDEX one_open_proposal_per_party ON public.apostilles_partyproposal USING btree (country) WHERE (decided_at IS NULL);
CREATE UNIQUE INDEX one_open_proposal_per_period ON public.organisation_periodproposal USING btree (code) WHERE (decided_at IS NULL);
CREATE UNIQUE INDEX one_open_proposal_per_seal_key_step ON public.documents_sealkeychange USING btree (step) WHERE (decided_at IS NULL);
CREATE UNIQUE INDEX one_open_proposal_per_series ON public.retention_seriesproposal USING btree (code) WHERE (decided_at IS NULL);
CREATE UNIQUE INDEX one_open_rate_proposal_a_month ON public.fees_exchangerate USING btree (zone, month) WHERE ((state)::text = 'proposed'::text);
CREATE UNIQUE INDEX one_open_specimen ON public.signatories_specimen USING btree (signatory_id) WHERE (((standing)::text = 'effective'::text) AND (valid_until IS NULL));
CREATE UNIQUE INDEX one_paper_of_a_remittance ON public.consular_accounts_bookfile USING btree (remittance_id, kind) WHERE (remittance_id IS NOT NULL);
CREATE UNIQUE INDEX one_pending_consultation_per_case_and_document ON public.gateway_pendingconsultation USING btree (case_id, partner, document_kind, document_country, document_number) WHERE (resolved_at IS NULL);
CREATE UNIQUE INDEX one_pending_registration ON public.signatories_registration USING btree (signatory_id, kind, certificate_id) NULLS NOT DISTINCT WHERE ((outcome)::text = ''::text);
CREATE UNIQUE INDEX one_person_a_seat ON public.counter_appointment USING btree (office_id, service, starts_at, place, seat) WHERE ((state)::text = ANY ((ARRAY['offered'::character varying, 'booked'::character varying, 'arrived'::character varying, 'absent'::character varying])::text[]));
CREATE UNIQUE INDEX one_rate_a_month ON public.fees_exchangerate USING btree (zone, month) WHERE ((state)::text = 'approved'::text);
CREATE UNIQUE INDEX one_registration_per_fingerprint ON public.signatories_registeredcertificate USING btree (fingerprint_sha256) WHERE (NOT ((standing)::text = 'rejected'::text));
CREATE UNIQUE INDEX one_running_clock_per_code ON public.cases_casedeadline USING btree (case_id, code) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX one_signatory_per_post_and_date ON public.signatories_signatory USING btree (authority_id, folded_name, folded_capacity, valid_from) WHERE (NOT ((standing)::text = 'rejected'::text));
CREATE UNIQUE INDEX one_sticker_on_an_act ON public.acts_affixing USING btree (act_id) WHERE (removed_at IS NULL);
CREATE UNIQUE INDEX one_ticket_at_a_window ON public.counter_ticket USING btree (office_id, day, "window") WHERE ((state)::text = 'called'::text);
CREATE UNIQUE INDEX one_transfer_of_a_file ON public.retention_transferitem USING btree (file_id) WHERE (NOT ((outcome)::text = 'returned'::text));
CREATE UNIQUE INDEX one_vault_of_the_office_itself ON public.stickers_vault USING btree (office_id, level) WHERE ((level)::text = ANY ((ARRAY['headquarters'::character varying, 'regional'::character varying, 'office'::character varying])::text[]));
CREATE UNIQUE INDEX operation_used_once ON public.fees_payment USING btree (upper((bank)::text), upper((operation)::text)) WHERE (NOT ((operation)::text = ''::text));
CREATE INDEX organisation_holiday_office_id_3008f12d ON public.organisation_holiday USING btree (office_id);
CREATE INDEX organisation_holidayproposal_corrects_id_47d7cd84 ON public.organisation_holidayproposal USING btree (corrects_id);
CREATE INDEX organisation_holidayproposal_office_id_7491ab1f ON public.organisation_holidayproposal USING btree (office_id);
CREATE INDEX organisation_office_acronym_65321ef9_like ON public.organisation_office USING btree (acronym varchar_pattern_ops);
CREATE INDEX organisation_office_code_48ec8108_like ON public.organisation_office USING btree (code varchar_pattern_ops);
CREATE INDEX organisation_placement_office_id_1ef65804 ON public.organisation_placement USING btree (office_id);
CREATE INDEX organisation_placement_parent_id_a319b855 ON public.organisation_placement USING btree (parent_id);
CREATE INDEX organisation_regionalhead_office_id_5ed12fef ON public.organisation_regionalhead USING btree (office_id);
CREATE INDEX organisation_restdays_office_id_4a7e6581 ON public.organisation_restdays USING btree (office_id);
CREATE INDEX organisation_workinghours_office_id_06aa9786 ON public.organisation_workinghours USING btree (office_id);
CREATE INDEX outgoing_by_office ON public.exchanges_outgoing USING btree (office_id, created_at DESC);
CREATE INDEX outgoing_due ON public.exchanges_outgoing USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX paper_deed_by_text ON public.public_deeds_paperdeed USING gin (search);
CREATE INDEX party_by_document ON public.public_deeds_party USING btree (document_number);
CREATE INDEX passport_by_dni ON public.passports_application USING btree (dni);
CREATE INDEX passport_by_folded_name ON public.passports_application USING gin (folded_name public.gin_trgm_ops);
CREATE INDEX passport_by_issue_day ON public.passports_passport USING btree (issued_on, number);
CREATE INDEX passport_by_last_day ON public.passports_passport USING btree (expires_on);
CREATE INDEX passport_by_name_and_birth ON public.passports_application USING btree (folded_name, born_on);
CREATE INDEX passport_cancelled_by_instant ON public.passports_cancellation USING btree (at);
CREATE INDEX passport_delivery_by_instant ON public.passports_delivery USING btree (at);
CREATE INDEX passports_batch_by_id_a7a49308 ON public.passports_batch USING btree (by_id);
CREATE INDEX passports_batch_office_id_1479fc9a ON public.passports_batch USING btree (office_id);
CREATE INDEX passports_cancellation_by_id_f06d3716 ON public.passports_cancellation USING btree (by_id);
CREATE INDEX passports_cancellation_number_37777e13_like ON public.passports_cancellation USING btree (number varchar_pattern_ops);
CREATE INDEX passports_cancellation_office_id_17ed5564 ON public.passports_cancellation USING btree (office_id);
CREATE INDEX passports_certification_by_id_a1698560 ON public.passports_certification USING btree (by_id);
CREATE INDEX passports_certification_chip_77f5722f_like ON public.passports_certification USING btree (chip varchar_pattern_ops);
CREATE INDEX passports_delivery_by_id_32e922cf ON public.passports_delivery USING btree (by_id);
CREATE INDEX passports_despatch_shipment_id_aa80b19d ON public.passports_despatch USING btree (shipment_id);
CREATE INDEX passports_enrolment_by_id_fd49c001 ON public.passports_enrolment USING btree (by_id);
CREATE INDEX passports_enrolment_photograph_id_c94b6d90 ON public.passports_enrolment USING btree (photograph_id);
CREATE INDEX passports_identitymatch_application_id_3a84984e ON public.passports_identitymatch USING btree (application_id);
CREATE INDEX passports_identitymatch_by_id_46c13ad5 ON public.passports_identitymatch USING btree (by_id);
CREATE INDEX passports_inforce_dni_6cc3c98c_like ON public.passports_inforce USING btree (holder_key varchar_pattern_ops);
CREATE INDEX passports_passport_application_id_3000072c ON public.passports_passport USING btree (application_id);
CREATE INDEX passports_passport_by_id_4cf31df9 ON public.passports_passport USING btree (by_id);
CREATE INDEX passports_passport_number_66d9d53b_like ON public.passports_passport USING btree (number varchar_pattern_ops);
CREATE INDEX passports_passport_serial_7e161936_like ON public.passports_passport USING btree (serial varchar_pattern_ops);
CREATE INDEX passports_photoanswer_enrolment_id_b5a4e4a1 ON public.passports_photoanswer USING btree (enrolment_id);
CREATE INDEX passports_sending_act_id_9309696c ON public.passports_sending USING btree (act_id);
CREATE INDEX passports_sending_batch_id_c4cb1e32 ON public.passports_sending USING btree (batch_id);
CREATE INDEX passports_shipment_by_id_8abaa424 ON public.passports_shipment USING btree (by_id);
CREATE INDEX passports_shipment_office_id_3a865512 ON public.passports_shipment USING btree (office_id);
CREATE INDEX passports_voiding_by_id_7cfbb43c ON public.passports_voiding USING btree (by_id);
CREATE UNIQUE INDEX payment_refunded_once ON public.fees_refund USING btree (payment_id) WHERE (NOT ((state)::text = 'rejected'::text));
CREATE INDEX permit_by_last_day ON public.travel_permits_permit USING btree (valid_until);
CREATE INDEX person_by_document ON public.identity_person USING btree (document_number varchar_pattern_ops);
CREATE INDEX person_by_folded_name ON public.identity_person USING gin (folded_name public.gin_trgm_ops);
CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);
CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));
CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);
CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);
CREATE INDEX proofs_proof_added_by_id_039b2fbd ON public.proofs_proof USING btree (added_by_id);
CREATE INDEX proofs_proof_notice_id_e7f6f4b3 ON public.proofs_proof USING btree (notice_id);
CREATE INDEX public_deeds_bookentry_entered_by_id_5964bcba ON public.public_deeds_bookentry USING btree (entered_by_id);
CREATE INDEX public_deeds_bookentry_office_id_e2871e00 ON public.public_deeds_bookentry USING btree (office_id);
CREATE INDEX public_deeds_conclusion_by_id_2c4ff0b2 ON public.public_deeds_conclusion USING btree (by_id);
CREATE INDEX public_deeds_copy_deed_id_38ca4f2c ON public.public_deeds_copy USING btree (deed_id);
CREATE INDEX public_deeds_coveract_by_id_0807b99e ON public.public_deeds_coveract USING btree (by_id);
CREATE INDEX public_deeds_deed_amends_id_dedddda6 ON public.public_deeds_deed USING btree (amends_id);
CREATE INDEX public_deeds_deed_office_id_65f147cc ON public.public_deeds_deed USING btree (office_id);
CREATE INDEX public_deeds_identitycheck_by_id_957a78e5 ON public.public_deeds_identitycheck USING btree (by_id);
CREATE INDEX public_deeds_identitycheck_deed_id_f3a902ac ON public.public_deeds_identitycheck USING btree (deed_id);
CREATE INDEX public_deeds_paperdeed_loaded_by_id_57739397 ON public.public_deeds_paperdeed USING btree (loaded_by_id);
CREATE INDEX public_deeds_paperdeed_office_id_98c506d8 ON public.public_deeds_paperdeed USING btree (office_id);
CREATE INDEX public_deeds_party_deed_id_730fa5d8 ON public.public_deeds_party USING btree (deed_id);
CREATE INDEX public_deeds_party_person_id_f862ec9a ON public.public_deeds_party USING btree (person_id);
CREATE INDEX public_deeds_qualification_by_id_fbf852ea ON public.public_deeds_qualification USING btree (by_id);
CREATE INDEX public_deeds_sealedwill_office_id_00241f16 ON public.public_deeds_sealedwill USING btree (office_id);
CREATE INDEX public_deeds_sealedwillrelease_by_id_56e22da2 ON public.public_deeds_sealedwillrelease USING btree (by_id);
CREATE INDEX public_deeds_sealedwillwitness_will_id_b43216fc ON public.public_deeds_sealedwillwitness USING btree (will_id);
CREATE INDEX public_deeds_signature_by_id_f696f2a4 ON public.public_deeds_signature USING btree (by_id);
CREATE INDEX public_deeds_signature_deed_id_18246ed6 ON public.public_deeds_signature USING btree (deed_id);
CREATE INDEX public_deeds_use_deed_id_29023bd7 ON public.public_deeds_use USING btree (deed_id);
CREATE INDEX public_deeds_use_document_id_8c7fe606 ON public.public_deeds_use USING btree (document_id);
CREATE INDEX public_deeds_willopening_by_id_24411f45 ON public.public_deeds_willopening USING btree (by_id);
CREATE INDEX publication_by_stems ON public.information_publication USING gin (to_tsvector('spanish'::regconfig, COALESCE(words, ''::text)));
CREATE INDEX publication_by_trigrams ON public.information_publication USING gin (words public.gin_trgm_ops);
CREATE INDEX publication_newest ON public.information_publication USING btree (answered_on DESC, id);
CREATE INDEX record_by_instant ON public.correspondence_record USING btree (received_at DESC, id);
CREATE INDEX record_by_number ON public.correspondence_record USING btree (number_core) WHERE (NOT ((number_core)::text = ''::text));
CREATE INDEX record_by_office ON public.correspondence_record USING btree (office_id, received_at DESC);
CREATE INDEX record_by_sender ON public.correspondence_record USING btree (sender_number, received_at DESC);
CREATE INDEX record_text_by_stems ON public.correspondence_recordtext USING gin (stems);
CREATE INDEX refused_affixing_by_office ON public.stickers_refusedaffixing USING btree (office_id, at);
CREATE INDEX release_newest ON public.transparency_release USING btree (dataset, changed_at DESC);
CREATE INDEX reply_by_age ON public.identity_idempotentreply USING btree (created_at);
CREATE INDEX retention_authorisation_by_id_274ed302 ON public.retention_authorisation USING btree (by_id);
CREATE INDEX retention_closedfile_office_id_8b866822 ON public.retention_closedfile USING btree (office_id);
CREATE INDEX retention_closedfile_rule_id_f0c6bb5a ON public.retention_closedfile USING btree (rule_id);
CREATE INDEX retention_committeeact_by_id_719f3bcf ON public.retention_committeeact USING btree (by_id);
CREATE INDEX retention_committeevote_member_id_50cd19bd ON public.retention_committeevote USING btree (member_id);
CREATE INDEX retention_committeevote_proposal_id_0c6326e1 ON public.retention_committeevote USING btree (proposal_id);
CREATE INDEX retention_disposal_by_id_dc0b3083 ON public.retention_disposal USING btree (by_id);
CREATE INDEX retention_disposalitem_file_id_0da9c10d ON public.retention_disposalitem USING btree (file_id);
CREATE INDEX retention_disposalitem_proposal_id_0f188afe ON public.retention_disposalitem USING btree (proposal_id);
CREATE INDEX retention_disposalproposal_archive_id_fb9034b3 ON public.retention_disposalproposal USING btree (archive_id);
CREATE INDEX retention_disposalproposal_by_id_1f8c46be ON public.retention_disposalproposal USING btree (by_id);
CREATE INDEX retention_disposalproposal_number_793759d4_like ON public.retention_disposalproposal USING btree (number varchar_pattern_ops);
CREATE INDEX retention_hold_file_id_83fb5526 ON public.retention_hold USING btree (file_id);
CREATE INDEX retention_hold_office_id_f830630f ON public.retention_hold USING btree (office_id);
CREATE INDEX retention_seriesproposal_office_id_7e818601 ON public.retention_seriesproposal USING btree (office_id);
CREATE INDEX retention_seriesrule_office_id_ab46b11e ON public.retention_seriesrule USING btree (office_id);
CREATE INDEX retention_transfer_archive_id_02580bc8 ON public.retention_transfer USING btree (archive_id);
CREATE INDEX retention_transfer_by_id_c83e326a ON public.retention_transfer USING btree (by_id);
CREATE INDEX retention_transfer_number_cd3a0368_like ON public.retention_transfer USING btree (number varchar_pattern_ops);
CREATE INDEX retention_transfer_office_id_5776efe7 ON public.retention_transfer USING btree (office_id);
CREATE INDEX retention_transferitem_decided_by_id_507f12a8 ON public.retention_transferitem USING btree (decided_by_id);
CREATE INDEX retention_transferitem_file_id_c766c6ed ON public.retention_transferitem USING btree (file_id);
CREATE INDEX retention_transferitem_transfer_id_61699fb1 ON public.retention_transferitem USING btree (transfer_id);
CREATE INDEX scanner_finding_pending ON public.documents_scannerfinding USING btree (tried_at) WHERE is_pending;
CREATE UNIQUE INDEX seal_key_begins_and_is_revoked_once ON public.documents_sealkeychange USING btree (step, certificate) WHERE is_approved;
CREATE INDEX served_by_client ON public.gateway_servedanswer USING btree (client_id, answered_at);
CREATE INDEX service_desk_serviceticket_number_86f90d2e_like ON public.service_desk_serviceticket USING btree (number varchar_pattern_ops);
CREATE INDEX service_desk_serviceticket_office_id_56244196 ON public.service_desk_serviceticket USING btree (office_id);
CREATE INDEX service_desk_serviceticket_person_id_afea6493 ON public.service_desk_serviceticket USING btree (person_id);
CREATE INDEX service_desk_serviceticket_taken_by_id_72b32c2c ON public.service_desk_serviceticket USING btree (taken_by_id);
CREATE INDEX signatories_authority_certified_by_id_f12b7bae ON public.signatories_authority USING btree (certified_by_id);
CREATE INDEX signatories_registeredcertificate_signatory_id_53beb81c ON public.signatories_registeredcertificate USING btree (signatory_id);
CREATE INDEX signatories_registration_certificate_id_a43c60d7 ON public.signatories_registration USING btree (certificate_id);
CREATE INDEX signatories_registration_decided_by_id_f93fa6d7 ON public.signatories_registration USING btree (decided_by_id);
CREATE INDEX signatories_registration_proposed_by_id_a55f1845 ON public.signatories_registration USING btree (proposed_by_id);
CREATE INDEX signatories_registration_signatory_id_1d428e68 ON public.signatories_registration USING btree (signatory_id);
CREATE INDEX signatories_registration_specimen_id_0421d5b7 ON public.signatories_registration USING btree (specimen_id);
CREATE INDEX signatories_signatory_authority_id_93ff3b3e ON public.signatories_signatory USING btree (authority_id);
CREATE INDEX signatories_specimen_signatory_id_6f11d42d ON public.signatories_specimen USING btree (signatory_id);
CREATE INDEX signatory_by_name ON public.signatories_signatory USING btree (folded_name, id);
CREATE INDEX signatory_search ON public.signatories_signatory USING gin (search_text public.gin_trgm_ops);
CREATE INDEX socialaccount_socialaccount_user_id_8146e70c ON public.socialaccount_socialaccount USING btree (user_id);
CREATE INDEX socialaccount_socialtoken_account_id_951f210e ON public.socialaccount_socialtoken USING btree (account_id);
CREATE INDEX socialaccount_socialtoken_app_id_636a42d7 ON public.socialaccount_socialtoken USING btree (app_id);
CREATE UNIQUE INDEX statement_identifier_once ON public.consular_accounts_statement USING btree (office_id, bank_account, identifier) WHERE (NOT ((identifier)::text = ''::text));
CREATE INDEX stickers_batch_vault_id_9fce29d6 ON public.stickers_batch USING btree (vault_id);
CREATE INDEX stickers_countline_count_id_f00aca31 ON public.stickers_countline USING btree (count_id);
CREATE INDEX stickers_countstatement_by_id_52d0601a ON public.stickers_countstatement USING btree (by_id);
CREATE INDEX stickers_custodyentry_batch_id_10f7f250 ON public.stickers_custodyentry USING btree (batch_id);
CREATE INDEX stickers_custodyentry_departure_id_c759dbac ON public.stickers_custodyentry USING btree (departure_id);
CREATE INDEX stickers_custodyentry_movement_id_8d2087b6 ON public.stickers_custodyentry USING btree (movement_id);
CREATE INDEX stickers_custodyentry_office_id_80fe0236 ON public.stickers_custodyentry USING btree (office_id);
CREATE INDEX stickers_custodyentry_vault_id_c9de3a6c ON public.stickers_custodyentry USING btree (vault_id);
CREATE INDEX stickers_departure_by_id_6f327f27 ON public.stickers_departure USING btree (by_id);
CREATE INDEX stickers_departure_evidence_id_f80334e4 ON public.stickers_departure USING btree (evidence_id);
CREATE INDEX stickers_departure_evidence_id_f80334e4_like ON public.stickers_departure USING btree (evidence_id varchar_pattern_ops);
CREATE INDEX stickers_departure_liable_id_73289e81 ON public.stickers_departure USING btree (liable_id);
CREATE INDEX stickers_departure_vault_id_f8b4fddb ON public.stickers_departure USING btree (vault_id);
CREATE INDEX stickers_discharge_evidence_id_e28dc4bd ON public.stickers_discharge USING btree (evidence_id);
CREATE INDEX stickers_discharge_evidence_id_e28dc4bd_like ON public.stickers_discharge USING btree (evidence_id varchar_pattern_ops);
CREATE INDEX stickers_discharge_proposed_by_id_d1f97a5e ON public.stickers_discharge USING btree (proposed_by_id);
CREATE INDEX stickers_discharge_vault_id_f58eafd2 ON public.stickers_discharge USING btree (vault_id);
CREATE INDEX stickers_dischargedecision_by_id_10c8d48c ON public.stickers_dischargedecision USING btree (by_id);
CREATE INDEX stickers_holding_departure_id_4d221608 ON public.stickers_holding USING btree (departure_id);
CREATE INDEX stickers_holding_discharge_id_c3998cb6 ON public.stickers_holding USING btree (discharge_id);
CREATE INDEX stickers_holding_movement_id_2c686f4b ON public.stickers_holding USING btree (movement_id);
CREATE INDEX stickers_holding_vault_id_72782e83 ON public.stickers_holding USING btree (vault_id);
CREATE INDEX stickers_movement_number_afd78461_like ON public.stickers_movement USING btree (number varchar_pattern_ops);
CREATE INDEX stickers_movement_order_id_f691004f ON public.stickers_movement USING btree (order_id);
CREATE INDEX stickers_movement_posted_by_id_6f63de2c ON public.stickers_movement USING btree (posted_by_id);
CREATE INDEX stickers_movement_receiver_id_df94110b ON public.stickers_movement USING btree (receiver_id);
CREATE INDEX stickers_movement_sender_id_3bd41e97 ON public.stickers_movement USING btree (sender_id);
CREATE INDEX stickers_movementanswer_by_id_2a93b795 ON public.stickers_movementanswer USING btree (by_id);
CREATE INDEX stickers_order_number_d5c32e08_like ON public.stickers_order USING btree (number varchar_pattern_ops);
CREATE INDEX stickers_order_ordered_by_id_ad8ba082 ON public.stickers_order USING btree (ordered_by_id);
CREATE INDEX stickers_order_supplier_id_db0e5735 ON public.stickers_order USING btree (supplier_id);
CREATE INDEX stickers_order_vault_id_0622c3e2 ON public.stickers_order USING btree (vault_id);
CREATE INDEX stickers_orderdecision_by_id_6dc30d36 ON public.stickers_orderdecision USING btree (by_id);
CREATE INDEX stickers_printing_by_id_306cdc72 ON public.stickers_printing USING btree (by_id);
CREATE INDEX stickers_printing_sticker_id_7b71dfa3 ON public.stickers_printing USING btree (sticker_id);
CREATE INDEX stickers_refusedaffixing_act_id_f8df8f59 ON public.stickers_refusedaffixing USING btree (act_id);
CREATE INDEX stickers_refusedaffixing_by_id_3d15854e ON public.stickers_refusedaffixing USING btree (by_id);
CREATE INDEX stickers_refusedaffixing_office_id_42c8fde7 ON public.stickers_refusedaffixing USING btree (office_id);
CREATE INDEX stickers_sticker_act_id_9e9d509f ON public.stickers_sticker USING btree (act_id);
CREATE INDEX stickers_sticker_serial_0b275df1_like ON public.stickers_sticker USING btree (serial varchar_pattern_ops);
CREATE INDEX stickers_stockcount_counted_by_id_52844768 ON public.stickers_stockcount USING btree (counted_by_id);
CREATE INDEX stickers_stockcount_receiver_id_75766889 ON public.stickers_stockcount USING btree (receiver_id);
CREATE INDEX stickers_stockcount_vault_id_80aa1f9d ON public.stickers_stockcount USING btree (vault_id);
CREATE INDEX stickers_usedform_serial_c28b2530_like ON public.stickers_usedform USING btree (serial varchar_pattern_ops);
CREATE INDEX stickers_usedform_subject_1fb356ff ON public.stickers_usedform USING btree (subject);
CREATE INDEX stickers_vault_holder_id_f5cc9908 ON public.stickers_vault USING btree (holder_id);
CREATE INDEX stickers_vault_office_id_fc2d19b2 ON public.stickers_vault USING btree (office_id);
CREATE INDEX stickers_vault_parent_id_876e8cce ON public.stickers_vault USING btree (parent_id);
CREATE INDEX ticket_by_person ON public.service_desk_serviceticket USING btree (person_id, opened_at DESC);
CREATE INDEX ticket_queue ON public.service_desk_serviceticket USING btree (resolve_by, id) WHERE (resolved_at IS NULL);
CREATE INDEX transfer_by_instant ON public.retention_transfer USING btree (at DESC);
CREATE INDEX transfer_by_office ON public.retention_transfer USING btree (office_id, at DESC);
CREATE INDEX transfer_item_waiting ON public.retention_transferitem USING btree (transfer_id) WHERE ((outcome)::text = ''::text);
CREATE INDEX transmission_destination ON public.transmissions_transmission USING btree (destination_id);
CREATE INDEX transmission_permit ON public.transmissions_transmission USING btree (permit_case_id);
CREATE INDEX transmissions_foundentry_found_by_id_1c1964dd ON public.transmissions_foundentry USING btree (found_by_id);
CREATE INDEX transmissions_foundentry_transmission_id_eb6f9bda ON public.transmissions_foundentry USING btree (transmission_id);
CREATE INDEX transmissions_handover_by_id_28458e43 ON public.transmissions_handover USING btree (by_id);
CREATE INDEX transmissions_handover_document_id_0dfa58c3 ON public.transmissions_handover USING btree (document_id);
CREATE INDEX transmissions_handover_from_office_id_4a3c04e4 ON public.transmissions_handover USING btree (from_office_id);
CREATE INDEX transmissions_handover_to_office_id_361e3995 ON public.transmissions_handover USING btree (to_office_id);
CREATE INDEX transmissions_handover_transmission_id_c29bf6a7 ON public.transmissions_handover USING btree (transmission_id);
CREATE INDEX transmissions_printout_by_id_551181e5 ON public.transmissions_printout USING btree (by_id);
CREATE INDEX transmissions_printout_office_id_53090253 ON public.transmissions_printout USING btree (office_id);
CREATE INDEX transmissions_printout_sheet_ad519643_like ON public.transmissions_printout USING btree (sheet varchar_pattern_ops);
CREATE INDEX transmissions_printout_transmission_id_7f402abb ON public.transmissions_printout USING btree (transmission_id);
CREATE INDEX transmissions_signaturecheck_by_id_b5459644 ON public.transmissions_signaturecheck USING btree (by_id);
CREATE INDEX transmissions_transmission_asked_at_id_603e5438 ON public.transmissions_transmission USING btree (asked_at_id);
CREATE INDEX transmissions_transmission_destination_id_ddc83c2a ON public.transmissions_transmission USING btree (destination_id);
CREATE INDEX transmissions_transmission_document_id_5eb35434 ON public.transmissions_transmission USING btree (document_id);
CREATE INDEX transparency_release_dataset_b7e263ce ON public.transparency_release USING btree (dataset);
CREATE INDEX transparency_release_dataset_b7e263ce_like ON public.transparency_release USING btree (dataset varchar_pattern_ops);
CREATE INDEX transparency_release_file_id_8112ca21 ON public.transparency_release USING btree (file_id);
CREATE INDEX transparency_release_file_id_8112ca21_like ON public.transparency_release USING btree (file_id varchar_pattern_ops);
CREATE INDEX travel_paper_by_dni ON public.travel_papers_application USING btree (dni) WHERE (NOT ((dni)::text = ''::text));
CREATE INDEX travel_paper_by_last_day ON public.travel_papers_travelpaper USING btree (valid_until);
CREATE INDEX travel_paper_by_name ON public.travel_papers_application USING gin (folded_name public.gin_trgm_ops);
CREATE INDEX travel_paper_by_person ON public.travel_papers_application USING btree (folded_name, born_on);
CREATE INDEX travel_paper_by_zone ON public.travel_papers_travelpaper USING btree (zone);
CREATE INDEX travel_paper_given_by_instant ON public.travel_papers_paperdelivery USING btree (at);
CREATE UNIQUE INDEX travel_paper_granted_once ON public.travel_papers_decision USING btree (application_id) WHERE is_granted;
CREATE INDEX travel_paper_spoilt_by_instant ON public.travel_papers_spoiling USING btree (at);
CREATE INDEX travel_paper_undone_by_instant ON public.travel_papers_cancellation USING btree (at);
CREATE INDEX travel_papers_borderentry_office_id_24cb6a9c ON public.travel_papers_borderentry USING btree (office_id);
CREATE INDEX travel_papers_borderentry_paper_id_b4a28227 ON public.travel_papers_borderentry USING btree (paper_id);
CREATE INDEX travel_papers_borderentry_told_by_id_d0ec4bdf ON public.travel_papers_borderentry USING btree (told_by_id);
CREATE INDEX travel_papers_cancellation_by_id_2a1da34a ON public.travel_papers_cancellation USING btree (by_id);
CREATE INDEX travel_papers_decision_application_id_c4342a01 ON public.travel_papers_decision USING btree (application_id);
CREATE INDEX travel_papers_decision_by_id_d0acf095 ON public.travel_papers_decision USING btree (by_id);
CREATE INDEX travel_papers_entryincident_first_id_ec61f2fc ON public.travel_papers_entryincident USING btree (first_id);
CREATE INDEX travel_papers_filiationseen_by_id_3bf579a8 ON public.travel_papers_filiationseen USING btree (by_id);
CREATE INDEX travel_papers_filiationseen_minority_id_e50d87f7 ON public.travel_papers_filiationseen USING btree (minority_id);
CREATE INDEX travel_papers_identityproof_application_id_37b9c6f7 ON public.travel_papers_identityproof USING btree (application_id);
CREATE INDEX travel_papers_identityproof_by_id_c45116b3 ON public.travel_papers_identityproof USING btree (by_id);
CREATE INDEX travel_papers_leave_by_id_19dfe6df ON public.travel_papers_leave USING btree (by_id);
CREATE INDEX travel_papers_leave_parent_id_ffd93d4e ON public.travel_papers_leave USING btree (parent_id);
CREATE INDEX travel_papers_paperdelivery_by_id_faba40a5 ON public.travel_papers_paperdelivery USING btree (by_id);
CREATE INDEX travel_papers_secondapproval_by_id_2d07157b ON public.travel_papers_secondapproval USING btree (by_id);
CREATE INDEX travel_papers_spoiling_by_id_099bde5d ON public.travel_papers_spoiling USING btree (by_id);
CREATE INDEX travel_papers_stayingparent_minority_id_1d1b71ff ON public.travel_papers_stayingparent USING btree (minority_id);
CREATE INDEX travel_papers_travelpaper_act_id_980501a2 ON public.travel_papers_travelpaper USING btree (act_id);
CREATE INDEX travel_papers_travelpaper_application_id_616b45db ON public.travel_papers_travelpaper USING btree (application_id);
CREATE INDEX travel_papers_travelpaper_by_id_2e74b391 ON public.travel_papers_travelpaper USING btree (by_id);
CREATE INDEX travel_papers_travelpaper_number_7530b7ff_like ON public.travel_papers_travelpaper USING btree (number varchar_pattern_ops);
CREATE INDEX travel_permits_authoriser_person_id_333901e0 ON public.travel_permits_authoriser USING btree (person_id);
CREATE INDEX travel_permits_authoriser_post_id_eaaf3d10 ON public.travel_permits_authoriser USING btree (post_id);
CREATE INDEX travel_permits_authoriser_request_id_8e225454 ON public.travel_permits_authoriser USING btree (request_id);
CREATE INDEX travel_permits_exit_office_id_6fa0bba8 ON public.travel_permits_exit USING btree (office_id);
CREATE INDEX travel_permits_exit_permit_id_325a36b2 ON public.travel_permits_exit USING btree (permit_id);
CREATE INDEX travel_permits_exit_told_by_id_a29f2f90 ON public.travel_permits_exit USING btree (told_by_id);
CREATE INDEX travel_permits_incident_first_id_375e16ac ON public.travel_permits_incident USING btree (first_id);
CREATE INDEX travel_permits_permit_number_9f83eba0_like ON public.travel_permits_permit USING btree (number varchar_pattern_ops);
CREATE INDEX travel_permits_signing_office_id_dae2be4c ON public.travel_permits_signing USING btree (office_id);
CREATE INDEX travel_permits_signing_officer_id_73494f71 ON public.travel_permits_signing USING btree (officer_id);
CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));
CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";
CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;
CREATE INDEX upload_by_owner ON public.documents_upload USING btree (owner_id, begun_at DESC);
CREATE INDEX use_by_deed ON public.public_deeds_use USING btree (deed_id, at DESC);
CREATE INDEX use_untold ON public.public_deeds_use USING btree (deed_id, at) WHERE (told_at IS NULL);
CREATE INDEX visa_by_passport ON public.visas_application USING btree (passport_country, passport_number);
CREATE INDEX visa_by_sponsor ON public.visas_application USING btree (sponsor_registration);
CREATE INDEX visa_cancellation_by_instant ON public.visas_cancellation USING btree (at);
CREATE INDEX visa_decision_by_instant ON public.visas_decision USING btree (at);
CREATE INDEX visa_entry_by_office ON public.visas_visaentry USING btree (office_id, told_at DESC);
CREATE INDEX visa_label_by_instant ON public.visas_label USING btree (at);
CREATE INDEX visa_label_by_last_day ON public.visas_label USING btree (valid_until);
CREATE INDEX visa_sponsor_consultation ON public.visas_sponsorcheck USING btree (consultation_id);
CREATE INDEX visa_voiding_by_instant ON public.visas_labelvoiding USING btree (at);
CREATE INDEX visas_application_family_id_8bb04dec ON public.visas_application USING btree (family_id);
CREATE INDEX visas_cancellation_by_id_2f1ad8dd ON public.visas_cancellation USING btree (by_id);
CREATE INDEX visas_consultation_application_id_8177e519 ON public.visas_consultation USING btree (application_id);
CREATE INDEX visas_consultation_by_id_c5ff9667 ON public.visas_consultation USING btree (by_id);
CREATE INDEX visas_consultation_office_id_9aaea5d7 ON public.visas_consultation USING btree (office_id);
CREATE INDEX visas_consultationanswer_by_id_e9279fbf ON public.visas_consultationanswer USING btree (by_id);
CREATE INDEX visas_decision_by_id_40a6797e ON public.visas_decision USING btree (by_id);
CREATE INDEX visas_finding_interview_id_7c0e201b ON public.visas_finding USING btree (interview_id);
CREATE INDEX visas_interview_application_id_e2e5d51e ON public.visas_interview USING btree (application_id);
CREATE INDEX visas_interview_by_id_4db444cc ON public.visas_interview USING btree (by_id);
CREATE INDEX visas_label_act_id_7bc8138d ON public.visas_label USING btree (act_id);
CREATE INDEX visas_label_application_id_abc27580 ON public.visas_label USING btree (application_id);
CREATE INDEX visas_label_by_id_c976395a ON public.visas_label USING btree (by_id);
CREATE INDEX visas_label_serial_622f6a0a_like ON public.visas_label USING btree (serial varchar_pattern_ops);
CREATE INDEX visas_labelcheck_by_id_f165ca3f ON public.visas_labelcheck USING btree (by_id);
CREATE INDEX visas_labelvoiding_by_id_7a4baf78 ON public.visas_labelvoiding USING btree (by_id);
CREATE INDEX visas_passportreport_application_id_2d83c57f ON public.visas_passportreport USING btree (application_id);
CREATE INDEX visas_passportreport_by_id_dfb20817 ON public.visas_passportreport USING btree (by_id);
CREATE INDEX visas_sponsorcheck_application_id_3fb36653 ON public.visas_sponsorcheck USING btree (application_id);
CREATE INDEX visas_sponsorcheck_by_id_eb1da444 ON public.visas_sponsorcheck USING btree (by_id);
CREATE INDEX visas_visaentry_label_id_eaf5e367 ON public.visas_visaentry USING btree (label_id);
CREATE INDEX visas_visaentry_office_id_21154338 ON public.visas_visaentry USING btree (office_id);
CREATE INDEX visas_visaentry_told_by_id_476fc288 ON public.visas_visaentry USING btree (told_by_id);
CREATE INDEX visas_visaentryincident_first_id_97fef819 ON public.visas_visaentryincident USING btree (first_id);
CREATE INDEX visit_by_office ON public.counter_visit USING btree (office_id, opened_at DESC);
CREATE INDEX waiting_in_order ON public.counter_waitingentry USING btree (office_id, service, since) WHERE (left_at IS NULL);
CREATE UNIQUE INDEX waits_once_for_a_service ON public.counter_waitingentry USING btree (person_id, service) WHERE (left_at IS NULL);
CREATE TRIGGER acts_act_forbid_change BEFORE DELETE OR UPDATE ON public.acts_act FOR EACH ROW EXECUTE FUNCTION public.acts_act_forbid_change();
CREATE TRIGGER acts_affixing_forbid_change BEFORE DELETE OR UPDATE ON public.acts_affixing FOR EACH ROW EXECUTE FUNCTION public.acts_affixing_forbid_change();
CREATE TRIGGER acts_voiding_forbid_change BEFORE DELETE OR UPDATE ON public.acts_voiding FOR EACH ROW EXECUTE FUNCTION public.acts_voiding_forbid_change();
CREATE TRIGGER apostilles_apostille_forbid_change BEFORE DELETE OR UPDATE ON public.apostilles_apostille FOR EACH ROW EXECUTE FUNCTION public.apostilles_apostille_forbid_change();
CREATE TRIGGER apostilles_party_edition AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.apostilles_party FOR EACH STATEMENT EXECUTE FUNCTION public.organisation_new_edition();
CREATE TRIGGER cases_delay_forbid_change BEFORE DELETE OR UPDATE ON public.cases_delay FOR EACH ROW EXECUTE FUNCTION public.cases_delay_forbid_change();
CREATE TRIGGER cases_liftedbar_forbid_change BEFORE DELETE OR UPDATE ON public.cases_liftedbar FOR EACH ROW EXECUTE FUNCTION public.cases_liftedbar_forbid_change();
CREATE TRIGGER complaints_answernotice_forbid_change BEFORE DELETE OR UPDATE ON public.complaints_answernotice FOR EACH ROW EXECUTE FUNCTION public.complaints_answernotice_forbid_change();
CREATE TRIGGER complaints_complaint_forbid_change BEFORE DELETE OR UPDATE ON public.complaints_complaint FOR EACH ROW EXECUTE FUNCTION public.complaints_complaint_forbid_change();
CREATE TRIGGER complaints_complaintanswer_forbid_change BEFORE DELETE OR UPDATE ON public.complaints_complaintanswer FOR EACH ROW EXECUTE FUNCTION public.complaints_complaintanswer_forbid_change();
CREATE TRIGGER complaints_complaintextension_forbid_change BEFORE DELETE OR UPDATE ON public.complaints_complaintextension FOR EACH ROW EXECUTE FUNCTION public.complaints_complaintextension_forbid_change();
CREATE TRIGGER complaints_complaintmail_forbid_change BEFORE DELETE OR UPDATE ON public.complaints_complaintmail FOR EACH ROW EXECUTE FUNCTION public.complaints_complaintmail_forbid_change();
CREATE TRIGGER complaints_delayreport_forbid_change BEFORE DELETE OR UPDATE ON public.complaints_delayreport FOR EACH ROW EXECUTE FUNCTION public.complaints_delayreport_forbid_change();
CREATE TRIGGER complaints_improvement_once BEFORE UPDATE ON public.complaints_improvementaction FOR EACH ROW EXECUTE FUNCTION public.complaints_closed_once();
CREATE TRIGGER complaints_improvementaction_forbid_change BEFORE DELETE OR UPDATE ON public.complaints_improvementaction FOR EACH ROW EXECUTE FUNCTION public.complaints_improvementaction_forbid_change();
CREATE TRIGGER complaints_improvementnote_forbid_change BEFORE DELETE OR UPDATE ON public.complaints_improvementnote FOR EACH ROW EXECUTE FUNCTION public.complaints_improvementnote_forbid_change();
CREATE TRIGGER complaints_routing_forbid_change BEFORE DELETE OR UPDATE ON public.complaints_routing FOR EACH ROW EXECUTE FUNCTION public.complaints_routing_forbid_change();
CREATE TRIGGER complaints_routing_once BEFORE UPDATE ON public.complaints_routing FOR EACH ROW EXECUTE FUNCTION public.complaints_said_once();
CREATE TRIGGER complaints_satisfaction_forbid_change BEFORE DELETE OR UPDATE ON public.complaints_satisfaction FOR EACH ROW EXECUTE FUNCTION public.complaints_satisfaction_forbid_change();
CREATE TRIGGER complaints_voidsheet_forbid_change BEFORE DELETE OR UPDATE ON public.complaints_voidsheet FOR EACH ROW EXECUTE FUNCTION public.complaints_voidsheet_forbid_change();
CREATE TRIGGER consular_accounts_acceptance_forbid_change BEFORE DELETE OR UPDATE ON public.consular_accounts_acceptance FOR EACH ROW EXECUTE FUNCTION public.consular_accounts_acceptance_forbid_change();
CREATE TRIGGER consular_accounts_account_forbid_change BEFORE DELETE OR UPDATE ON public.consular_accounts_account FOR EACH ROW EXECUTE FUNCTION public.consular_accounts_account_forbid_change();
CREATE TRIGGER consular_accounts_answer_forbid_change BEFORE DELETE OR UPDATE ON public.consular_accounts_answer FOR EACH ROW EXECUTE FUNCTION public.consular_accounts_answer_forbid_change();
CREATE TRIGGER consular_accounts_balanceline_forbid_change BEFORE DELETE OR UPDATE ON public.consular_accounts_balanceline FOR EACH ROW EXECUTE FUNCTION public.consular_accounts_balanceline_forbid_change();
CREATE TRIGGER consular_accounts_bankline_forbid_change BEFORE DELETE OR UPDATE ON public.consular_accounts_bankline FOR EACH ROW EXECUTE FUNCTION public.consular_accounts_bankline_forbid_change();
CREATE TRIGGER consular_accounts_bookfile_forbid_change BEFORE DELETE OR UPDATE ON public.consular_accounts_bookfile FOR EACH ROW EXECUTE FUNCTION public.consular_accounts_bookfile_forbid_change();
CREATE TRIGGER consular_accounts_cashline_forbid_change BEFORE DELETE OR UPDATE ON public.consular_accounts_cashline FOR EACH ROW EXECUTE FUNCTION public.consular_accounts_cashline_forbid_change();
CREATE TRIGGER consular_accounts_closing_forbid_change BEFORE DELETE OR UPDATE ON public.consular_accounts_closing FOR EACH ROW EXECUTE FUNCTION public.consular_accounts_closing_forbid_change();
CREATE TRIGGER consular_accounts_deposit_forbid_change BEFORE DELETE OR UPDATE ON public.consular_accounts_deposit FOR EACH ROW EXECUTE FUNCTION public.consular_accounts_deposit_forbid_change();
CREATE TRIGGER consular_accounts_entryline_forbid_change BEFORE DELETE OR UPDATE ON public.consular_accounts_entryline FOR EACH ROW EXECUTE FUNCTION public.consular_accounts_entryline_forbid_change();
CREATE TRIGGER consular_accounts_linematch_forbid_change BEFORE DELETE OR UPDATE ON public.consular_accounts_linematch FOR EACH ROW EXECUTE FUNCTION public.consular_accounts_linematch_forbid_change();
CREATE TRIGGER consular_accounts_observation_forbid_change BEFORE DELETE OR UPDATE ON public.consular_accounts_observation FOR EACH ROW EXECUTE FUNCTION public.consular_accounts_observation_forbid_change();
CREATE TRIGGER consular_accounts_relief_forbid_change BEFORE DELETE OR UPDATE ON public.consular_accounts_relief FOR EACH ROW EXECUTE FUNCTION public.consular_accounts_relief_forbid_change();
CREATE TRIGGER consular_accounts_remittance_forbid_change BEFORE DELETE OR UPDATE ON public.consular_accounts_remittance FOR EACH ROW EXECUTE FUNCTION public.consular_accounts_remittance_forbid_change();
CREATE TRIGGER consular_accounts_statement_forbid_change BEFORE DELETE OR UPDATE ON public.consular_accounts_statement FOR EACH ROW EXECUTE FUNCTION public.consular_accounts_statement_forbid_change();
CREATE TRIGGER consular_accounts_stickerline_forbid_change BEFORE DELETE OR UPDATE ON public.consular_accounts_stickerline FOR EACH ROW EXECUTE FUNCTION public.consular_accounts_stickerline_forbid_change();
CREATE TRIGGER correspondence_digitisation_forbid_change BEFORE DELETE OR UPDATE ON public.correspondence_digitisation FOR EACH ROW EXECUTE FUNCTION public.correspondence_digitisation_forbid_change();
CREATE TRIGGER correspondence_digitisedfile_forbid_change BEFORE DELETE OR UPDATE ON public.correspondence_digitisedfile FOR EACH ROW EXECUTE FUNCTION public.correspondence_digitisedfile_forbid_change();
CREATE TRIGGER correspondence_joining_forbid_change BEFORE DELETE OR UPDATE ON public.correspondence_joining FOR EACH ROW EXECUTE FUNCTION public.correspondence_joining_forbid_change();
CREATE CONSTRAINT TRIGGER correspondence_movement_held AFTER INSERT OR UPDATE ON public.correspondence_recordmovement DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.correspondence_one_holder();
CREATE TRIGGER correspondence_movement_once BEFORE UPDATE ON public.correspondence_recordmovement FOR EACH ROW EXECUTE FUNCTION public.correspondence_said_once();
CREATE TRIGGER correspondence_movementnotice_forbid_change BEFORE DELETE OR UPDATE ON public.correspondence_movementnotice FOR EACH ROW EXECUTE FUNCTION public.correspondence_movementnotice_forbid_change();
CREATE TRIGGER correspondence_presentation_forbid_change BEFORE DELETE OR UPDATE ON public.correspondence_presentation FOR EACH ROW EXECUTE FUNCTION public.correspondence_presentation_forbid_change();
CREATE TRIGGER correspondence_qualitycheck_forbid_change BEFORE DELETE OR UPDATE ON public.correspondence_qualitycheck FOR EACH ROW EXECUTE FUNCTION public.correspondence_qualitycheck_forbid_change();
CREATE TRIGGER correspondence_recognisedpage_forbid_change BEFORE DELETE OR UPDATE ON public.correspondence_recognisedpage FOR EACH ROW EXECUTE FUNCTION public.correspondence_recognisedpage_forbid_change();
CREATE TRIGGER correspondence_recognition_forbid_change BEFORE DELETE OR UPDATE ON public.correspondence_recognition FOR EACH ROW EXECUTE FUNCTION public.correspondence_recognition_forbid_change();
CREATE TRIGGER correspondence_record_forbid_change BEFORE DELETE OR UPDATE ON public.correspondence_record FOR EACH ROW EXECUTE FUNCTION public.correspondence_record_forbid_change();
CREATE CONSTRAINT TRIGGER correspondence_record_held AFTER INSERT ON public.correspondence_record DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.correspondence_one_holder();
CREATE TRIGGER correspondence_recordfile_forbid_change BEFORE DELETE OR UPDATE ON public.correspondence_recordfile FOR EACH ROW EXECUTE FUNCTION public.correspondence_recordfile_forbid_change();
CREATE TRIGGER correspondence_recordlink_forbid_change BEFORE DELETE OR UPDATE ON public.correspondence_recordlink FOR EACH ROW EXECUTE FUNCTION public.correspondence_recordlink_forbid_change();
CREATE TRIGGER correspondence_recordmovement_forbid_change BEFORE DELETE OR UPDATE ON public.correspondence_recordmovement FOR EACH ROW EXECUTE FUNCTION public.correspondence_recordmovement_forbid_change();
CREATE TRIGGER counter_closure_forbid_change BEFORE DELETE OR UPDATE ON public.counter_closure FOR EACH ROW EXECUTE FUNCTION public.counter_closure_forbid_change();
CREATE TRIGGER counter_counteract_forbid_change BEFORE DELETE OR UPDATE ON public.counter_counteract FOR EACH ROW EXECUTE FUNCTION public.counter_counteract_forbid_change();
CREATE TRIGGER counter_specialday_forbid_change BEFORE DELETE OR UPDATE ON public.counter_specialday FOR EACH ROW EXECUTE FUNCTION public.counter_specialday_forbid_change();
CREATE TRIGGER counter_visit_forbid_change BEFORE DELETE OR UPDATE ON public.counter_visit FOR EACH ROW EXECUTE FUNCTION public.counter_visit_forbid_change();
CREATE TRIGGER criminal_records_certificate_forbid_change BEFORE DELETE OR UPDATE ON public.criminal_records_certificate FOR EACH ROW EXECUTE FUNCTION public.criminal_records_certificate_forbid_change();
CREATE TRIGGER criminal_records_consultation_forbid_change BEFORE DELETE OR UPDATE ON public.criminal_records_consultation FOR EACH ROW EXECUTE FUNCTION public.criminal_records_consultation_forbid_change();
CREATE TRIGGER criminal_records_delivery_forbid_change BEFORE DELETE OR UPDATE ON public.criminal_records_delivery FOR EACH ROW EXECUTE FUNCTION public.criminal_records_delivery_forbid_change();
CREATE TRIGGER criminal_records_finding_forbid_change BEFORE DELETE OR UPDATE ON public.criminal_records_finding FOR EACH ROW EXECUTE FUNCTION public.criminal_records_finding_forbid_change();
CREATE TRIGGER criminal_records_refusal_forbid_change BEFORE DELETE OR UPDATE ON public.criminal_records_refusal FOR EACH ROW EXECUTE FUNCTION public.criminal_records_refusal_forbid_change();
CREATE TRIGGER criminal_records_request_forbid_change BEFORE DELETE OR UPDATE ON public.criminal_records_request FOR EACH ROW EXECUTE FUNCTION public.criminal_records_request_forbid_change();
CREATE TRIGGER criminal_records_review_forbid_change BEFORE DELETE OR UPDATE ON public.criminal_records_review FOR EACH ROW EXECUTE FUNCTION public.criminal_records_review_forbid_change();
CREATE TRIGGER criminal_records_reviewanswer_forbid_change BEFORE DELETE OR UPDATE ON public.criminal_records_reviewanswer FOR EACH ROW EXECUTE FUNCTION public.criminal_records_reviewanswer_forbid_change();
CREATE TRIGGER criminal_records_reviewdecision_forbid_change BEFORE DELETE OR UPDATE ON public.criminal_records_reviewdecision FOR EACH ROW EXECUTE FUNCTION public.criminal_records_reviewdecision_forbid_change();
CREATE TRIGGER documents_annotation_forbid_change BEFORE DELETE OR UPDATE ON public.documents_annotation FOR EACH ROW EXECUTE FUNCTION public.documents_annotation_forbid_change();
CREATE TRIGGER documents_augmentation_forbid_change BEFORE DELETE OR UPDATE ON public.documents_augmentation FOR EACH ROW EXECUTE FUNCTION public.documents_augmentation_forbid_change();
CREATE TRIGGER documents_disclosure_forbid_change BEFORE DELETE OR UPDATE ON public.documents_disclosure FOR EACH ROW EXECUTE FUNCTION public.documents_disclosure_forbid_change();
CREATE TRIGGER documents_document_forbid_change BEFORE DELETE OR UPDATE ON public.documents_document FOR EACH ROW EXECUTE FUNCTION public.documents_document_forbid_change();
CREATE TRIGGER documents_erasure_forbid_change BEFORE DELETE OR UPDATE ON public.documents_erasure FOR EACH ROW EXECUTE FUNCTION public.documents_erasure_forbid_change();
CREATE TRIGGER documents_forgone_forbid_change BEFORE DELETE OR UPDATE ON public.documents_forgone FOR EACH ROW EXECUTE FUNCTION public.documents_forgone_forbid_change();
CREATE TRIGGER documents_officercertificate_forbid_change BEFORE DELETE OR UPDATE ON public.documents_officercertificate FOR EACH ROW EXECUTE FUNCTION public.documents_officercertificate_forbid_change();
CREATE TRIGGER documents_ownsignature_forbid_change BEFORE DELETE OR UPDATE ON public.documents_ownsignature FOR EACH ROW EXECUTE FUNCTION public.documents_ownsignature_forbid_change();
CREATE TRIGGER documents_pendingsignature_forbid_change BEFORE DELETE OR UPDATE ON public.documents_pendingsignature FOR EACH ROW EXECUTE FUNCTION public.documents_pendingsignature_forbid_change();
CREATE TRIGGER documents_quarantinedecision_forbid_change BEFORE DELETE OR UPDATE ON public.documents_quarantinedecision FOR EACH ROW EXECUTE FUNCTION public.documents_quarantinedecision_forbid_change();
CREATE TRIGGER documents_revocation_forbid_change BEFORE DELETE OR UPDATE ON public.documents_revocation FOR EACH ROW EXECUTE FUNCTION public.documents_revocation_forbid_change();
CREATE TRIGGER documents_signingtoken_forbid_change BEFORE DELETE OR UPDATE ON public.documents_signingtoken FOR EACH ROW EXECUTE FUNCTION public.documents_signingtoken_forbid_change();
CREATE TRIGGER documents_storedfile_forbid_change BEFORE DELETE OR UPDATE ON public.documents_storedfile FOR EACH ROW EXECUTE FUNCTION public.documents_storedfile_forbid_change();
CREATE TRIGGER documents_trustlistedition_forbid_change BEFORE DELETE OR UPDATE ON public.documents_trustlistedition FOR EACH ROW EXECUTE FUNCTION public.documents_trustlistedition_forbid_change();
CREATE TRIGGER exchanges_cargo_forbid_change BEFORE DELETE OR UPDATE ON public.exchanges_cargo FOR EACH ROW EXECUTE FUNCTION public.exchanges_cargo_forbid_change();
CREATE TRIGGER exchanges_cargohint_forbid_change BEFORE DELETE OR UPDATE ON public.exchanges_cargohint FOR EACH ROW EXECUTE FUNCTION public.exchanges_cargohint_forbid_change();
CREATE TRIGGER exchanges_incomingannex_forbid_change BEFORE DELETE OR UPDATE ON public.exchanges_incomingannex FOR EACH ROW EXECUTE FUNCTION public.exchanges_incomingannex_forbid_change();
CREATE TRIGGER exchanges_outgoingannex_forbid_change BEFORE DELETE OR UPDATE ON public.exchanges_outgoingannex FOR EACH ROW EXECUTE FUNCTION public.exchanges_outgoingannex_forbid_change();
CREATE TRIGGER fees_exchangerate_edition AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.fees_exchangerate FOR EACH STATEMENT EXECUTE FUNCTION public.organisation_new_edition();
CREATE TRIGGER fees_guard BEFORE DELETE OR UPDATE ON public.fees_charge FOR EACH ROW EXECUTE FUNCTION public.fees_guard('{state,cancelled_at,cancelled_because}');
CREATE TRIGGER fees_guard BEFORE DELETE OR UPDATE ON public.fees_chargeline FOR EACH ROW EXECUTE FUNCTION public.fees_guard('{}');
CREATE TRIGGER fees_guard BEFORE DELETE OR UPDATE ON public.fees_exchangerate FOR EACH ROW EXECUTE FUNCTION public.fees_guard('{state,decided_by_id,decided_at,reason}');
CREATE TRIGGER fees_guard BEFORE DELETE OR UPDATE ON public.fees_payment FOR EACH ROW EXECUTE FUNCTION public.fees_guard('{}');
CREATE TRIGGER fees_guard BEFORE DELETE OR UPDATE ON public.fees_paymentattempt FOR EACH ROW EXECUTE FUNCTION public.fees_guard('{provider_session,state,answered_at,refusal_reason}');
CREATE TRIGGER fees_guard BEFORE DELETE OR UPDATE ON public.fees_receipt FOR EACH ROW EXECUTE FUNCTION public.fees_guard('{}');
CREATE TRIGGER fees_guard BEFORE DELETE OR UPDATE ON public.fees_reconciliation FOR EACH ROW EXECUTE FUNCTION public.fees_guard('{}');
CREATE TRIGGER fees_guard BEFORE DELETE OR UPDATE ON public.fees_reconciliationdifference FOR EACH ROW EXECUTE FUNCTION public.fees_guard('{resolved_by_id,resolved_at,resolution}');
CREATE TRIGGER fees_guard BEFORE DELETE OR UPDATE ON public.fees_refund FOR EACH ROW EXECUTE FUNCTION public.fees_guard('{state,decided_by_id,decided_at,rejected_because,provider_reference,sent_at,confirmed_at,handed_by_id}');
CREATE TRIGGER fees_guard BEFORE DELETE OR UPDATE ON public.fees_tariffitem FOR EACH ROW EXECUTE FUNCTION public.fees_guard('{valid_until}');
CREATE TRIGGER fees_guard BEFORE DELETE OR UPDATE ON public.fees_tariffproposal FOR EACH ROW EXECUTE FUNCTION public.fees_guard('{state,decided_by_id,decided_at,reason,item_id}');
CREATE TRIGGER fees_tariffitem_edition AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.fees_tariffitem FOR EACH STATEMENT EXECUTE FUNCTION public.organisation_new_edition();
CREATE TRIGGER gateway_exchange_forbid_change BEFORE DELETE OR UPDATE ON public.gateway_exchange FOR EACH ROW EXECUTE FUNCTION public.gateway_exchange_forbid_change();
CREATE TRIGGER gateway_servedanswer_forbid_change BEFORE DELETE OR UPDATE ON public.gateway_servedanswer FOR EACH ROW EXECUTE FUNCTION public.gateway_servedanswer_forbid_change();
CREATE TRIGGER identity_cards_capture_forbid_change BEFORE DELETE OR UPDATE ON public.identity_cards_capture FOR EACH ROW EXECUTE FUNCTION public.identity_cards_capture_forbid_change();
CREATE TRIGGER identity_cards_cardannotation_forbid_change BEFORE DELETE OR UPDATE ON public.identity_cards_cardannotation FOR EACH ROW EXECUTE FUNCTION public.identity_cards_cardannotation_forbid_change();
CREATE TRIGGER identity_cards_carddelivery_forbid_change BEFORE DELETE OR UPDATE ON public.identity_cards_carddelivery FOR EACH ROW EXECUTE FUNCTION public.identity_cards_carddelivery_forbid_change();
CREATE TRIGGER identity_cards_cardenvelope_forbid_change BEFORE DELETE OR UPDATE ON public.identity_cards_cardenvelope FOR EACH ROW EXECUTE FUNCTION public.identity_cards_cardenvelope_forbid_change();
CREATE TRIGGER identity_cards_cardreception_forbid_change BEFORE DELETE OR UPDATE ON public.identity_cards_cardreception FOR EACH ROW EXECUTE FUNCTION public.identity_cards_cardreception_forbid_change();
CREATE TRIGGER identity_cards_cardrequest_forbid_change BEFORE DELETE OR UPDATE ON public.identity_cards_cardrequest FOR EACH ROW EXECUTE FUNCTION public.identity_cards_cardrequest_forbid_change();
CREATE TRIGGER identity_cards_cardshipment_forbid_change BEFORE DELETE OR UPDATE ON public.identity_cards_cardshipment FOR EACH ROW EXECUTE FUNCTION public.identity_cards_cardshipment_forbid_change();
CREATE TRIGGER identity_cards_cardstockclosing_forbid_change BEFORE DELETE OR UPDATE ON public.identity_cards_cardstockclosing FOR EACH ROW EXECUTE FUNCTION public.identity_cards_cardstockclosing_forbid_change();
CREATE TRIGGER identity_cards_cardstockcount_forbid_change BEFORE DELETE OR UPDATE ON public.identity_cards_cardstockcount FOR EACH ROW EXECUTE FUNCTION public.identity_cards_cardstockcount_forbid_change();
CREATE TRIGGER identity_cards_cardtransfer_forbid_change BEFORE DELETE OR UPDATE ON public.identity_cards_cardtransfer FOR EACH ROW EXECUTE FUNCTION public.identity_cards_cardtransfer_forbid_change();
CREATE TRIGGER identity_cards_enclosedform_forbid_change BEFORE DELETE OR UPDATE ON public.identity_cards_enclosedform FOR EACH ROW EXECUTE FUNCTION public.identity_cards_enclosedform_forbid_change();
CREATE TRIGGER identity_cards_pickupchange_forbid_change BEFORE DELETE OR UPDATE ON public.identity_cards_pickupchange FOR EACH ROW EXECUTE FUNCTION public.identity_cards_pickupchange_forbid_change();
CREATE TRIGGER identity_cards_piecetaken_forbid_change BEFORE DELETE OR UPDATE ON public.identity_cards_piecetaken FOR EACH ROW EXECUTE FUNCTION public.identity_cards_piecetaken_forbid_change();
CREATE TRIGGER identity_cards_receivedcard_forbid_change BEFORE DELETE OR UPDATE ON public.identity_cards_receivedcard FOR EACH ROW EXECUTE FUNCTION public.identity_cards_receivedcard_forbid_change();
CREATE TRIGGER identity_cards_requestedchange_forbid_change BEFORE DELETE OR UPDATE ON public.identity_cards_requestedchange FOR EACH ROW EXECUTE FUNCTION public.identity_cards_requestedchange_forbid_change();
CREATE TRIGGER identity_cards_shipmentleaving_forbid_change BEFORE DELETE OR UPDATE ON public.identity_cards_shipmentleaving FOR EACH ROW EXECUTE FUNCTION public.identity_cards_shipmentleaving_forbid_change();
CREATE TRIGGER identity_cards_stockmovement_forbid_change BEFORE DELETE OR UPDATE ON public.identity_cards_stockmovement FOR EACH ROW EXECUTE FUNCTION public.identity_cards_stockmovement_forbid_change();
CREATE TRIGGER identity_cards_transferoutcome_forbid_change BEFORE DELETE OR UPDATE ON public.identity_cards_transferoutcome FOR EACH ROW EXECUTE FUNCTION public.identity_cards_transferoutcome_forbid_change();
CREATE TRIGGER identity_cards_windowapproval_forbid_change BEFORE DELETE OR UPDATE ON public.identity_cards_windowapproval FOR EACH ROW EXECUTE FUNCTION public.identity_cards_windowapproval_forbid_change();
CREATE TRIGGER information_answer_forbid_change BEFORE DELETE OR UPDATE ON public.information_answer FOR EACH ROW EXECUTE FUNCTION public.information_answer_forbid_change();
CREATE TRIGGER information_appliedexemption_forbid_change BEFORE DELETE OR UPDATE ON public.information_appliedexemption FOR EACH ROW EXECUTE FUNCTION public.information_appliedexemption_forbid_change();
CREATE TRIGGER information_areaquery_forbid_change BEFORE DELETE OR UPDATE ON public.information_areaquery FOR EACH ROW EXECUTE FUNCTION public.information_areaquery_forbid_change();
CREATE TRIGGER information_classified_forbid_change BEFORE DELETE OR UPDATE ON public.information_classified FOR EACH ROW EXECUTE FUNCTION public.information_classified_forbid_change();
CREATE TRIGGER information_classifiedchange_forbid_change BEFORE DELETE OR UPDATE ON public.information_classifiedchange FOR EACH ROW EXECUTE FUNCTION public.information_classifiedchange_forbid_change();
CREATE TRIGGER information_delivered_forbid_change BEFORE DELETE OR UPDATE ON public.information_delivered FOR EACH ROW EXECUTE FUNCTION public.information_delivered_forbid_change();
CREATE TRIGGER information_exemption_edition AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.information_exemption FOR EACH STATEMENT EXECUTE FUNCTION public.organisation_new_edition();
CREATE TRIGGER information_found_forbid_change BEFORE DELETE OR UPDATE ON public.information_found FOR EACH ROW EXECUTE FUNCTION public.information_found_forbid_change();
CREATE TRIGGER information_publication_forbid_change BEFORE DELETE OR UPDATE ON public.information_publication FOR EACH ROW EXECUTE FUNCTION public.information_publication_forbid_change();
CREATE TRIGGER information_publishedfile_forbid_change BEFORE DELETE OR UPDATE ON public.information_publishedfile FOR EACH ROW EXECUTE FUNCTION public.information_publishedfile_forbid_change();
CREATE TRIGGER information_redactedpart_forbid_change BEFORE DELETE OR UPDATE ON public.information_redactedpart FOR EACH ROW EXECUTE FUNCTION public.information_redactedpart_forbid_change();
CREATE TRIGGER information_redaction_forbid_change BEFORE DELETE OR UPDATE ON public.information_redaction FOR EACH ROW EXECUTE FUNCTION public.information_redaction_forbid_change();
CREATE TRIGGER information_tribunalruling_forbid_change BEFORE DELETE OR UPDATE ON public.information_tribunalruling FOR EACH ROW EXECUTE FUNCTION public.information_tribunalruling_forbid_change();
CREATE TRIGGER ledger_checkpoint_forbid_change BEFORE DELETE OR UPDATE ON public.ledger_checkpoint FOR EACH ROW EXECUTE FUNCTION public.ledger_checkpoint_forbid_change();
CREATE TRIGGER ledger_entry_forbid_change BEFORE DELETE OR UPDATE ON public.ledger_entry FOR EACH ROW EXECUTE FUNCTION public.ledger_entry_forbid_change();
CREATE TRIGGER ledger_leaf_forbid_change BEFORE DELETE OR UPDATE ON public.ledger_leaf FOR EACH ROW EXECUTE FUNCTION public.ledger_leaf_forbid_change();
CREATE TRIGGER ledger_tile_forbid_change BEFORE DELETE OR UPDATE ON public.ledger_tile FOR EACH ROW EXECUTE FUNCTION public.ledger_tile_forbid_change();
CREATE TRIGGER legalisations_legalisation_forbid_change BEFORE DELETE OR UPDATE ON public.legalisations_legalisation FOR EACH ROW EXECUTE FUNCTION public.legalisations_legalisation_forbid_change();
CREATE TRIGGER memoranda_addressee_forbid_change BEFORE DELETE OR UPDATE ON public.memoranda_addressee FOR EACH ROW EXECUTE FUNCTION public.memoranda_addressee_forbid_change();
CREATE TRIGGER memoranda_addressee_freeze BEFORE INSERT ON public.memoranda_addressee FOR EACH ROW EXECUTE FUNCTION public.memoranda_freeze();
CREATE TRIGGER memoranda_annulment_forbid_change BEFORE DELETE OR UPDATE ON public.memoranda_annulment FOR EACH ROW EXECUTE FUNCTION public.memoranda_annulment_forbid_change();
CREATE TRIGGER memoranda_attention_forbid_change BEFORE DELETE OR UPDATE ON public.memoranda_attention FOR EACH ROW EXECUTE FUNCTION public.memoranda_attention_forbid_change();
CREATE TRIGGER memoranda_coauthor_forbid_change BEFORE DELETE OR UPDATE ON public.memoranda_coauthor FOR EACH ROW EXECUTE FUNCTION public.memoranda_coauthor_forbid_change();
CREATE TRIGGER memoranda_coauthor_freeze BEFORE INSERT ON public.memoranda_coauthor FOR EACH ROW EXECUTE FUNCTION public.memoranda_freeze();
CREATE TRIGGER memoranda_dispatch_forbid_change BEFORE DELETE OR UPDATE ON public.memoranda_dispatch FOR EACH ROW EXECUTE FUNCTION public.memoranda_dispatch_forbid_change();
CREATE TRIGGER memoranda_dispatchnotice_forbid_change BEFORE DELETE OR UPDATE ON public.memoranda_dispatchnotice FOR EACH ROW EXECUTE FUNCTION public.memoranda_dispatchnotice_forbid_change();
CREATE TRIGGER memoranda_document_freeze BEFORE UPDATE ON public.memoranda_internaldocument FOR EACH ROW EXECUTE FUNCTION public.memoranda_freeze();
CREATE TRIGGER memoranda_draftversion_forbid_change BEFORE DELETE OR UPDATE ON public.memoranda_draftversion FOR EACH ROW EXECUTE FUNCTION public.memoranda_draftversion_forbid_change();
CREATE TRIGGER memoranda_endorsement_forbid_change BEFORE DELETE OR UPDATE ON public.memoranda_endorsement FOR EACH ROW EXECUTE FUNCTION public.memoranda_endorsement_forbid_change();
CREATE TRIGGER memoranda_endorsement_freeze BEFORE INSERT ON public.memoranda_endorsement FOR EACH ROW EXECUTE FUNCTION public.memoranda_freeze();
CREATE TRIGGER memoranda_endorsementgiven_forbid_change BEFORE DELETE OR UPDATE ON public.memoranda_endorsementgiven FOR EACH ROW EXECUTE FUNCTION public.memoranda_endorsementgiven_forbid_change();
CREATE TRIGGER memoranda_headsignature_forbid_change BEFORE DELETE OR UPDATE ON public.memoranda_headsignature FOR EACH ROW EXECUTE FUNCTION public.memoranda_headsignature_forbid_change();
CREATE TRIGGER memoranda_internaldocument_forbid_change BEFORE DELETE OR UPDATE ON public.memoranda_internaldocument FOR EACH ROW EXECUTE FUNCTION public.memoranda_internaldocument_forbid_change();
CREATE TRIGGER memoranda_preparedsignature_forbid_change BEFORE DELETE OR UPDATE ON public.memoranda_preparedsignature FOR EACH ROW EXECUTE FUNCTION public.memoranda_preparedsignature_forbid_change();
CREATE TRIGGER memoranda_reception_forbid_change BEFORE DELETE OR UPDATE ON public.memoranda_reception FOR EACH ROW EXECUTE FUNCTION public.memoranda_reception_forbid_change();
CREATE TRIGGER memoranda_return_forbid_change BEFORE DELETE OR UPDATE ON public.memoranda_return FOR EACH ROW EXECUTE FUNCTION public.memoranda_return_forbid_change();
CREATE TRIGGER memoranda_return_freeze BEFORE INSERT ON public.memoranda_return FOR EACH ROW EXECUTE FUNCTION public.memoranda_freeze();
CREATE TRIGGER memoranda_signingbatch_forbid_change BEFORE DELETE OR UPDATE ON public.memoranda_signingbatch FOR EACH ROW EXECUTE FUNCTION public.memoranda_signingbatch_forbid_change();
CREATE TRIGGER memoranda_signingitem_forbid_change BEFORE DELETE OR UPDATE ON public.memoranda_signingitem FOR EACH ROW EXECUTE FUNCTION public.memoranda_signingitem_forbid_change();
CREATE TRIGGER memoranda_version_freeze BEFORE INSERT ON public.memoranda_draftversion FOR EACH ROW EXECUTE FUNCTION public.memoranda_freeze();
CREATE TRIGGER nodes_guard_chain BEFORE INSERT ON public.ledger_entry FOR EACH ROW EXECUTE FUNCTION public.nodes_guard_chain();
CREATE TRIGGER notifications_consent_forbid_change BEFORE DELETE OR UPDATE ON public.notifications_consent FOR EACH ROW EXECUTE FUNCTION public.notifications_consent_forbid_change();
CREATE TRIGGER notifications_flaw_forbid_change BEFORE DELETE OR UPDATE ON public.notifications_flaw FOR EACH ROW EXECUTE FUNCTION public.notifications_flaw_forbid_change();
CREATE TRIGGER notifications_knowledge_forbid_change BEFORE DELETE OR UPDATE ON public.notifications_knowledge FOR EACH ROW EXECUTE FUNCTION public.notifications_knowledge_forbid_change();
CREATE TRIGGER notifications_letter_forbid_change BEFORE DELETE OR UPDATE ON public.notifications_letter FOR EACH ROW EXECUTE FUNCTION public.notifications_letter_forbid_change();
CREATE TRIGGER notifications_letterend_forbid_change BEFORE DELETE OR UPDATE ON public.notifications_letterend FOR EACH ROW EXECUTE FUNCTION public.notifications_letterend_forbid_change();
CREATE TRIGGER notifications_notice_forbid_change BEFORE DELETE OR UPDATE ON public.notifications_notice FOR EACH ROW EXECUTE FUNCTION public.notifications_notice_forbid_change();
CREATE TRIGGER notifications_noticepublication_forbid_change BEFORE DELETE OR UPDATE ON public.notifications_noticepublication FOR EACH ROW EXECUTE FUNCTION public.notifications_noticepublication_forbid_change();
CREATE TRIGGER notifications_visit_forbid_change BEFORE DELETE OR UPDATE ON public.notifications_visit FOR EACH ROW EXECUTE FUNCTION public.notifications_visit_forbid_change();
CREATE TRIGGER organisation_countingrule_edition AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.organisation_countingrule FOR EACH STATEMENT EXECUTE FUNCTION public.organisation_new_edition();
CREATE TRIGGER organisation_distanceterm_edition AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.organisation_distanceterm FOR EACH STATEMENT EXECUTE FUNCTION public.organisation_new_edition();
CREATE TRIGGER organisation_holiday_edition AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.organisation_holiday FOR EACH STATEMENT EXECUTE FUNCTION public.organisation_new_edition();
CREATE TRIGGER organisation_legalperiod_edition AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.organisation_legalperiod FOR EACH STATEMENT EXECUTE FUNCTION public.organisation_new_edition();
CREATE TRIGGER organisation_office_edition AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.organisation_office FOR EACH STATEMENT EXECUTE FUNCTION public.organisation_new_edition();
CREATE TRIGGER organisation_regionalhead_edition AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.organisation_regionalhead FOR EACH STATEMENT EXECUTE FUNCTION public.organisation_new_edition();
CREATE TRIGGER organisation_restdays_edition AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.organisation_restdays FOR EACH STATEMENT EXECUTE FUNCTION public.organisation_new_edition();
CREATE TRIGGER organisation_workinghours_edition AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.organisation_workinghours FOR EACH STATEMENT EXECUTE FUNCTION public.organisation_new_edition();
CREATE TRIGGER passports_application_forbid_change BEFORE DELETE OR UPDATE ON public.passports_application FOR EACH ROW EXECUTE FUNCTION public.passports_application_forbid_change();
CREATE TRIGGER passports_batch_forbid_change BEFORE DELETE OR UPDATE ON public.passports_batch FOR EACH ROW EXECUTE FUNCTION public.passports_batch_forbid_change();
CREATE TRIGGER passports_cancellation_forbid_change BEFORE DELETE OR UPDATE ON public.passports_cancellation FOR EACH ROW EXECUTE FUNCTION public.passports_cancellation_forbid_change();
CREATE TRIGGER passports_certification_forbid_change BEFORE DELETE OR UPDATE ON public.passports_certification FOR EACH ROW EXECUTE FUNCTION public.passports_certification_forbid_change();
CREATE TRIGGER passports_delivery_forbid_change BEFORE DELETE OR UPDATE ON public.passports_delivery FOR EACH ROW EXECUTE FUNCTION public.passports_delivery_forbid_change();
CREATE TRIGGER passports_despatch_forbid_change BEFORE DELETE OR UPDATE ON public.passports_despatch FOR EACH ROW EXECUTE FUNCTION public.passports_despatch_forbid_change();
CREATE TRIGGER passports_enrolment_forbid_change BEFORE DELETE OR UPDATE ON public.passports_enrolment FOR EACH ROW EXECUTE FUNCTION public.passports_enrolment_forbid_change();
CREATE TRIGGER passports_identitymatch_forbid_change BEFORE DELETE OR UPDATE ON public.passports_identitymatch FOR EACH ROW EXECUTE FUNCTION public.passports_identitymatch_forbid_change();
CREATE TRIGGER passports_passport_forbid_change BEFORE DELETE OR UPDATE ON public.passports_passport FOR EACH ROW EXECUTE FUNCTION public.passports_passport_forbid_change();
CREATE TRIGGER passports_photoanswer_forbid_change BEFORE DELETE OR UPDATE ON public.passports_photoanswer FOR EACH ROW EXECUTE FUNCTION public.passports_photoanswer_forbid_change();
CREATE TRIGGER passports_sending_forbid_change BEFORE DELETE OR UPDATE ON public.passports_sending FOR EACH ROW EXECUTE FUNCTION public.passports_sending_forbid_change();
CREATE TRIGGER passports_shipment_forbid_change BEFORE DELETE OR UPDATE ON public.passports_shipment FOR EACH ROW EXECUTE FUNCTION public.passports_shipment_forbid_change();
CREATE TRIGGER passports_voiding_forbid_change BEFORE DELETE OR UPDATE ON public.passports_voiding FOR EACH ROW EXECUTE FUNCTION public.passports_voiding_forbid_change();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();
CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();
CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();
CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();
CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();
CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();
CREATE TRIGGER proofs_proof_forbid_change BEFORE DELETE OR UPDATE ON public.proofs_proof FOR EACH ROW EXECUTE FUNCTION public.proofs_proof_forbid_change();
CREATE TRIGGER public_deeds_bookentry_forbid_change BEFORE DELETE OR UPDATE ON public.public_deeds_bookentry FOR EACH ROW EXECUTE FUNCTION public.public_deeds_bookentry_forbid_change();
CREATE TRIGGER public_deeds_conclusion_forbid_change BEFORE DELETE OR UPDATE ON public.public_deeds_conclusion FOR EACH ROW EXECUTE FUNCTION public.public_deeds_conclusion_forbid_change();
CREATE TRIGGER public_deeds_copy_forbid_change BEFORE DELETE OR UPDATE ON public.public_deeds_copy FOR EACH ROW EXECUTE FUNCTION public.public_deeds_copy_forbid_change();
CREATE TRIGGER public_deeds_coveract_forbid_change BEFORE DELETE OR UPDATE ON public.public_deeds_coveract FOR EACH ROW EXECUTE FUNCTION public.public_deeds_coveract_forbid_change();
CREATE TRIGGER public_deeds_deed_freeze BEFORE DELETE OR UPDATE ON public.public_deeds_deed FOR EACH ROW EXECUTE FUNCTION public.public_deeds_freeze();
CREATE TRIGGER public_deeds_identitycheck_forbid_change BEFORE DELETE OR UPDATE ON public.public_deeds_identitycheck FOR EACH ROW EXECUTE FUNCTION public.public_deeds_identitycheck_forbid_change();
CREATE TRIGGER public_deeds_paperdeed_forbid_change BEFORE DELETE OR UPDATE ON public.public_deeds_paperdeed FOR EACH ROW EXECUTE FUNCTION public.public_deeds_paperdeed_forbid_change();
CREATE TRIGGER public_deeds_party_freeze BEFORE INSERT OR DELETE OR UPDATE ON public.public_deeds_party FOR EACH ROW EXECUTE FUNCTION public.public_deeds_freeze();
CREATE TRIGGER public_deeds_qualification_forbid_change BEFORE DELETE OR UPDATE ON public.public_deeds_qualification FOR EACH ROW EXECUTE FUNCTION public.public_deeds_qualification_forbid_change();
CREATE TRIGGER public_deeds_sealedwill_forbid_change BEFORE DELETE OR UPDATE ON public.public_deeds_sealedwill FOR EACH ROW EXECUTE FUNCTION public.public_deeds_sealedwill_forbid_change();
CREATE TRIGGER public_deeds_sealedwillrelease_forbid_change BEFORE DELETE OR UPDATE ON public.public_deeds_sealedwillrelease FOR EACH ROW EXECUTE FUNCTION public.public_deeds_sealedwillrelease_forbid_change();
CREATE TRIGGER public_deeds_sealedwillwitness_forbid_change BEFORE DELETE OR UPDATE ON public.public_deeds_sealedwillwitness FOR EACH ROW EXECUTE FUNCTION public.public_deeds_sealedwillwitness_forbid_change();
CREATE TRIGGER public_deeds_signature_forbid_change BEFORE DELETE OR UPDATE ON public.public_deeds_signature FOR EACH ROW EXECUTE FUNCTION public.public_deeds_signature_forbid_change();
CREATE TRIGGER public_deeds_signature_in_time BEFORE INSERT ON public.public_deeds_signature FOR EACH ROW EXECUTE FUNCTION public.public_deeds_last_signature();
CREATE TRIGGER public_deeds_use_forbid_change BEFORE DELETE OR UPDATE ON public.public_deeds_use FOR EACH ROW EXECUTE FUNCTION public.public_deeds_use_forbid_change();
CREATE TRIGGER public_deeds_willopening_forbid_change BEFORE DELETE OR UPDATE ON public.public_deeds_willopening FOR EACH ROW EXECUTE FUNCTION public.public_deeds_willopening_forbid_change();
CREATE TRIGGER retention_authorisation_forbid_change BEFORE DELETE OR UPDATE ON public.retention_authorisation FOR EACH ROW EXECUTE FUNCTION public.retention_authorisation_forbid_change();
CREATE TRIGGER retention_closedfile_forbid_change BEFORE DELETE OR UPDATE ON public.retention_closedfile FOR EACH ROW EXECUTE FUNCTION public.retention_closedfile_forbid_change();
CREATE TRIGGER retention_committeeact_forbid_change BEFORE DELETE OR UPDATE ON public.retention_committeeact FOR EACH ROW EXECUTE FUNCTION public.retention_committeeact_forbid_change();
CREATE TRIGGER retention_committeevote_forbid_change BEFORE DELETE OR UPDATE ON public.retention_committeevote FOR EACH ROW EXECUTE FUNCTION public.retention_committeevote_forbid_change();
CREATE TRIGGER retention_disposal_forbid_change BEFORE DELETE OR UPDATE ON public.retention_disposal FOR EACH ROW EXECUTE FUNCTION public.retention_disposal_forbid_change();
CREATE TRIGGER retention_disposalitem_forbid_change BEFORE DELETE OR UPDATE ON public.retention_disposalitem FOR EACH ROW EXECUTE FUNCTION public.retention_disposalitem_forbid_change();
CREATE TRIGGER retention_disposalproposal_forbid_change BEFORE DELETE OR UPDATE ON public.retention_disposalproposal FOR EACH ROW EXECUTE FUNCTION public.retention_disposalproposal_forbid_change();
CREATE TRIGGER retention_hold_forbid_change BEFORE DELETE OR UPDATE ON public.retention_hold FOR EACH ROW EXECUTE FUNCTION public.retention_hold_forbid_change();
CREATE TRIGGER retention_hold_in_time BEFORE INSERT ON public.retention_hold FOR EACH ROW EXECUTE FUNCTION public.retention_hold_in_time();
CREATE TRIGGER retention_hold_once BEFORE UPDATE ON public.retention_hold FOR EACH ROW EXECUTE FUNCTION public.retention_said_once();
CREATE TRIGGER retention_may_dispose BEFORE UPDATE ON public.retention_disposalitem FOR EACH ROW EXECUTE FUNCTION public.retention_may_dispose();
CREATE TRIGGER retention_may_propose BEFORE INSERT ON public.retention_disposalitem FOR EACH ROW EXECUTE FUNCTION public.retention_may_propose();
CREATE TRIGGER retention_seriesproposal_forbid_change BEFORE DELETE OR UPDATE ON public.retention_seriesproposal FOR EACH ROW EXECUTE FUNCTION public.retention_seriesproposal_forbid_change();
CREATE TRIGGER retention_seriesrule_forbid_change BEFORE DELETE OR UPDATE ON public.retention_seriesrule FOR EACH ROW EXECUTE FUNCTION public.retention_seriesrule_forbid_change();
CREATE TRIGGER retention_transfer_forbid_change BEFORE DELETE OR UPDATE ON public.retention_transfer FOR EACH ROW EXECUTE FUNCTION public.retention_transfer_forbid_change();
CREATE TRIGGER retention_transferitem_forbid_change BEFORE DELETE OR UPDATE ON public.retention_transferitem FOR EACH ROW EXECUTE FUNCTION public.retention_transferitem_forbid_change();
CREATE TRIGGER retention_transferitem_once BEFORE UPDATE ON public.retention_transferitem FOR EACH ROW EXECUTE FUNCTION public.retention_said_once();
CREATE TRIGGER service_desk_serviceticket_forbid_change BEFORE DELETE OR UPDATE ON public.service_desk_serviceticket FOR EACH ROW EXECUTE FUNCTION public.service_desk_serviceticket_forbid_change();
CREATE TRIGGER service_desk_ticket_once BEFORE UPDATE ON public.service_desk_serviceticket FOR EACH ROW EXECUTE FUNCTION public.service_desk_resolved_once();
CREATE TRIGGER stickers_batch_forbid_change BEFORE DELETE OR UPDATE ON public.stickers_batch FOR EACH ROW EXECUTE FUNCTION public.stickers_batch_forbid_change();
CREATE TRIGGER stickers_countline_forbid_change BEFORE DELETE OR UPDATE ON public.stickers_countline FOR EACH ROW EXECUTE FUNCTION public.stickers_countline_forbid_change();
CREATE TRIGGER stickers_countstatement_forbid_change BEFORE DELETE OR UPDATE ON public.stickers_countstatement FOR EACH ROW EXECUTE FUNCTION public.stickers_countstatement_forbid_change();
CREATE TRIGGER stickers_custodyentry_forbid_change BEFORE DELETE OR UPDATE ON public.stickers_custodyentry FOR EACH ROW EXECUTE FUNCTION public.stickers_custodyentry_forbid_change();
CREATE TRIGGER stickers_departure_forbid_change BEFORE DELETE OR UPDATE ON public.stickers_departure FOR EACH ROW EXECUTE FUNCTION public.stickers_departure_forbid_change();
CREATE TRIGGER stickers_discharge_forbid_change BEFORE DELETE OR UPDATE ON public.stickers_discharge FOR EACH ROW EXECUTE FUNCTION public.stickers_discharge_forbid_change();
CREATE TRIGGER stickers_dischargedecision_forbid_change BEFORE DELETE OR UPDATE ON public.stickers_dischargedecision FOR EACH ROW EXECUTE FUNCTION public.stickers_dischargedecision_forbid_change();
CREATE TRIGGER stickers_keep_the_gone BEFORE DELETE OR UPDATE ON public.stickers_holding FOR EACH ROW EXECUTE FUNCTION public.stickers_keep_the_gone();
CREATE TRIGGER stickers_movement_forbid_change BEFORE DELETE OR UPDATE ON public.stickers_movement FOR EACH ROW EXECUTE FUNCTION public.stickers_movement_forbid_change();
CREATE TRIGGER stickers_movementanswer_forbid_change BEFORE DELETE OR UPDATE ON public.stickers_movementanswer FOR EACH ROW EXECUTE FUNCTION public.stickers_movementanswer_forbid_change();
CREATE TRIGGER stickers_order_forbid_change BEFORE DELETE OR UPDATE ON public.stickers_order FOR EACH ROW EXECUTE FUNCTION public.stickers_order_forbid_change();
CREATE TRIGGER stickers_orderdecision_forbid_change BEFORE DELETE OR UPDATE ON public.stickers_orderdecision FOR EACH ROW EXECUTE FUNCTION public.stickers_orderdecision_forbid_change();
CREATE TRIGGER stickers_printing_forbid_change BEFORE DELETE OR UPDATE ON public.stickers_printing FOR EACH ROW EXECUTE FUNCTION public.stickers_printing_forbid_change();
CREATE TRIGGER stickers_refusedaffixing_forbid_change BEFORE DELETE OR UPDATE ON public.stickers_refusedaffixing FOR EACH ROW EXECUTE FUNCTION public.stickers_refusedaffixing_forbid_change();
CREATE TRIGGER stickers_sticker_forbid_change BEFORE DELETE OR UPDATE ON public.stickers_sticker FOR EACH ROW EXECUTE FUNCTION public.stickers_sticker_forbid_change();
CREATE TRIGGER stickers_stockcount_forbid_change BEFORE DELETE OR UPDATE ON public.stickers_stockcount FOR EACH ROW EXECUTE FUNCTION public.stickers_stockcount_forbid_change();
CREATE TRIGGER stickers_usedform_forbid_change BEFORE DELETE OR UPDATE ON public.stickers_usedform FOR EACH ROW EXECUTE FUNCTION public.stickers_usedform_forbid_change();
CREATE TRIGGER transmissions_collection_forbid_change BEFORE DELETE OR UPDATE ON public.transmissions_collection FOR EACH ROW EXECUTE FUNCTION public.transmissions_collection_forbid_change();
CREATE TRIGGER transmissions_foundentry_forbid_change BEFORE DELETE OR UPDATE ON public.transmissions_foundentry FOR EACH ROW EXECUTE FUNCTION public.transmissions_foundentry_forbid_change();
CREATE TRIGGER transmissions_handover_forbid_change BEFORE DELETE OR UPDATE ON public.transmissions_handover FOR EACH ROW EXECUTE FUNCTION public.transmissions_handover_forbid_change();
CREATE TRIGGER transmissions_printout_forbid_change BEFORE DELETE OR UPDATE ON public.transmissions_printout FOR EACH ROW EXECUTE FUNCTION public.transmissions_printout_forbid_change();
CREATE TRIGGER transmissions_signaturecheck_forbid_change BEFORE DELETE OR UPDATE ON public.transmissions_signaturecheck FOR EACH ROW EXECUTE FUNCTION public.transmissions_signaturecheck_forbid_change();
CREATE TRIGGER transmissions_soughtentry_forbid_change BEFORE DELETE OR UPDATE ON public.transmissions_soughtentry FOR EACH ROW EXECUTE FUNCTION public.transmissions_soughtentry_forbid_change();
CREATE TRIGGER transmissions_transmission_forbid_change BEFORE DELETE OR UPDATE ON public.transmissions_transmission FOR EACH ROW EXECUTE FUNCTION public.transmissions_transmission_forbid_change();
CREATE TRIGGER transparency_release_forbid_change BEFORE DELETE OR UPDATE ON public.transparency_release FOR EACH ROW EXECUTE FUNCTION public.transparency_release_forbid_change();
CREATE TRIGGER travel_papers_application_forbid_change BEFORE DELETE OR UPDATE ON public.travel_papers_application FOR EACH ROW EXECUTE FUNCTION public.travel_papers_application_forbid_change();
CREATE TRIGGER travel_papers_borderentry_forbid_change BEFORE DELETE OR UPDATE ON public.travel_papers_borderentry FOR EACH ROW EXECUTE FUNCTION public.travel_papers_borderentry_forbid_change();
CREATE TRIGGER travel_papers_cancellation_forbid_change BEFORE DELETE OR UPDATE ON public.travel_papers_cancellation FOR EACH ROW EXECUTE FUNCTION public.travel_papers_cancellation_forbid_change();
CREATE TRIGGER travel_papers_decision_forbid_change BEFORE DELETE OR UPDATE ON public.travel_papers_decision FOR EACH ROW EXECUTE FUNCTION public.travel_papers_decision_forbid_change();
CREATE TRIGGER travel_papers_entryincident_forbid_change BEFORE DELETE OR UPDATE ON public.travel_papers_entryincident FOR EACH ROW EXECUTE FUNCTION public.travel_papers_entryincident_forbid_change();
CREATE TRIGGER travel_papers_filiationseen_forbid_change BEFORE DELETE OR UPDATE ON public.travel_papers_filiationseen FOR EACH ROW EXECUTE FUNCTION public.travel_papers_filiationseen_forbid_change();
CREATE TRIGGER travel_papers_identityproof_forbid_change BEFORE DELETE OR UPDATE ON public.travel_papers_identityproof FOR EACH ROW EXECUTE FUNCTION public.travel_papers_identityproof_forbid_change();
CREATE TRIGGER travel_papers_leave_forbid_change BEFORE DELETE OR UPDATE ON public.travel_papers_leave FOR EACH ROW EXECUTE FUNCTION public.travel_papers_leave_forbid_change();
CREATE TRIGGER travel_papers_minority_forbid_change BEFORE DELETE OR UPDATE ON public.travel_papers_minority FOR EACH ROW EXECUTE FUNCTION public.travel_papers_minority_forbid_change();
CREATE TRIGGER travel_papers_paperdelivery_forbid_change BEFORE DELETE OR UPDATE ON public.travel_papers_paperdelivery FOR EACH ROW EXECUTE FUNCTION public.travel_papers_paperdelivery_forbid_change();
CREATE TRIGGER travel_papers_secondapproval_forbid_change BEFORE DELETE OR UPDATE ON public.travel_papers_secondapproval FOR EACH ROW EXECUTE FUNCTION public.travel_papers_secondapproval_forbid_change();
CREATE TRIGGER travel_papers_spoiling_forbid_change BEFORE DELETE OR UPDATE ON public.travel_papers_spoiling FOR EACH ROW EXECUTE FUNCTION public.travel_papers_spoiling_forbid_change();
CREATE TRIGGER travel_papers_stayingparent_forbid_change BEFORE DELETE OR UPDATE ON public.travel_papers_stayingparent FOR EACH ROW EXECUTE FUNCTION public.travel_papers_stayingparent_forbid_change();
CREATE TRIGGER travel_papers_travelpaper_forbid_change BEFORE DELETE OR UPDATE ON public.travel_papers_travelpaper FOR EACH ROW EXECUTE FUNCTION public.travel_papers_travelpaper_forbid_change();
CREATE TRIGGER travel_permits_exit_forbid_change BEFORE DELETE OR UPDATE ON public.travel_permits_exit FOR EACH ROW EXECUTE FUNCTION public.travel_permits_exit_forbid_change();
CREATE TRIGGER travel_permits_incident_forbid_change BEFORE DELETE OR UPDATE ON public.travel_permits_incident FOR EACH ROW EXECUTE FUNCTION public.travel_permits_incident_forbid_change();
CREATE TRIGGER travel_permits_permit_forbid_change BEFORE DELETE OR UPDATE ON public.travel_permits_permit FOR EACH ROW EXECUTE FUNCTION public.travel_permits_permit_forbid_change();
CREATE TRIGGER travel_permits_signing_forbid_change BEFORE DELETE OR UPDATE ON public.travel_permits_signing FOR EACH ROW EXECUTE FUNCTION public.travel_permits_signing_forbid_change();
CREATE TRIGGER visas_application_forbid_change BEFORE DELETE OR UPDATE ON public.visas_application FOR EACH ROW EXECUTE FUNCTION public.visas_application_forbid_change();
CREATE TRIGGER visas_cancellation_forbid_change BEFORE DELETE OR UPDATE ON public.visas_cancellation FOR EACH ROW EXECUTE FUNCTION public.visas_cancellation_forbid_change();
CREATE TRIGGER visas_consultation_forbid_change BEFORE DELETE OR UPDATE ON public.visas_consultation FOR EACH ROW EXECUTE FUNCTION public.visas_consultation_forbid_change();
CREATE TRIGGER visas_consultationanswer_forbid_change BEFORE DELETE OR UPDATE ON public.visas_consultationanswer FOR EACH ROW EXECUTE FUNCTION public.visas_consultationanswer_forbid_change();
CREATE TRIGGER visas_decision_forbid_change BEFORE DELETE OR UPDATE ON public.visas_decision FOR EACH ROW EXECUTE FUNCTION public.visas_decision_forbid_change();
CREATE TRIGGER visas_finding_forbid_change BEFORE DELETE OR UPDATE ON public.visas_finding FOR EACH ROW EXECUTE FUNCTION public.visas_finding_forbid_change();
CREATE TRIGGER visas_interview_forbid_change BEFORE DELETE OR UPDATE ON public.visas_interview FOR EACH ROW EXECUTE FUNCTION public.visas_interview_forbid_change();
CREATE TRIGGER visas_label_forbid_change BEFORE DELETE OR UPDATE ON public.visas_label FOR EACH ROW EXECUTE FUNCTION public.visas_label_forbid_change();
CREATE TRIGGER visas_labelcheck_forbid_change BEFORE DELETE OR UPDATE ON public.visas_labelcheck FOR EACH ROW EXECUTE FUNCTION public.visas_labelcheck_forbid_change();
CREATE TRIGGER visas_labelvoiding_forbid_change BEFORE DELETE OR UPDATE ON public.visas_labelvoiding FOR EACH ROW EXECUTE FUNCTION public.visas_labelvoiding_forbid_change();
CREATE TRIGGER visas_passportreport_forbid_change BEFORE DELETE OR UPDATE ON public.visas_passportreport FOR EACH ROW EXECUTE FUNCTION public.visas_passportreport_forbid_change();
CREATE TRIGGER visas_sponsorcheck_forbid_change BEFORE DELETE OR UPDATE ON public.visas_sponsorcheck FOR EACH ROW EXECUTE FUNCTION public.visas_sponsorcheck_forbid_change();
CREATE TRIGGER visas_visaentry_forbid_change BEFORE DELETE OR UPDATE ON public.visas_visaentry FOR EACH ROW EXECUTE FUNCTION public.visas_visaentry_forbid_change();
CREATE TRIGGER visas_visaentryincident_forbid_change BEFORE DELETE OR UPDATE ON public.visas_visaentryincident FOR EACH ROW EXECUTE FUNCTION public.visas_visaentryincident_forbid_change();
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_identity_account_id FOREIGN KEY (user_id) REFERENCES public.identity_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.acts_act
    ADD CONSTRAINT acts_act_case_id_f7c33cde_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.acts_act
    ADD CONSTRAINT acts_act_charge_id_e50daa43_fk_fees_charge_id FOREIGN KEY (charge_id) REFERENCES public.fees_charge(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.acts_act
    ADD CONSTRAINT acts_act_document_id_900e16f7_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.acts_act
    ADD CONSTRAINT acts_act_interested_id_cee0d525_fk_identity_person_id FOREIGN KEY (interested_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.acts_act
    ADD CONSTRAINT acts_act_office_id_94787b1c_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.acts_act
    ADD CONSTRAINT acts_act_officer_id_d7e6b509_fk_identity_person_id FOREIGN KEY (officer_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.acts_affixing
    ADD CONSTRAINT acts_affixing_act_id_951a4d4e_fk_acts_act_id FOREIGN KEY (act_id) REFERENCES public.acts_act(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.acts_affixing
    ADD CONSTRAINT acts_affixing_affixed_by_id_dcf25f6a_fk_identity_person_id FOREIGN KEY (affixed_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.acts_voiding
    ADD CONSTRAINT acts_voiding_act_id_5b4def92_fk_acts_act_id FOREIGN KEY (act_id) REFERENCES public.acts_act(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.acts_voiding
    ADD CONSTRAINT acts_voiding_by_id_ebab0c08_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.allauth_idp_oidc_client
    ADD CONSTRAINT allauth_idp_oidc_cli_owner_id_1f1eb0f1_fk_identity_ FOREIGN KEY (owner_id) REFERENCES public.identity_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.allauth_idp_oidc_token
    ADD CONSTRAINT allauth_idp_oidc_tok_client_id_cad2cd57_fk_allauth_i FOREIGN KEY (client_id) REFERENCES public.allauth_idp_oidc_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.allauth_idp_oidc_token
    ADD CONSTRAINT allauth_idp_oidc_token_user_id_3e9a005f_fk_identity_account_id FOREIGN KEY (user_id) REFERENCES public.identity_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.apostilles_apostille
    ADD CONSTRAINT apostilles_apostille_document_id_6f3acf45_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.apostilles_apostille
    ADD CONSTRAINT apostilles_apostille_request_id_93c13efd_fk_apostille FOREIGN KEY (request_id) REFERENCES public.apostilles_request(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.apostilles_partyproposal
    ADD CONSTRAINT apostilles_partyprop_decided_by_id_9d6e5851_fk_identity_ FOREIGN KEY (decided_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.apostilles_partyproposal
    ADD CONSTRAINT apostilles_partyprop_proposed_by_id_95fdef5d_fk_identity_ FOREIGN KEY (proposed_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.apostilles_request
    ADD CONSTRAINT apostilles_request_case_id_8ce625b1_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_attachment
    ADD CONSTRAINT cases_attachment_case_id_1cf64b9f_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_attachment
    ADD CONSTRAINT cases_attachment_upload_id_22ea46a5_fk_documents_upload_id FOREIGN KEY (upload_id) REFERENCES public.documents_upload(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_applicant_id_756c921c_fk_identity_person_id FOREIGN KEY (applicant_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_assigned_to_id_370071aa_fk_identity_person_id FOREIGN KEY (assigned_to_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_company_id_0d4c7ae8_fk_identity_company_id FOREIGN KEY (company_id) REFERENCES public.identity_company(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_office_id_93691f7b_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_casedeadline
    ADD CONSTRAINT cases_casedeadline_case_id_ffc812cf_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_delay
    ADD CONSTRAINT cases_delay_deadline_id_f6557873_fk_cases_casedeadline_id FOREIGN KEY (deadline_id) REFERENCES public.cases_casedeadline(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_delay
    ADD CONSTRAINT cases_delay_office_id_37a6c2fb_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_delay
    ADD CONSTRAINT cases_delay_officer_id_f850763c_fk_identity_person_id FOREIGN KEY (officer_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_draft
    ADD CONSTRAINT cases_draft_owner_id_344a54d9_fk_identity_person_id FOREIGN KEY (owner_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_interval
    ADD CONSTRAINT cases_interval_deadline_id_bba248b9_fk_cases_casedeadline_id FOREIGN KEY (deadline_id) REFERENCES public.cases_casedeadline(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_liftedbar
    ADD CONSTRAINT cases_liftedbar_case_id_b006a5e6_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_liftedbar
    ADD CONSTRAINT cases_liftedbar_lifted_by_id_e24d0823_fk_identity_person_id FOREIGN KEY (lifted_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_liftedbar
    ADD CONSTRAINT cases_liftedbar_officer_id_1ab8f70f_fk_identity_person_id FOREIGN KEY (officer_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_answernotice
    ADD CONSTRAINT complaints_answernot_answer_id_421c3b6c_fk_complaint FOREIGN KEY (answer_id) REFERENCES public.complaints_complaintanswer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_book_id_d83eb9c9_fk_organisation_office_id FOREIGN KEY (book_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_complaintanswer
    ADD CONSTRAINT complaints_complaint_complaint_id_2f432b3a_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_complaintmail
    ADD CONSTRAINT complaints_complaint_complaint_id_aa6ecc91_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_complaintanswer
    ADD CONSTRAINT complaints_complaint_document_id_25c58ec9_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_office_id_3114992c_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_person_id_fd9310f3_fk_identity_person_id FOREIGN KEY (person_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_complaintextension
    ADD CONSTRAINT complaints_complaint_routing_id_16003b33_fk_complaint FOREIGN KEY (routing_id) REFERENCES public.complaints_routing(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_sheet_id_bf6e2845_fk_documents_document_id FOREIGN KEY (sheet_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_delayreport
    ADD CONSTRAINT complaints_delayrepo_routing_id_707e6657_fk_complaint FOREIGN KEY (routing_id) REFERENCES public.complaints_routing(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_improvementaction
    ADD CONSTRAINT complaints_improveme_complaint_id_d60e0ff0_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_improvementnote
    ADD CONSTRAINT complaints_improveme_improvement_id_21cc88eb_fk_complaint FOREIGN KEY (improvement_id) REFERENCES public.complaints_improvementaction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_improvementaction
    ADD CONSTRAINT complaints_improveme_office_id_74a42e8f_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_routing
    ADD CONSTRAINT complaints_routing_about_id_e193478f_fk_organisation_office_id FOREIGN KEY (about_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_routing
    ADD CONSTRAINT complaints_routing_complaint_id_ab019be5_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_routing
    ADD CONSTRAINT complaints_routing_office_id_95c1e2b3_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_satisfaction
    ADD CONSTRAINT complaints_satisfact_complaint_id_cae4a3c3_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_voidsheet
    ADD CONSTRAINT complaints_voidsheet_book_id_eba2d044_fk_organisation_office_id FOREIGN KEY (book_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_account
    ADD CONSTRAINT consular_accounts_ac_office_id_546954b1_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_acceptance
    ADD CONSTRAINT consular_accounts_ac_relief_id_c1340aa8_fk_consular_ FOREIGN KEY (relief_id) REFERENCES public.consular_accounts_relief(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_account
    ADD CONSTRAINT consular_accounts_account_case_id_cf8fc643_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_answer
    ADD CONSTRAINT consular_accounts_an_observation_id_fb95e42f_fk_consular_ FOREIGN KEY (observation_id) REFERENCES public.consular_accounts_observation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_answer
    ADD CONSTRAINT consular_accounts_answer_by_id_942a0466_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_balanceline
    ADD CONSTRAINT consular_accounts_ba_account_id_1af583c1_fk_consular_ FOREIGN KEY (account_id) REFERENCES public.consular_accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_balanceline
    ADD CONSTRAINT consular_accounts_ba_remittance_id_35b258f1_fk_consular_ FOREIGN KEY (remittance_id) REFERENCES public.consular_accounts_remittance(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_bankline
    ADD CONSTRAINT consular_accounts_ba_statement_id_87883943_fk_consular_ FOREIGN KEY (statement_id) REFERENCES public.consular_accounts_statement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_bookfile
    ADD CONSTRAINT consular_accounts_bo_closing_id_f9b88a03_fk_consular_ FOREIGN KEY (closing_id) REFERENCES public.consular_accounts_closing(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_bookfile
    ADD CONSTRAINT consular_accounts_bo_document_id_9ae5c712_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_bookfile
    ADD CONSTRAINT consular_accounts_bo_remittance_id_84448fdd_fk_consular_ FOREIGN KEY (remittance_id) REFERENCES public.consular_accounts_remittance(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_bookfile
    ADD CONSTRAINT consular_accounts_bo_sheet_id_40d97948_fk_documents FOREIGN KEY (sheet_id) REFERENCES public.documents_storedfile(sha256) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_cashline
    ADD CONSTRAINT consular_accounts_ca_closing_id_f5e4e7f1_fk_consular_ FOREIGN KEY (closing_id) REFERENCES public.consular_accounts_closing(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_closing
    ADD CONSTRAINT consular_accounts_cl_account_id_1421e3d7_fk_consular_ FOREIGN KEY (account_id) REFERENCES public.consular_accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_closing
    ADD CONSTRAINT consular_accounts_closing_by_id_72355c8e_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_deposit
    ADD CONSTRAINT consular_accounts_de_account_id_4d613e45_fk_consular_ FOREIGN KEY (account_id) REFERENCES public.consular_accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_deposit
    ADD CONSTRAINT consular_accounts_deposit_by_id_fde01d6d_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_entryline
    ADD CONSTRAINT consular_accounts_en_closing_id_0c05629a_fk_consular_ FOREIGN KEY (closing_id) REFERENCES public.consular_accounts_closing(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_entryline
    ADD CONSTRAINT consular_accounts_entryline_act_id_2e901deb_fk_acts_act_id FOREIGN KEY (act_id) REFERENCES public.acts_act(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_linematch
    ADD CONSTRAINT consular_accounts_li_by_id_5f422687_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_linematch
    ADD CONSTRAINT consular_accounts_li_deposit_id_3dbe590c_fk_consular_ FOREIGN KEY (deposit_id) REFERENCES public.consular_accounts_deposit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_linematch
    ADD CONSTRAINT consular_accounts_li_line_id_3ec0a6a0_fk_consular_ FOREIGN KEY (line_id) REFERENCES public.consular_accounts_bankline(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_linematch
    ADD CONSTRAINT consular_accounts_li_payment_id_da063ae2_fk_fees_paym FOREIGN KEY (payment_id) REFERENCES public.fees_payment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_linematch
    ADD CONSTRAINT consular_accounts_li_received_id_7bb8dbe0_fk_consular_ FOREIGN KEY (received_id) REFERENCES public.consular_accounts_remittance(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_linematch
    ADD CONSTRAINT consular_accounts_li_refund_id_55af8bc2_fk_fees_refu FOREIGN KEY (refund_id) REFERENCES public.fees_refund(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_linematch
    ADD CONSTRAINT consular_accounts_li_remittance_id_3d1c00fd_fk_consular_ FOREIGN KEY (remittance_id) REFERENCES public.consular_accounts_remittance(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_observation
    ADD CONSTRAINT consular_accounts_ob_account_id_0a09dc9c_fk_consular_ FOREIGN KEY (account_id) REFERENCES public.consular_accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_observation
    ADD CONSTRAINT consular_accounts_ob_by_id_38f5e255_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_remittance
    ADD CONSTRAINT consular_accounts_re_account_id_4b159532_fk_consular_ FOREIGN KEY (account_id) REFERENCES public.consular_accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_remittance
    ADD CONSTRAINT consular_accounts_re_by_id_d97b9aa2_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_relief
    ADD CONSTRAINT consular_accounts_re_closing_id_9288ae6f_fk_consular_ FOREIGN KEY (closing_id) REFERENCES public.consular_accounts_closing(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_relief
    ADD CONSTRAINT consular_accounts_re_incoming_id_97feb3ac_fk_identity_ FOREIGN KEY (incoming_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_statement
    ADD CONSTRAINT consular_accounts_st_account_id_2db0fb93_fk_consular_ FOREIGN KEY (account_id) REFERENCES public.consular_accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_statement
    ADD CONSTRAINT consular_accounts_st_by_id_74771893_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_stickerline
    ADD CONSTRAINT consular_accounts_st_closing_id_191d3327_fk_consular_ FOREIGN KEY (closing_id) REFERENCES public.consular_accounts_closing(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_statement
    ADD CONSTRAINT consular_accounts_st_file_id_aaf99ad5_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(sha256) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.consular_accounts_statement
    ADD CONSTRAINT consular_accounts_st_office_id_440d68fb_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_digitisedfile
    ADD CONSTRAINT correspondence_digit_digitisation_id_1d9cf231_fk_correspon FOREIGN KEY (digitisation_id) REFERENCES public.correspondence_digitisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_digitisedfile
    ADD CONSTRAINT correspondence_digit_file_id_bb742b12_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(sha256) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_digitisation
    ADD CONSTRAINT correspondence_digit_record_id_04c32c7f_fk_correspon FOREIGN KEY (record_id) REFERENCES public.correspondence_record(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_recordtext
    ADD CONSTRAINT correspondence_filet_record_id_c2034e10_fk_correspon FOREIGN KEY (record_id) REFERENCES public.correspondence_record(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_hoursproposal
    ADD CONSTRAINT correspondence_hours_decided_by_id_f3b515a4_fk_identity_ FOREIGN KEY (decided_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_hoursproposal
    ADD CONSTRAINT correspondence_hours_proposed_by_id_924b8df7_fk_identity_ FOREIGN KEY (proposed_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_instructionproposal
    ADD CONSTRAINT correspondence_instr_decided_by_id_4068a77b_fk_identity_ FOREIGN KEY (decided_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_instructionproposal
    ADD CONSTRAINT correspondence_instr_proposed_by_id_b1bd37d9_fk_identity_ FOREIGN KEY (proposed_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_joining
    ADD CONSTRAINT correspondence_joini_into_id_72a70e7f_fk_correspon FOREIGN KEY (into_id) REFERENCES public.correspondence_record(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_joining
    ADD CONSTRAINT correspondence_joini_record_id_6a2cb2b9_fk_correspon FOREIGN KEY (record_id) REFERENCES public.correspondence_record(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_movementnotice
    ADD CONSTRAINT correspondence_movem_movement_id_9553d9f9_fk_correspon FOREIGN KEY (movement_id) REFERENCES public.correspondence_recordmovement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_presentation
    ADD CONSTRAINT correspondence_prese_addressee_id_630602bb_fk_organisat FOREIGN KEY (addressee_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_presentation
    ADD CONSTRAINT correspondence_prese_presented_at_office__c9f02ebc_fk_organisat FOREIGN KEY (presented_at_office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_presentation
    ADD CONSTRAINT correspondence_prese_record_id_a1c51763_fk_correspon FOREIGN KEY (record_id) REFERENCES public.correspondence_record(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_presentation
    ADD CONSTRAINT correspondence_presentation_case_id_b726d645_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_qualitycheck
    ADD CONSTRAINT correspondence_quali_recognition_id_8d9fa85b_fk_correspon FOREIGN KEY (recognition_id) REFERENCES public.correspondence_recognition(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_recognition
    ADD CONSTRAINT correspondence_recog_digitisation_id_a83ae7c9_fk_correspon FOREIGN KEY (digitisation_id) REFERENCES public.correspondence_digitisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_recognition
    ADD CONSTRAINT correspondence_recog_file_id_2ccaadf0_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(sha256) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_recognisedpage
    ADD CONSTRAINT correspondence_recog_image_id_95d96abf_fk_documents FOREIGN KEY (image_id) REFERENCES public.documents_storedfile(sha256) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_recognisedpage
    ADD CONSTRAINT correspondence_recog_recognition_id_ee9385cc_fk_correspon FOREIGN KEY (recognition_id) REFERENCES public.correspondence_recognition(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_recordmovement
    ADD CONSTRAINT correspondence_recor_closed_by_id_4f795825_fk_identity_ FOREIGN KEY (closed_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_recordfile
    ADD CONSTRAINT correspondence_recor_file_id_24869334_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(sha256) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_recordtext
    ADD CONSTRAINT correspondence_recor_file_id_e251d312_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(sha256) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_recordmovement
    ADD CONSTRAINT correspondence_recor_from_office_id_ba55b023_fk_organisat FOREIGN KEY (from_office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_recordmovement
    ADD CONSTRAINT correspondence_recor_from_person_id_917470de_fk_identity_ FOREIGN KEY (from_person_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_recordmovement
    ADD CONSTRAINT correspondence_recor_instruction_id_94523f40_fk_correspon FOREIGN KEY (instruction_id) REFERENCES public.correspondence_instruction(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_record
    ADD CONSTRAINT correspondence_recor_office_id_cc6976dc_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_recordlink
    ADD CONSTRAINT correspondence_recor_other_id_9600dab0_fk_correspon FOREIGN KEY (other_id) REFERENCES public.correspondence_record(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_record
    ADD CONSTRAINT correspondence_recor_presented_at_office__9b1a89f6_fk_organisat FOREIGN KEY (presented_at_office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_recordmovement
    ADD CONSTRAINT correspondence_recor_received_by_id_483ab6a8_fk_identity_ FOREIGN KEY (received_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_recordfile
    ADD CONSTRAINT correspondence_recor_record_id_acc3f829_fk_correspon FOREIGN KEY (record_id) REFERENCES public.correspondence_record(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_recordmovement
    ADD CONSTRAINT correspondence_recor_record_id_d99151f8_fk_correspon FOREIGN KEY (record_id) REFERENCES public.correspondence_record(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_recordlink
    ADD CONSTRAINT correspondence_recor_record_id_f33350f5_fk_correspon FOREIGN KEY (record_id) REFERENCES public.correspondence_record(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_recordmovement
    ADD CONSTRAINT correspondence_recor_to_office_id_2b7e4d54_fk_organisat FOREIGN KEY (to_office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correspondence_recordmovement
    ADD CONSTRAINT correspondence_recor_to_person_id_cb5cd8a1_fk_identity_ FOREIGN KEY (to_person_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.counter_appointment
    ADD CONSTRAINT counter_appointment_office_id_c34c9608_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.counter_appointment
    ADD CONSTRAINT counter_appointment_person_id_a64bcae2_fk_identity_person_id FOREIGN KEY (person_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.counter_closure
    ADD CONSTRAINT counter_closure_by_id_d0528f2d_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.counter_closure
    ADD CONSTRAINT counter_closure_office_id_d5962398_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.counter_counteract
    ADD CONSTRAINT counter_counteract_case_id_1e44971e_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.counter_counteract
    ADD CONSTRAINT counter_counteract_visit_id_76c5f0fd_fk_counter_visit_id FOREIGN KEY (visit_id) REFERENCES public.counter_visit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.counter_schedule
    ADD CONSTRAINT counter_schedule_office_id_a58cf4f3_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.counter_schedule
    ADD CONSTRAINT counter_schedule_set_by_id_935ca4c1_fk_identity_person_id FOREIGN KEY (set_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.counter_schedule
    ADD CONSTRAINT counter_schedule_special_day_id_f0e467e1_fk_counter_s FOREIGN KEY (special_day_id) REFERENCES public.counter_specialday(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.counter_signingpower
    ADD CONSTRAINT counter_signingpower_granted_by_id_d9e59187_fk_identity_ FOREIGN KEY (granted_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.counter_signingpower
    ADD CONSTRAINT counter_signingpower_office_id_65a9f373_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.counter_signingpower
    ADD CONSTRAINT counter_signingpower_officer_id_83d13a76_fk_identity_person_id FOREIGN KEY (officer_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.counter_specialday
    ADD CONSTRAINT counter_specialday_announced_by_id_d67daaa0_fk_identity_ FOREIGN KEY (announced_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.counter_specialday
    ADD CONSTRAINT counter_specialday_office_id_145bad34_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.counter_ticket
    ADD CONSTRAINT counter_ticket_appointment_id_b03599ca_fk_counter_a FOREIGN KEY (appointment_id) REFERENCES public.counter_appointment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.counter_ticket
    ADD CONSTRAINT counter_ticket_called_by_id_443a8d28_fk_identity_person_id FOREIGN KEY (called_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.counter_ticket
    ADD CONSTRAINT counter_ticket_office_id_9aefc8fb_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.counter_visit
    ADD CONSTRAINT counter_visit_office_id_d415bb7b_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.counter_visit
    ADD CONSTRAINT counter_visit_officer_id_61ee714e_fk_identity_person_id FOREIGN KEY (officer_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.counter_visit
    ADD CONSTRAINT counter_visit_person_id_9fc690ad_fk_identity_person_id FOREIGN KEY (person_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.counter_visit
    ADD CONSTRAINT counter_visit_ticket_id_75ff57e1_fk_counter_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.counter_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.counter_waitingentry
    ADD CONSTRAINT counter_waitingentry_office_id_11a35d34_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.counter_waitingentry
    ADD CONSTRAINT counter_waitingentry_person_id_3c585340_fk_identity_person_id FOREIGN KEY (person_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.criminal_records_certificate
    ADD CONSTRAINT criminal_records_cer_by_id_3cf1f693_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.criminal_records_certificate
    ADD CONSTRAINT criminal_records_cer_consultation_id_765d43f9_fk_criminal_ FOREIGN KEY (consultation_id) REFERENCES public.criminal_records_consultation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.criminal_records_certificate
    ADD CONSTRAINT criminal_records_cer_document_id_5c402b9f_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.criminal_records_certificate
    ADD CONSTRAINT criminal_records_cer_request_id_1ded794b_fk_criminal_ FOREIGN KEY (request_id) REFERENCES public.criminal_records_request(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.criminal_records_certificate
    ADD CONSTRAINT criminal_records_certificate_act_id_f5a887d3_fk_acts_act_id FOREIGN KEY (act_id) REFERENCES public.acts_act(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.criminal_records_consultation
    ADD CONSTRAINT criminal_records_con_by_id_c355fad3_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.criminal_records_consultation
    ADD CONSTRAINT criminal_records_con_request_id_5a06b318_fk_criminal_ FOREIGN KEY (request_id) REFERENCES public.criminal_records_request(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.criminal_records_delivery
    ADD CONSTRAINT criminal_records_del_request_id_b5f029f0_fk_criminal_ FOREIGN KEY (request_id) REFERENCES public.criminal_records_request(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.criminal_records_delivery
    ADD CONSTRAINT criminal_records_delivery_by_id_21868df3_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.criminal_records_finding
    ADD CONSTRAINT criminal_records_fin_consultation_id_79f9667a_fk_criminal_ FOREIGN KEY (consultation_id) REFERENCES public.criminal_records_consultation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.criminal_records_refusal
    ADD CONSTRAINT criminal_records_ref_document_id_3b4bf9be_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.criminal_records_refusal
    ADD CONSTRAINT criminal_records_ref_request_id_ad7675cd_fk_criminal_ FOREIGN KEY (request_id) REFERENCES public.criminal_records_request(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.criminal_records_refusal
    ADD CONSTRAINT criminal_records_refusal_by_id_de114b3b_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.criminal_records_request
    ADD CONSTRAINT criminal_records_request_case_id_6a558196_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.criminal_records_reviewdecision
    ADD CONSTRAINT criminal_records_rev_answer_id_aed2106f_fk_criminal_ FOREIGN KEY (answer_id) REFERENCES public.criminal_records_reviewanswer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.criminal_records_reviewdecision
    ADD CONSTRAINT criminal_records_rev_by_id_90d40426_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.criminal_records_reviewanswer
    ADD CONSTRAINT criminal_records_rev_by_id_b42f8e7f_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.criminal_records_review
    ADD CONSTRAINT criminal_records_rev_finding_id_f5209120_fk_criminal_ FOREIGN KEY (finding_id) REFERENCES public.criminal_records_finding(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.criminal_records_review
    ADD CONSTRAINT criminal_records_rev_office_id_4d77c998_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.criminal_records_reviewanswer
    ADD CONSTRAINT criminal_records_rev_review_id_cbdd10b1_fk_criminal_ FOREIGN KEY (review_id) REFERENCES public.criminal_records_review(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_annotation
    ADD CONSTRAINT documents_annotation_document_id_1d9b6404_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_augmentation
    ADD CONSTRAINT documents_augmentati_document_id_a10eff1d_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_augmentation
    ADD CONSTRAINT documents_augmentati_file_id_962cca96_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(sha256) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_disclosure
    ADD CONSTRAINT documents_disclosure_document_id_0e6e1da7_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_file_id_ac7fcc0b_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(sha256) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_office_id_bab5e208_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_forgone
    ADD CONSTRAINT documents_forgone_pending_id_01a02d5d_fk_documents FOREIGN KEY (pending_id) REFERENCES public.documents_pendingsignature(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_officercertificate
    ADD CONSTRAINT documents_officercer_person_id_502e549e_fk_identity_ FOREIGN KEY (person_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_ownsignature
    ADD CONSTRAINT documents_ownsignatu_document_id_612ee94b_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_ownsignature
    ADD CONSTRAINT documents_ownsignatu_pending_id_0a5b4a98_fk_documents FOREIGN KEY (pending_id) REFERENCES public.documents_pendingsignature(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_pendingsignature
    ADD CONSTRAINT documents_pendingsig_file_id_deff673b_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(sha256) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_pendingsignature
    ADD CONSTRAINT documents_pendingsig_office_id_08a99107_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_pendingsignature
    ADD CONSTRAINT documents_pendingsig_signer_id_5d732620_fk_identity_ FOREIGN KEY (signer_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_quarantinedecision
    ADD CONSTRAINT documents_quarantine_upload_id_8ae45aa2_fk_documents FOREIGN KEY (upload_id) REFERENCES public.documents_upload(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_revocation
    ADD CONSTRAINT documents_revocation_document_id_6aac007d_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_signingtoken
    ADD CONSTRAINT documents_signingtok_pending_id_0c947c73_fk_documents FOREIGN KEY (pending_id) REFERENCES public.documents_pendingsignature(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_signingtoken
    ADD CONSTRAINT documents_signingtoken_person_id_3bf7d8a0_fk_identity_person_id FOREIGN KEY (person_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_upload
    ADD CONSTRAINT documents_upload_file_id_cf9e23b5_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(sha256) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_upload
    ADD CONSTRAINT documents_upload_owner_id_dba58457_fk_identity_person_id FOREIGN KEY (owner_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_uploadpart
    ADD CONSTRAINT documents_uploadpart_upload_id_4cd841e1_fk_documents_upload_id FOREIGN KEY (upload_id) REFERENCES public.documents_upload(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchanges_cargo
    ADD CONSTRAINT exchanges_cargo_document_id_ac0dfb59_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchanges_cargo
    ADD CONSTRAINT exchanges_cargo_file_id_bb498f4b_fk_documents_storedfile_sha256 FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(sha256) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchanges_cargo
    ADD CONSTRAINT exchanges_cargo_incoming_id_fe6c6b69_fk_exchanges_incoming_id FOREIGN KEY (incoming_id) REFERENCES public.exchanges_incoming(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchanges_cargo
    ADD CONSTRAINT exchanges_cargo_outgoing_id_1f4a50f9_fk_exchanges_outgoing_id FOREIGN KEY (outgoing_id) REFERENCES public.exchanges_outgoing(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchanges_cargohint
    ADD CONSTRAINT exchanges_cargohint_file_id_477bceaa_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(sha256) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchanges_cargohint
    ADD CONSTRAINT exchanges_cargohint_outgoing_id_7848df83_fk_exchanges FOREIGN KEY (outgoing_id) REFERENCES public.exchanges_outgoing(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchanges_incoming
    ADD CONSTRAINT exchanges_incoming_file_id_4f278385_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(sha256) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchanges_incoming
    ADD CONSTRAINT exchanges_incoming_office_id_921814aa_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchanges_incomingannex
    ADD CONSTRAINT exchanges_incomingan_file_id_b821c093_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(sha256) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchanges_incomingannex
    ADD CONSTRAINT exchanges_incomingan_incoming_id_f93622e1_fk_exchanges FOREIGN KEY (incoming_id) REFERENCES public.exchanges_incoming(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchanges_outgoing
    ADD CONSTRAINT exchanges_outgoing_cures_id_b131a21e_fk_exchanges_outgoing_id FOREIGN KEY (cures_id) REFERENCES public.exchanges_outgoing(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchanges_outgoing
    ADD CONSTRAINT exchanges_outgoing_file_id_49d8d6ef_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(sha256) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchanges_outgoing
    ADD CONSTRAINT exchanges_outgoing_office_id_a7332f1f_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchanges_outgoing
    ADD CONSTRAINT exchanges_outgoing_receiver_id_05023456_fk_exchanges_entity_id FOREIGN KEY (receiver_id) REFERENCES public.exchanges_entity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchanges_outgoing
    ADD CONSTRAINT exchanges_outgoing_sent_by_id_5919b80f_fk_identity_person_id FOREIGN KEY (sent_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchanges_outgoingannex
    ADD CONSTRAINT exchanges_outgoingan_file_id_4f4ad851_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(sha256) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchanges_outgoingannex
    ADD CONSTRAINT exchanges_outgoingan_outgoing_id_47d87a5e_fk_exchanges FOREIGN KEY (outgoing_id) REFERENCES public.exchanges_outgoing(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_charge
    ADD CONSTRAINT fees_charge_office_id_38661c91_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_charge
    ADD CONSTRAINT fees_charge_payer_id_83ffbcc4_fk_identity_person_id FOREIGN KEY (payer_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_charge
    ADD CONSTRAINT fees_charge_tariff_item_id_8f594fa7_fk_fees_tariffitem_id FOREIGN KEY (tariff_item_id) REFERENCES public.fees_tariffitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_chargeline
    ADD CONSTRAINT fees_chargeline_charge_id_b0fa2b07_fk_fees_charge_id FOREIGN KEY (charge_id) REFERENCES public.fees_charge(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_chargeline
    ADD CONSTRAINT fees_chargeline_item_id_78e41d43_fk_fees_tariffitem_id FOREIGN KEY (item_id) REFERENCES public.fees_tariffitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_exchangerate
    ADD CONSTRAINT fees_exchangerate_decided_by_id_95c91093_fk_identity_person_id FOREIGN KEY (decided_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_exchangerate
    ADD CONSTRAINT fees_exchangerate_proposed_by_id_1db63459_fk_identity_person_id FOREIGN KEY (proposed_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_payment
    ADD CONSTRAINT fees_payment_attempt_id_0ba9f29f_fk_fees_paymentattempt_id FOREIGN KEY (attempt_id) REFERENCES public.fees_paymentattempt(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_payment
    ADD CONSTRAINT fees_payment_charge_id_b1037652_fk_fees_charge_id FOREIGN KEY (charge_id) REFERENCES public.fees_charge(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_payment
    ADD CONSTRAINT fees_payment_office_id_ffc36227_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_payment
    ADD CONSTRAINT fees_payment_taken_by_id_b7e22095_fk_identity_person_id FOREIGN KEY (taken_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_paymentattempt
    ADD CONSTRAINT fees_paymentattempt_charge_id_0af72917_fk_fees_charge_id FOREIGN KEY (charge_id) REFERENCES public.fees_charge(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_receipt
    ADD CONSTRAINT fees_receipt_payment_id_d39bdd3e_fk_fees_payment_id FOREIGN KEY (payment_id) REFERENCES public.fees_payment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_reconciliationdifference
    ADD CONSTRAINT fees_reconciliationd_reconciliation_id_43595da5_fk_fees_reco FOREIGN KEY (reconciliation_id) REFERENCES public.fees_reconciliation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_reconciliationdifference
    ADD CONSTRAINT fees_reconciliationd_resolved_by_id_43616abb_fk_identity_ FOREIGN KEY (resolved_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_refund
    ADD CONSTRAINT fees_refund_decided_by_id_8ed850a8_fk_identity_person_id FOREIGN KEY (decided_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_refund
    ADD CONSTRAINT fees_refund_handed_by_id_8a5d6874_fk_identity_person_id FOREIGN KEY (handed_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_refund
    ADD CONSTRAINT fees_refund_payment_id_3f6061ac_fk_fees_payment_id FOREIGN KEY (payment_id) REFERENCES public.fees_payment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_refund
    ADD CONSTRAINT fees_refund_requested_by_id_47ac55ad_fk_identity_person_id FOREIGN KEY (requested_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_tariffitem
    ADD CONSTRAINT fees_tariffitem_office_id_fcc2f714_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_tariffproposal
    ADD CONSTRAINT fees_tariffproposal_decided_by_id_6430d469_fk_identity_ FOREIGN KEY (decided_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_tariffproposal
    ADD CONSTRAINT fees_tariffproposal_ends_id_829f7d75_fk_fees_tariffitem_id FOREIGN KEY (ends_id) REFERENCES public.fees_tariffitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_tariffproposal
    ADD CONSTRAINT fees_tariffproposal_item_id_8cbd75b8_fk_fees_tariffitem_id FOREIGN KEY (item_id) REFERENCES public.fees_tariffitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_tariffproposal
    ADD CONSTRAINT fees_tariffproposal_office_id_e8b095f0_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fees_tariffproposal
    ADD CONSTRAINT fees_tariffproposal_proposed_by_id_f0cf3b63_fk_identity_ FOREIGN KEY (proposed_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gateway_keptanswer
    ADD CONSTRAINT gateway_keptanswer_exchange_id_4f47ffdc_fk_gateway_exchange_id FOREIGN KEY (exchange_id) REFERENCES public.gateway_exchange(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.gateway_pendingconsultation
    ADD CONSTRAINT gateway_pendingconsu_officer_id_7d94efc0_fk_identity_ FOREIGN KEY (officer_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_account_groups
    ADD CONSTRAINT identity_account_gro_account_id_323dfdd4_fk_identity_ FOREIGN KEY (account_id) REFERENCES public.identity_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_account_groups
    ADD CONSTRAINT identity_account_groups_group_id_3d52765a_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_account
    ADD CONSTRAINT identity_account_person_id_b0155c6e_fk_identity_person_id FOREIGN KEY (person_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_account_user_permissions
    ADD CONSTRAINT identity_account_use_account_id_a270bbf4_fk_identity_ FOREIGN KEY (account_id) REFERENCES public.identity_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_account_user_permissions
    ADD CONSTRAINT identity_account_use_permission_id_43dfac4c_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_capture
    ADD CONSTRAINT identity_cards_captu_request_id_287c47b7_fk_identity_ FOREIGN KEY (request_id) REFERENCES public.identity_cards_cardrequest(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_capture
    ADD CONSTRAINT identity_cards_capture_by_id_ffcb3f3c_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_cardannotation
    ADD CONSTRAINT identity_cards_carda_by_id_c1b5d241_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_cardannotation
    ADD CONSTRAINT identity_cards_carda_request_id_97848080_fk_identity_ FOREIGN KEY (request_id) REFERENCES public.identity_cards_cardrequest(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_carddelivery
    ADD CONSTRAINT identity_cards_cardd_by_id_db9658c9_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_carddelivery
    ADD CONSTRAINT identity_cards_cardd_request_id_1b99efe4_fk_identity_ FOREIGN KEY (request_id) REFERENCES public.identity_cards_cardrequest(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_cardenvelope
    ADD CONSTRAINT identity_cards_carde_shipment_id_415d3ce5_fk_identity_ FOREIGN KEY (shipment_id) REFERENCES public.identity_cards_cardshipment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_cardreception
    ADD CONSTRAINT identity_cards_cardr_by_id_a867da86_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_cardreception
    ADD CONSTRAINT identity_cards_cardr_office_id_c1b0ed00_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_cardrequest
    ADD CONSTRAINT identity_cards_cardr_origin_id_76ee8297_fk_identity_ FOREIGN KEY (origin_id) REFERENCES public.identity_cards_cardrequest(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_cardrequest
    ADD CONSTRAINT identity_cards_cardrequest_case_id_89c479e9_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_cardstockclosing
    ADD CONSTRAINT identity_cards_cards_by_id_4a143f12_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_cardstockcount
    ADD CONSTRAINT identity_cards_cards_by_id_a167728c_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_cardstockclosing
    ADD CONSTRAINT identity_cards_cards_count_id_4274e3fc_fk_identity_ FOREIGN KEY (count_id) REFERENCES public.identity_cards_cardstockcount(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_cardshipment
    ADD CONSTRAINT identity_cards_cards_office_id_890be537_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_cardstockcount
    ADD CONSTRAINT identity_cards_cards_office_id_e0a9aa44_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_cardshipment
    ADD CONSTRAINT identity_cards_cardshipment_case_id_970d4b7d_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_cardtransfer
    ADD CONSTRAINT identity_cards_cardt_by_id_e777c215_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_cardtransfer
    ADD CONSTRAINT identity_cards_cardt_from_office_id_f1e3fd2e_fk_organisat FOREIGN KEY (from_office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_cardtransfer
    ADD CONSTRAINT identity_cards_cardt_request_id_9e90b6e0_fk_identity_ FOREIGN KEY (request_id) REFERENCES public.identity_cards_cardrequest(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_cardtransfer
    ADD CONSTRAINT identity_cards_cardt_to_office_id_58a7b71a_fk_organisat FOREIGN KEY (to_office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_enclosedform
    ADD CONSTRAINT identity_cards_enclo_capture_id_64ac2ca7_fk_identity_ FOREIGN KEY (capture_id) REFERENCES public.identity_cards_capture(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_enclosedform
    ADD CONSTRAINT identity_cards_enclo_envelope_id_a5f54a7c_fk_identity_ FOREIGN KEY (envelope_id) REFERENCES public.identity_cards_cardenvelope(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_pickupchange
    ADD CONSTRAINT identity_cards_picku_by_id_af10cb70_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_pickupchange
    ADD CONSTRAINT identity_cards_picku_from_office_id_ba474801_fk_organisat FOREIGN KEY (from_office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_pickupchange
    ADD CONSTRAINT identity_cards_picku_request_id_6771f7b3_fk_identity_ FOREIGN KEY (request_id) REFERENCES public.identity_cards_cardrequest(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_pickupchange
    ADD CONSTRAINT identity_cards_picku_to_office_id_28403949_fk_organisat FOREIGN KEY (to_office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_piecetaken
    ADD CONSTRAINT identity_cards_piece_capture_id_b33a29d1_fk_identity_ FOREIGN KEY (capture_id) REFERENCES public.identity_cards_capture(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_receivedcard
    ADD CONSTRAINT identity_cards_recei_reception_id_71f07182_fk_identity_ FOREIGN KEY (reception_id) REFERENCES public.identity_cards_cardreception(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_receivedcard
    ADD CONSTRAINT identity_cards_recei_request_id_3da2c145_fk_identity_ FOREIGN KEY (request_id) REFERENCES public.identity_cards_cardrequest(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_requestedchange
    ADD CONSTRAINT identity_cards_reque_request_id_42ee9ee2_fk_identity_ FOREIGN KEY (request_id) REFERENCES public.identity_cards_cardrequest(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_shipmentleaving
    ADD CONSTRAINT identity_cards_shipm_by_id_3e439595_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_shipmentleaving
    ADD CONSTRAINT identity_cards_shipm_shipment_id_a16d3471_fk_identity_ FOREIGN KEY (shipment_id) REFERENCES public.identity_cards_cardshipment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_stockmovement
    ADD CONSTRAINT identity_cards_stock_by_id_c3ba15f4_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_stockmovement
    ADD CONSTRAINT identity_cards_stock_office_id_9ccf10a1_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_transferoutcome
    ADD CONSTRAINT identity_cards_trans_by_id_e6501e8e_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_transferoutcome
    ADD CONSTRAINT identity_cards_trans_transfer_id_c0529e9c_fk_identity_ FOREIGN KEY (transfer_id) REFERENCES public.identity_cards_cardtransfer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_windowapproval
    ADD CONSTRAINT identity_cards_windo_by_id_7b8abab1_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_cards_windowapproval
    ADD CONSTRAINT identity_cards_windo_capture_id_e63d62e2_fk_identity_ FOREIGN KEY (capture_id) REFERENCES public.identity_cards_capture(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_delegation
    ADD CONSTRAINT identity_delegation_delegate_id_478d27c5_fk_identity_person_id FOREIGN KEY (delegate_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_delegation
    ADD CONSTRAINT identity_delegation_role_held_id_4e3990ff_fk_identity_ FOREIGN KEY (role_held_id) REFERENCES public.identity_roleheld(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_kinship
    ADD CONSTRAINT identity_kinship_person_id_91c1891e_fk_identity_person_id FOREIGN KEY (person_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_kinship
    ADD CONSTRAINT identity_kinship_relative_id_8f66569e_fk_identity_person_id FOREIGN KEY (relative_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_representation
    ADD CONSTRAINT identity_representat_company_id_03ca5740_fk_identity_ FOREIGN KEY (company_id) REFERENCES public.identity_company(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_representation
    ADD CONSTRAINT identity_representat_person_id_255dbd91_fk_identity_ FOREIGN KEY (person_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_roleheld
    ADD CONSTRAINT identity_roleheld_granted_by_id_1b8d3a52_fk_identity_person_id FOREIGN KEY (granted_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_roleheld
    ADD CONSTRAINT identity_roleheld_office_id_060c4949_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identity_roleheld
    ADD CONSTRAINT identity_roleheld_person_id_b4eccbaa_fk_identity_person_id FOREIGN KEY (person_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_answer
    ADD CONSTRAINT information_answer_document_id_2028d055_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_answer
    ADD CONSTRAINT information_answer_request_id_daf74f80_fk_informati FOREIGN KEY (request_id) REFERENCES public.information_request(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_appliedexemption
    ADD CONSTRAINT information_appliede_answer_id_af47d8bd_fk_informati FOREIGN KEY (answer_id) REFERENCES public.information_answer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_appliedexemption
    ADD CONSTRAINT information_appliede_classified_id_77a3df9e_fk_informati FOREIGN KEY (classified_id) REFERENCES public.information_classified(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_appliedexemption
    ADD CONSTRAINT information_appliede_exemption_id_6d8c4f50_fk_informati FOREIGN KEY (exemption_id) REFERENCES public.information_exemption(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_areaquery
    ADD CONSTRAINT information_areaquer_office_id_e8d41272_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_areaquery
    ADD CONSTRAINT information_areaquer_request_id_eacaa3cd_fk_informati FOREIGN KEY (request_id) REFERENCES public.information_request(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_classifiedchange
    ADD CONSTRAINT information_classifi_classified_id_a1513e5a_fk_informati FOREIGN KEY (classified_id) REFERENCES public.information_classified(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_classified
    ADD CONSTRAINT information_classifi_exemption_id_3517a26e_fk_informati FOREIGN KEY (exemption_id) REFERENCES public.information_exemption(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_classified
    ADD CONSTRAINT information_classifi_office_id_486f45b4_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_delivered
    ADD CONSTRAINT information_delivere_answer_id_f7711d05_fk_informati FOREIGN KEY (answer_id) REFERENCES public.information_answer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_delivered
    ADD CONSTRAINT information_delivere_file_id_8bc4569b_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(sha256) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_found
    ADD CONSTRAINT information_found_request_id_4cee32d9_fk_information_request_id FOREIGN KEY (request_id) REFERENCES public.information_request(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_found
    ADD CONSTRAINT information_found_upload_id_c3777a88_fk_documents_upload_id FOREIGN KEY (upload_id) REFERENCES public.documents_upload(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_publication
    ADD CONSTRAINT information_publicat_office_id_d49075af_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_publication
    ADD CONSTRAINT information_publicat_request_id_381d8dfb_fk_informati FOREIGN KEY (request_id) REFERENCES public.information_request(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_publishedfile
    ADD CONSTRAINT information_publishe_delivered_id_43601ff8_fk_informati FOREIGN KEY (delivered_id) REFERENCES public.information_delivered(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_publishedfile
    ADD CONSTRAINT information_publishe_publication_id_a2986f01_fk_informati FOREIGN KEY (publication_id) REFERENCES public.information_publication(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_redactedpart
    ADD CONSTRAINT information_redacted_exemption_id_d5293959_fk_informati FOREIGN KEY (exemption_id) REFERENCES public.information_exemption(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_redactedpart
    ADD CONSTRAINT information_redacted_redaction_id_9e781b3f_fk_informati FOREIGN KEY (redaction_id) REFERENCES public.information_redaction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_redaction
    ADD CONSTRAINT information_redactio_file_id_89f0e296_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(sha256) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_redaction
    ADD CONSTRAINT information_redaction_found_id_df030c3e_fk_information_found_id FOREIGN KEY (found_id) REFERENCES public.information_found(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_request
    ADD CONSTRAINT information_request_asked_of_id_80c8ac5b_fk_organisat FOREIGN KEY (asked_of_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_request
    ADD CONSTRAINT information_request_case_id_9f90cd5a_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_tribunalruling
    ADD CONSTRAINT information_tribunal_request_id_40b8479c_fk_informati FOREIGN KEY (request_id) REFERENCES public.information_request(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.legalisations_legalisation
    ADD CONSTRAINT legalisations_legali_document_id_f9d6fc0e_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.legalisations_legalisation
    ADD CONSTRAINT legalisations_legali_request_id_e4c18271_fk_legalisat FOREIGN KEY (request_id) REFERENCES public.legalisations_request(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.legalisations_request
    ADD CONSTRAINT legalisations_request_case_id_b29fae11_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_addressee
    ADD CONSTRAINT memoranda_addressee_office_id_65bb14a4_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_addressee
    ADD CONSTRAINT memoranda_addressee_version_id_3edba2ff_fk_memoranda FOREIGN KEY (version_id) REFERENCES public.memoranda_draftversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_annulment
    ADD CONSTRAINT memoranda_annulment_by_id_eddd6518_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_annulment
    ADD CONSTRAINT memoranda_annulment_document_id_744e2492_fk_memoranda FOREIGN KEY (document_id) REFERENCES public.memoranda_internaldocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_attention
    ADD CONSTRAINT memoranda_attention_by_id_6cb2e946_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_attention
    ADD CONSTRAINT memoranda_attention_dispatch_id_43465d09_fk_memoranda FOREIGN KEY (dispatch_id) REFERENCES public.memoranda_dispatch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_attention
    ADD CONSTRAINT memoranda_attention_reply_id_18d38b4a_fk_memoranda FOREIGN KEY (reply_id) REFERENCES public.memoranda_internaldocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_coauthor
    ADD CONSTRAINT memoranda_coauthor_added_by_id_cae96329_fk_identity_person_id FOREIGN KEY (added_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_coauthor
    ADD CONSTRAINT memoranda_coauthor_document_id_1df901cd_fk_memoranda FOREIGN KEY (document_id) REFERENCES public.memoranda_internaldocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_coauthor
    ADD CONSTRAINT memoranda_coauthor_person_id_a4debb8a_fk_identity_person_id FOREIGN KEY (person_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_dispatch
    ADD CONSTRAINT memoranda_dispatch_addressee_id_ba5b568b_fk_memoranda FOREIGN KEY (addressee_id) REFERENCES public.memoranda_addressee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_dispatch
    ADD CONSTRAINT memoranda_dispatch_by_id_ccc97ef1_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_dispatch
    ADD CONSTRAINT memoranda_dispatch_document_id_1036a259_fk_memoranda FOREIGN KEY (document_id) REFERENCES public.memoranda_internaldocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_dispatch
    ADD CONSTRAINT memoranda_dispatch_office_id_2419cc9f_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_dispatchnotice
    ADD CONSTRAINT memoranda_dispatchno_dispatch_id_85de7512_fk_memoranda FOREIGN KEY (dispatch_id) REFERENCES public.memoranda_dispatch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_draftversion
    ADD CONSTRAINT memoranda_draftversi_document_id_12151217_fk_memoranda FOREIGN KEY (document_id) REFERENCES public.memoranda_internaldocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_draftversion
    ADD CONSTRAINT memoranda_draftversion_by_id_d80e5217_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_endorsement
    ADD CONSTRAINT memoranda_endorsemen_document_id_06ca2d9e_fk_memoranda FOREIGN KEY (document_id) REFERENCES public.memoranda_internaldocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_endorsementgiven
    ADD CONSTRAINT memoranda_endorsemen_endorsement_id_9ee9b0ed_fk_memoranda FOREIGN KEY (endorsement_id) REFERENCES public.memoranda_endorsement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_endorsementgiven
    ADD CONSTRAINT memoranda_endorsemen_file_id_ad5aeaee_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(sha256) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_endorsement
    ADD CONSTRAINT memoranda_endorsemen_office_id_70d979c9_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_endorsement
    ADD CONSTRAINT memoranda_endorsemen_version_id_9633a19d_fk_memoranda FOREIGN KEY (version_id) REFERENCES public.memoranda_draftversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_endorsement
    ADD CONSTRAINT memoranda_endorsement_person_id_39e183d7_fk_identity_person_id FOREIGN KEY (person_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_endorsementgiven
    ADD CONSTRAINT memoranda_endorsementgiven_by_id_e1c20acb_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_headsignature
    ADD CONSTRAINT memoranda_headsignat_document_id_8dbc3b79_fk_memoranda FOREIGN KEY (document_id) REFERENCES public.memoranda_internaldocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_headsignature
    ADD CONSTRAINT memoranda_headsignat_paper_id_5fe7b440_fk_documents FOREIGN KEY (paper_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_headsignature
    ADD CONSTRAINT memoranda_headsignat_unit_id_b0bf123d_fk_organisat FOREIGN KEY (unit_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_headsignature
    ADD CONSTRAINT memoranda_headsignat_version_id_d77c8a1c_fk_memoranda FOREIGN KEY (version_id) REFERENCES public.memoranda_draftversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_headsignature
    ADD CONSTRAINT memoranda_headsignature_by_id_b1b856fc_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_internaldocument
    ADD CONSTRAINT memoranda_internaldo_answers_id_765d40b0_fk_memoranda FOREIGN KEY (answers_id) REFERENCES public.memoranda_internaldocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_internaldocument
    ADD CONSTRAINT memoranda_internaldo_author_id_caee4c3b_fk_identity_ FOREIGN KEY (author_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_internaldocument
    ADD CONSTRAINT memoranda_internaldo_unit_id_92f40360_fk_organisat FOREIGN KEY (unit_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_preparedsignature
    ADD CONSTRAINT memoranda_preparedsi_document_id_a01ef05b_fk_memoranda FOREIGN KEY (document_id) REFERENCES public.memoranda_internaldocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_preparedsignature
    ADD CONSTRAINT memoranda_preparedsi_pending_id_bf7e7045_fk_documents FOREIGN KEY (pending_id) REFERENCES public.documents_pendingsignature(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_preparedsignature
    ADD CONSTRAINT memoranda_preparedsi_version_id_2c1920bf_fk_memoranda FOREIGN KEY (version_id) REFERENCES public.memoranda_draftversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_reception
    ADD CONSTRAINT memoranda_reception_by_id_b8f26d12_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_reception
    ADD CONSTRAINT memoranda_reception_dispatch_id_b46fe392_fk_memoranda FOREIGN KEY (dispatch_id) REFERENCES public.memoranda_dispatch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_return
    ADD CONSTRAINT memoranda_return_by_id_ea25f9d1_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_return
    ADD CONSTRAINT memoranda_return_document_id_b9819cc7_fk_memoranda FOREIGN KEY (document_id) REFERENCES public.memoranda_internaldocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_return
    ADD CONSTRAINT memoranda_return_version_id_04278dc8_fk_memoranda FOREIGN KEY (version_id) REFERENCES public.memoranda_draftversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_signingbatch
    ADD CONSTRAINT memoranda_signingbatch_by_id_8c68950e_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_signingitem
    ADD CONSTRAINT memoranda_signingite_batch_id_094ce657_fk_memoranda FOREIGN KEY (batch_id) REFERENCES public.memoranda_signingbatch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_signingitem
    ADD CONSTRAINT memoranda_signingite_document_id_6ad6e415_fk_memoranda FOREIGN KEY (document_id) REFERENCES public.memoranda_internaldocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.memoranda_signingitem
    ADD CONSTRAINT memoranda_signingite_version_id_f195ee8d_fk_memoranda FOREIGN KEY (version_id) REFERENCES public.memoranda_draftversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_identity_account_id FOREIGN KEY (user_id) REFERENCES public.identity_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.nodes_alias
    ADD CONSTRAINT nodes_alias_node_id_9834be1a_fk_nodes_node_id FOREIGN KEY (node_id) REFERENCES public.nodes_node(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.nodes_alias
    ADD CONSTRAINT nodes_alias_ours_id_cdfae532_fk_identity_person_id FOREIGN KEY (ours_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.nodes_handover
    ADD CONSTRAINT nodes_handover_case_id_71f1bcee_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.nodes_handover
    ADD CONSTRAINT nodes_handover_node_id_1554672c_fk_nodes_node_id FOREIGN KEY (node_id) REFERENCES public.nodes_node(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.nodes_kept
    ADD CONSTRAINT nodes_kept_node_id_162eadd5_fk_nodes_node_id FOREIGN KEY (node_id) REFERENCES public.nodes_node(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.nodes_node
    ADD CONSTRAINT nodes_node_office_id_49598b89_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_consent
    ADD CONSTRAINT notifications_consent_person_id_19c3c739_fk_identity_person_id FOREIGN KEY (person_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_delivery
    ADD CONSTRAINT notifications_delive_notice_id_e47c53a9_fk_notificat FOREIGN KEY (notice_id) REFERENCES public.notifications_notice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_flaw
    ADD CONSTRAINT notifications_flaw_finder_id_b79aeb9c_fk_identity_person_id FOREIGN KEY (finder_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_flaw
    ADD CONSTRAINT notifications_flaw_notice_id_0004dd43_fk_notificat FOREIGN KEY (notice_id) REFERENCES public.notifications_notice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_knowledge
    ADD CONSTRAINT notifications_knowle_notice_id_d82a63f6_fk_notificat FOREIGN KEY (notice_id) REFERENCES public.notifications_notice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_letterend
    ADD CONSTRAINT notifications_letter_letter_id_60bfb469_fk_notificat FOREIGN KEY (letter_id) REFERENCES public.notifications_letter(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_letter
    ADD CONSTRAINT notifications_letter_notice_id_9778b823_fk_notificat FOREIGN KEY (notice_id) REFERENCES public.notifications_notice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_letterend
    ADD CONSTRAINT notifications_letter_recorder_id_ce5aa6ac_fk_identity_ FOREIGN KEY (recorder_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_letter
    ADD CONSTRAINT notifications_letter_sender_id_f44cb690_fk_identity_person_id FOREIGN KEY (sender_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_noticepublication
    ADD CONSTRAINT notifications_notice_notice_id_b7a72416_fk_notificat FOREIGN KEY (notice_id) REFERENCES public.notifications_notice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_notice
    ADD CONSTRAINT notifications_notice_office_id_c8931998_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_noticepublication
    ADD CONSTRAINT notifications_notice_publisher_id_23f02364_fk_identity_ FOREIGN KEY (publisher_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_notice
    ADD CONSTRAINT notifications_notice_recipient_id_40448c32_fk_identity_ FOREIGN KEY (recipient_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_visit
    ADD CONSTRAINT notifications_visit_notice_id_bdab4452_fk_notificat FOREIGN KEY (notice_id) REFERENCES public.notifications_notice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_visit
    ADD CONSTRAINT notifications_visit_notifier_id_2ad8306b_fk_identity_person_id FOREIGN KEY (notifier_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisation_holidayproposal
    ADD CONSTRAINT organisation_holiday_corrects_id_47d7cd84_fk_organisat FOREIGN KEY (corrects_id) REFERENCES public.organisation_holiday(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisation_holiday
    ADD CONSTRAINT organisation_holiday_office_id_3008f12d_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisation_holidayproposal
    ADD CONSTRAINT organisation_holiday_office_id_7491ab1f_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisation_placement
    ADD CONSTRAINT organisation_placeme_office_id_1ef65804_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisation_placement
    ADD CONSTRAINT organisation_placeme_parent_id_a319b855_fk_organisat FOREIGN KEY (parent_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisation_regionalhead
    ADD CONSTRAINT organisation_regiona_office_id_5ed12fef_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisation_restdays
    ADD CONSTRAINT organisation_restday_office_id_4a7e6581_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisation_workinghours
    ADD CONSTRAINT organisation_working_office_id_06aa9786_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_application
    ADD CONSTRAINT passports_application_case_id_82c62361_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_batch
    ADD CONSTRAINT passports_batch_by_id_a7a49308_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_batch
    ADD CONSTRAINT passports_batch_office_id_1479fc9a_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_cancellation
    ADD CONSTRAINT passports_cancellati_office_id_17ed5564_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_cancellation
    ADD CONSTRAINT passports_cancellati_passport_id_a8c87a37_fk_passports FOREIGN KEY (passport_id) REFERENCES public.passports_passport(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_cancellation
    ADD CONSTRAINT passports_cancellation_by_id_f06d3716_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_certification
    ADD CONSTRAINT passports_certificat_passport_id_edff4450_fk_passports FOREIGN KEY (passport_id) REFERENCES public.passports_passport(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_certification
    ADD CONSTRAINT passports_certification_by_id_a1698560_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_delivery
    ADD CONSTRAINT passports_delivery_by_id_32e922cf_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_delivery
    ADD CONSTRAINT passports_delivery_certification_id_608a71a4_fk_passports FOREIGN KEY (certification_id) REFERENCES public.passports_certification(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_despatch
    ADD CONSTRAINT passports_despatch_certification_id_a4641147_fk_passports FOREIGN KEY (certification_id) REFERENCES public.passports_certification(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_despatch
    ADD CONSTRAINT passports_despatch_shipment_id_aa80b19d_fk_passports FOREIGN KEY (shipment_id) REFERENCES public.passports_shipment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_enrolment
    ADD CONSTRAINT passports_enrolment_application_id_a215a25a_fk_passports FOREIGN KEY (application_id) REFERENCES public.passports_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_enrolment
    ADD CONSTRAINT passports_enrolment_by_id_fd49c001_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_enrolment
    ADD CONSTRAINT passports_enrolment_photograph_id_c94b6d90_fk_documents FOREIGN KEY (photograph_id) REFERENCES public.documents_upload(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_identitymatch
    ADD CONSTRAINT passports_identityma_application_id_3a84984e_fk_passports FOREIGN KEY (application_id) REFERENCES public.passports_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_identitymatch
    ADD CONSTRAINT passports_identitymatch_by_id_46c13ad5_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_inforce
    ADD CONSTRAINT passports_inforce_delivery_id_3d76f385_fk_passports_delivery_id FOREIGN KEY (delivery_id) REFERENCES public.passports_delivery(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_passport
    ADD CONSTRAINT passports_passport_application_id_3000072c_fk_passports FOREIGN KEY (application_id) REFERENCES public.passports_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_passport
    ADD CONSTRAINT passports_passport_by_id_4cf31df9_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_passport
    ADD CONSTRAINT passports_passport_document_id_a7632a85_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_photoanswer
    ADD CONSTRAINT passports_photoanswe_enrolment_id_b5a4e4a1_fk_passports FOREIGN KEY (enrolment_id) REFERENCES public.passports_enrolment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_sending
    ADD CONSTRAINT passports_sending_act_id_9309696c_fk_acts_act_id FOREIGN KEY (act_id) REFERENCES public.acts_act(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_sending
    ADD CONSTRAINT passports_sending_application_id_266734ce_fk_passports FOREIGN KEY (application_id) REFERENCES public.passports_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_sending
    ADD CONSTRAINT passports_sending_batch_id_c4cb1e32_fk_passports_batch_id FOREIGN KEY (batch_id) REFERENCES public.passports_batch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_shipment
    ADD CONSTRAINT passports_shipment_by_id_8abaa424_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_shipment
    ADD CONSTRAINT passports_shipment_office_id_3a865512_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_voiding
    ADD CONSTRAINT passports_voiding_by_id_7cfbb43c_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passports_voiding
    ADD CONSTRAINT passports_voiding_passport_id_17b0cb9f_fk_passports_passport_id FOREIGN KEY (passport_id) REFERENCES public.passports_passport(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);
ALTER TABLE ONLY public.proofs_proof
    ADD CONSTRAINT proofs_proof_added_by_id_039b2fbd_fk_identity_person_id FOREIGN KEY (added_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.proofs_proof
    ADD CONSTRAINT proofs_proof_notice_id_e7f6f4b3_fk_notifications_notice_id FOREIGN KEY (notice_id) REFERENCES public.notifications_notice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.proofs_proof
    ADD CONSTRAINT proofs_proof_upload_id_91d9526f_fk_documents_upload_id FOREIGN KEY (upload_id) REFERENCES public.documents_upload(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_bookentry
    ADD CONSTRAINT public_deeds_bookent_entered_by_id_5964bcba_fk_identity_ FOREIGN KEY (entered_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_bookentry
    ADD CONSTRAINT public_deeds_bookent_office_id_e2871e00_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_bookentry
    ADD CONSTRAINT public_deeds_bookentry_act_id_3888781f_fk_acts_act_id FOREIGN KEY (act_id) REFERENCES public.acts_act(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_bookentry
    ADD CONSTRAINT public_deeds_bookentry_deed_id_3a2068bb_fk_public_deeds_deed_id FOREIGN KEY (deed_id) REFERENCES public.public_deeds_deed(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_conclusion
    ADD CONSTRAINT public_deeds_conclus_deed_id_13b0b400_fk_public_de FOREIGN KEY (deed_id) REFERENCES public.public_deeds_deed(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_conclusion
    ADD CONSTRAINT public_deeds_conclus_document_id_0ac259bd_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_conclusion
    ADD CONSTRAINT public_deeds_conclusion_by_id_2c4ff0b2_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_copy
    ADD CONSTRAINT public_deeds_copy_case_id_0a54cbaa_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_copy
    ADD CONSTRAINT public_deeds_copy_deed_id_38ca4f2c_fk_public_deeds_deed_id FOREIGN KEY (deed_id) REFERENCES public.public_deeds_deed(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_copy
    ADD CONSTRAINT public_deeds_copy_document_id_5709558e_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_coveract
    ADD CONSTRAINT public_deeds_coverac_document_id_ba04eb34_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_coveract
    ADD CONSTRAINT public_deeds_coverac_will_id_dbd1c9ec_fk_public_de FOREIGN KEY (will_id) REFERENCES public.public_deeds_sealedwill(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_coveract
    ADD CONSTRAINT public_deeds_coveract_act_id_a974c585_fk_acts_act_id FOREIGN KEY (act_id) REFERENCES public.acts_act(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_coveract
    ADD CONSTRAINT public_deeds_coveract_by_id_0807b99e_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_deed
    ADD CONSTRAINT public_deeds_deed_amends_id_dedddda6_fk_public_deeds_deed_id FOREIGN KEY (amends_id) REFERENCES public.public_deeds_deed(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_deed
    ADD CONSTRAINT public_deeds_deed_case_id_b14e935d_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_deed
    ADD CONSTRAINT public_deeds_deed_office_id_65f147cc_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_identitycheck
    ADD CONSTRAINT public_deeds_identit_deed_id_f3a902ac_fk_public_de FOREIGN KEY (deed_id) REFERENCES public.public_deeds_deed(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_identitycheck
    ADD CONSTRAINT public_deeds_identitycheck_by_id_957a78e5_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_paperdeed
    ADD CONSTRAINT public_deeds_paperde_loaded_by_id_57739397_fk_identity_ FOREIGN KEY (loaded_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_paperdeed
    ADD CONSTRAINT public_deeds_paperde_office_id_98c506d8_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_paperdeed
    ADD CONSTRAINT public_deeds_paperde_upload_id_f5f7d987_fk_documents FOREIGN KEY (upload_id) REFERENCES public.documents_upload(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_party
    ADD CONSTRAINT public_deeds_party_deed_id_730fa5d8_fk_public_deeds_deed_id FOREIGN KEY (deed_id) REFERENCES public.public_deeds_deed(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_party
    ADD CONSTRAINT public_deeds_party_person_id_f862ec9a_fk_identity_person_id FOREIGN KEY (person_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_qualification
    ADD CONSTRAINT public_deeds_qualifi_deed_id_bde6bf6f_fk_public_de FOREIGN KEY (deed_id) REFERENCES public.public_deeds_deed(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_qualification
    ADD CONSTRAINT public_deeds_qualification_by_id_fbf852ea_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_qualification
    ADD CONSTRAINT public_deeds_qualification_charge_id_def6a5eb_fk_fees_charge_id FOREIGN KEY (charge_id) REFERENCES public.fees_charge(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_sealedwillrelease
    ADD CONSTRAINT public_deeds_sealedw_by_id_56e22da2_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_sealedwillrelease
    ADD CONSTRAINT public_deeds_sealedw_document_id_b0ec8541_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_sealedwill
    ADD CONSTRAINT public_deeds_sealedw_office_id_00241f16_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_sealedwillrelease
    ADD CONSTRAINT public_deeds_sealedw_upload_id_dc5c4b6d_fk_documents FOREIGN KEY (upload_id) REFERENCES public.documents_upload(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_sealedwillrelease
    ADD CONSTRAINT public_deeds_sealedw_will_id_6b657413_fk_public_de FOREIGN KEY (will_id) REFERENCES public.public_deeds_sealedwill(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_sealedwillwitness
    ADD CONSTRAINT public_deeds_sealedw_will_id_b43216fc_fk_public_de FOREIGN KEY (will_id) REFERENCES public.public_deeds_sealedwill(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_sealedwill
    ADD CONSTRAINT public_deeds_sealedwill_case_id_f51285dd_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_signature
    ADD CONSTRAINT public_deeds_signatu_party_id_2bfb20c5_fk_public_de FOREIGN KEY (party_id) REFERENCES public.public_deeds_party(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_signature
    ADD CONSTRAINT public_deeds_signature_by_id_f696f2a4_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_signature
    ADD CONSTRAINT public_deeds_signature_deed_id_18246ed6_fk_public_deeds_deed_id FOREIGN KEY (deed_id) REFERENCES public.public_deeds_deed(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_use
    ADD CONSTRAINT public_deeds_use_deed_id_29023bd7_fk_public_deeds_deed_id FOREIGN KEY (deed_id) REFERENCES public.public_deeds_deed(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_use
    ADD CONSTRAINT public_deeds_use_document_id_8c7fe606_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_willopening
    ADD CONSTRAINT public_deeds_willope_deed_id_76cbed73_fk_public_de FOREIGN KEY (deed_id) REFERENCES public.public_deeds_deed(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_willopening
    ADD CONSTRAINT public_deeds_willope_upload_id_34a0487a_fk_documents FOREIGN KEY (upload_id) REFERENCES public.documents_upload(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_deeds_willopening
    ADD CONSTRAINT public_deeds_willopening_by_id_24411f45_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_authorisation
    ADD CONSTRAINT retention_authorisat_proposal_id_8ab016df_fk_retention FOREIGN KEY (proposal_id) REFERENCES public.retention_disposalproposal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_authorisation
    ADD CONSTRAINT retention_authorisation_by_id_274ed302_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_closedfile
    ADD CONSTRAINT retention_closedfile_office_id_8b866822_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_closedfile
    ADD CONSTRAINT retention_closedfile_rule_id_f0c6bb5a_fk_retention FOREIGN KEY (rule_id) REFERENCES public.retention_seriesrule(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_committeeact
    ADD CONSTRAINT retention_committeea_paper_id_d646d22a_fk_documents FOREIGN KEY (paper_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_committeeact
    ADD CONSTRAINT retention_committeea_proposal_id_b7385f3d_fk_retention FOREIGN KEY (proposal_id) REFERENCES public.retention_disposalproposal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_committeeact
    ADD CONSTRAINT retention_committeeact_by_id_719f3bcf_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_committeevote
    ADD CONSTRAINT retention_committeev_member_id_50cd19bd_fk_identity_ FOREIGN KEY (member_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_committeevote
    ADD CONSTRAINT retention_committeev_proposal_id_0c6326e1_fk_retention FOREIGN KEY (proposal_id) REFERENCES public.retention_disposalproposal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_disposal
    ADD CONSTRAINT retention_disposal_by_id_dc0b3083_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_disposal
    ADD CONSTRAINT retention_disposal_paper_id_f95a61e2_fk_documents_document_id FOREIGN KEY (paper_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_disposal
    ADD CONSTRAINT retention_disposal_proposal_id_7fbe58c6_fk_retention FOREIGN KEY (proposal_id) REFERENCES public.retention_disposalproposal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_disposalitem
    ADD CONSTRAINT retention_disposalit_file_id_0da9c10d_fk_retention FOREIGN KEY (file_id) REFERENCES public.retention_closedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_disposalitem
    ADD CONSTRAINT retention_disposalit_proposal_id_0f188afe_fk_retention FOREIGN KEY (proposal_id) REFERENCES public.retention_disposalproposal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_disposalproposal
    ADD CONSTRAINT retention_disposalpr_archive_id_fb9034b3_fk_organisat FOREIGN KEY (archive_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_disposalproposal
    ADD CONSTRAINT retention_disposalpr_paper_id_a23827e0_fk_documents FOREIGN KEY (paper_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_disposalproposal
    ADD CONSTRAINT retention_disposalproposal_by_id_1f8c46be_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_hold
    ADD CONSTRAINT retention_hold_file_id_83fb5526_fk_retention_closedfile_id FOREIGN KEY (file_id) REFERENCES public.retention_closedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_hold
    ADD CONSTRAINT retention_hold_office_id_f830630f_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_seriesproposal
    ADD CONSTRAINT retention_seriesprop_office_id_7e818601_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_seriesrule
    ADD CONSTRAINT retention_seriesrule_office_id_ab46b11e_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_transfer
    ADD CONSTRAINT retention_transfer_archive_id_02580bc8_fk_organisat FOREIGN KEY (archive_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_transfer
    ADD CONSTRAINT retention_transfer_by_id_c83e326a_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_transfer
    ADD CONSTRAINT retention_transfer_office_id_5776efe7_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_transfer
    ADD CONSTRAINT retention_transfer_paper_id_c11c7547_fk_documents_document_id FOREIGN KEY (paper_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_transferitem
    ADD CONSTRAINT retention_transferit_decided_by_id_507f12a8_fk_identity_ FOREIGN KEY (decided_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_transferitem
    ADD CONSTRAINT retention_transferit_file_id_c766c6ed_fk_retention FOREIGN KEY (file_id) REFERENCES public.retention_closedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.retention_transferitem
    ADD CONSTRAINT retention_transferit_transfer_id_61699fb1_fk_retention FOREIGN KEY (transfer_id) REFERENCES public.retention_transfer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.service_desk_serviceticket
    ADD CONSTRAINT service_desk_service_office_id_56244196_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.service_desk_serviceticket
    ADD CONSTRAINT service_desk_service_person_id_afea6493_fk_identity_ FOREIGN KEY (person_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.service_desk_serviceticket
    ADD CONSTRAINT service_desk_service_taken_by_id_72b32c2c_fk_identity_ FOREIGN KEY (taken_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.signatories_authority
    ADD CONSTRAINT signatories_authorit_certified_by_id_f12b7bae_fk_signatori FOREIGN KEY (certified_by_id) REFERENCES public.signatories_authority(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.signatories_registeredcertificate
    ADD CONSTRAINT signatories_register_signatory_id_53beb81c_fk_signatori FOREIGN KEY (signatory_id) REFERENCES public.signatories_signatory(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.signatories_registration
    ADD CONSTRAINT signatories_registra_certificate_id_a43c60d7_fk_signatori FOREIGN KEY (certificate_id) REFERENCES public.signatories_registeredcertificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.signatories_registration
    ADD CONSTRAINT signatories_registra_decided_by_id_f93fa6d7_fk_identity_ FOREIGN KEY (decided_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.signatories_registration
    ADD CONSTRAINT signatories_registra_proposed_by_id_a55f1845_fk_identity_ FOREIGN KEY (proposed_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.signatories_registration
    ADD CONSTRAINT signatories_registra_signatory_id_1d428e68_fk_signatori FOREIGN KEY (signatory_id) REFERENCES public.signatories_signatory(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.signatories_registration
    ADD CONSTRAINT signatories_registra_specimen_id_0421d5b7_fk_signatori FOREIGN KEY (specimen_id) REFERENCES public.signatories_specimen(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.signatories_signatory
    ADD CONSTRAINT signatories_signator_authority_id_93ff3b3e_fk_signatori FOREIGN KEY (authority_id) REFERENCES public.signatories_authority(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.signatories_specimen
    ADD CONSTRAINT signatories_specimen_signatory_id_6f11d42d_fk_signatori FOREIGN KEY (signatory_id) REFERENCES public.signatories_signatory(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_account_id_951f210e_fk_socialacc FOREIGN KEY (account_id) REFERENCES public.socialaccount_socialaccount(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_app_id_636a42d7_fk_socialacc FOREIGN KEY (app_id) REFERENCES public.socialaccount_socialapp(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_social_user_id_8146e70c_fk_identity_ FOREIGN KEY (user_id) REFERENCES public.identity_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_batch
    ADD CONSTRAINT stickers_batch_vault_id_9fce29d6_fk_stickers_vault_id FOREIGN KEY (vault_id) REFERENCES public.stickers_vault(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_countline
    ADD CONSTRAINT stickers_countline_count_id_f00aca31_fk_stickers_stockcount_id FOREIGN KEY (count_id) REFERENCES public.stickers_stockcount(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_countstatement
    ADD CONSTRAINT stickers_countstatem_count_id_6635d170_fk_stickers_ FOREIGN KEY (count_id) REFERENCES public.stickers_stockcount(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_countstatement
    ADD CONSTRAINT stickers_countstatem_document_id_e57e86a0_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_countstatement
    ADD CONSTRAINT stickers_countstatement_by_id_52d0601a_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_custodyentry
    ADD CONSTRAINT stickers_custodyentr_departure_id_c759dbac_fk_stickers_ FOREIGN KEY (departure_id) REFERENCES public.stickers_departure(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_custodyentry
    ADD CONSTRAINT stickers_custodyentr_movement_id_8d2087b6_fk_stickers_ FOREIGN KEY (movement_id) REFERENCES public.stickers_movement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_custodyentry
    ADD CONSTRAINT stickers_custodyentr_office_id_80fe0236_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_custodyentry
    ADD CONSTRAINT stickers_custodyentry_batch_id_10f7f250_fk_stickers_batch_id FOREIGN KEY (batch_id) REFERENCES public.stickers_batch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_custodyentry
    ADD CONSTRAINT stickers_custodyentry_vault_id_c9de3a6c_fk_stickers_vault_id FOREIGN KEY (vault_id) REFERENCES public.stickers_vault(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_departure
    ADD CONSTRAINT stickers_departure_by_id_6f327f27_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_departure
    ADD CONSTRAINT stickers_departure_discharge_id_7008184e_fk_stickers_ FOREIGN KEY (discharge_id) REFERENCES public.stickers_discharge(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_departure
    ADD CONSTRAINT stickers_departure_evidence_id_f80334e4_fk_documents FOREIGN KEY (evidence_id) REFERENCES public.documents_storedfile(sha256) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_departure
    ADD CONSTRAINT stickers_departure_liable_id_73289e81_fk_identity_person_id FOREIGN KEY (liable_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_departure
    ADD CONSTRAINT stickers_departure_vault_id_f8b4fddb_fk_stickers_vault_id FOREIGN KEY (vault_id) REFERENCES public.stickers_vault(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_discharge
    ADD CONSTRAINT stickers_discharge_evidence_id_e28dc4bd_fk_documents FOREIGN KEY (evidence_id) REFERENCES public.documents_storedfile(sha256) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_discharge
    ADD CONSTRAINT stickers_discharge_proposed_by_id_d1f97a5e_fk_identity_ FOREIGN KEY (proposed_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_discharge
    ADD CONSTRAINT stickers_discharge_vault_id_f58eafd2_fk_stickers_vault_id FOREIGN KEY (vault_id) REFERENCES public.stickers_vault(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_dischargedecision
    ADD CONSTRAINT stickers_dischargede_discharge_id_3e7b848a_fk_stickers_ FOREIGN KEY (discharge_id) REFERENCES public.stickers_discharge(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_dischargedecision
    ADD CONSTRAINT stickers_dischargedecision_by_id_10c8d48c_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_holding
    ADD CONSTRAINT stickers_holding_departure_id_4d221608_fk_stickers_departure_id FOREIGN KEY (departure_id) REFERENCES public.stickers_departure(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_holding
    ADD CONSTRAINT stickers_holding_discharge_id_c3998cb6_fk_stickers_discharge_id FOREIGN KEY (discharge_id) REFERENCES public.stickers_discharge(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_holding
    ADD CONSTRAINT stickers_holding_movement_id_2c686f4b_fk_stickers_movement_id FOREIGN KEY (movement_id) REFERENCES public.stickers_movement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_holding
    ADD CONSTRAINT stickers_holding_vault_id_72782e83_fk_stickers_vault_id FOREIGN KEY (vault_id) REFERENCES public.stickers_vault(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_movement
    ADD CONSTRAINT stickers_movement_order_id_f691004f_fk_stickers_order_id FOREIGN KEY (order_id) REFERENCES public.stickers_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_movement
    ADD CONSTRAINT stickers_movement_posted_by_id_6f63de2c_fk_identity_person_id FOREIGN KEY (posted_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_movement
    ADD CONSTRAINT stickers_movement_receiver_id_df94110b_fk_stickers_vault_id FOREIGN KEY (receiver_id) REFERENCES public.stickers_vault(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_movement
    ADD CONSTRAINT stickers_movement_sender_id_3bd41e97_fk_stickers_vault_id FOREIGN KEY (sender_id) REFERENCES public.stickers_vault(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_movementanswer
    ADD CONSTRAINT stickers_movementans_movement_id_32faa5d6_fk_stickers_ FOREIGN KEY (movement_id) REFERENCES public.stickers_movement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_movementanswer
    ADD CONSTRAINT stickers_movementanswer_by_id_2a93b795_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_order
    ADD CONSTRAINT stickers_order_ordered_by_id_ad8ba082_fk_identity_person_id FOREIGN KEY (ordered_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_order
    ADD CONSTRAINT stickers_order_supplier_id_db0e5735_fk_stickers_vault_id FOREIGN KEY (supplier_id) REFERENCES public.stickers_vault(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_order
    ADD CONSTRAINT stickers_order_vault_id_0622c3e2_fk_stickers_vault_id FOREIGN KEY (vault_id) REFERENCES public.stickers_vault(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_orderdecision
    ADD CONSTRAINT stickers_orderdecision_by_id_6dc30d36_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_orderdecision
    ADD CONSTRAINT stickers_orderdecision_order_id_3fc32071_fk_stickers_order_id FOREIGN KEY (order_id) REFERENCES public.stickers_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_printing
    ADD CONSTRAINT stickers_printing_by_id_306cdc72_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_printing
    ADD CONSTRAINT stickers_printing_sticker_id_7b71dfa3_fk_stickers_sticker_id FOREIGN KEY (sticker_id) REFERENCES public.stickers_sticker(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_refusedaffixing
    ADD CONSTRAINT stickers_refusedaffi_office_id_42c8fde7_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_refusedaffixing
    ADD CONSTRAINT stickers_refusedaffixing_act_id_f8df8f59_fk_acts_act_id FOREIGN KEY (act_id) REFERENCES public.acts_act(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_refusedaffixing
    ADD CONSTRAINT stickers_refusedaffixing_by_id_3d15854e_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_sticker
    ADD CONSTRAINT stickers_sticker_act_id_9e9d509f_fk_acts_act_id FOREIGN KEY (act_id) REFERENCES public.acts_act(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_sticker
    ADD CONSTRAINT stickers_sticker_departure_id_24bf85e3_fk_stickers_departure_id FOREIGN KEY (departure_id) REFERENCES public.stickers_departure(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_stockcount
    ADD CONSTRAINT stickers_stockcount_counted_by_id_52844768_fk_identity_ FOREIGN KEY (counted_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_stockcount
    ADD CONSTRAINT stickers_stockcount_receiver_id_75766889_fk_identity_person_id FOREIGN KEY (receiver_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_stockcount
    ADD CONSTRAINT stickers_stockcount_vault_id_80aa1f9d_fk_stickers_vault_id FOREIGN KEY (vault_id) REFERENCES public.stickers_vault(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_usedform
    ADD CONSTRAINT stickers_usedform_departure_id_7b3ce8d5_fk_stickers_ FOREIGN KEY (departure_id) REFERENCES public.stickers_departure(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_vault
    ADD CONSTRAINT stickers_vault_holder_id_f5cc9908_fk_identity_person_id FOREIGN KEY (holder_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_vault
    ADD CONSTRAINT stickers_vault_office_id_fc2d19b2_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stickers_vault
    ADD CONSTRAINT stickers_vault_parent_id_876e8cce_fk_stickers_vault_id FOREIGN KEY (parent_id) REFERENCES public.stickers_vault(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transmissions_collection
    ADD CONSTRAINT transmissions_collec_hand_over_id_58f357bf_fk_transmiss FOREIGN KEY (hand_over_id) REFERENCES public.transmissions_handover(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transmissions_collection
    ADD CONSTRAINT transmissions_collec_transmission_id_482ec45a_fk_transmiss FOREIGN KEY (transmission_id) REFERENCES public.transmissions_transmission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transmissions_foundentry
    ADD CONSTRAINT transmissions_founde_found_by_id_1c1964dd_fk_identity_ FOREIGN KEY (found_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transmissions_foundentry
    ADD CONSTRAINT transmissions_founde_image_id_a78b0cdb_fk_documents FOREIGN KEY (image_id) REFERENCES public.documents_upload(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transmissions_foundentry
    ADD CONSTRAINT transmissions_founde_reverse_id_e1099f40_fk_documents FOREIGN KEY (reverse_id) REFERENCES public.documents_upload(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transmissions_foundentry
    ADD CONSTRAINT transmissions_founde_transmission_id_eb6f9bda_fk_transmiss FOREIGN KEY (transmission_id) REFERENCES public.transmissions_transmission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transmissions_handover
    ADD CONSTRAINT transmissions_handov_document_id_0dfa58c3_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transmissions_handover
    ADD CONSTRAINT transmissions_handov_from_office_id_4a3c04e4_fk_organisat FOREIGN KEY (from_office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transmissions_handover
    ADD CONSTRAINT transmissions_handov_receipt_id_842ec091_fk_documents FOREIGN KEY (receipt_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transmissions_handover
    ADD CONSTRAINT transmissions_handov_to_office_id_361e3995_fk_organisat FOREIGN KEY (to_office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transmissions_handover
    ADD CONSTRAINT transmissions_handov_transmission_id_c29bf6a7_fk_transmiss FOREIGN KEY (transmission_id) REFERENCES public.transmissions_transmission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transmissions_handover
    ADD CONSTRAINT transmissions_handover_by_id_28458e43_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transmissions_printout
    ADD CONSTRAINT transmissions_printo_office_id_53090253_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transmissions_printout
    ADD CONSTRAINT transmissions_printo_transmission_id_7f402abb_fk_transmiss FOREIGN KEY (transmission_id) REFERENCES public.transmissions_transmission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transmissions_printout
    ADD CONSTRAINT transmissions_printout_by_id_551181e5_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transmissions_signaturecheck
    ADD CONSTRAINT transmissions_signat_by_id_b5459644_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transmissions_signaturecheck
    ADD CONSTRAINT transmissions_signat_document_id_d72e2868_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transmissions_signaturecheck
    ADD CONSTRAINT transmissions_signat_transmission_id_98f1d7ef_fk_transmiss FOREIGN KEY (transmission_id) REFERENCES public.transmissions_transmission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transmissions_soughtentry
    ADD CONSTRAINT transmissions_sought_transmission_id_8a3c9f02_fk_transmiss FOREIGN KEY (transmission_id) REFERENCES public.transmissions_transmission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transmissions_transmission
    ADD CONSTRAINT transmissions_transm_asked_at_id_603e5438_fk_organisat FOREIGN KEY (asked_at_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transmissions_transmission
    ADD CONSTRAINT transmissions_transm_destination_id_ddc83c2a_fk_organisat FOREIGN KEY (destination_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transmissions_transmission
    ADD CONSTRAINT transmissions_transm_document_id_5eb35434_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transmissions_transmission
    ADD CONSTRAINT transmissions_transmission_case_id_100ba191_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.transparency_release
    ADD CONSTRAINT transparency_release_file_id_8112ca21_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(sha256) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_application
    ADD CONSTRAINT travel_papers_application_case_id_d252a200_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_borderentry
    ADD CONSTRAINT travel_papers_border_office_id_24cb6a9c_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_borderentry
    ADD CONSTRAINT travel_papers_border_paper_id_b4a28227_fk_travel_pa FOREIGN KEY (paper_id) REFERENCES public.travel_papers_travelpaper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_borderentry
    ADD CONSTRAINT travel_papers_border_told_by_id_d0ec4bdf_fk_identity_ FOREIGN KEY (told_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_cancellation
    ADD CONSTRAINT travel_papers_cancel_application_id_a41149c2_fk_travel_pa FOREIGN KEY (application_id) REFERENCES public.travel_papers_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_cancellation
    ADD CONSTRAINT travel_papers_cancellation_by_id_2a1da34a_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_decision
    ADD CONSTRAINT travel_papers_decisi_application_id_c4342a01_fk_travel_pa FOREIGN KEY (application_id) REFERENCES public.travel_papers_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_decision
    ADD CONSTRAINT travel_papers_decision_by_id_d0acf095_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_entryincident
    ADD CONSTRAINT travel_papers_entryi_entry_id_841b81c8_fk_travel_pa FOREIGN KEY (entry_id) REFERENCES public.travel_papers_borderentry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_entryincident
    ADD CONSTRAINT travel_papers_entryi_first_id_ec61f2fc_fk_travel_pa FOREIGN KEY (first_id) REFERENCES public.travel_papers_borderentry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_filiationseen
    ADD CONSTRAINT travel_papers_filiat_by_id_3bf579a8_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_filiationseen
    ADD CONSTRAINT travel_papers_filiat_minority_id_e50d87f7_fk_travel_pa FOREIGN KEY (minority_id) REFERENCES public.travel_papers_minority(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_identityproof
    ADD CONSTRAINT travel_papers_identi_application_id_37b9c6f7_fk_travel_pa FOREIGN KEY (application_id) REFERENCES public.travel_papers_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_identityproof
    ADD CONSTRAINT travel_papers_identi_by_id_c45116b3_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_leave
    ADD CONSTRAINT travel_papers_leave_by_id_19dfe6df_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_leave
    ADD CONSTRAINT travel_papers_leave_parent_id_ffd93d4e_fk_travel_pa FOREIGN KEY (parent_id) REFERENCES public.travel_papers_stayingparent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_minority
    ADD CONSTRAINT travel_papers_minori_application_id_bde7b8ae_fk_travel_pa FOREIGN KEY (application_id) REFERENCES public.travel_papers_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_paperdelivery
    ADD CONSTRAINT travel_papers_paperd_by_id_faba40a5_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_paperdelivery
    ADD CONSTRAINT travel_papers_paperd_paper_id_cd9621e6_fk_travel_pa FOREIGN KEY (paper_id) REFERENCES public.travel_papers_travelpaper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_secondapproval
    ADD CONSTRAINT travel_papers_second_application_id_b9cd61bf_fk_travel_pa FOREIGN KEY (application_id) REFERENCES public.travel_papers_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_secondapproval
    ADD CONSTRAINT travel_papers_second_by_id_2d07157b_fk_identity_ FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_spoiling
    ADD CONSTRAINT travel_papers_spoili_paper_id_90da12b1_fk_travel_pa FOREIGN KEY (paper_id) REFERENCES public.travel_papers_travelpaper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_spoiling
    ADD CONSTRAINT travel_papers_spoiling_by_id_099bde5d_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_stayingparent
    ADD CONSTRAINT travel_papers_stayin_minority_id_1d1b71ff_fk_travel_pa FOREIGN KEY (minority_id) REFERENCES public.travel_papers_minority(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_travelpaper
    ADD CONSTRAINT travel_papers_travel_application_id_616b45db_fk_travel_pa FOREIGN KEY (application_id) REFERENCES public.travel_papers_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_travelpaper
    ADD CONSTRAINT travel_papers_travel_document_id_04df357d_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_travelpaper
    ADD CONSTRAINT travel_papers_travelpaper_act_id_980501a2_fk_acts_act_id FOREIGN KEY (act_id) REFERENCES public.acts_act(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_papers_travelpaper
    ADD CONSTRAINT travel_papers_travelpaper_by_id_2e74b391_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_permits_authoriser
    ADD CONSTRAINT travel_permits_autho_person_id_333901e0_fk_identity_ FOREIGN KEY (person_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_permits_authoriser
    ADD CONSTRAINT travel_permits_autho_post_id_eaaf3d10_fk_organisat FOREIGN KEY (post_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_permits_authoriser
    ADD CONSTRAINT travel_permits_autho_request_id_8e225454_fk_travel_pe FOREIGN KEY (request_id) REFERENCES public.travel_permits_request(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_permits_exit
    ADD CONSTRAINT travel_permits_exit_office_id_6fa0bba8_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_permits_exit
    ADD CONSTRAINT travel_permits_exit_permit_id_325a36b2_fk_travel_pe FOREIGN KEY (permit_id) REFERENCES public.travel_permits_permit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_permits_exit
    ADD CONSTRAINT travel_permits_exit_told_by_id_a29f2f90_fk_identity_person_id FOREIGN KEY (told_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_permits_incident
    ADD CONSTRAINT travel_permits_incid_exit_id_23edf9a0_fk_travel_pe FOREIGN KEY (exit_id) REFERENCES public.travel_permits_exit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_permits_incident
    ADD CONSTRAINT travel_permits_incid_first_id_375e16ac_fk_travel_pe FOREIGN KEY (first_id) REFERENCES public.travel_permits_exit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_permits_permit
    ADD CONSTRAINT travel_permits_permi_document_id_d1efa88a_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_permits_permit
    ADD CONSTRAINT travel_permits_permi_request_id_88adca6b_fk_travel_pe FOREIGN KEY (request_id) REFERENCES public.travel_permits_request(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_permits_request
    ADD CONSTRAINT travel_permits_request_case_id_832a4dd4_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_permits_signing
    ADD CONSTRAINT travel_permits_signi_authoriser_id_1099c73a_fk_travel_pe FOREIGN KEY (authoriser_id) REFERENCES public.travel_permits_authoriser(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_permits_signing
    ADD CONSTRAINT travel_permits_signi_office_id_dae2be4c_fk_organisat FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.travel_permits_signing
    ADD CONSTRAINT travel_permits_signi_officer_id_73494f71_fk_identity_ FOREIGN KEY (officer_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_application
    ADD CONSTRAINT visas_application_case_id_38f4c195_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_application
    ADD CONSTRAINT visas_application_family_id_8bb04dec_fk_visas_application_id FOREIGN KEY (family_id) REFERENCES public.visas_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_cancellation
    ADD CONSTRAINT visas_cancellation_application_id_d42e9e8c_fk_visas_app FOREIGN KEY (application_id) REFERENCES public.visas_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_cancellation
    ADD CONSTRAINT visas_cancellation_by_id_2f1ad8dd_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_consultation
    ADD CONSTRAINT visas_consultation_application_id_8177e519_fk_visas_app FOREIGN KEY (application_id) REFERENCES public.visas_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_consultation
    ADD CONSTRAINT visas_consultation_by_id_c5ff9667_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_consultation
    ADD CONSTRAINT visas_consultation_office_id_9aaea5d7_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_consultationanswer
    ADD CONSTRAINT visas_consultationan_consultation_id_ad5846cc_fk_visas_con FOREIGN KEY (consultation_id) REFERENCES public.visas_consultation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_consultationanswer
    ADD CONSTRAINT visas_consultationanswer_by_id_e9279fbf_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_decision
    ADD CONSTRAINT visas_decision_application_id_8a74835d_fk_visas_application_id FOREIGN KEY (application_id) REFERENCES public.visas_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_decision
    ADD CONSTRAINT visas_decision_by_id_40a6797e_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_finding
    ADD CONSTRAINT visas_finding_interview_id_7c0e201b_fk_visas_interview_id FOREIGN KEY (interview_id) REFERENCES public.visas_interview(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_interview
    ADD CONSTRAINT visas_interview_application_id_e2e5d51e_fk_visas_application_id FOREIGN KEY (application_id) REFERENCES public.visas_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_interview
    ADD CONSTRAINT visas_interview_by_id_4db444cc_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_label
    ADD CONSTRAINT visas_label_act_id_7bc8138d_fk_acts_act_id FOREIGN KEY (act_id) REFERENCES public.acts_act(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_label
    ADD CONSTRAINT visas_label_application_id_abc27580_fk_visas_application_id FOREIGN KEY (application_id) REFERENCES public.visas_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_label
    ADD CONSTRAINT visas_label_by_id_c976395a_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_label
    ADD CONSTRAINT visas_label_document_id_03c33de2_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_labelcheck
    ADD CONSTRAINT visas_labelcheck_by_id_f165ca3f_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_labelcheck
    ADD CONSTRAINT visas_labelcheck_label_id_c234d9bf_fk_visas_label_id FOREIGN KEY (label_id) REFERENCES public.visas_label(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_labelvoiding
    ADD CONSTRAINT visas_labelvoiding_by_id_7a4baf78_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_labelvoiding
    ADD CONSTRAINT visas_labelvoiding_label_id_2d5c0b88_fk_visas_label_id FOREIGN KEY (label_id) REFERENCES public.visas_label(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_passportreport
    ADD CONSTRAINT visas_passportreport_application_id_2d83c57f_fk_visas_app FOREIGN KEY (application_id) REFERENCES public.visas_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_passportreport
    ADD CONSTRAINT visas_passportreport_by_id_dfb20817_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_sponsorcheck
    ADD CONSTRAINT visas_sponsorcheck_application_id_3fb36653_fk_visas_app FOREIGN KEY (application_id) REFERENCES public.visas_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_sponsorcheck
    ADD CONSTRAINT visas_sponsorcheck_by_id_eb1da444_fk_identity_person_id FOREIGN KEY (by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_visaentry
    ADD CONSTRAINT visas_visaentry_label_id_eaf5e367_fk_visas_label_id FOREIGN KEY (label_id) REFERENCES public.visas_label(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_visaentry
    ADD CONSTRAINT visas_visaentry_office_id_21154338_fk_organisation_office_id FOREIGN KEY (office_id) REFERENCES public.organisation_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_visaentry
    ADD CONSTRAINT visas_visaentry_told_by_id_476fc288_fk_identity_person_id FOREIGN KEY (told_by_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_visaentryincident
    ADD CONSTRAINT visas_visaentryincident_entry_id_dbf634ed_fk_visas_visaentry_id FOREIGN KEY (entry_id) REFERENCES public.visas_visaentry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visas_visaentryincident
    ADD CONSTRAINT visas_visaentryincident_first_id_97fef819_fk_visas_visaentry_id FOREIGN KEY (first_id) REFERENCES public.visas_visaentry(id) DEFERRABLE INITIALLY DEFERRED;
INSERT INTO public.django_migrations (app, name, applied) VALUES ('organisation', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('contenttypes', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('contenttypes', '0002_remove_content_type_name', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0002_alter_permission_name_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0003_alter_user_email_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0004_alter_user_username_opts', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0005_alter_user_last_login_null', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0006_require_contenttypes_0002', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0007_alter_validators_add_error_messages', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0008_alter_user_username_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0009_alter_user_last_name_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0010_alter_group_name_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0011_update_proxy_permissions', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0012_alter_user_first_name_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('identity', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0002_email_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0003_alter_emailaddress_create_unique_verified_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0004_alter_emailaddress_drop_unique_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0005_emailaddress_idx_upper_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0006_emailaddress_lower', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0007_emailaddress_idx_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0008_emailaddress_unique_primary_email_fixup', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0009_emailaddress_unique_primary_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('ledger', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('ledger', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('organisation', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('organisation', '0003_edition', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('organisation', '0004_acronyms_and_heads', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('organisation', '0005_partners', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('identity', '0002_cache', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('identity', '0003_allowance', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('identity', '0004_documents_by_beginning', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('identity', '0005_roles', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('fees', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('fees', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('fees', '0003_edition', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('fees', '0004_consular_tariff', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('fees', '0005_consular_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('documents', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('documents', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('documents', '0003_parts_and_quarantine', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0002_attachment', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0003_queue_indexes', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0004_silence', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0005_lifted_bar', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('acts', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('acts', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('allauth_idp_oidc', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('allauth_idp_oidc', '0002_client_default_scopes', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('allauth_idp_oidc', '0003_client_allow_uri_wildcards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('identity', '0006_contact', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('apostilles', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('apostilles', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('apostilles', '0003_edition', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('apostilles', '0004_party_proposal', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('organisation', '0006_changes', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('organisation', '0007_node', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('organisation', '0008_records', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('organisation', '0009_counting_rules', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('identity', '0007_reply_headers', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('identity', '0008_archive_roles', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('identity', '0009_complaints_officer', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('identity', '0010_information_officer', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0006_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0007_sweep_indexes', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0008_node', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0009_delay', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('cases', '0010_presented_on', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('documents', '0004_renewals', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('documents', '0005_annotations_and_disclosures', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('documents', '0006_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('documents', '0007_own_signatures', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('documents', '0008_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0003_delay_report', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0004_languages', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0005_anonymous_in_spanish', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('fees', '0006_refund_states', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('consular_accounts', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('consular_accounts', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('consular_accounts', '0003_reliefs', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('consular_accounts', '0004_till_counted', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('documents', '0009_erasures', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('documents', '0010_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('organisation', '0010_edition_of_offices', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('correspondence', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('correspondence', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('correspondence', '0003_results_and_notices', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('correspondence', '0004_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('correspondence', '0005_four_eyes', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('correspondence', '0006_digitisations', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('correspondence', '0007_digitisation_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('correspondence', '0008_let_empty', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('correspondence', '0009_record_by_instant', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('correspondence', '0010_searched_in_one_place', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('correspondence', '0011_represented', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('counter', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('counter', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('counter', '0003_more_kinds_of_act', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('criminal_records', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('criminal_records', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('criminal_records', '0003_a_second_refusal_after_an_appeal', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('documents', '0011_seal_keys', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('documents', '0012_trust_list', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('documents', '0013_scanner_findings', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('documents', '0014_trust_list_operator', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('exchanges', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('exchanges', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('exchanges', '0003_doubts', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('exchanges', '0004_annexes_counted', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('fees', '0007_temporary_prices', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('fees', '0008_excess_and_early_end', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('gateway', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('gateway', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('gateway', '0003_any_register', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('gateway', '0004_kept_answers', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('gateway', '0005_served_answers', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('identity', '0011_language', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('identity_cards', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('identity_cards', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('identity_cards', '0003_lists_of_a_large_office', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('identity_cards', '0004_collected_at_another_office', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('identity_cards', '0005_who_accompanies_and_heirs', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('identity_cards', '0006_card_of_another_sites_case', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('identity_cards', '0007_shipments_of_an_office', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('information', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('information', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('ledger', '0003_add', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('ledger', '0004_one_row_per_series', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('legalisations', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('legalisations', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('memoranda', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('memoranda', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('memoranda', '0003_own_keys_records_and_exchanges', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('memoranda', '0004_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('memoranda', '0005_let_empty', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('memoranda', '0006_told_once_and_withdrawn', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('memoranda', '0007_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('memoranda', '0008_sheets_sent', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('mfa', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('mfa', '0002_authenticator_timestamps', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('mfa', '0003_authenticator_type_uniq', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('nodes', '0001_node', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('nodes', '0002_told_until', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('nodes', '0003_kept', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('notifications', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('notifications', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('notifications', '0003_visits', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('notifications', '0004_letters_publications_flaws', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('notifications', '0005_readings', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('passports', '0001_passports', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('passports', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('passports', '0003_a_minor_without_dni', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('passports', '0004_register_of_a_month', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0002_drop_started_at_column', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0003_drop_started_at_column', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0004_drop_procrastinate_version_table', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0005_fix_procrastinate_fetch_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0006_fix_trigger_status_events_insert', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0007_add_queueing_lock_column', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0008_close_fetch_job_race_condition', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0009_add_defer_job_function', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0010_add_procrastinate_periodic_defers', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0011_add_foreign_key_index', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0012_add_locks_to_periodic_defer', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0013_fix_procrastinate_defer_periodic_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0014_add_finish_job_and_retry_job_functions', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0015_add_trigger_on_job_deletion', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0016_delete_finished_jobs', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0017_add_checks_to_finish_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0018_add_checks_to_retry_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0019_fix_finish_job_compat_issue', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0020_add_index_on_procrastinate_jobs', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0021_add_kwargs_to_defer_periodic_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0022_null_locks_excluded', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0023_remove_old_finish_job_function', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0024_job_id_bigint', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0025_add_models', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0026_add_job_priority', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0027_add_periodic_job_priority', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0028_add_cancel_states', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0029_add_additional_params_to_retry_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0030_alter_procrastinateevent_options', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0031_add_indexes_for_fetch_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0032_pre_cancel_notification', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0033_post_cancel_notification', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0034_pre_add_heartbeat', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0035_post_add_heartbeat', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0036_add_worker_model', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0037_pre_batch_defer_jobs', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0038_post_batch_defer_jobs', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0039_pre_priority_lock_fetch_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0040_pre_retry_failed_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0041_post_retry_failed_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('proofs', '0001_proof', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('public_deeds', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('public_deeds', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('public_deeds', '0003_sealed_wills', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('public_deeds', '0004_uses_told_later', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('public_deeds', '0005_deeds_by_number', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('public_deeds', '0006_witnesses_of_covers_by_country', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('retention', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('retention', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('retention', '0003_lists_in_order', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('service_desk', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('service_desk', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('sessions', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('signatories', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('signatories', '0002_seals', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('socialaccount', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('socialaccount', '0002_token_max_lengths', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('socialaccount', '0003_extra_data_default_dict', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('socialaccount', '0004_app_provider_id_settings', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('socialaccount', '0005_socialtoken_nullable_app', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('socialaccount', '0006_alter_socialaccount_extra_data', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('stickers', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('stickers', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('stickers', '0003_used_forms', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('stickers', '0004_used_form_guard', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('stickers', '0005_passport_booklets', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('transmissions', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('transmissions', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('transparency', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('transparency', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('travel_papers', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('travel_papers', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('travel_papers', '0003_a_second_decision_after_an_appeal', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('travel_papers', '0004_leave_of_parents_who_stay', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('travel_papers', '0005_entries_at_the_border', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('travel_permits', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('travel_permits', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('travel_permits', '0003_reasons_of_one_parent', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('visas', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('visas', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('visas', '0003_sponsor_checks', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('visas', '0004_entries_and_passport_reports', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('visas', '0005_labels_by_instant', now());
