-- Two schemas. `muster` is disposable: drop it, start the service, and it is rebuilt from the log.
-- `muster_ops` is kept and backed up; as this file runs again after such a drop, it creates there
-- only what is missing.

create schema if not exists muster;
create schema if not exists muster_ops;

comment on schema muster is
  'What follows from the announcements. Disposable: everything here is rebuilt from the log.';
comment on schema muster_ops is
  'What the log cannot tell: which log this is, replays, promotions. Kept and backed up.';

-- Kept ------------------------------------------------------------------------------------------

create table if not exists muster_ops.log (
  only_row   boolean primary key default true check (only_row),
  topic      text not null,
  topic_id   text not null,
  lineage    text not null,
  partitions integer not null,
  first_seen timestamptz not null default now()
);
comment on table muster_ops.log is
  'The log that the projections are made from; a topic of another id is another log and refused.';

create sequence if not exists muster_ops.generation_number;

create table if not exists muster_ops.replay (
  id                  bigint generated always as identity primary key,
  reason              text not null,
  generation          integer,
  previous_generation integer,
  dry_run             boolean not null default false,
  hold                boolean not null default false,
  max_rate            integer,
  state               text not null
    check (state in ('running', 'held', 'different', 'promoted', 'done', 'cancelled', 'failed')),
  phase               text not null,
  done                bigint not null default 0,
  total               bigint not null default 0,
  started_at          timestamptz not null default now(),
  loaded_at           timestamptz,
  ended_at            timestamptz,
  detail              text,
  report              text
);
comment on table muster_ops.replay is
  'Every replay: how far it came, what comparing it with the living generation gave, how it ended.';

create table if not exists muster_ops.promotion (
  at              timestamptz not null default clock_timestamp(),
  from_generation integer,
  to_generation   integer not null,
  fold_version    integer not null,
  reason          text not null
);
comment on table muster_ops.promotion is 'Which generation answered from when on.';

-- Generations -----------------------------------------------------------------------------------

create table muster.generation (
  number       integer primary key,
  fold_version integer not null,
  lineage      text not null,
  state        text not null check (state in ('filling', 'promoted', 'kept')),
  created_at   timestamptz not null default now(),
  promoted_at  timestamptz
);
comment on table muster.generation is
  'A full set of projected rows, made by one version of the rules. One of them is promoted: it answers.';

create table muster.promoted (
  only_row   boolean primary key default true check (only_row),
  generation integer not null references muster.generation (number)
);
comment on table muster.promoted is
  'The generation that answers. Promotion and rollback are one update of this row.';

create table muster.checkpoint (
  generation      integer not null,
  partition       integer not null,
  lineage         text not null,
  next_offset     bigint not null,
  parked_in_a_row integer not null default 0,
  applied_at      timestamptz,
  primary key (generation, partition)
);
comment on table muster.checkpoint is
  'The offset to be read next, advanced in the transaction that writes the rows.';

create table muster.journal_row (
  generation         integer not null,
  mission            text not null,
  id                 uuid not null,
  contributor        text,
  type               text not null,
  log_partition      integer not null,
  log_offset         bigint not null,
  recorded_at        timestamptz not null,
  recorder_issuer    text not null,
  recorder_subject   text not null,
  recorder_role      text not null,
  announced_earliest date,
  announced_latest   date not null,
  client_key         text,
  said_by            text,
  target             uuid,
  body               text not null,
  search_text        text not null,
  primary key (generation, mission, id)
) partition by list (generation);
create index journal_row_by_id on muster.journal_row (generation, id);
create index journal_row_newest on muster.journal_row (generation, recorded_at desc, id desc);
create index journal_row_newest_of_mission
  on muster.journal_row (generation, mission, recorded_at desc, id desc);

create table muster.announcement_life (
  generation integer not null,
  mission    text not null,
  id         uuid not null,
  status     text not null,
  by         uuid[] not null,
  primary key (generation, mission, id)
) partition by list (generation);

create table muster.posture_step (
  generation       integer not null,
  mission          text not null,
  scenario         text not null,
  contributor      text not null, -- '' is the mission as a whole
  from_day         date not null,
  deployed_low     bigint,
  deployed_best    bigint,
  deployed_high    bigint,
  operational_low  bigint,
  operational_best bigint,
  operational_high bigint,
  reduction_low    bigint not null,
  reduction_best   bigint,
  reduction_high   bigint,
  partial          boolean not null,
  suspended_low    bigint,
  suspended_best   bigint,
  suspended_high   bigint,
  increase_low     bigint not null,
  increase_best    bigint,
  increase_high    bigint,
  status           text[] not null,
  flags            text[] not null,
  why_null         text,
  answer           text not null,
  because          text not null,
  primary key (generation, mission, scenario, contributor, from_day)
) partition by list (generation);

create table muster.parked (
  generation      integer not null,
  log_partition   integer not null,
  log_offset      bigint not null,
  mission         text,
  key             text,
  reason          text not null,
  detail          text not null,
  announcement_id uuid,
  record_value    bytea,
  primary key (generation, log_partition, log_offset)
) partition by list (generation);
create index parked_by_mission on muster.parked (generation, mission);

-- The tables of one generation ------------------------------------------------------------------

create function muster.projected_tables() returns text[]
  language sql immutable
  as $$ select array['journal_row', 'announcement_life', 'posture_step', 'parked'] $$;

create function muster.create_generation(fold_version integer, lineage text, partitions integer)
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
    if exists (select from pg_roles where rolname = 'muster_projector') then
      execute format(
        'grant select, insert, update, delete on muster.%I to muster_projector', part);
    end if;
    if exists (select from pg_roles where rolname = 'muster_reader') then
      execute format('grant select on muster.%I to muster_reader', part);
    end if;
  end loop;
  return number;
end $$;
comment on function muster.create_generation is
  'Makes the tables of a new generation, without indexes and seen by nobody until attached.';

create function muster.attach_generation(number integer) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  parent text;
  part text;
begin
  foreach parent in array muster.projected_tables() loop
    part := parent || '_g' || number;
    -- attaching builds the indexes; it locks out neither readers nor writers of the parent
    execute format(
      'alter table muster.%I attach partition muster.%I for values in (%s)', parent, part, number);
    execute format('analyze muster.%I', part);
  end loop;
end $$;
comment on function muster.attach_generation is
  'Indexes the tables of a generation and makes them partitions of the projected tables.';

create function muster.drop_generation(number integer) returns void
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  set lock_timeout = '300ms' -- a long reader must not make everybody else queue behind us
as $$
declare
  parent text;
begin
  if exists (select from muster.promoted where generation = number) then
    raise exception 'generation % answers, it cannot be dropped', number;
  end if;
  foreach parent in array muster.projected_tables() loop
    execute format('drop table if exists muster.%I', parent || '_g' || number);
  end loop;
  delete from muster.checkpoint where generation = number;
  delete from muster.generation g where g.number = drop_generation.number;
end $$;
comment on function muster.drop_generation is
  'Removes a generation that does not answer. Fails after 300 ms if readers hold it: try again.';

-- What is read ----------------------------------------------------------------------------------

create view muster.journal as
select j.mission, j.contributor, j.type, coalesce(l.status, 'effective') as status,
       coalesce(l.by, '{}') as status_by, j.announced_earliest, j.announced_latest, j.said_by,
       j.recorded_at, j.recorder_issuer, j.recorder_subject, j.recorder_role, j.client_key, j.id,
       j.target, j.log_partition, j.log_offset, j.body
  from muster.journal_row j
  left join muster.announcement_life l
    on l.generation = j.generation and l.mission = j.mission and l.id = j.id
 where j.generation = (select generation from muster.promoted);
comment on view muster.journal is 'Every announcement as it was recorded, with what has become of it.';
comment on column muster.journal.mission is 'Mission or force code';
comment on column muster.journal.contributor is 'ISO 3166-1 alpha-3; null: the mission as a whole';
comment on column muster.journal.type is 'Which announcement, such as withdrawal-announced';
comment on column muster.journal.status is
  'effective, superseded, corrected, retracted, disputed or dangling';
comment on column muster.journal.status_by is 'Ids of the announcements that made it so';
comment on column muster.journal.announced_earliest is 'First day on which it can have been announced';
comment on column muster.journal.announced_latest is
  'Last day on which it can have been announced; without a date its earliest publication, else the day of recording (K4)';
comment on column muster.journal.said_by is 'Who made the claim: a country, UN, UNSC or a name; null: unknown';
comment on column muster.journal.recorded_at is 'When the ledger recorded it';
comment on column muster.journal.recorder_issuer is 'Who vouches for the one who recorded it';
comment on column muster.journal.recorder_subject is 'Who recorded it: a pseudonymous name';
comment on column muster.journal.recorder_role is 'recorder or editor';
comment on column muster.journal.client_key is 'The client''s own name for it';
comment on column muster.journal.id is 'Its id';
comment on column muster.journal.target is 'Of a correction, retraction or dispute: the announcement it speaks of';
comment on column muster.journal.log_partition is 'Where it stands in the log: partition';
comment on column muster.journal.log_offset is 'Where it stands in the log: offset';
comment on column muster.journal.body is 'The announcement as recorded, JSON';

create view muster.posture as
select s.mission, nullif(s.contributor, '') as contributor, s.scenario,
       s.from_day,
       lead(s.from_day) over (partition by s.mission, s.scenario, s.contributor order by s.from_day)
         as until_day,
       s.deployed_low, s.deployed_best, s.deployed_high,
       s.operational_low, s.operational_best, s.operational_high,
       s.reduction_low, s.reduction_best, s.reduction_high, s.partial as reduction_partial,
       s.suspended_low, s.suspended_best, s.suspended_high,
       s.increase_low, s.increase_best, s.increase_high,
       s.status, s.flags, s.why_null
  from muster.posture_step s
 where s.generation = (select generation from muster.promoted);
comment on view muster.posture is
  'Every step of every mission and contributor in every scenario: the figures from from_day until the day before until_day.';

create view muster.current_posture_by_scenario as
select distinct on (s.mission, s.scenario, s.contributor)
       s.mission, nullif(s.contributor, '') as contributor, s.scenario, s.from_day,
       s.deployed_low, s.deployed_best, s.deployed_high,
       s.operational_low, s.operational_best, s.operational_high,
       s.reduction_low, s.reduction_best, s.reduction_high, s.partial as reduction_partial,
       s.suspended_low, s.suspended_best, s.suspended_high,
       s.increase_low, s.increase_best, s.increase_high,
       s.status, s.flags, s.why_null
  from muster.posture_step s
 where s.generation = (select generation from muster.promoted)
   and s.from_day <= (now() at time zone 'UTC')::date
 order by s.mission, s.scenario, s.contributor, s.from_day desc;
comment on view muster.current_posture_by_scenario is
  'Today''s (UTC) posture of every mission and contributor in each scenario.';

create view muster.current_posture as
select * from muster.current_posture_by_scenario where scenario = 'announced';
comment on view muster.current_posture is
  'Today''s (UTC) posture of every mission and contributor, counting what is announced or firmer. Other scenarios: muster.current_posture_by_scenario; other days: muster.posture.';

do $$
declare
  view_name text;
  col record;
begin
  foreach view_name in array
      array['posture', 'current_posture', 'current_posture_by_scenario'] loop
    for col in
      select * from (values
        ('mission', 'Mission or force code'),
        ('contributor', 'ISO 3166-1 alpha-3; null: the mission as a whole'),
        ('scenario', 'Which stages count: implemented, official, announced, intended or worst, each with those before it'),
        ('from_day', 'First day (UTC) of these figures; -infinity: ever before'),
        ('until_day', 'First day (UTC) on which they no longer hold; null: no end known'),
        ('deployed_low', 'Uniformed people present, at least; null: cannot be said, see why_null'),
        ('deployed_best', 'Uniformed people present, best single figure; null: none can be said'),
        ('deployed_high', 'Uniformed people present, at most; null: unbounded, or cannot be said'),
        ('operational_low', 'Present and active, at least; null: cannot be said'),
        ('operational_best', 'Present and active, best single figure; null: none can be said'),
        ('operational_high', 'Present and active, at most; null: unbounded, or cannot be said'),
        ('reduction_low', 'Gone since the baseline, at least'),
        ('reduction_best', 'Gone since the baseline, best single figure; null: none can be said'),
        ('reduction_high', 'Gone since the baseline, at most; null: unbounded'),
        ('reduction_partial', 'True: a plan without a number is missing from the reduction'),
        ('suspended_low', 'Present and inactive, at least; null: nobody is suspended'),
        ('suspended_best', 'Present and inactive, best single figure; null: none can be said'),
        ('suspended_high', 'Present and inactive, at most; null: unbounded, or nobody'),
        ('increase_low', 'Added since the baseline, at least'),
        ('increase_best', 'Added since the baseline, best single figure; null: none can be said'),
        ('increase_high', 'Added since the baseline, at most; null: unbounded'),
        ('status', 'Of a contributor: suspended, undecided, leaving, drawing-down, pledged, deployed, left'),
        ('flags', 'What to be wary of, such as mandate-lapsed or conflict'),
        ('why_null', 'Why deployed is null, such as no-baseline')
      ) as c (name, meaning)
      where exists (
        select from information_schema.columns i
         where i.table_schema = 'muster' and i.table_name = view_name and i.column_name = c.name)
    loop
      execute format('comment on column muster.%I.%I is %L', view_name, col.name, col.meaning);
    end loop;
  end loop;
end $$;

create view muster.parked_events as
select p.log_partition, p.log_offset, p.mission, p.key, p.reason, p.detail, p.announcement_id,
       p.record_value
  from muster.parked p
 where p.generation = (select generation from muster.promoted);
comment on view muster.parked_events is
  'Records of the log that could not be read or folded; they are in no figure until somebody decides.';
comment on column muster.parked_events.log_partition is 'Where it stands in the log: partition';
comment on column muster.parked_events.log_offset is 'Where it stands in the log: offset';
comment on column muster.parked_events.mission is
  'The mission whose figures lack it; null: unknown, any mission of the partition';
comment on column muster.parked_events.key is 'The record''s key as far as it is text';
comment on column muster.parked_events.reason is 'Which rule parked it';
comment on column muster.parked_events.detail is 'What exactly is wrong with it';
comment on column muster.parked_events.announcement_id is 'Its id, if it could be read';
comment on column muster.parked_events.record_value is 'The record''s value, byte for byte';

-- Who may what ----------------------------------------------------------------------------------

revoke execute on all functions in schema muster from public;

do $$
begin
  if exists (select from pg_roles where rolname = 'muster_projector') then
    grant usage on schema muster, muster_ops to muster_projector;
    grant select, insert, update, delete on all tables in schema muster, muster_ops
      to muster_projector;
    grant execute on all functions in schema muster to muster_projector;
  end if;
  if exists (select from pg_roles where rolname = 'muster_reader') then
    grant usage on schema muster, muster_ops to muster_reader;
    grant select on all tables in schema muster, muster_ops to muster_reader;
  end if;
end $$;
