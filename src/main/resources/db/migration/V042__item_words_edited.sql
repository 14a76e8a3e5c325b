-- Whether the coordinator changed an item's words after they were taken from its source: taking the source's new text
-- then replaces somebody's work, and is asked about first. Of items made before nobody knows, so those are asked about.
alter table newsletter_item add column edited boolean not null default true;
alter table newsletter_item alter column edited set default false;
