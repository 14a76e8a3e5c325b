-- What a community agreed on: who may be in it, who plans, and every earlier version of that.
alter table community
    add column eligibility jsonb not null default '[]' check (jsonb_typeof(eligibility) = 'array'),   -- all must hold; see eligibility.Rules
    add column planning text not null default 'CONVENERS' check (planning in ('CONVENERS', 'CO_PLANNERS', 'TWO_SIDED')),
    add column charter_number integer not null default 1;     -- rises with every change of the charter

-- Number 1 is the founding. The words before and after are kept in full, because a charter is what people agreed to.
create table charter_version (
    community_id   uuid not null references community,
    number         integer not null,
    changed_by     uuid references person,
    changed_at     timestamptz not null,
    reason         text not null default '',
    changes        jsonb not null default '[]',               -- [{"what": …, "before": …, "after": …}]
    submission_key uuid unique,
    primary key (community_id, number)
);

-- What one community knows of an organization, from where and since when. Kept per community: what a district tells one of
-- them is nobody else's. Nothing is overwritten; the newest date counts.
create table organization_fact (
    id              uuid primary key,
    community_id    uuid not null references community,
    organization_id uuid not null references organization,
    fact            text not null,                            -- a name of eligibility.FactKind
    value           text not null,
    source          text not null,
    as_of           date not null,
    recorded_by     uuid not null references person,
    recorded_at     timestamptz not null
);
create index organization_fact_newest on organization_fact (community_id, organization_id, fact, as_of desc, recorded_at desc);

-- Somebody let in though a rule does not hold: who granted it, why, and what did not hold at that time.
create table eligibility_exception (
    id              uuid primary key,
    community_id    uuid not null references community,
    organization_id uuid references organization,
    person_id       uuid references person,
    failed          text not null,
    reason          text not null check (reason <> ''),
    granted_by      uuid not null references person,
    granted_at      timestamptz not null,
    check ((organization_id is null) <> (person_id is null))
);

-- Where the member is an organization, this is the membership; the people in table membership represent it. It keeps its
-- place when they change, and while nobody represents it.
create table member_organization (
    id              uuid primary key,
    community_id    uuid not null references community,
    organization_id uuid not null references organization,
    from_at         timestamptz not null,
    exception_id    uuid references eligibility_exception,
    ended_at        timestamptz,
    end_reason      text
);
create unique index member_organization_active on member_organization (community_id, organization_id) where ended_at is null;

alter table membership
    add column organization_id uuid references organization,  -- whom the person represents here, at that time
    add column lead boolean not null default false,           -- speaks for the organization
    add column exception_id uuid references eligibility_exception;
create unique index membership_one_lead on membership (community_id, organization_id) where lead and ended_at is null;
create index membership_organization on membership (community_id, organization_id) where ended_at is null;

create index organization_name on organization (lower(name));
