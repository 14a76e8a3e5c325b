-- Nothing remembers viewers any more (ADR 21), so nobody listens for these.
drop trigger membership_viewer_changed on membership;
drop trigger person_viewer_changed on person;
drop function viewer_changed();
