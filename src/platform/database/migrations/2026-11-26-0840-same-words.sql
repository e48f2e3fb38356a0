-- A file that is read by another key than before is known again by what its rows say.
CREATE INDEX intake_row_content ON udsyn.intake_row (municipality_id, dataset, content_hash)
-- next
-- Which row of which file a line came by is for `intake_row` to keep apart: a row may take another key, and its line keeps its first.
DROP INDEX udsyn.accounts_posting_source
