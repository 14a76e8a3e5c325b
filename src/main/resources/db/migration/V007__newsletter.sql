create table newsletter_issue (
    id           uuid primary key,
    community_id uuid not null references community,
    reach        smallint not null check (reach between 0 and 3),
    month        date not null check (extract(day from month) = 1),
    number       integer not null,
    title        text not null,
    opening      text not null default '',      -- Markdown, the coordinator's letter
    status       text not null check (status in ('DRAFT', 'SENDING', 'SENT')),
    template     text not null default 'monthly',
    created_by   uuid references person,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    sent_by      uuid references person,
    queued_at    timestamptz,                   -- recipients fixed and queued
    sent_at      timestamptz,                   -- every row terminal
    html         text,                          -- what went out, without personal marks: the archive's copy
    text         text,
    submission_key uuid unique,
    version      integer not null default 0,
    unique (community_id, number)
);
create index newsletter_issue_archive on newsletter_issue (queued_at desc) where status <> 'DRAFT';

create table newsletter_item (
    id              uuid primary key,
    issue_id        uuid not null references newsletter_issue on delete cascade,
    position        integer not null,
    kind            text not null check (kind in ('SPOTLIGHT', 'WEBINAR', 'RECORDING', 'THREAD', 'NEW_MEMBERS', 'COMMUNITY_NEWS', 'NOTE')),
    source_type     text not null default '',   -- practice, webinar, thread, community; empty for a note
    source_id       uuid,
    source_revision integer,
    source_author   text not null default '',
    jurisdiction    text not null default '',   -- name, for "your state is in this issue"
    happens_at      timestamptz,                -- shown to each reader in the reader's own zone
    why             text not null default '',   -- why it was chosen: "published 14 November"
    heading         text not null,
    body            text not null default '',   -- Markdown
    link            text not null default '',   -- path within the service
    included        boolean not null default true
);
create index newsletter_item_issue on newsletter_item (issue_id, position);
