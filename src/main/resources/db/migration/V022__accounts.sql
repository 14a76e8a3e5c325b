-- What must be done at the identity provider (Keycloak), written in the transaction of the fact that asks for it. The
-- provider may be down for hours: the row waits, is shown at the coordinator's desk, and is never lost.
create table account_task (
    id              uuid primary key,
    number          bigint generated always as identity,   -- the order of one person's acts
    person_id       uuid not null references person,
    kind            text not null check (kind in ('OPEN', 'CLOSE', 'REOPEN', 'SIGN_OUT', 'CHANGE_EMAIL')),
    email           text not null default '',    -- CHANGE_EMAIL: the address before; the account may be known by it only
    state           text not null check (state in ('DUE', 'LEASED', 'DONE', 'FAILED', 'OVERTAKEN')),
    attempts        integer not null default 0,
    next_attempt_at timestamptz not null,
    lease_owner     uuid,
    lease_until     timestamptz,
    last_error      text,
    created_at      timestamptz not null,
    done_at         timestamptz
);
create index account_task_due on account_task (next_attempt_at, number) where state in ('DUE', 'LEASED');
-- Acts of one person are done in their order: the claim probes this for an earlier one.
create index account_task_open on account_task (person_id, number) where state in ('DUE', 'LEASED');
create index account_task_recent on account_task (number desc) where state <> 'OVERTAKEN';
