import { expertsRules } from './experts-model.ts';
import type { Actor, Standing } from './model.ts';
import type { Row, World } from './world.ts';

/**
 * What everybody who works on a desk knows: what its client hands off and keeps, what went wrong, who went further, with what
 * customers come and what they send back, and who knows what; what who leads there reckons by; and what whoever answers for it takes along.
 */
export const sharedRules = (
  world: World,
  { mine, leads, my }: Record<'mine' | 'leads', (row: { desk_id: string }) => boolean> & { my: Standing },
) => ({
  roster_rules: mine,
  moves: mine,
  act_kinds: mine,
  mandates: mine,
  acts: mine,
  act_words: mine,
  need_kinds: mine,
  need_marks: mine,
  case_needs: mine,
  setbacks: mine,
  setback_known: mine,
  setback_told: mine,
  setback_holds: mine,
  extra_steps: mine,
  extra_step_thanks: mine,
  causes: mine,
  cause_versions: mine,
  demand_types: mine,
  demand_type_versions: mine,
  demand_marks: mine,
  contact_prices: (row: { desk_id: string }) => leads(row) && my.isOfClient(row.desk_id),
  cost_rates: leads,
  studies: mine,
  study_contacts: mine,
  // Neither of two reads the other's word before there are both.
  study_words: (row: Row<'study_words'>) =>
    mine(row) &&
    (row.by_id === my.person ||
      world.study_contacts.some(
        ({ desk_id, id, said }) => desk_id === row.desk_id && id === row.contact_id && said === 2,
      )),
  study_findings: mine,
  ways: mine,
  ways_taken_up: mine,
  walks: mine,
  walk_cases: mine,
  walk_words: mine,
  returns: mine,
  return_words: mine,
  return_inspections: mine,
  returns_called_off: mine,
  measured_companies: mine,
  measured_needs: mine,
  ...expertsRules({ mine, my }),
  move_exports: answersFor(my),
  move_export_chunks: answersFor(my),
});

/** Whoever speaks for the client of a desk. */
export const answersFor =
  (my: Standing) =>
  ({ desk_id }: { desk_id: string }): boolean =>
    my.isOfClient(desk_id) && my.work.some((row) => row.desk_id === desk_id && row.role === 'accountable');

/** What was agreed with a company concerns the client and that company alone. */
export function agreementsSeen(world: World, actor: Actor, my: Standing) {
  const seesAgreement = ({ desk_id, organization_id }: Row<'agreements'>) =>
    my.onDesk(desk_id) && (my.isOfClient(desk_id) || organization_id === (actor.organization ?? null));
  const isAgreed = (file: Row<'files'>) =>
    world.agreements.some((row) => row.desk_id === file.desk_id && row.id === file.id && seesAgreement(row));
  return { seesAgreement, isAgreed };
}
