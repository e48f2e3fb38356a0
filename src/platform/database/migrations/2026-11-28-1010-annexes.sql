-- A file that goes with a trip to its agenda, its public record or both: what was read in it, by which reader, and what a person said
-- of what no machine reads. The bytes lie with the documents; a reading holds places and no text.
CREATE TABLE udsyn.trips_annex (
  municipality_id uuid NOT NULL,
  annex_id uuid NOT NULL,
  trip_id uuid NOT NULL,
  document_id uuid NOT NULL,
  sha256 text NOT NULL,
  media_type text NOT NULL,
  size bigint NOT NULL,
  file_name text NOT NULL,
  title text NOT NULL,
  lang text NOT NULL,
  for_agenda boolean NOT NULL,
  for_record boolean NOT NULL,
  hands text[] NOT NULL,
  added_at timestamptz NOT NULL,
  reader integer NOT NULL,
  reading jsonb NOT NULL,
  found text NOT NULL,
  decision text,
  decided_at timestamptz,
  decided_by text,
  note text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  PRIMARY KEY (municipality_id, annex_id),
  FOREIGN KEY (municipality_id, trip_id) REFERENCES udsyn.trips_trip (municipality_id, trip_id) ON DELETE CASCADE
)
-- next
CREATE INDEX trips_annex_trip ON udsyn.trips_annex (municipality_id, trip_id)
-- next
CREATE INDEX trips_annex_undecided ON udsyn.trips_annex (municipality_id, added_at) WHERE decision IS NULL AND withdrawn_at IS NULL AND found <> 'nothing'
-- next
ALTER TABLE udsyn.trips_annex ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.trips_annex USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
