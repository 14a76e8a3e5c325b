-- A convener corrects the address of an invitation: the question goes to whoever has the right one. What the convener
-- knows of whom they ask is kept with the invitation, so that they read nothing of a row that the network has already.
alter table community_invitation
    add column name             text,                          -- null: as they call themselves
    add column role_title       text not null default '',
    add column jurisdiction_key text references jurisdiction,
    add column sending_key      uuid;                          -- of the last correction; the same form twice sends once
