-- What each witness of a log has cosigned last (docs/decisions/0091), and when one that did not is asked again.
CREATE TABLE register.log_witness (
  municipality_id uuid NOT NULL,
  origin text NOT NULL,
  witness text NOT NULL,
  size bigint NOT NULL DEFAULT 0,
  line text,
  cosigned_at timestamptz,
  stored_at timestamptz,
  failures integer NOT NULL DEFAULT 0,
  fault text,
  ask_at timestamptz NOT NULL,
  PRIMARY KEY (municipality_id, origin, witness)
)
