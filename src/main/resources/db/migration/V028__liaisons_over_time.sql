-- A center's liaison to a jurisdiction, from one day to another: who was told of what can be answered later.
alter table center_liaison
    drop constraint center_liaison_pkey,
    add column id uuid not null default gen_random_uuid(),
    add column center_key text references center,
    add column from_date date not null default (now() at time zone 'America/New_York')::date,
    add column to_date date,
    add column reason text not null default '',
    add column named_by uuid references person,
    add column ended_by uuid references person,
    add column submission_key uuid,
    add constraint center_liaison_days check (to_date is null or to_date >= from_date);
update center_liaison l set center_key = o.center_key
  from person p join organization o on o.id = p.organization_id where p.id = l.person_id;
alter table center_liaison add primary key (id), alter column id drop default, alter column from_date drop default;
-- The same person is the liaison of a jurisdiction once at a time; of one form, each jurisdiction once.
create unique index center_liaison_now on center_liaison (jurisdiction_key, person_id) where to_date is null;
create unique index center_liaison_submission on center_liaison (submission_key, jurisdiction_key) where submission_key is not null;
create index center_liaison_center on center_liaison (center_key, from_date desc);
