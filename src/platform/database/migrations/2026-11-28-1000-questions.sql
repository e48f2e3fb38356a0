-- Questions that anybody asks from a public record: what was asked, by whom as far as they said, by when it is promised an answer,
-- and what became of it. The link by which it is followed is stored as its hash.
CREATE TABLE udsyn.replies_question (
  municipality_id uuid NOT NULL,
  question_id uuid NOT NULL,
  subject_type text NOT NULL,
  subject_id text NOT NULL,
  subject_path text NOT NULL,
  subject_title text NOT NULL,
  subject_lang text NOT NULL,
  scope text,
  body text NOT NULL,
  name text,
  email text,
  lang text NOT NULL,
  link_hash bytea NOT NULL,
  asked_at timestamptz NOT NULL,
  answer_by date NOT NULL,
  status text NOT NULL,
  why_closed text,
  answer text,
  answer_lang text,
  settled_at timestamptz,
  PRIMARY KEY (municipality_id, question_id),
  UNIQUE (municipality_id, link_hash)
)
-- next
ALTER TABLE udsyn.replies_question ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.replies_question USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
CREATE INDEX replies_question_open ON udsyn.replies_question (municipality_id, answer_by) WHERE status = 'open'
-- next
CREATE INDEX replies_question_settled ON udsyn.replies_question (municipality_id, settled_at DESC) WHERE status <> 'open'
