-- Of what nobody has spoken of yet no figure is known: the views tell null, not zero. And today's
-- posture is found over the primary key: the last day up to today first, which reads the index alone,
-- then one row for each.

create or replace view muster.posture as
select s.mission, nullif(s.contributor, '') as contributor, s.scenario,
       s.from_day,
       lead(s.from_day) over (partition by s.mission, s.scenario, s.contributor order by s.from_day)
         as until_day,
       s.deployed_low, s.deployed_best, s.deployed_high,
       s.operational_low, s.operational_best, s.operational_high,
       case when s.why_null is distinct from 'not-known-yet' then s.reduction_low end as reduction_low,
       case when s.why_null is distinct from 'not-known-yet' then s.reduction_best end as reduction_best,
       case when s.why_null is distinct from 'not-known-yet' then s.reduction_high end as reduction_high,
       s.partial as reduction_partial,
       case when s.why_null is distinct from 'not-known-yet' then s.suspended_low end as suspended_low,
       case when s.why_null is distinct from 'not-known-yet' then s.suspended_best end as suspended_best,
       case when s.why_null is distinct from 'not-known-yet' then s.suspended_high end as suspended_high,
       case when s.why_null is distinct from 'not-known-yet' then s.increase_low end as increase_low,
       case when s.why_null is distinct from 'not-known-yet' then s.increase_best end as increase_best,
       case when s.why_null is distinct from 'not-known-yet' then s.increase_high end as increase_high,
       s.status, s.flags, s.why_null
  from muster.posture_step s
 where s.generation = (select generation from muster.promoted);

create or replace view muster.current_posture_by_scenario as
select s.mission, nullif(s.contributor, '') as contributor, s.scenario, s.from_day,
       s.deployed_low, s.deployed_best, s.deployed_high,
       s.operational_low, s.operational_best, s.operational_high,
       case when s.why_null is distinct from 'not-known-yet' then s.reduction_low end as reduction_low,
       case when s.why_null is distinct from 'not-known-yet' then s.reduction_best end as reduction_best,
       case when s.why_null is distinct from 'not-known-yet' then s.reduction_high end as reduction_high,
       s.partial as reduction_partial,
       case when s.why_null is distinct from 'not-known-yet' then s.suspended_low end as suspended_low,
       case when s.why_null is distinct from 'not-known-yet' then s.suspended_best end as suspended_best,
       case when s.why_null is distinct from 'not-known-yet' then s.suspended_high end as suspended_high,
       case when s.why_null is distinct from 'not-known-yet' then s.increase_low end as increase_low,
       case when s.why_null is distinct from 'not-known-yet' then s.increase_best end as increase_best,
       case when s.why_null is distinct from 'not-known-yet' then s.increase_high end as increase_high,
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
  view_name text;
  col record;
begin
  foreach view_name in array
      array['posture', 'current_posture', 'current_posture_by_scenario'] loop
    for col in
      select * from (values
        ('reduction_low', 'Gone since the baseline, at least; null: nobody has spoken of it yet'),
        ('suspended_low', 'Present and inactive, at least; null: nobody is, or nobody has spoken of it yet'),
        ('increase_low', 'Added since the baseline, at least; null: nobody has spoken of it yet')
      ) as c (name, meaning)
    loop
      execute format('comment on column muster.%I.%I is %L', view_name, col.name, col.meaning);
    end loop;
  end loop;
end $$;
