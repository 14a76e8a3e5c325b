-- Asking to come in, being asked in, and handing over.
create table join_request (
    id                 uuid primary key,
    community_id       uuid not null references community,
    person_id          uuid not null references person,
    reason             text not null,
    organization_name  text,                                  -- whom they would represent, as they name it
    organization_kind  text,
    organization_place text references jurisdiction,
    facts              text not null default '[]' check (jsonb_typeof(facts::jsonb) = 'array'),   -- reported with the request
    status             text not null check (status in ('OPEN', 'APPROVED', 'EXCEPTION', 'DECLINED', 'WITHDRAWN')),
    asked_at           timestamptz not null,
    decided_by         uuid references person,
    decided_at         timestamptz,
    note               text not null default '',              -- to the requester
    submission_key     uuid unique,
    decision_key       uuid,                                  -- the same decision sent twice is one
    version            integer not null default 0
);
create unique index join_request_one_open on join_request (community_id, person_id) where status = 'OPEN';
create index join_request_community on join_request (community_id, asked_at desc);
create index join_request_person on join_request (person_id, asked_at desc);

-- An invitation to come in, or to take over as convener. Answered once, by the one it is for.
create table community_invitation (
    id                 uuid primary key,
    community_id       uuid not null references community,
    person_id          uuid not null references person,
    kind               text not null check (kind in ('MEMBER', 'CONVENER')),
    invited_by         uuid not null references person,
    predecessor_id     uuid references person,                -- who steps back when it is accepted
    reach              smallint not null check (reach between 1 and 3),
    organization_name  text,
    organization_kind  text,
    organization_place text references jurisdiction,
    exception          text not null default '',              -- written by who invites, where the rules do not hold
    words              text not null default '',
    status             text not null check (status in ('SENT', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED')),
    sent_at            timestamptz not null,
    expires_at         timestamptz not null,
    answered_at        timestamptz,
    answer             text not null default '',
    submission_key     uuid unique,
    version            integer not null default 0
);
create unique index community_invitation_one_open on community_invitation (community_id, person_id, kind) where status = 'SENT';
create index community_invitation_community on community_invitation (community_id, sent_at desc);
create index community_invitation_person on community_invitation (person_id) where status = 'SENT';
