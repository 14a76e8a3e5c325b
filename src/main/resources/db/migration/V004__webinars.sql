create table webinar (
    id             uuid primary key,
    community_id   uuid not null references community,
    reach          smallint not null check (reach between 0 and 3),
    title          text not null,
    summary        text not null default '',
    description    text not null default '',       -- Markdown
    why_it_matters text not null default '',
    starts_at      timestamptz not null,
    minutes        integer not null check (minutes between 5 and 1440),
    capacity       integer not null check (capacity between 1 and 100000),
    confirmed      integer not null default 0,
    join_url       text not null default '',
    principle      smallint references principle,
    status         text not null check (status in ('SCHEDULED', 'CANCELLED')),
    cancel_reason  text not null default '',
    sequence       integer not null default 0,     -- RFC 5545 SEQUENCE; rises with every change an attendee must see
    programme_key  text unique,                    -- the file in webinars/ it came from
    programme_hash text,
    recording_url  text not null default '',
    recording_at   timestamptz,
    notes          text not null default '',       -- Markdown, the record afterwards
    created_by     uuid references person,
    created_at     timestamptz not null,
    changed_at     timestamptz not null,
    submission_key uuid unique,                    -- a form sent twice creates one
    version        integer not null default 0,
    -- The database holds the rule too: never more people than seats, whatever the code does.
    constraint webinar_capacity check (confirmed <= capacity)
);
create index webinar_when on webinar (starts_at, id);
create index webinar_recording on webinar (recording_at) where recording_at is not null;

create table webinar_presenter (
    webinar_id       uuid not null references webinar on delete cascade,
    position         smallint not null,
    name             text not null,
    role_title       text not null default '',
    jurisdiction_key text references jurisdiction,
    primary key (webinar_id, position)
);

create table webinar_registration (
    id           uuid primary key,
    webinar_id   uuid not null references webinar,
    person_id    uuid not null references person,
    status       text not null check (status in ('CONFIRMED', 'WAITING', 'CANCELLED')),
    queued_at    timestamptz not null,
    queue_number bigint generated always as identity,   -- FIFO among those waiting
    question     text not null default '',
    changed_at   timestamptz not null,
    version      integer not null default 0,
    unique (webinar_id, person_id)
);
create index webinar_registration_queue on webinar_registration (webinar_id, status, queue_number);
create index webinar_registration_person on webinar_registration (person_id, webinar_id) where status <> 'CANCELLED';

create function webinar_count_confirmed() returns trigger language plpgsql as $$
declare
    delta integer := 0;
begin
    if tg_op <> 'INSERT' and old.status = 'CONFIRMED' then delta := delta - 1; end if;
    if tg_op <> 'DELETE' and new.status = 'CONFIRMED' then delta := delta + 1; end if;
    if delta <> 0 then
        update webinar set confirmed = confirmed + delta where id = coalesce(new.webinar_id, old.webinar_id);
    end if;
    return null;
end $$;
create trigger webinar_registration_counted after insert or update or delete on webinar_registration
    for each row execute function webinar_count_confirmed();

-- What the last reading of webinars/ found, so that the desk can show a broken file by name and line.
create table programme_file (
    path     text primary key,
    hash     text not null,
    read_at  timestamptz not null,
    problem  text,
    line     integer
);
