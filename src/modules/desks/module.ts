import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { admit } from './commands/admit.ts';
import { callSomebody } from './commands/call-somebody.ts';
import { changeDesk } from './commands/change-desk.ts';
import { changeEngagement } from './commands/change-engagement.ts';
import { engage } from './commands/engage.ts';
import { callOffMove, moveWork } from './commands/move-work.ts';
import { openDesk } from './commands/open-desk.ts';
import { assure, decideProposals, propose, seeDecision, withdrawProposal } from './commands/proposals.ts';
import { admitByRules, endRosterRule, signRosterRule } from './commands/roster-rules.ts';
import { seeEnding } from './commands/see-ending.ts';
import { desksApi } from './contract.ts';
import { deskView, myDesks } from './queries/desk-view.ts';
import { myEndings } from './queries/endings.ts';
import { myMoves } from './queries/moves.ts';
import { proposalsOf } from './queries/proposals.ts';
import { rosterRulesOf } from './queries/roster-rules.ts';

export const desks: Module = {
  name: 'desks',
  routes: [
    serve(desksApi.desks, myDesks),
    serve(desksApi.openDesk, openDesk),
    serve(desksApi.desk, deskView),
    serve(desksApi.changeDesk, changeDesk),
    serve(desksApi.engage, engage),
    serve(desksApi.changeEngagement, changeEngagement),
    serve(desksApi.endings, myEndings),
    serve(desksApi.seeEnding, seeEnding),
    serve(desksApi.moves, myMoves),
    serve(desksApi.moveWork, moveWork),
    serve(desksApi.callOffMove, callOffMove),
    serve(desksApi.admit, (ctx, input) => admit(ctx, input)),
    serve(desksApi.callSomebody, callSomebody),
    serve(desksApi.proposals, proposalsOf),
    serve(desksApi.propose, propose),
    serve(desksApi.assure, assure),
    serve(desksApi.decideProposals, decideProposals),
    serve(desksApi.withdrawProposal, withdrawProposal),
    serve(desksApi.seeDecision, seeDecision),
    serve(desksApi.rosterRules, rosterRulesOf),
    serve(desksApi.signRosterRule, signRosterRule),
    serve(desksApi.endRosterRule, endRosterRule),
  ],
  sweepers: [
    { name: 'roster rules', desks: 'app.desks_with_rules_due()', sweep: admitByRules, byClock: true },
  ],
};
