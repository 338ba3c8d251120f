-- A figure stands in its columns, and nowhere else: what an answer says besides is its details. And a
-- figure that nobody could know is null in every column, so that no view has to ask why.

do $$
declare
  own text;
  triple text := '(?:null|\{[^}]*\})';
begin
  -- the parent hands both down to the generations that are attached to it
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
      'update muster.%I set details = regexp_replace(details, %L, %L) where contributor <> %L',
      own,
      '^\{"contributor":"[^"]*","status":\[[^]]*\],("stage":[^,]*),"deployed":' || triple
        || ',"operational":' || triple || ',"whyNull":[^,]*,"reduction":' || triple
        || ',"increase":' || triple || ',"suspended":' || triple
        || ',("count":.*),"flags":\[[^]]*\]\}$',
      '\1,\2', '');
    execute format(
      'update muster.%I set details = regexp_replace(details, %L, %L) where contributor = %L',
      own,
      '^("mandate":.*),"deployed":' || triple || ',"operational":' || triple
        || ',"whyNull":[^,]*,("counted":' || triple || '),"reduction":' || triple
        || ',"increase":' || triple || ',"suspended":' || triple
        || ',("remainder":.*),"flags":\[[^]]*\]$',
      '\1,\2,\3', '');
    execute format(
      'update muster.%I set reduction_low = null, increase_low = null where why_null = %L',
      own, 'not-known-yet');
  end loop;
end $$;

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
