-- What is planned as it was approved or corrected: what everybody sees is made from it, and not from what is edited since.
ALTER TABLE udsyn.trips_trip ADD COLUMN public_plan jsonb
-- next
-- What is public already was made from the plan as it stands.
UPDATE udsyn.trips_trip SET public_plan = jsonb_build_object('lang', lang, 'kind', kind, 'direction', direction,
    'caseNumber', case_number, 'title', title, 'committeeId', committee_id, 'unitId', unit_id, 'startOn', start_on,
    'endOn', end_on, 'plan', plan)
  WHERE EXISTS (SELECT FROM register.current c WHERE c.municipality_id = trips_trip.municipality_id AND c.type = 'trip'
    AND c.record_id = trips_trip.trip_id)
