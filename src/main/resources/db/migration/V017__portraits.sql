-- A profile photo as the service made it: a square JPEG of 256 px without anything else that was in the file.
create table person_photo (
    person_id  uuid primary key references person on delete cascade,
    jpeg       bytea not null check (octet_length(jpeg) <= 200000),
    tag        text not null,          -- of its content, for ETag and the address
    changed_at timestamptz not null
);
