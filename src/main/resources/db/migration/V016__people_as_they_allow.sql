-- What a person lets others see of them, field by field: the least reach that sees it. 1 extended members too, 2 core
-- members, 9 nobody. Who had switched "show my address" off shows address and telephone number to nobody.
alter table person
    add column email_reach smallint not null default 2 check (email_reach in (1, 2, 9)),
    add column phone_reach smallint not null default 2 check (phone_reach in (1, 2, 9)),
    add column about_reach smallint not null default 1 check (about_reach in (1, 2, 9)),
    add column photo_reach smallint not null default 1 check (photo_reach in (1, 2, 9)),
    -- The principles a person works on, as they say themselves; a facet of the directory.
    add column principles  smallint[] not null default '{}'
        check (principles <@ '{1,2,3,4,5,6,7,8,9,10}'::smallint[] and array_position(principles, null) is null);
update person set email_reach = 9, phone_reach = 9 where not email_visible;

-- A word must not find somebody by a text that the one who searches may not read. So "about" has the weight of those
-- who may: C everybody, D core members; one that nobody sees is not in it. Searches name the weights they may use.
alter table person drop column email_visible, drop column search;
alter table person add column search tsvector generated always as (
        setweight(to_tsvector('simple', folded(name)), 'A')
        || setweight(to_tsvector('simple', folded(role_title || ' ' || expertise)), 'B')
        || setweight(to_tsvector('english', role_title || ' ' || expertise), 'B')
        || setweight(to_tsvector('english', case when about_reach = 1 then about else '' end), 'C')
        || setweight(to_tsvector('english', case when about_reach = 2 then about else '' end), 'D')) stored;
create index person_search on person using gin (search);
create index person_principles on person using gin (principles);
