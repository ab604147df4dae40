-- For the institution's own systems, and for the operator.
SET LOCAL ROLE ventanilla_owner;

CREATE VIEW reading.terminal AS
  SELECT branch, terminal, epoch, state, reason, since, admitted_at, admitted_by, serial, public_key, last_at, product,
    received, judged, received_at, contact.feed AS applied_feed, contact.receipt AS applied_receipt
  FROM records.terminal JOIN records.progress USING (branch, terminal, epoch) JOIN records.contact USING (branch, terminal, epoch);

CREATE VIEW reading.answer AS
  SELECT DISTINCT ON (branch, terminal, epoch, number) branch, terminal, epoch, number, outcome, reason, receipt
  FROM records.answer ORDER BY branch, terminal, epoch, number, receipt DESC;

-- `state`: received, confirmed, refused, or kept and not understood (newer, malformed).
CREATE VIEW reading.event AS
  SELECT event.branch, event.terminal, event.epoch, event.number, type, version, subject, content, hash, received_at,
    CASE given.outcome WHEN 'acknowledged' THEN 'confirmed' WHEN 'refused' THEN 'refused'
      ELSE coalesce(aside.why, 'received') END AS state, given.reason
  FROM records.event
    LEFT JOIN LATERAL (SELECT outcome, reason FROM records.answer WHERE answer.branch = event.branch
      AND answer.terminal = event.terminal AND answer.epoch = event.epoch AND answer.number = event.number
      ORDER BY receipt DESC LIMIT 1) AS given ON true
    LEFT JOIN LATERAL (SELECT why FROM records.set_aside WHERE set_aside.branch = event.branch
      AND set_aside.terminal = event.terminal AND set_aside.epoch = event.epoch AND set_aside.number = event.number
      ORDER BY why LIMIT 1) AS aside ON true;

CREATE VIEW reading.fork AS
  SELECT branch, terminal, epoch, number, kind, hash, received_at, sent_by FROM records.forked_event;

CREATE VIEW reading.document AS
  SELECT branch, terminal, sha256, media_type, plain_size, state, size, received, named_at, finished_at FROM records.document;

CREATE VIEW reading.decision AS
  SELECT number, branch, type, version, content, signature, decided_at, decided_by FROM records.decision;

CREATE VIEW reading.migration AS SELECT number, name, sha256, applied_at, applied_by FROM records.migration;

CREATE VIEW reading.act AS SELECT number, at, by, act, subject, detail FROM records.act;

-- One row a branch. A gap cannot lie here: an event is taken in its place or not at all; what is missing waits at the
-- terminal, and shows by its last contact.
CREATE VIEW reading.branch AS
  SELECT code AS branch, name, branch.feed,
    (SELECT count(*) FROM records.terminal WHERE terminal.branch = code AND state IN ('active', 'suspended', 'forked'))
      AS terminals,
    (SELECT max(last_at) FROM records.contact WHERE contact.branch = code) AS last_contact,
    (SELECT coalesce(sum(received), 0) FROM records.progress WHERE progress.branch = code) AS received,
    (SELECT coalesce(sum(received - judged), 0) FROM records.progress WHERE progress.branch = code) AS unconfirmed,
    (SELECT count(*) FROM reading.answer WHERE answer.branch = code AND outcome = 'refused') AS refused,
    (SELECT count(*) FROM records.set_aside WHERE set_aside.branch = code) AS set_aside,
    (SELECT count(*) FROM records.forked_event WHERE forked_event.branch = code) AS forks,
    (SELECT count(*) FROM records.document WHERE document.branch = code AND state IN ('named', 'open')) AS open_documents,
    (SELECT count(*) FROM records.document WHERE document.branch = code AND state = 'missing') AS missing_documents
  FROM records.branch;

GRANT SELECT ON ALL TABLES IN SCHEMA reading TO ventanilla_reader, ventanilla_operator;
