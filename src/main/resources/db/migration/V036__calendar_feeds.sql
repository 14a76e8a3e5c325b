-- The private address at which a calendar program reads what its owner is registered for: at most one for each person.
-- Only a hash is kept, as of API tokens. Replacing overwrites the row and ending deletes it, so a former address is
-- nowhere any more and opens nothing.
create table calendar_feed (
    person_id      uuid primary key references person,
    token_hash     bytea not null unique,        -- SHA-256 of 256 random bits, so no salt and no slow hash is needed
    created_at     timestamptz not null,
    last_used_at   timestamptz,                  -- written at most once an hour
    submission_key uuid not null
);
