-- Whoever sends takes one letter at a time, and only while it still holds: what a client is asked, as long as it is asked.
create function app.lease_preparation_letter(asked_channel text) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare taken preparation_letters;
begin
  update preparation_letters l set state = 'leased', attempts = attempts + 1, leased_until = app.now() + interval '13 minutes'
  where (l.organization_id, l.id) = (
    select w.organization_id, w.id from preparation_letters w
    join preparations p on p.organization_id = w.organization_id and p.id = w.preparation_id
    where w.channel = asked_channel and (w.kind = 'answered' or (p.state = 'open' and p.expires_at > app.now()))
      and ((w.state = 'queued' and w.next_attempt_at <= app.now()) or (w.state = 'leased' and w.leased_until <= app.now()))
      and not exists (select from app.installation where held_since is not null)
    order by w.next_attempt_at limit 1 for update of w skip locked)
  returning * into taken;
  return (select jsonb_build_object('id', taken.id, 'attempts', taken.attempts, 'kind', taken.kind,
      'recipient', taken.recipient, 'linkId', p.link_id, 'version', taken.version, 'company', o.name, 'by', who.name,
      'state', p.state, 'reason', p.reason, 'client', v.what ->> 'client', 'desk', v.what -> 'desk' ->> 'name',
      'answers', v.what -> 'answers' ->> 'name', 'language', v.what ->> 'language', 'at', taken.recorded_at,
      'readerLanguage', (select s.languages[1] from person_settings s where s.person_id = p.prepared_by_id))
    from preparations p
    join organizations o on o.id = p.organization_id
    join persons who on who.id = p.prepared_by_id
    join preparation_versions v on v.organization_id = p.organization_id and v.preparation_id = p.id
      and v.version = taken.version
    where p.organization_id = taken.organization_id and p.id = taken.preparation_id);
end $$;
call app.see_for('throughline_mailer', 'app.lease_preparation_letter(text)');

-- Only what is still leased as it was.
create function app.settle_preparation_letter(letter uuid, attempt int, became text, reply text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update preparation_letters set state = became, leased_until = null, final_reply = left(reply, 500),
    next_attempt_at = case became when 'queued' then app.now() + least(2 ^ (attempt - 1), 240) * interval '1 minute'
      else next_attempt_at end,
    settled_at = case became when 'queued' then null else app.now() end
  where id = letter and state = 'leased' and attempts = attempt
$$;
call app.see_for('throughline_mailer', 'app.settle_preparation_letter(uuid, int, text, text)');
