-- Which sections of an edited agenda text nobody has touched, so that they go on following the case; NULL: none do.
ALTER TABLE udsyn.decisions_submission ADD COLUMN follows jsonb
