-- Reading the whole log again: what was found is kept, and any instance can tell it.

create table if not exists muster_ops.log_verification (
  id          uuid primary key,
  state       text not null check (state in ('running', 'good', 'different', 'failed', 'interrupted')),
  lineage     text not null,
  done        bigint not null default 0,
  total       bigint not null,
  started_at  timestamptz not null default clock_timestamp(),
  told_at     timestamptz not null default clock_timestamp(),
  ended_at    timestamptz,
  differences text[] not null default '{}',
  partitions  text not null default '[]'
);
comment on table muster_ops.log_verification is
  'Every time that the whole log was read again and compared with what was kept of it, and what that gave.';
comment on column muster_ops.log_verification.told_at is 'When it was last heard of';
comment on column muster_ops.log_verification.partitions is 'What was found in each partition, JSON';

do $$
begin
  if exists (select from pg_roles where rolname = 'muster_projector') then
    grant select, insert, update on muster_ops.log_verification to muster_projector;
  end if;
  if exists (select from pg_roles where rolname = 'muster_reader') then
    grant select on muster_ops.log_verification to muster_reader;
  end if;
end $$;
