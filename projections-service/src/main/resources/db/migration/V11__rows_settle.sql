-- Who fills a generation has its rows settle (VACUUM FREEZE) while their pages are still in memory, and
-- autovacuum keeps out until it is attached. Else each page is written, and logged as a whole, once
-- more when its rows are read first, and again when autovacuum comes to it.

create or replace function muster.create_generation(fold_version integer, lineage text, partitions integer)
  returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  number integer := nextval('muster_ops.generation_number');
  parent text;
  part text;
begin
  insert into muster.generation (number, fold_version, lineage, state)
  values (number, create_generation.fold_version, create_generation.lineage, 'filling');
  insert into muster.checkpoint (generation, partition, lineage, next_offset)
  select number, p, create_generation.lineage, 0 from generate_series(0, partitions - 1) p;
  foreach parent in array muster.projected_tables() loop
    part := parent || '_g' || number;
    execute format(
      'create table muster.%I (like muster.%I including defaults including constraints,'
      ' check (generation = %s))', part, parent, number);
    execute format('alter table muster.%I alter generation set default %s', part, number);
    execute format('alter table muster.%I set (autovacuum_enabled = off)', part);
    if exists (select from pg_roles where rolname = 'muster_projector') then
      execute format(
        'grant select, insert, update, delete, maintain on muster.%I to muster_projector', part);
    end if;
    if exists (select from pg_roles where rolname = 'muster_reader') then
      execute format('grant select on muster.%I to muster_reader', part);
    end if;
  end loop;
  return number;
end $$;

create or replace function muster.attach_generation(number integer) returns void
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  set maintenance_work_mem = '256MB'
as $$
declare
  parent text;
  part text;
  own_key text;
begin
  foreach parent in array muster.projected_tables() loop
    part := parent || '_g' || number;
    own_key := parent || '_pkey_g' || number;
    if to_regclass(format('muster.%I', own_key)) is not null then
      execute format(
        'alter table muster.%I add constraint %I primary key using index %I', part, own_key, own_key);
    end if;
    -- attaching takes the indexes that are there and builds those that are missing; it locks out
    -- neither readers nor writers of the parent
    execute format(
      'alter table muster.%I attach partition muster.%I for values in (%s)', parent, part, number);
    execute format('analyze muster.%I', part);
    execute format('alter table muster.%I reset (autovacuum_enabled)', part);
  end loop;
  delete from muster.filling_mission f where f.generation = number;
  delete from muster.filling_dropped f where f.generation = number;
end $$;
