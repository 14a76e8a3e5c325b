-- Everything that leaves. A row per recipient, written in the transaction of the fact it tells.
create table mail_body (
    id       uuid primary key,
    subject  text not null,
    text     text not null,
    html     text,
    -- Whose matter it tells; null: the service's own. The desk shows the words of a private community to nobody else.
    community_id uuid,
    calendar text,                 -- iCalendar (RFC 5545); sent as multipart/alternative
    calendar_method text check (calendar_method in ('REQUEST', 'CANCEL'))
);

create table mail_outbox (
    id              uuid primary key,
    dedupe_key      text not null unique,
    kind            text not null,
    campaign_id     uuid,             -- the newsletter issue a row belongs to
    body_id         uuid not null references mail_body,
    person_id       uuid references person,
    to_address      text not null,
    to_name         text not null default '',
    list            text,             -- null: account mail, which suppression never blocks
    merge           jsonb not null default '{}',   -- this recipient's values for %%NAME%% marks of the body
    unsubscribe_url text,
    message_id      text not null,
    state           text not null check (state in ('DUE', 'HELD', 'LEASED', 'SENT', 'FAILED', 'SUPPRESSED')),
    attempts        integer not null default 0,
    next_attempt_at timestamptz not null,
    lease_owner     uuid,
    lease_until     timestamptz,
    last_error      text,
    created_at      timestamptz not null,
    sent_at         timestamptz,
    released        boolean not null default false    -- held once, and let go by the coordinator
);
create index mail_outbox_due on mail_outbox (next_attempt_at, id) where state in ('DUE', 'LEASED');
create index mail_outbox_campaign on mail_outbox (campaign_id, state) where campaign_id is not null;
create index mail_outbox_recent on mail_outbox (created_at desc, id desc);
create index mail_outbox_address on mail_outbox (to_address);
-- An unsubscription stops what is already queued.
create index mail_outbox_waiting on mail_outbox (person_id, list) where state in ('DUE', 'HELD');

-- Wakes the sender of every replica when a transaction that wrote mail commits; it looks every few seconds anyway.
create function mail_due() returns trigger language plpgsql as $$
begin
    perform pg_notify('mail_due', '');
    return null;
end $$;
create trigger mail_outbox_written after insert on mail_outbox for each statement execute function mail_due();

create table mail_suppression (
    address    text not null,         -- lower case
    list       text not null,         -- a list, or * for every list
    reason     text not null check (reason in ('UNSUBSCRIBED', 'BOUNCED', 'COMPLAINED', 'COORDINATOR')),
    created_at timestamptz not null,
    detail     text not null default '',
    primary key (address, list)
);
