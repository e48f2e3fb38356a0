-- A document that was taken away lies for a while before it is erased, so that it can be brought back.
ALTER TABLE udsyn.records_document ADD COLUMN removed_at timestamptz
-- next
CREATE INDEX records_document_removed ON udsyn.records_document (municipality_id, removed_at) WHERE removed_at IS NOT NULL
-- next
-- Which lines a receipt shows.
CREATE INDEX accounts_posting_receipt ON udsyn.accounts_posting (municipality_id, receipt_document_id) WHERE receipt_document_id IS NOT NULL
