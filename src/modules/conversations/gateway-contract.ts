import { z } from 'zod';
import { endpoint, Made, nothing } from '../../platform/http/endpoint.ts';
import { desk } from '../desks/contract.ts';

export const GatewayView = z.object({
  id: z.uuid(),
  /** As E.164 has it. */
  number: z.string(),
  format: z.enum(['standard', 'twilio', 'mail']),
  /** Where it tells us of calls and texts; null of one that writes mails. */
  hook: z.string().nullable(),
  /** The address from which it writes them. */
  sender: z.string().nullable(),
  /** The host that hears what goes by it, such as api.twilio.com; null where it alone comes to us. */
  host: z.string().nullable(),
  /** Whether texts go out by it. */
  takesTexts: z.boolean(),
});
export type GatewayView = z.infer<typeof GatewayView>;

const number = z.string().trim().min(3).max(40);
const url = z.url({ protocol: /^https?$/ }).max(1000);

export const gatewayApi = {
  gateways: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/gateways',
    summary: 'The gateways through which calls and texts come and texts go',
    scope: 'read',
    input: z.object({ desk }),
    output: z.object({
      items: z.array(GatewayView),
      next: z.null(),
      /** The host that takes the mails of the desk; null where none go out. */
      mailServer: z.string().nullable(),
      /** How many calls and texts came and could not be read. */
      unread: z.number().int(),
    }),
    reveals: nothing,
  }),
  addGateway: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/gateways',
    summary:
      'Connect a number: with a gateway that speaks signed webhooks, with Twilio, or with whatever writes a mail for each call',
    scope: 'desks',
    input: z.object({
      desk,
      number,
      connection: z.discriminatedUnion('format', [
        /** Texts go to its url, if it has one. */
        z.object({ format: z.literal('standard'), url: url.nullable() }),
        z.object({
          format: z.literal('twilio'),
          account: z.string().trim().min(1).max(100),
          token: z.string().trim().min(1).max(200),
          /** Of its API, where that is not the usual one. */
          url: url.nullable().optional(),
        }),
        /** Whatever writes a mail for each call that nobody answered, with what was spoken. */
        z.object({ format: z.literal('mail'), sender: z.email().max(254).toLowerCase() }),
      ]),
    }),
    output: Made,
    reveals: nothing,
  }),
  gatewaySecret: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/gateways/:gateway/secret',
    summary: 'The secret with which a gateway of signed webhooks signs, for whoever leads on the desk',
    scope: 'desks',
    input: z.object({ desk, gateway: z.uuid() }),
    output: z.object({ secret: z.string() }),
    reveals: nothing,
  }),
  readAgain: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/gateways/reading',
    summary: 'Have what came and could not be read read once more',
    scope: 'write',
    input: z.object({ desk }),
    output: Made,
    reveals: nothing,
  }),
  endGateway: endpoint({
    method: 'DELETE',
    path: '/api/desks/:desk/gateways/:gateway',
    summary: 'End a gateway: what it sends is refused from now on, and no text goes out by it',
    scope: 'desks',
    input: z.object({ desk, gateway: z.uuid() }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
};
