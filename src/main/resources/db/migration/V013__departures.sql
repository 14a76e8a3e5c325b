-- What a departure must find in order: who is told at the center, whose work passes to the seat, for whom somebody took part.

-- The center's liaison to a jurisdiction. Where none is named, the core staff of the center that serves it is told.
create table center_liaison (
    jurisdiction_key text not null references jurisdiction,
    person_id        uuid not null references person,
    primary key (jurisdiction_key, person_id)
);
create index center_liaison_person on center_liaison (person_id);

-- Its author has left; it waits for the one who holds the seat.
alter table practice add column passed_at timestamptz;
create index practice_in_hand on practice (jurisdiction_key) where status in ('DRAFT', 'SUBMITTED', 'RETURNED');

-- Where the person worked when they registered: somebody who moves counts in each jurisdiction for their time there only.
alter table webinar_registration add column jurisdiction_key text references jurisdiction;
update webinar_registration r set jurisdiction_key = p.jurisdiction_key from person p where p.id = r.person_id;
create index webinar_registration_seat on webinar_registration (webinar_id, jurisdiction_key) where status = 'CONFIRMED';

create function webinar_registration_works_for() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' or old.status = 'CANCELLED' then
        new.jurisdiction_key := (select jurisdiction_key from person where id = new.person_id);
    end if;
    return new;
end $$;
create trigger webinar_registration_at_the_time before insert or update of status on webinar_registration
    for each row execute function webinar_registration_works_for();
