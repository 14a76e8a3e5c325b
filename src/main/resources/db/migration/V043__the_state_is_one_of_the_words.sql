-- Who looks for "Mississippi panels" means the panels of Mississippi: the name of the jurisdiction is one of the words of
-- its spotlights, of the least weight. Names of jurisdictions change by a migration, which then has to touch these too.
create or replace function practice_words_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'TRUNCATE' then
        truncate practice_words;
    elsif tg_op = 'DELETE' or new.status <> 'PUBLISHED' then
        delete from practice_words where shelf_number = old.shelf_number;
    else
        insert into practice_words
        values (new.shelf_number,
                setweight(to_tsvector('english', new.title), 'A')
                || setweight(to_tsvector('english', new.summary), 'B')
                || setweight(to_tsvector('english', new.situation || ' ' || new.what_we_did || ' ' || new.what_came
                                                    || ' ' || new.surfaced || ' ' || new.differently), 'C')
                || setweight(to_tsvector('english',
                                         (select j.name from jurisdiction j where j.key = new.jurisdiction_key)), 'D'))
        on conflict (shelf_number) do update set search = excluded.search;
    end if;
    return null;
end $$;
drop trigger practice_keeps_words on practice;
create trigger practice_keeps_words after insert or delete
    or update of status, title, summary, situation, what_we_did, what_came, surfaced, differently, jurisdiction_key
    on practice
    for each row execute function practice_words_kept();

update practice_words w
   set search = w.search || setweight(to_tsvector('english', j.name), 'D')
  from practice p
  join jurisdiction j on j.key = p.jurisdiction_key
 where p.shelf_number = w.shelf_number;
