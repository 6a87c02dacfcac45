import { z } from 'zod';
import { instant } from '../../../platform/http/endpoint.ts';

/** Bytes as JSON carries them: base64. */
const Media = z.object({ type: z.string().max(100), content: z.string() });
export type Media = z.infer<typeof Media>;

/** A number as E.164 has it. */
const E164 = z.string().regex(/^\+[1-9]\d{6,14}$/);
/** A call or text by the gateway's own name for it. */
const Name = z.string().min(1).max(200);
/** `from` is null where the caller withheld their number, or where only another event of the call says it. */
const call = { call: Name, from: E164.nullable() };

const event = <T extends string, D extends z.ZodRawShape>(type: T, data: D) =>
  z.object({ type: z.literal(type), timestamp: instant, data: z.object(data) });

/** What a gateway tells: the body of a webhook as the Standard Webhooks specification has it. */
export const GatewayEvent = z.discriminatedUnion('type', [
  event('call.started', call),
  event('call.missed', call),
  /** Somebody of the desk answered it. */
  event('call.ended', call),
  event('voicemail.received', { ...call, audio: Media.optional() }),
  event('text.received', {
    text: Name,
    /** A number as E.164 has it; what has none, such as a short code, is nobody who could be answered. */
    from: z.string().min(1).max(40),
    words: z.string().max(20_000),
    media: z.array(Media).max(10).optional(),
    /** Of a text that comes in several events: which of how many. */
    part: z.object({ number: z.int().min(1).max(50), of: z.int().min(1).max(50) }).optional(),
  }),
  /** `text` is the id under which the desk handed it over. */
  event('text.delivered', { text: z.uuid() }),
  event('text.failed', { text: z.uuid(), reason: z.string().max(300).optional() }),
]);
export type GatewayEvent = z.infer<typeof GatewayEvent>;

export const aboutOf = ({ data }: GatewayEvent): string => ('call' in data ? data.call : data.text);
