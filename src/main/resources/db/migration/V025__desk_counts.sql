-- The desk counts held mail with every front page of a coordinator; the queue may hold hundreds of thousands of others.
create index mail_outbox_held on mail_outbox (id) where state = 'HELD';
