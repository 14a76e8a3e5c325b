-- A person asks to be removed; the coordinator carries it out by the date. What the network keeps is under "Former member".
create table erasure_request (
    id           uuid primary key,
    person_id    uuid not null references person,
    asked_at     timestamptz not null,
    due_on       date not null,
    withdrawn_at timestamptz,
    done_at      timestamptz,
    done_by      uuid references person
);
create unique index erasure_request_open on erasure_request (person_id) where withdrawn_at is null and done_at is null;
create index erasure_request_waiting on erasure_request (due_on) where withdrawn_at is null and done_at is null;

alter table person add column erased_at timestamptz;

-- Stands for an address that must not be written to and may not be kept: who has the address can compare, nobody can read.
create function veiled(address text) returns text language sql immutable strict parallel safe
    as $$ select 'sha256:' || encode(sha256(convert_to(lower($1), 'UTF8')), 'hex') $$;
