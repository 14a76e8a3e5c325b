-- People, communities, memberships, seats. Every permission in the product is a row of this file.

-- Letters without marks and capitals, so that "munoz" finds "Muñoz". Immutable, because the dictionary is named.
create function folded(text) returns text language sql immutable strict parallel safe
    as $$ select lower(unaccent('unaccent'::regdictionary, $1)) $$;

create table organization (
    id               uuid primary key,
    kind             text not null check (kind in ('SEA', 'CENTER', 'FACILITATOR', 'DISTRICT', 'PROVIDER', 'HIGHER_EDUCATION')),
    name             text not null,
    jurisdiction_key text references jurisdiction,
    center_key       text references center
);

create table person (
    id               uuid primary key,
    subject          text unique,            -- Keycloak's "sub"; null until the person first signs in
    email            text not null,
    name             text not null check (length(name) between 1 and 200),
    role_title       text not null default '',
    organization_id  uuid references organization,
    jurisdiction_key text references jurisdiction,
    zone             text,                   -- null: the jurisdiction's zone
    about            text not null default '',
    expertise        text not null default '',
    phone            text not null default '',
    listed           boolean not null default true,   -- appears in the directory
    email_visible    boolean not null default true,   -- to core members; never to the public
    active           boolean not null default true,
    created_at       timestamptz not null,
    version          integer not null default 0,
    name_folded      text generated always as (folded(name)) stored,   -- the directory's order and its cursor
    -- Words as written for search by their beginnings while one types, and as English stems for whole words.
    search           tsvector generated always as (
        setweight(to_tsvector('simple', folded(name)), 'A')
        || setweight(to_tsvector('simple', folded(role_title || ' ' || expertise)), 'B')
        || setweight(to_tsvector('english', role_title || ' ' || expertise), 'B')
        || setweight(to_tsvector('english', about), 'C')) stored
);
create unique index person_email on person (lower(email));
create index person_search on person using gin (search);
create index person_name_trgm on person using gin (name_folded gin_trgm_ops);
create index person_name on person (name_folded, id);
create index person_jurisdiction on person (jurisdiction_key);
create index person_organization on person (organization_id);

create table community (
    id                      uuid primary key,
    slug                    text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
    name                    text not null,
    kind                    text not null check (kind in ('NATIONAL', 'PEER', 'SERVICE', 'INTERNAL')),
    parent_id               uuid references community,
    jurisdiction_key        text references jurisdiction,
    convener_organization_id uuid references organization,
    contact_person_id       uuid references person,
    purpose                 text not null default '',
    charter                 text not null default '',
    cadence                 text not null default '',
    planning_rule           text not null default '',
    member_unit             text not null default 'PERSON' check (member_unit in ('PERSON', 'ORGANIZATION')),
    stated_members          integer,         -- what the charter says, e.g. "23 districts"; not the roster
    listed                  boolean not null default false,
    created_at              timestamptz not null,
    submission_key          uuid unique,     -- a form sent twice creates one
    version                 integer not null default 0
);
create unique index community_one_national on community (kind) where kind = 'NATIONAL';
create index community_parent on community (parent_id);

-- Reach ranks: 1 extended, 2 core, 3 convener. An offering asks for a rank; 0 is the public (see Audience).
create table membership (
    id           uuid primary key,
    person_id    uuid not null references person,
    community_id uuid not null references community,
    reach        smallint not null check (reach between 1 and 3),
    roles        text[] not null default '{}',   -- COORDINATOR, FACILITATOR, BROKER, CO_PLANNER, REVIEWER
    basis        text not null check (basis in ('SEAT', 'CENTER', 'FACILITATOR', 'NOMINATED', 'INVITED', 'ROSTER', 'CLAIMED')),
    founding     boolean not null default false,
    from_at      timestamptz not null,
    access_until timestamptz,                    -- extended access may lapse on a date
    ended_at     timestamptz,                    -- departure; the row stays as history
    end_reason   text,
    submission_key uuid unique,
    version      integer not null default 0
);
-- The Audience predicate probes this index once per row shown.
create unique index membership_active on membership (person_id, community_id) include (reach, access_until) where ended_at is null;
create index membership_roster on membership (community_id, reach) where ended_at is null;

create table seat (
    jurisdiction_key text primary key references jurisdiction,
    vacant_since     date
);
create table seat_tenure (
    id               uuid primary key,
    jurisdiction_key text not null references seat,
    person_id        uuid not null references person,
    from_date        date not null,
    to_date          date,
    interim          boolean not null default false,
    reason           text not null default '',
    submission_key   uuid unique
);
create unique index seat_one_holder on seat_tenure (jurisdiction_key) where to_date is null;
create index seat_tenure_person on seat_tenure (person_id);

create table mail_preference (
    person_id uuid not null references person,
    list      text not null,                    -- NEWSLETTER, WEBINARS, DISCUSSIONS
    wanted    boolean not null,
    changed_at timestamptz not null,
    primary key (person_id, list)
);

create table coordinator_claim (
    token_hash bytea primary key,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    used_by    uuid references person
);

-- Every replica drops what it remembers about a person the moment the row changes (see ViewerCache).
create function viewer_changed() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'membership' then
        perform pg_notify('viewer_changed', coalesce(new.person_id, old.person_id)::text);
    else
        perform pg_notify('viewer_changed', coalesce(new.id, old.id)::text);
    end if;
    return null;
end $$;
create trigger membership_viewer_changed after insert or update or delete on membership
    for each row execute function viewer_changed();
create trigger person_viewer_changed after insert or update or delete on person
    for each row execute function viewer_changed();
