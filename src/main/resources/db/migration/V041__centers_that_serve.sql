-- The center that serves a jurisdiction: assignments move from one grant period to the next, and who asks "which center"
-- means the one of the latest period, also between two of them. The history stays in center_service_area.
create view center_serving as
select distinct on (a.jurisdiction_key) a.jurisdiction_key, a.center_key
  from center_service_area a
 order by a.jurisdiction_key, a.to_date desc nulls first, a.from_date desc, a.center_key;
