-- Named persons accept before they are members: whoever names somebody asks them, and a roster or a seat has them when they say yes.

-- Named, and not answered yet. The seat is held for them meanwhile, and its rights begin with the answer.
alter table seat_tenure add column unanswered boolean not null default false;
update seat_tenure t set unanswered = true
  from invitation i
 where i.person_id = t.person_id and i.seat_key = t.jurisdiction_key and i.state in ('SENT', 'OPENED') and t.to_date is null;

-- Whom the coordinator puts on the national roster may be a facilitator, or a convener with a role.
alter table invitation
    drop constraint invitation_reach_check,
    drop constraint invitation_basis_check,
    add constraint invitation_reach_check check (reach between 1 and 3),
    add constraint invitation_basis_check check (basis in ('SEAT', 'CENTER', 'FACILITATOR', 'NOMINATED', 'INVITED')),
    add column roles text[] not null default '{}',
    add column jurisdiction_key text references jurisdiction;   -- where they work once they accept, if nobody knows better
-- Invitations whose mail came back are few among all: the desk counts them from the mail and from the mark.
create index invitation_mail on invitation (mail_key) where state in ('SENT', 'OPENED');
create index invitation_bounced on invitation (bounced_at) where bounced_at is not null and state in ('SENT', 'OPENED');
create index mail_outbox_invitation_failed on mail_outbox (dedupe_key)
    where kind = 'INVITATION' and state in ('FAILED', 'SUPPRESSED');

-- The same for rosters of sub-communities. Who has never signed in answers by a link; SHA-256, the token is in the mail only.
alter table community_invitation
    add column roles text[] not null default '{}',
    add column token_hash bytea unique,
    add column bounced_at timestamptz,
    add column bounce_reason text not null default '';

-- A request to become core ends with the membership of who asked, a nomination with that of who was named.
alter table nomination
    drop constraint nomination_state_check,
    add constraint nomination_state_check check (state in ('ASKED', 'PENDING', 'APPROVED', 'EXTENDED', 'DECLINED', 'WITHDRAWN')),
    add column passed_at timestamptz;                           -- who named has left: it is the seat's, or the center's, now
create index nomination_passed on nomination (jurisdiction_key, center_key) where passed_at is not null;
create index nomination_person on nomination (person_id) where state in ('ASKED', 'PENDING');
