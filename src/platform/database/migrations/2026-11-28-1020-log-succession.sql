-- Each change of a log's key, as a note that both keys have signed (docs/decisions/0084): `old_key` signs nothing after `size`.
CREATE TABLE register.log_succession (
  municipality_id uuid NOT NULL,
  origin text NOT NULL,
  number integer NOT NULL,
  size bigint NOT NULL,
  old_key text NOT NULL,
  new_key text NOT NULL,
  note text NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (municipality_id, origin, number)
)
