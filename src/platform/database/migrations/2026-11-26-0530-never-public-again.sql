-- Which of a posting's texts an erasure took from the public while the ledger keeps them (bogføringsloven §12).
ALTER TABLE udsyn.accounts_posting ADD COLUMN never_public text[] NOT NULL DEFAULT '{}'
