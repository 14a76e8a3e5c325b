-- Colleagues who are named by a seat holder or by center staff, and what the coordinator decided.
create table nomination (
    id               uuid primary key,
    kind             text not null check (kind in ('COLLEAGUE', 'CORE_REQUEST')),
    state            text not null check (state in ('ASKED', 'PENDING', 'APPROVED', 'EXTENDED', 'DECLINED')),
    -- Who put the name forward; of a request to become core, the one who asks, until the seat holder supports it.
    nominator_id     uuid not null references person,
    supported_by     uuid references person,
    jurisdiction_key text references jurisdiction,     -- whose colleague; null for center staff
    center_key       text references center,
    email            text not null,
    name             text not null,
    role_title       text not null default '',
    liaison_for      text[] not null default '{}',     -- states that a center colleague is the liaison of
    why              text not null default '',
    person_id        uuid references person,           -- once known to the network
    created_at       timestamptz not null,
    decided_by       uuid references person,
    decided_at       timestamptz,
    note             text not null default '',
    access_until     timestamptz,
    submission_key   uuid unique,
    version          integer not null default 0,
    check (jurisdiction_key is null or center_key is null)
);
create unique index nomination_waiting on nomination (lower(email)) where state in ('ASKED', 'PENDING');
create index nomination_recent on nomination (created_at desc, id desc);
create index nomination_nominator on nomination (nominator_id, created_at desc);
create index nomination_asked on nomination (jurisdiction_key) where state = 'ASKED';

alter table invitation add constraint invitation_nomination foreign key (nomination_id) references nomination;

-- Advice, never a wall: null is no limit. One row.
create table size_limit (
    only_row             boolean primary key default true check (only_row),
    network_core         integer check (network_core > 0),
    jurisdiction_core    integer check (jurisdiction_core > 0),
    center_core          integer check (center_core > 0),
    version              integer not null default 0
);
insert into size_limit (network_core, jurisdiction_core, center_core) values (null, 3, null);
