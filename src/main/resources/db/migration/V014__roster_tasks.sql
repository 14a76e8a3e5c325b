-- A mail to the holder of a seat came back for good: somebody must ask the agency. The seat itself is not touched.
create table roster_task (
    id               uuid primary key,
    jurisdiction_key text not null references jurisdiction,
    person_id        uuid not null references person,
    address          text not null,
    cause            text not null,              -- what the other server said
    opened_at        timestamptz not null,
    closed_at        timestamptz,
    closed_by        uuid references person,
    outcome          text check (outcome in ('DONE', 'DISMISSED')),
    note             text not null default '',
    constraint roster_task_closed_whole check ((closed_at is null) = (outcome is null) and (closed_at is null) = (closed_by is null))
);
-- However many mails come back, it is one task.
create unique index roster_task_open on roster_task (jurisdiction_key, person_id) where closed_at is null;
create index roster_task_recent on roster_task (opened_at desc, id);
