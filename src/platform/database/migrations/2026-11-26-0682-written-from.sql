-- The agenda text as the case wrote it when somebody wrote it by hand: what the case says otherwise since is told from it.
ALTER TABLE udsyn.decisions_submission ADD COLUMN written_from text
