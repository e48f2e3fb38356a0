-- Who is told by mail of what is published: the address, what was chosen, in which language and when. Nothing else is kept of
-- them, and on leaving the row goes, with what was chosen.
CREATE TABLE udsyn.outreach_subscriber (
  municipality_id uuid NOT NULL,
  subscriber_id uuid NOT NULL,
  email text NOT NULL,
  lang text NOT NULL,
  asked_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  mailed_at timestamptz,
  unanswered integer NOT NULL DEFAULT 0,
  told_through bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (municipality_id, subscriber_id),
  UNIQUE (municipality_id, email)
)
-- next
ALTER TABLE udsyn.outreach_subscriber ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.outreach_subscriber USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
CREATE TABLE udsyn.outreach_subscription (
  municipality_id uuid NOT NULL,
  subscriber_id uuid NOT NULL,
  word text NOT NULL,
  value text NOT NULL,
  asked_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  PRIMARY KEY (municipality_id, subscriber_id, word, value),
  FOREIGN KEY (municipality_id, subscriber_id) REFERENCES udsyn.outreach_subscriber (municipality_id, subscriber_id) ON DELETE CASCADE
)
-- next
ALTER TABLE udsyn.outreach_subscription ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.outreach_subscription USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
