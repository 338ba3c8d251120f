-- A figure stands in its columns, and nowhere else: what an answer says besides is its details. And a
-- figure that nobody could know is null in every column, so that no view has to ask why.
--
-- Rows of before are written again, as they are to answer until a replay has made others: that takes
-- as long as copying them. The views come first: who reads locks a view and then the table, and so
-- must this, or the two wait for each other.

create or replace view muster.posture as
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

create or replace view muster.current_posture_by_scenario as
select s.mission, nullif(s.contributor, '') as contributor, s.scenario, s.from_day,
       s.deployed_low, s.deployed_best, s.deployed_high,
       s.operational_low, s.operational_best, s.operational_high,
       s.reduction_low, s.reduction_best, s.reduction_high, s.partial as reduction_partial,
       s.suspended_low, s.suspended_best, s.suspended_high,
       s.increase_low, s.increase_best, s.increase_high,
       s.status, s.flags, s.why_null
  from muster.posture_step s
  join (select l.mission, l.scenario, l.contributor, max(l.from_day) as from_day
          from muster.posture_step l
         where l.generation = (select generation from muster.promoted)
           and l.from_day <= (now() at time zone 'UTC')::date
         group by l.mission, l.scenario, l.contributor) today
    on s.mission = today.mission and s.scenario = today.scenario
   and s.contributor = today.contributor and s.from_day = today.from_day
 where s.generation = (select generation from muster.promoted);

do $$
declare
  own text;
  wrong bigint;
  triple text := '(?:null|\{[^}]*\})';
begin
  -- the parent hands all this down to the generations that are attached to it
  alter table muster.posture_step rename column answer to details;
  alter table muster.posture_step alter reduction_low drop not null, alter increase_low drop not null;
  for own in
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'muster' and c.relkind = 'r' and c.relname ~ '^posture_step_g[0-9]+$'
  loop
    -- a generation that is being filled is not attached yet
    if not exists (select from pg_inherits where inhrelid = format('muster.%I', own)::regclass) then
      execute format('alter table muster.%I rename column answer to details', own);
      execute format(
        'alter table muster.%I alter reduction_low drop not null, alter increase_low drop not null', own);
    end if;
    execute format(
      $update$
      update muster.%1$I s
         set details = case when contributor <> '' then regexp_replace(details, %2$L, '\1,\2')
                            else regexp_replace(details, %3$L, '\1,\2,\3') end,
             reduction_low = case when known then reduction_low end,
             reduction_best = case when known then reduction_best end,
             reduction_high = case when known then reduction_high end,
             increase_low = case when known then increase_low end,
             increase_best = case when known then increase_best end,
             increase_high = case when known then increase_high end,
             suspended_low = case when known then suspended_low end,
             suspended_best = case when known then suspended_best end,
             suspended_high = case when known then suspended_high end
        from (values (true), (false)) as k (known)
       where k.known = (s.why_null is distinct from 'not-known-yet')
      $update$,
      own,
      '^\{"contributor":"[^"]*","status":\[[^]]*\],("stage":[^,]*),"deployed":' || triple
        || ',"operational":' || triple || ',"whyNull":[^,]*,"reduction":' || triple
        || ',"increase":' || triple || ',"suspended":' || triple
        || ',("count":.*),"flags":\[[^]]*\]\}$',
      -- as few characters as possible before the figures: a long text is not gone through from its end
      '^("mandate":.*?),"deployed":' || triple || ',"operational":' || triple
        || ',"whyNull":[^,]*,("counted":' || triple || '),"reduction":' || triple
        || ',"increase":' || triple || ',"suspended":' || triple
        || ',("remainder":.*),"flags":\[[^]]*\]$');
    execute format(
      'select count(*) from muster.%I where details like %L or details like %L',
      own, '{%', '%"whyNull":%') into wrong;
    if wrong > 0 then
      raise exception '% rows of muster.% are not as they were written: their figures were not taken out of their text',
        wrong, own
        using hint = 'Drop the schema muster (not muster_ops) and start again: everything in it is made anew from the log.';
    end if;
  end loop;
end $$;
