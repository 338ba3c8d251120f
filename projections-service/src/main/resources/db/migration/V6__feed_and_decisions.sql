-- The feed reads the journal in the order of the log.
create index journal_row_in_log_order on muster.journal_row (log_partition, log_offset);

-- Rows that were written again in place, without advancing the checkpoint: who keeps rows of the
-- partition in memory reads them again when this number is another.
alter table muster.checkpoint add column revision bigint not null default 0;
comment on column muster.checkpoint.revision is
  'How often rows of the partition were written again in place, without reading on';

-- What somebody decided about parked records. Kept: replays honour it.
create table if not exists muster_ops.parked_decision (
  number        bigint generated always as identity primary key,
  topic_id      text not null,
  lineage       text not null,
  log_partition integer not null,
  log_offset    bigint not null,
  decision      text not null check (decision in ('discarded', 'released', 'still-parked')),
  reason        text not null,
  decided_by    text not null,
  decided_at    timestamptz not null default clock_timestamp()
);
create index if not exists parked_decision_by_place
  on muster_ops.parked_decision (topic_id, log_partition, log_offset, number desc);
comment on table muster_ops.parked_decision is
  'Who decided what about a parked record, when and why; of discarded and released the last holds.';

create view muster.discarded as
select last.log_partition, last.log_offset, last.reason, last.decided_by, last.decided_at
  from (select distinct on (d.log_partition, d.log_offset) d.*
          from muster_ops.parked_decision d
          join muster_ops.log l on l.topic_id = d.topic_id and l.lineage = d.lineage
         where d.decision <> 'still-parked'
         order by d.log_partition, d.log_offset, d.number desc) last
 where last.decision = 'discarded';
comment on view muster.discarded is
  'Parked records that somebody decided to leave out: they make nothing incomplete.';
comment on column muster.discarded.log_partition is 'Where it stands in the log: partition';
comment on column muster.discarded.log_offset is 'Where it stands in the log: offset';
comment on column muster.discarded.reason is 'Why it is left out';
comment on column muster.discarded.decided_by is 'Who decided';
comment on column muster.discarded.decided_at is 'When';

create view muster.undecided as
select p.generation, p.log_partition, p.log_offset, p.mission
  from muster.parked p
 where not exists (select from muster.discarded d
                    where d.log_partition = p.log_partition and d.log_offset = p.log_offset);
comment on view muster.undecided is
  'The parked records of every generation that nobody has discarded.';
comment on column muster.undecided.generation is 'The generation that parked it';
comment on column muster.undecided.log_partition is 'Where it stands in the log: partition';
comment on column muster.undecided.log_offset is 'Where it stands in the log: offset';
comment on column muster.undecided.mission is
  'The mission whose figures lack it; null: unknown, any mission of the partition';

create or replace view muster.parked_events as
select p.log_partition, p.log_offset, p.mission, p.key, p.reason, p.detail, p.announcement_id,
       p.record_value, d.reason as discarded_because, d.decided_by as discarded_by,
       d.decided_at as discarded_at
  from muster.parked p
  left join muster.discarded d
    on d.log_partition = p.log_partition and d.log_offset = p.log_offset
 where p.generation = (select generation from muster.promoted);
comment on column muster.parked_events.discarded_because is
  'Why somebody left it out; null: nobody has decided so';
comment on column muster.parked_events.discarded_by is 'Who left it out';
comment on column muster.parked_events.discarded_at is 'When it was left out';

do $$
begin
  if exists (select from pg_roles where rolname = 'muster_projector') then
    grant select, insert on muster_ops.parked_decision to muster_projector;
    grant select on muster.discarded, muster.undecided to muster_projector;
  end if;
  if exists (select from pg_roles where rolname = 'muster_reader') then
    grant select on muster_ops.parked_decision, muster.discarded, muster.undecided
      to muster_reader;
  end if;
end $$;
