import { z } from 'zod';
import { endpoint, instant, Made, nothing } from '../../platform/http/endpoint.ts';
import { desk } from '../desks/contract.ts';

/** Who agreed that a company passes somebody on, how they said so, and on which day. */
export const Consent = z.object({
  by: z.string().trim().min(1).max(200),
  how: z.string().trim().min(1).max(200),
  on: z.iso.date(),
});

/** What a company passes on: who, where they are reached, what they want, and that they agreed. */
export const Referral = z.object({
  name: z.string().trim().min(1).max(200),
  /** A mail address or a telephone number. */
  address: z.string().trim().min(1).max(254),
  need: z.string().trim().min(1).max(10_000),
  theirReference: z.string().trim().min(1).max(100).optional(),
  /** Without it nothing is taken. */
  consent: Consent.optional(),
});
export type Referral = z.infer<typeof Referral>;

/** What became of it: somebody looks after it; it is over as the customer wished; it is over. */
export const ReferralState = z.enum(['open', 'met', 'over']);
export type ReferralState = z.infer<typeof ReferralState>;

export const ReferralView = z.object({
  id: z.uuid(),
  desk: z.string(),
  name: z.string(),
  theirReference: z.string().nullable(),
  state: ReferralState,
  at: instant,
});
export type ReferralView = z.infer<typeof ReferralView>;

export const referralsApi = {
  referrals: endpoint({
    method: 'GET',
    path: '/api/referrals',
    summary: 'Whom my company passed on to desks, what became of it, and to which desks it may pass on',
    scope: 'read',
    input: z.object({}),
    output: z.object({
      items: z.array(ReferralView),
      next: z.null(),
      desks: z.array(z.object({ engagementId: z.uuid(), name: z.string() })),
    }),
    // No case is named to them; which ones they read of, the query writes into the custody record.
    reveals: nothing,
  }),
  refer: endpoint({
    method: 'POST',
    path: '/api/referrals',
    summary: 'Pass on a customer who came to my company first to a desk that engaged it, with their consent',
    scope: 'write',
    input: Referral.extend({ engagementId: z.uuid() }),
    output: Made,
    reveals: nothing,
  }),
  links: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/referral-links',
    summary: 'The links by which third parties of a desk pass customers on',
    scope: 'read',
    input: z.object({ desk }),
    output: z.object({
      items: z.array(
        z.object({
          engagementId: z.uuid(),
          /** For whoever answers for the desk. */
          url: z.string().nullable(),
          at: instant,
        }),
      ),
      next: z.null(),
    }),
    reveals: nothing,
  }),
  makeLink: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/referral-links',
    summary: 'Give a third party a link by which it passes customers on; one that it has ends with it',
    scope: 'desks',
    input: z.object({ desk, engagementId: z.uuid() }),
    output: Made,
    reveals: nothing,
  }),
  endLink: endpoint({
    method: 'DELETE',
    path: '/api/desks/:desk/referral-links/:engagement',
    summary: 'End the link by which a third party passes customers on',
    scope: 'desks',
    input: z.object({ desk, engagement: z.uuid() }),
    output: Made,
    reveals: nothing,
  }),
};
