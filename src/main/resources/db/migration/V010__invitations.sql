-- How people come in: the founding list, and invitations that are accepted or declined.

-- A list as it was read. Its rows stand here between the dry run and the last row applied, so that what is applied is
-- exactly what was looked at; after that they are deleted, and the counts stay.
create table founding_import (
    id             uuid primary key,
    file_name      text not null,
    sha256         bytea not null,
    notes          text[] not null default '{}',      -- how it was read: encoding, separator, columns that are not used
    row_count      integer not null,
    problem_count  integer not null,                  -- in the file itself; conflicts with the network are asked each time
    state          text not null check (state in ('READ', 'APPLYING', 'APPLIED', 'DISCARDED')),
    done_to        integer not null default 0,        -- rows up to this number are applied
    outcomes       jsonb not null default '{}',       -- how many rows came to what
    uploaded_by    uuid not null references person,
    uploaded_at    timestamptz not null,
    applied_by     uuid references person,
    applied_at     timestamptz,
    submission_key uuid not null unique
);
create index founding_import_applying on founding_import (uploaded_at) where state = 'APPLYING';

-- Sound rows only; number is the row in the file as a spreadsheet counts it.
create table founding_row (
    import_id        uuid not null references founding_import on delete cascade,
    number           integer not null,
    jurisdiction_key text not null references jurisdiction,
    place            text not null check (place in ('SEAT', 'CORE', 'EXTENDED')),
    email            text not null,                   -- empty: the list names nobody for this seat
    name             text not null,
    role_title       text not null,
    primary key (import_id, number)
);

create table founding_problem (
    import_id   uuid not null references founding_import on delete cascade,
    number      integer not null,
    column_name text not null,
    words       text not null,
    primary key (import_id, number, column_name, words)
);

-- Asked to become a member. Expired and bounced are read from dates and from the fate of the mail, not written, so that
-- they are true without anybody having to notice.
create table invitation (
    id             uuid primary key,
    person_id      uuid not null references person,
    -- As whoever invites knows them: what the person's own row says may come from a community that is nobody's business.
    name           text not null,
    role_title     text not null default '',
    place          text not null default '',
    reach          smallint not null check (reach in (1, 2)),
    basis          text not null check (basis in ('SEAT', 'CENTER', 'NOMINATED', 'INVITED')),
    seat_key       text references seat,              -- the seat that is held for this person meanwhile
    founding       boolean not null default false,
    access_until   timestamptz,
    nomination_id  uuid,
    token_hash     bytea not null unique,             -- SHA-256; the token itself is in the mail only
    state          text not null check (state in ('SENT', 'OPENED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
    created_at     timestamptz not null,
    sent_at        timestamptz not null,
    sendings       integer not null default 1,
    mail_key       text not null,                     -- the latest mail, by its dedupe key in the outbox
    expires_at     timestamptz not null,
    opened_at      timestamptz,
    bounced_at     timestamptz,
    bounce_reason  text not null default '',
    decided_at     timestamptz,
    reason         text not null default '',          -- why it was declined or withdrawn
    invited_by     uuid references person,
    submission_key uuid unique,
    decision_key   uuid,
    version        integer not null default 0
);
-- One question to one person at a time.
create unique index invitation_waiting on invitation (person_id) where state in ('SENT', 'OPENED');
create index invitation_person on invitation (person_id);
create index invitation_recent on invitation (created_at desc, id desc);
