create table thread (
    id           uuid primary key,
    community_id uuid not null references community,
    reach        smallint not null check (reach between 1 and 3),   -- a discussion is never public
    title        text not null,
    confidential boolean not null default false,    -- not for quotation; never in a mail or an issue
    author_id    uuid not null references person,
    created_at   timestamptz not null,
    last_post_at timestamptz not null,
    post_count   integer not null default 0,
    closed_at    timestamptz,
    submission_key uuid unique,
    version      integer not null default 0
);
create index thread_recent on thread (community_id, last_post_at desc, id);
create index thread_latest on thread (last_post_at desc, id);

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
create index post_author on post (author_id);
