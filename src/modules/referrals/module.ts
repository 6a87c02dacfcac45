import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { conversationsApi } from '../conversations/contract.ts';
import { releaseMail } from '../conversations/index.ts';
import { endReferralLink, makeReferralLink } from './commands/links.ts';
import { referByApi } from './commands/refer.ts';
import { tellReferrers } from './commands/tell-referrers.ts';
import { referralsApi } from './contract.ts';
import { takeReleasedCompanyMail } from './mail/take-referral-mail.ts';
import { referralLinks } from './queries/referral-links.ts';
import { referralsOfUs } from './queries/referrals.ts';

export const referrals: Module = {
  name: 'referrals',
  routes: [
    serve(referralsApi.referrals, referralsOfUs),
    serve(referralsApi.refer, referByApi),
    serve(referralsApi.links, referralLinks),
    serve(referralsApi.makeLink, makeReferralLink),
    serve(referralsApi.endLink, endReferralLink),
    serve(conversationsApi.releaseMail, (ctx, input) => releaseMail(ctx, input, takeReleasedCompanyMail)),
  ],
  sweepers: [{ name: 'referrals over', desks: 'app.desks_with_referrals_over()', sweep: tellReferrers }],
};
