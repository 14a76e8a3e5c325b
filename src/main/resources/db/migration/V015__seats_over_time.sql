-- Whether the coordinator decides if the seat is counted: 57 became 58 and back in the network's own sources (BIE).
alter table jurisdiction add column countable boolean not null default false;
update jurisdiction set countable = true where key = 'BIE';

-- The last word of each jurisdiction, for the board: one probe each.
create index post_jurisdiction on post (author_jurisdiction, created_at desc);
create index practice_posted on practice (jurisdiction_key, published_at desc) where published_at is not null;
