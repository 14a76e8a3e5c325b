-- What some people of the demo network say they work on, and some who show their address more widely or less.
update person set principles = said.numbers
  from (select p.id, array[1 + abs(hashtext(p.email)) % 5, 6 + abs(hashtext(p.email || 'b')) % 5]::smallint[] as numbers
          from person p where p.expertise <> '') said
 where person.id = said.id;
update person set email_reach = 1 where email in ('jordan.hale@ms.example', 'denise.fontaine@secc.example');
update person set phone_reach = 1 where email = 'denise.fontaine@secc.example';
update person set about_reach = 2 where email = 'walt.bridger@wy.example';
