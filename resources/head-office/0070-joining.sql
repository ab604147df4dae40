SET LOCAL ROLE ventanilla_door;

CREATE FUNCTION records.enter_joining() RETURNS records.enrolment
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  it records.enrolment;
BEGIN
  SELECT * INTO it FROM records.enrolment WHERE id = records.speaker_enrolment() FOR UPDATE;
  IF it.id IS NULL THEN
    RAISE EXCEPTION 'this login is no enrolment''s' USING ERRCODE = 'VN001';
  ELSIF it.expires_at <= now() OR it.state = 'used' THEN
    RAISE EXCEPTION 'the code has expired, or was used' USING ERRCODE = 'VN021';
  END IF;
  RETURN it;
END
$$;

-- What it says is proved by the operator's tool: here it is kept.
CREATE FUNCTION joining.ask(request text, signature text, csr text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  it records.enrolment := records.enter_joining();
  fingerprint CONSTANT text := encode(sha256(convert_to(request, 'UTF8')), 'hex');
BEGIN
  IF it.state = 'declined' THEN
    RAISE EXCEPTION 'the operator declined' USING ERRCODE = 'VN021', DETAIL = coalesce(it.reason, '');
  ELSIF ask.request IS NULL OR ask.signature IS NULL OR ask.csr IS NULL
      OR octet_length(ask.request) + octet_length(ask.signature) + octet_length(ask.csr) > 16384 THEN
    PERFORM records.is_no_call('a request, its signature and a certificate request');
  ELSIF it.state <> 'open' AND it.request_hash <> fingerprint THEN
    RAISE EXCEPTION 'the code was used with another key' USING ERRCODE = 'VN020';
  END IF;
  UPDATE records.enrolment SET state = 'asked', asked_at = now(), request = ask.request, request_hash = fingerprint,
      signature = ask.signature, csr = ask.csr
    WHERE id = it.id AND state = 'open';
  RETURN fingerprint;
END
$$;

CREATE FUNCTION joining.collect() RETURNS TABLE (state text, certificate text, reason text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  it records.enrolment := records.enter_joining();
BEGIN
  RETURN QUERY SELECT CASE WHEN it.state IN ('open', 'asked') THEN 'waiting' ELSE it.state END, it.certificate, it.reason;
END
$$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA joining TO ventanilla_joining;
