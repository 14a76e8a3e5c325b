create table thread (
    id           uuid primary key,
    community_id uuid not null references community,
    reach        smallint not null check (reach between 1 and 3),   -- a discussion is never public
    title        text not null,
    confidential boolean not null default false,    -- not for quotation; its words are never in a mail or an issue
    author_id    uuid not null references person,
    created_at   timestamptz not null,
    last_post_at timestamptz not null,
    post_count   integer not null default 0,        -- also the number of the last post
    closed_at    timestamptz,
    submission_key uuid unique,
    version      integer not null default 0
);
-- Lists go newest activity first, a community at a time; the id decides between posts of one instant.
create index thread_recent on thread (community_id, last_post_at desc, id desc);
create index thread_unanswered on thread (community_id, last_post_at desc, id desc)
    where post_count = 1 and closed_at is null;

create table post (
    id                  uuid primary key,
    thread_id           uuid not null references thread,
    number              integer not null,           -- 1 is the question
    author_id           uuid not null references person,
    author_role         text not null default '',   -- at the time of writing
    author_jurisdiction text references jurisdiction,
    body                text not null,              -- Markdown as typed
    html                text not null,              -- the sanitised rendering of body
    created_at          timestamptz not null,
    edited_at           timestamptz,
    submission_key      uuid unique,
    version             integer not null default 0,
    unique (thread_id, number)
);
create index post_author on post (author_id, created_at desc);
