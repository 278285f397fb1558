-- Only the clock of a promise that a standard made may move, and only until somebody was told its time.
create function promises.told_times_stay() returns trigger language plpgsql set search_path = '' as $$
begin
  raise exception 'a time that was told does not move' using errcode = 'insufficient_privilege';
end
$$;
create trigger told_times_stay before update of due_at on promises.promises
  for each row
  when (new.due_at <> old.due_at and (old.owed_for is null or old.told_in is not null
        or old.instead_of is not null or old.settled_as is not null))
  execute function promises.told_times_stay();
