-- Who did what to whom, when, from where and why. Written in the transaction of the act itself; never changed after.
create table audit_entry (
    id               uuid primary key,
    at               timestamptz not null,
    actor_id         uuid references person,          -- null: the service itself, such as a deadline that passed
    act              text not null check (act ~ '^[a-z][a-z-]*(\.[a-z][a-z-]*)+$'),   -- such as nomination.approved
    subject_id       uuid references person,          -- the person it was done to, where there is one
    jurisdiction_key text references jurisdiction,
    community_id     uuid references community,       -- whose matter it is; that of a private one is its conveners' alone
    target           text not null default '',        -- the thing it was done to, such as "seat MS" or "import 12"
    detail           jsonb not null default '{}',     -- what changed, as figures and states; no free text, no secrets
    reason           text not null default '',        -- the words of the one who acted
    channel          text not null check (channel in ('PAGE', 'API', 'MAIL_LINK', 'SERVICE')),
    from_address     text not null default ''
);
create index audit_entry_at on audit_entry (at desc, id desc);
create index audit_entry_actor on audit_entry (actor_id, at desc);
create index audit_entry_subject on audit_entry (subject_id, at desc);
create index audit_entry_act on audit_entry (act, at desc);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'The audit trail is append-only.' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function audit_is_append_only();
create trigger audit_entry_not_emptied before truncate on audit_entry
    for each statement execute function audit_is_append_only();
