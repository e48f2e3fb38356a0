-- A slot that ends at an earlier hour than it begins says openly that it ends the next day. Those stored before meant it.
UPDATE udsyn.trips_trip SET plan = jsonb_set(plan, '{programme}', (
    SELECT jsonb_agg(slot || jsonb_build_object('endsNextDay', coalesce(slot->>'to' < slot->>'from', false)) ORDER BY at)
    FROM jsonb_array_elements(plan->'programme') WITH ORDINALITY AS listed (slot, at)))
  WHERE jsonb_array_length(plan->'programme') > 0
-- next
UPDATE udsyn.trips_trip SET public_plan = jsonb_set(public_plan, '{plan,programme}', (
    SELECT jsonb_agg(slot || jsonb_build_object('endsNextDay', coalesce(slot->>'to' < slot->>'from', false)) ORDER BY at)
    FROM jsonb_array_elements(public_plan->'plan'->'programme') WITH ORDINALITY AS listed (slot, at)))
  WHERE jsonb_array_length(public_plan->'plan'->'programme') > 0
