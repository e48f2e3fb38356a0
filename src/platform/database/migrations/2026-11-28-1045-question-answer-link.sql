-- The letter with an answer leads to the asker's own page by a link of its own, stored as its hash: that of the receipt is known to
-- whoever asked alone.
ALTER TABLE udsyn.replies_question ADD COLUMN answer_link_hash bytea
-- next
CREATE UNIQUE INDEX replies_question_answer_link ON udsyn.replies_question (municipality_id, answer_link_hash) WHERE answer_link_hash IS NOT NULL
