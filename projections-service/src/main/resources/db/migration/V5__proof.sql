-- What a replay's proof found, and who promoted what and why. `muster_ops` is kept: only what is
-- missing is created.

create table if not exists muster_ops.replay_difference (
  replay   bigint not null,
  number   integer not null,
  mission  text not null, -- '' for what is parked without a mission
  kind     text not null check (kind in ('posture', 'journal', 'life', 'parked')),
  scenario text,
  from_day date,          -- null: ever before, or not of a posture
  words    text not null,
  body     text not null,
  primary key (replay, number)
);
comment on table muster_ops.replay_difference is
  'In what a replayed generation differed from the one that answered: the first differences of each mission.';
comment on column muster_ops.replay_difference.words is 'The difference in a sentence';
comment on column muster_ops.replay_difference.body is 'The same as JSON';

alter table muster_ops.promotion
  add column if not exists promoted_by text,
  add column if not exists accepted text,
  add column if not exists behind bigint,
  add column if not exists code_version integer,
  add column if not exists replay bigint;
comment on column muster_ops.promotion.promoted_by is 'Who asked for it, as far as known';
comment on column muster_ops.promotion.accepted is
  'What was accepted knowingly: a difference, or an older position';
comment on column muster_ops.promotion.behind is
  'How many records the promoted generation lacked of those that the one before it had';
comment on column muster_ops.promotion.code_version is
  'The version of the rules of the code that promoted it';
comment on column muster_ops.promotion.replay is 'The replay that promoted it, or filled it';

-- After an older generation was promoted: how far answers had been before, until they are again.
alter table muster.promoted add column answered_before bigint[];
comment on column muster.promoted.answered_before is
  'If an older generation was accepted: the offsets that the one before it would have read next';

do $$
begin
  if exists (select from pg_roles where rolname = 'muster_projector') then
    grant select, insert, update, delete on muster_ops.replay_difference to muster_projector;
  end if;
  if exists (select from pg_roles where rolname = 'muster_reader') then
    grant select on muster_ops.replay_difference to muster_reader;
  end if;
end $$;
