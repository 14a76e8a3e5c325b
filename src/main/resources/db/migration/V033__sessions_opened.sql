-- A session of a community that an offer opened to the members of another. It stays one session with one calendar entry,
-- the same seats and one waiting list; each row is an audience beside its own. Taking the offer back deletes the row.
create table webinar_opening (
    webinar_id   uuid not null references webinar on delete cascade,
    community_id uuid not null references community,
    reach        smallint not null check (reach between 1 and 3),
    opened_at    timestamptz not null,
    primary key (webinar_id, community_id)
);

-- To whom within the other community a thing is offered: all members, or core members.
alter table offer add column reach smallint not null default 1 check (reach between 1 and 2);
