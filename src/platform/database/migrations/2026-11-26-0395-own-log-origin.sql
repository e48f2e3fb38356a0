-- A log's name is one log's alone: two under one name would be told apart by nobody, and the journal would call both forked.
CREATE UNIQUE INDEX origin_of_one ON register.municipality ((profile ->> 'logOrigin'))
