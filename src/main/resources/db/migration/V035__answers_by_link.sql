-- The form by which an invitation onto a roster was answered: the same form sent twice is one answer, and every other use of
-- the link after that is refused.
alter table community_invitation add column answer_key uuid;
