import { sql } from 'kysely';

/** What holds of the customer `k`, each as `f`, as part of a larger question: neither corrected nor true no longer. */
export const factsOfK = sql`facts f where f.desk_id = k.desk_id and f.customer_id = k.id
  and not exists (select from facts n where n.desk_id = f.desk_id and n.replaces_id = f.id)
  and not exists (select from fact_checks x where x.desk_id = f.desk_id and x.fact_id = f.id and not x.still_true)`;
