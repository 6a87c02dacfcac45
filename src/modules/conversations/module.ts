import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { casesApi } from '../cases/contract.ts';
import { desksApi } from '../desks/contract.ts';
import { acceptSeveral } from './commands/accept-several.ts';
import { answerWish } from './commands/answer-wish.ts';
import { bePresent, clearPresence } from './commands/be-present.ts';
import { decideStranger } from './commands/decide-stranger.ts';
import { endCase, proposeDone, reopenCase } from './commands/finish.ts';
import { acceptHandOff, declineHandOff, offerHandOff, withdrawHandOff } from './commands/hand-off.ts';
import { joinCases, keepApart } from './commands/join-cases.ts';
import { keepAgreement } from './commands/keep-agreement.ts';
import { keepCall } from './commands/keep-call.ts';
import { keepDraft } from './commands/keep-draft.ts';
import { dismiss, sweepLeavers } from './commands/leave-desk.ts';
import { addMacro, changeMacro, removeMacro } from './commands/macros.ts';
import { markDanger } from './commands/mark-danger.ts';
import { seeMentions } from './commands/mention.ts';
import { carryOutMoves, tellMoves } from './commands/move-work.ts';
import { noteCall } from './commands/note-call.ts';
import { openCaseFor } from './commands/open-case-for.ts';
import { say, wordText } from './commands/say.ts';
import { sayUnheard } from './commands/say-unheard.ts';
import { seeToOffers } from './commands/see-to-offers.ts';
import { sendAgain } from './commands/send-again.ts';
import { sendDrafts } from './commands/send-drafts.ts';
import { sendLinkTo } from './commands/send-link-to.ts';
import { sendHeld, sendSoon, takeBack } from './commands/send-soon.ts';
import { splitCase } from './commands/split-case.ts';
import { discardDraft, takeUpDraft } from './commands/take-up-draft.ts';
import { tellEndings } from './commands/tell-endings.ts';
import { tellProposals } from './commands/tell-proposals.ts';
import { wakeCases } from './commands/wake-cases.ts';
import { conversationsApi } from './contract.ts';
import { addGateway, endGateway, gatewaySecret, gateways, readAgain } from './gateway/gateways.ts';
import { dismissMail, heldMail, quarantine } from './mail/quarantine.ts';
import { agreements } from './queries/agreements.ts';
import { myCalls } from './queries/calls.ts';
import { caseView } from './queries/case-view.ts';
import { draftsOfCase, myDrafts } from './queries/drafts.ts';
import { earlySignsOf } from './queries/early-signs.ts';
import { macrosForCase, macrosOfDesk } from './queries/macros.ts';
import { myMentions } from './queries/mentions.ts';
import { outbox } from './queries/outbox.ts';
import { presenceOnCase } from './queries/presence.ts';
import { ringing } from './queries/ringing.ts';
import { uncoveredFact } from './queries/uncovered-fact.ts';

export const conversations: Module = {
  name: 'conversations',
  routes: [
    serve(casesApi.theCase, caseView),
    serve(conversationsApi.uncoveredFact, uncoveredFact),
    serve(conversationsApi.earlySigns, earlySignsOf),
    serve(desksApi.dismiss, dismiss),
    serve(conversationsApi.agreements, agreements),
    serve(conversationsApi.keepAgreement, keepAgreement),
    serve(conversationsApi.openCase, openCaseFor),
    serve(conversationsApi.say, say),
    serve(conversationsApi.myDrafts, myDrafts),
    serve(conversationsApi.draftsOfCase, draftsOfCase),
    serve(conversationsApi.keepDraft, keepDraft),
    serve(conversationsApi.sendSoon, sendSoon),
    serve(conversationsApi.sendAgain, sendAgain),
    serve(conversationsApi.takeBack, takeBack),
    serve(conversationsApi.takeUpDraft, takeUpDraft),
    serve(conversationsApi.discardDraft, discardDraft),
    serve(conversationsApi.presence, presenceOnCase),
    serve(conversationsApi.bePresent, bePresent),
    serve(conversationsApi.wordText, wordText),
    serve(conversationsApi.noteCall, noteCall),
    serve(conversationsApi.markDanger, markDanger),
    serve(conversationsApi.sendLink, sendLinkTo),
    serve(conversationsApi.myCalls, myCalls),
    serve(conversationsApi.keepCall, keepCall),
    serve(conversationsApi.ringing, ringing),
    serve(conversationsApi.offerHandOff, offerHandOff),
    serve(conversationsApi.acceptHandOff, acceptHandOff),
    serve(conversationsApi.acceptSeveral, acceptSeveral),
    serve(conversationsApi.answerWish, answerWish),
    serve(conversationsApi.declineHandOff, declineHandOff),
    serve(conversationsApi.withdrawHandOff, withdrawHandOff),
    serve(conversationsApi.proposeDone, proposeDone),
    serve(conversationsApi.end, endCase),
    serve(conversationsApi.reopen, reopenCase),
    serve(conversationsApi.join, joinCases),
    serve(conversationsApi.keepApart, keepApart),
    serve(conversationsApi.split, splitCase),
    serve(conversationsApi.decideStranger, decideStranger),
    serve(conversationsApi.quarantine, quarantine),
    serve(conversationsApi.heldMail, heldMail),
    serve(conversationsApi.ignoreMail, dismissMail),
    serve(conversationsApi.outbox, outbox),
    serve(conversationsApi.macros, macrosOfDesk),
    serve(conversationsApi.addMacro, addMacro),
    serve(conversationsApi.changeMacro, changeMacro),
    serve(conversationsApi.removeMacro, removeMacro),
    serve(conversationsApi.macrosForCase, macrosForCase),
    serve(conversationsApi.mentions, myMentions),
    serve(conversationsApi.seeMentions, seeMentions),
    serve(conversationsApi.sendHeld, sendHeld),
    serve(conversationsApi.gateways, gateways),
    serve(conversationsApi.addGateway, addGateway),
    serve(conversationsApi.gatewaySecret, gatewaySecret),
    serve(conversationsApi.endGateway, endGateway),
    serve(conversationsApi.readAgain, readAgain),
  ],
  sweepers: [
    { name: 'moves', desks: 'app.desks_with_moves_due()', sweep: carryOutMoves, byClock: true },
    { name: 'moves to tell', desks: 'app.desks_with_moves_to_tell()', sweep: tellMoves },
    {
      name: 'leavers',
      desks: 'app.desks_with_leavers()',
      sweep: sweepLeavers,
      byClock: true,
      next: 'app.next_ending()',
    },
    { name: 'wake', desks: 'app.desks_to_wake()', sweep: wakeCases, byClock: true },
    { name: 'offers', desks: 'app.desks_with_offers()', sweep: seeToOffers, byClock: true },
    { name: 'drafts', desks: 'app.desks_with_drafts_to_send()', sweep: sendDrafts, byClock: true },
    { name: 'unheard dangers', desks: 'app.desks_with_unheard_dangers()', sweep: sayUnheard },
    {
      name: 'endings',
      desks: 'app.desks_with_endings_to_tell()',
      sweep: tellEndings,
      byClock: true,
      next: 'app.next_ending()',
    },
    { name: 'proposals', desks: 'app.desks_with_proposals_to_tell()', sweep: tellProposals, byClock: true },
    { name: 'presence', desks: 'app.desks_with_gone()', sweep: clearPresence, byClock: true },
  ],
};
