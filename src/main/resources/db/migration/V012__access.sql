-- Extended access that ends on a day: told once before, whichever replica comes first.
create table access_notice (
    membership_id uuid not null references membership,
    access_until  timestamptz not null,              -- renewed access has another end, and is told again
    told_at       timestamptz not null,
    primary key (membership_id, access_until)
);
create index membership_ending on membership (access_until) where access_until is not null and ended_at is null;
