-- The coordinator's search of the audit trail, newest first, at a million entries.
create index audit_entry_jurisdiction on audit_entry (jurisdiction_key, at desc) where jurisdiction_key is not null;
-- A community's own trail, and how much happened in the private ones.
create index audit_entry_community on audit_entry (community_id, at desc) where community_id is not null;
create index audit_entry_reason on audit_entry using gin (to_tsvector('english', reason)) where reason <> '';
-- Whether somebody was ever in a community: who may be named to whom.
create index membership_ever on membership (person_id, community_id);
-- What needs the coordinator, counted for every desk.
create index account_task_failed on account_task (number) where state = 'FAILED';
