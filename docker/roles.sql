-- The roles and the owner of the database, as the local stack makes them (org.muster.localstack.Roles).
-- PostgreSQL's image runs this once, over an empty volume. A test holds it against Roles.

create role muster_owner login password 'muster_owner';
create role muster_projector login password 'muster_projector';
create role muster_reader login password 'muster_reader';
alter role muster_reader set default_transaction_read_only = on;
alter role muster_reader set statement_timeout = '30s';
alter database muster owner to muster_owner;
