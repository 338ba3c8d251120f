-- Who asked for a replay, for the audit. Like all of muster_ops it is kept, so only what is missing
-- is made.

alter table muster_ops.replay add column if not exists asked_by text;
comment on column muster_ops.replay.asked_by is 'Who asked for it; null: nobody had to';
