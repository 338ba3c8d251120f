-- A replay outlives the service that runs it: what it was asked, where it stands and what of it is
-- done already is kept here. Like all of muster_ops it is made only where it is missing.

alter table muster_ops.replay add column if not exists ends bigint[];
alter table muster_ops.replay add column if not exists fills boolean not null default false;
alter table muster_ops.replay add column if not exists folded bigint not null default 0;
alter table muster_ops.replay
  add column if not exists fraction double precision not null default 0;
alter table muster_ops.replay add column if not exists active_ms bigint not null default 0;
alter table muster_ops.replay add column if not exists waiting_for text;
alter table muster_ops.replay add column if not exists resumed integer not null default 0;
alter table muster_ops.replay
  add column if not exists resumed_at_fraction double precision not null default -1;
alter table muster_ops.replay add column if not exists stalled integer not null default 0;
alter table muster_ops.replay
  add column if not exists cancel_requested boolean not null default false;
comment on column muster_ops.replay.ends is 'Where the partitions of the log ended when it began';
comment on column muster_ops.replay.fills is
  'Whether the generation that answered was empty, so that there was nothing to compare with';
comment on column muster_ops.replay.folded is 'Records whose missions are folded';
comment on column muster_ops.replay.fraction is 'How much of all the work is done, 0 to 1';
comment on column muster_ops.replay.active_ms is 'How long it was worked on, pauses between two services not counted';
comment on column muster_ops.replay.waiting_for is 'What it rests for, such as live-lag';
comment on column muster_ops.replay.resumed is 'How often a service went on with it';
comment on column muster_ops.replay.stalled is 'How often in a row that got it no further';
comment on column muster_ops.replay.cancel_requested is 'Whoever runs it is to end it';

-- Of a generation that is being filled: its missions, and the records that its journal must lose.
create table muster.filling_mission (
  generation integer not null references muster.generation (number) on delete cascade,
  mission    text not null,
  partition  integer not null,
  records    bigint not null,
  folded     boolean not null default false,
  primary key (generation, mission)
);
comment on table muster.filling_mission is
  'How many records of a mission were loaded into a generation that is being filled, and whether it is folded.';

create table muster.filling_dropped (
  generation    integer not null references muster.generation (number) on delete cascade,
  log_partition integer not null,
  log_offset    bigint not null,
  primary key (generation, log_partition, log_offset)
);
comment on table muster.filling_dropped is
  'Records that folding found to be duplicates or to be parked: their journal rows go before the indexes come.';

create function muster.missing_indexes(number integer) returns setof text
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select x.relname::text
    from pg_index i
    join pg_class x on x.oid = i.indexrelid
    join pg_class t on t.oid = i.indrelid
   where t.relnamespace = 'muster'::regnamespace
     and t.relname = any (muster.projected_tables())
     and to_regclass(format('muster.%I', x.relname || '_g' || number)) is null
   order by x.relname
$$;
comment on function muster.missing_indexes is
  'The indexes of the projected tables that the tables of a generation do not have yet.';

create function muster.build_index(number integer, index_name text) returns void
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  set maintenance_work_mem = '256MB'
as $$
declare
  parent text;
  definition text;
begin
  select t.relname, pg_get_indexdef(x.oid) into strict parent, definition
    from pg_index i
    join pg_class x on x.oid = i.indexrelid
    join pg_class t on t.oid = i.indrelid
   where t.relnamespace = 'muster'::regnamespace
     and t.relname = any (muster.projected_tables())
     and x.relname = index_name;
  execute replace(
    definition,
    format(' INDEX %I ON ONLY muster.%I ', index_name, parent),
    format(' INDEX IF NOT EXISTS %I ON muster.%I ',
           index_name || '_g' || number, parent || '_g' || number));
end $$;
comment on function muster.build_index is
  'Builds an index of a projected table for one generation that is not attached yet.';

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
  end loop;
  delete from muster.filling_mission f where f.generation = number;
  delete from muster.filling_dropped f where f.generation = number;
end $$;

create function muster.is_attached(number integer) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select exists (select from pg_inherits
                  where inhrelid = to_regclass(format('muster.%I', 'posture_step_g' || number)))
$$;
comment on function muster.is_attached is 'Whether the rows of a generation can be read.';

revoke execute on all functions in schema muster from public;

do $$
begin
  if exists (select from pg_roles where rolname = 'muster_projector') then
    grant select, insert, update, delete on muster.filling_mission, muster.filling_dropped
      to muster_projector;
    grant execute on all functions in schema muster to muster_projector;
  end if;
  if exists (select from pg_roles where rolname = 'muster_reader') then
    grant select on muster.filling_mission, muster.filling_dropped to muster_reader;
  end if;
end $$;
