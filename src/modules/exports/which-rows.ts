import { sql } from 'kysely';

/** A file hangs on an entry or is an agreement; what was uploaded and never sent is nobody's yet. */
export const isOfDesk = sql`(entry_id is not null
  or exists (select from agreements a where a.desk_id = files.desk_id and a.id = files.id))`;

/** A picture that no article shows yet is of whoever is still writing. */
export const isShown = sql`exists (select from article_version_pictures s
  where s.desk_id = article_pictures.desk_id and s.picture_id = article_pictures.id)`;

/** Whoever stands in what goes out. Most of them work on the desk; others were proposed, asked, answered, or wrote. */
export const namedOn = (deskId: string) => sql`
  select person_id from roster where desk_id = ${deskId}
  union select person_id from proposals where desk_id = ${deskId}
  union select person_id from tasks where desk_id = ${deskId}
  union select answered_by_id from tasks where desk_id = ${deskId} and answered_by_kind = 'person'
  union select author_id from entries where desk_id = ${deskId} and author_kind = 'person'
  union select actor_id from custody_entries where desk_id = ${deskId} and actor_kind = 'person'
  union select actor_id from custody_inbox where desk_id = ${deskId} and actor_kind = 'person'`;
