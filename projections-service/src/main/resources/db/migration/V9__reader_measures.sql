-- A dry run reads as everybody does, and measures what the generation that answers takes on disk.

do $$
begin
  if exists (select from pg_roles where rolname = 'muster_reader') then
    grant execute on function muster.projected_tables() to muster_reader;
  end if;
end $$;
