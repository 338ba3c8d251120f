-- Which log this is, record by record: its cluster, its id, where each partition began and a chain
-- of digests over its records. Like all of muster_ops it is kept, so only what is missing is made.

alter table muster_ops.log add column if not exists cluster_id text;
alter table muster_ops.log add column if not exists epoch integer not null default 0;
alter table muster_ops.log add column if not exists accepted_ends bigint[];
comment on column muster_ops.log.epoch is
  'How often a log of this topic id was accepted in the place of one that had it before';
comment on column muster_ops.log.accepted_ends is
  'Where the partitions ended when the log was accepted; null: it was not, it is the first';

create table if not exists muster_ops.log_partition (
  topic_id     text not null,
  epoch        integer not null,
  partition    integer not null,
  start_offset bigint not null,
  next_offset  bigint not null,
  digest       bytea not null check (length(digest) = 32),
  primary key (topic_id, epoch, partition)
);
comment on table muster_ops.log_partition is
  'Where a partition began and the digest of its records from there to before next_offset, advanced with the checkpoint.';

create table if not exists muster_ops.log_mark (
  topic_id    text not null,
  epoch       integer not null,
  partition   integer not null,
  next_offset bigint not null,
  digest      bytea not null check (length(digest) = 32),
  marked_at   timestamptz not null default now(),
  primary key (topic_id, epoch, partition, next_offset)
);
comment on table muster_ops.log_mark is
  'The digest of a partition''s records before next_offset. Written once, never changed.';

create or replace function muster_ops.refuse_change() returns trigger
  language plpgsql
as $$ begin raise exception 'a mark of the log never changes'; end $$;
drop trigger if exists never_changes on muster_ops.log_mark;
create trigger never_changes before update or delete on muster_ops.log_mark
  for each row execute function muster_ops.refuse_change();

create table if not exists muster_ops.log_audit (
  at       timestamptz not null default clock_timestamp(),
  event    text not null check (event in ('first-seen', 'refused', 'verified', 'accepted')),
  topic    text not null,
  topic_id text not null,
  epoch    integer not null,
  lineage  text not null,
  detail   text not null
);
comment on table muster_ops.log_audit is
  'When a log was seen first, refused and why, read again as a whole, accepted in the place of another.';

do $$
begin
  if exists (select from pg_roles where rolname = 'muster_projector') then
    grant select, insert, update, delete
      on muster_ops.log_partition, muster_ops.log_audit to muster_projector;
    grant select, insert on muster_ops.log_mark to muster_projector;
  end if;
  if exists (select from pg_roles where rolname = 'muster_reader') then
    grant select on muster_ops.log_partition, muster_ops.log_mark, muster_ops.log_audit
      to muster_reader;
  end if;
end $$;
