-- "From where" can be asked too: the coordinator looks for all that came from one network address.
create index audit_entry_address on audit_entry (from_address, at desc) where from_address <> '';
