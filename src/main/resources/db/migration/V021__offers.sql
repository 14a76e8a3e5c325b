-- What goes up out of a community: exactly one thing, by consent of who wrote it and of the organization they speak for,
-- released by a convener. The copy is kept here with whom it came from.
create table offer (
    id                uuid primary key,
    community_id      uuid not null references community,
    target_id         uuid not null references community,
    kind              text not null check (kind ~ '^[a-z]+$'),     -- practice, thread; see offer.Offerable
    item_id           uuid not null,
    title             text not null,                               -- at the time
    reason            text not null default '',
    offered_by        uuid not null references person,
    offered_at        timestamptz not null,
    owner_id          uuid not null references person,             -- who wrote it
    owner_consent     text not null check (owner_consent in ('ASKED', 'GIVEN', 'REFUSED')),
    organization_id   uuid references organization,                -- for whom the owner speaks there; its lead is asked too
    lead_consent      text check (lead_consent in ('ASKED', 'GIVEN', 'REFUSED')),
    lead_id           uuid references person,                      -- who answered as lead
    note              text not null default '',                    -- of who refused or took it back
    status            text not null check (status in ('ASKED', 'CONSENTED', 'RELEASED', 'DECLINED', 'REFUSED', 'WITHDRAWN')),
    decided_by        uuid references person,
    decided_at        timestamptz,
    copy_id           uuid,
    submission_key    uuid unique,
    version           integer not null default 0,
    check (community_id <> target_id),
    check (status not in ('CONSENTED', 'RELEASED') or (owner_consent = 'GIVEN' and coalesce(lead_consent, 'GIVEN') = 'GIVEN')),
    check ((organization_id is null) = (lead_consent is null))
);
create unique index offer_one_open on offer (kind, item_id, target_id) where status in ('ASKED', 'CONSENTED', 'RELEASED');
create index offer_community on offer (community_id, offered_at desc);
create index offer_owner on offer (owner_id) where status = 'ASKED';
