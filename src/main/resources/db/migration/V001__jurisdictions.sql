-- Dated reference data: who can hold a seat, and which comprehensive center serves them when.
-- The count of seats ("57") is never written down anywhere: it is count(*) where counted.
create extension if not exists pg_trgm;
create extension if not exists unaccent;

create table jurisdiction (
    key           text primary key,
    name          text not null unique,
    kind          text not null check (kind in ('STATE', 'FEDERAL_DISTRICT', 'EXTRA_STATE', 'FEDERAL_SYSTEM', 'FREELY_ASSOCIATED')),
    fips          text,
    zone          text not null,             -- IANA zone of the agency's seat; a person may choose another
    other_zones   text not null default '',
    agency_name   text,
    counted       boolean not null,          -- holds a seat and is part of "n of 57"
    note          text not null default ''
);

create table center (
    key         text primary key,
    name        text not null,
    kind        text not null check (kind in ('REGIONAL', 'CONTENT')),
    host        text not null,
    host_source text not null,
    active_from date not null,
    active_to   date
);

-- Assignments move from one grant period to the next, so the link has dates of its own.
create table center_service_area (
    center_key       text not null references center,
    jurisdiction_key text not null references jurisdiction,
    from_date        date not null,
    to_date          date,
    confidence       text not null,
    primary key (center_key, jurisdiction_key, from_date)
);

create table principle (
    number      smallint primary key check (number between 1 and 10),
    short_name  text not null,
    description text not null,
    state_roles text[] not null
);
comment on table principle is 'The ten CCSSO principles. The number is a name, never a rank.';
