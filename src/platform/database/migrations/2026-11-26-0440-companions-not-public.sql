-- What is public names no private companion, so its copy of the plan has none.
UPDATE udsyn.trips_trip SET public_plan = jsonb_set(public_plan, '{plan,participants,companions}', '[]')
WHERE jsonb_array_length(coalesce(public_plan #> '{plan,participants,companions}', '[]')) > 0
-- next
UPDATE udsyn.trips_ruled SET before = jsonb_set(before, '{stood,publicPlan,plan,participants,companions}', '[]')
WHERE jsonb_array_length(coalesce(before #> '{stood,publicPlan,plan,participants,companions}', '[]')) > 0
-- next
-- Acts from before companions were left out of the trail: few, and fewer each year.
CREATE INDEX records_audit_value_companions ON udsyn.records_audit_value (municipality_id, audit_id)
WHERE jsonb_path_exists(value, '$.**.companions[*].name ? (@ != "[slettet]")')
