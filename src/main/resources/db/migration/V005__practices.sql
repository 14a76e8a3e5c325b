create table practice (
    id               uuid primary key,
    community_id     uuid not null references community,
    reach            smallint not null check (reach between 0 and 3),
    jurisdiction_key text not null references jurisdiction,
    status           text not null check (status in ('DRAFT', 'SUBMITTED', 'RETURNED', 'PUBLISHED', 'WITHDRAWN')),
    title            text not null,
    summary          text not null default '',    -- one line, for lists and the newsletter
    situation        text not null default '',
    what_we_did      text not null default '',
    began_on         date,
    ended_on         date,
    scale            text not null default '',    -- numbers in words: "120 panels in about two months"
    what_came        text not null default '',
    surfaced         text not null default '',
    differently      text not null default '',
    outcome          text check (outcome in ('WORKED', 'PARTLY_WORKED', 'DID_NOT_WORK', 'TOO_EARLY')),   -- null: a draft that has not said yet
    tier             text not null check (tier in ('STRONG', 'MODERATE', 'PROMISING', 'RATIONALE', 'NOT_RATED')),
    tier_basis       text not null default '',    -- the study or rationale behind the tier
    staff_time       text not null default '',
    cost             text not null default '',
    contact          text not null default '',
    author_id        uuid not null references person,
    author_role      text not null default '',    -- at the time
    author_jurisdiction text references jurisdiction,
    created_at       timestamptz not null,
    changed_at       timestamptz not null,
    submitted_at     timestamptz,
    submitted_by     uuid references person,
    reviewed_by      uuid references person,
    review_note      text not null default '',
    published_at     timestamptz,
    withdrawn_reason text not null default '',
    replaces_id      uuid references practice,    -- a change proposed to a published spotlight; its text goes there when published
    submission_key   uuid unique,
    revision         integer not null default 0,  -- rises with every published change
    version          integer not null default 0,
    search           tsvector generated always as (
        setweight(to_tsvector('english', title), 'A')
        || setweight(to_tsvector('english', summary), 'B')
        || setweight(to_tsvector('english', situation || ' ' || what_we_did || ' ' || what_came || ' ' || surfaced || ' ' || differently), 'C')) stored,
    constraint practice_outcome_said check (outcome is not null or status in ('DRAFT', 'RETURNED', 'WITHDRAWN')),
    constraint practice_tier_has_basis check (tier = 'NOT_RATED' or tier_basis <> '')
);
create index practice_search on practice using gin (search);
-- A partial or misspelt word finds what looks like it.
create index practice_looks_like on practice using gin (lower(title || ' ' || summary) gin_trgm_ops) where status = 'PUBLISHED';
-- One proposed change at a time, so that two colleagues do not write against each other.
create unique index practice_one_change on practice (replaces_id) where status in ('DRAFT', 'SUBMITTED', 'RETURNED');
create index practice_published on practice (published_at desc, id) where status = 'PUBLISHED';
create index practice_author on practice (author_id);
create index practice_jurisdiction on practice (jurisdiction_key) where status = 'PUBLISHED';
create index practice_queue on practice (submitted_at) where status = 'SUBMITTED';

-- One row per facet value, in capitals as the columns above: PRINCIPLE, LEVEL, LEVER, STUDENTS, SETTING, AREA, STATE_ACTION, IDENTIFIED_AS.
create table practice_facet (
    practice_id uuid not null references practice on delete cascade,
    facet       text not null,
    value       text not null,
    primary key (practice_id, facet, value)
);
create index practice_facet_value on practice_facet (facet, value, practice_id);

-- The number of the library's present state. Every replica keeps what the facet counts are made of in memory and asks
-- only for this number; it rises in the transaction that changes a practice.
create table practice_shelf (
    only_one boolean primary key default true check (only_one),
    number   bigint not null
);
insert into practice_shelf (number) values (1);
create function practice_shelf_changed() returns trigger language plpgsql as $$
begin
    update practice_shelf set number = number + 1;
    return null;
end $$;
create trigger practice_changes_shelf after insert or update or delete or truncate on practice
    for each statement execute function practice_shelf_changed();
create trigger practice_facet_changes_shelf after insert or update or delete or truncate on practice_facet
    for each statement execute function practice_shelf_changed();
