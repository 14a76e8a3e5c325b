-- A change of one's e-mail address waits here until the new address is proven. The links in mails carry the row's id,
-- signed; what they may still do is the row's state.
create table email_change (
    id             uuid primary key,
    person_id      uuid not null references person,
    old_email      text not null,
    new_email      text not null,
    state          text not null check (state in ('OPEN', 'DONE', 'OVERTAKEN', 'STOPPED', 'TAKEN_BACK')),
    requested_at   timestamptz not null,
    expires_at     timestamptz not null,
    done_at        timestamptz,
    submission_key uuid not null unique
);
create unique index email_change_one_open on email_change (person_id) where state = 'OPEN';
create index email_change_person on email_change (person_id, requested_at);

-- Tokens by which programs act for a person. Only a hash is kept: a copy of this table opens nothing.
create table api_token (
    id             uuid primary key,
    person_id      uuid not null references person,
    name           text not null check (length(name) between 1 and 100),
    token_hash     bytea not null unique,        -- SHA-256 of 256 random bits, so no salt and no slow hash is needed
    ending         text not null,                -- the last four characters, to tell tokens apart
    scopes         text[] not null,
    created_at     timestamptz not null,
    expires_at     timestamptz not null,
    last_used_at   timestamptz,                  -- written at most once an hour
    revoked_at     timestamptz,
    submission_key uuid not null unique
);
create index api_token_person on api_token (person_id) where revoked_at is null;
