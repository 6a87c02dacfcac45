import { plainLines } from '../../../platform/mail/clean-text.ts';
import { e164 } from '../../../platform/phone/number.ts';
import type { GatewayEvent } from './event.ts';

/** What Twilio calls with: the fields of its form, and what stands behind the question mark of the address we gave it. */
export type TwilioRequest = {
  fields: ReadonlyMap<string, readonly string[]>;
  /** The text that we handed over, where its fate is told. */
  text: string | null;
  at: string;
};

export type TwilioMedia = { url: string; type: string };

/** An event, which telephone it tells of where several ring, and the addresses at Twilio where what was sent along lies. */
export type Translated = { event: GatewayEvent; leg: string | null; media: TwilioMedia[] };

const missed = new Set(['no-answer', 'busy', 'failed', 'canceled']);
const answered = new Set(['in-progress', 'answered', 'completed']);
const failed = new Set(['failed', 'undelivered']);

/**
 * Twilio's form in our words; null for what tells nothing to a desk, such as that a text is on its way.
 * https://www.twilio.com/docs/messaging/guides/webhook-request, https://www.twilio.com/docs/voice/twiml
 */
export function fromTwilio({ fields, text, at: timestamp }: TwilioRequest): Translated | null {
  const field = (name: string) => fields.get(name)?.[0] ?? '';
  const status = field('MessageStatus') || field('SmsStatus');
  if (text) {
    if (status === 'delivered') return withoutMedia({ type: 'text.delivered', timestamp, data: { text } });
    const reason = field('ErrorCode') && `Twilio error ${field('ErrorCode')}`;
    return failed.has(status)
      ? withoutMedia({ type: 'text.failed', timestamp, data: { text, ...(reason && { reason }) } })
      : null;
  }
  if (field('MessageSid')) return textReceived(timestamp, fields);
  // What rang at the desk is a leg of the call that came in.
  const call = { call: field('ParentCallSid') || field('CallSid'), from: e164(field('From')) ?? null };
  if (call.call === '') return null;
  if (field('RecordingUrl')) {
    return {
      event: { type: 'voicemail.received', timestamp, data: call },
      leg: null,
      media: [{ url: `${field('RecordingUrl')}.mp3`, type: 'audio/mpeg' }],
    };
  }
  const leg = field('ParentCallSid') ? field('CallSid') || null : null;
  const dialled = field('DialCallStatus') || (leg ? field('CallStatus') : '');
  const type = kindOfCall(dialled || field('CallStatus'), dialled !== '');
  return type && { event: { type, timestamp, data: call }, leg, media: [] };
}

/** That the call that came in is in progress or completed says nothing: what takes recordings took it. */
function kindOfCall(
  status: string,
  isAtTelephone: boolean,
): 'call.started' | 'call.missed' | 'call.ended' | null {
  if (missed.has(status)) return 'call.missed';
  if (status === 'ringing') return 'call.started';
  return isAtTelephone && answered.has(status) ? 'call.ended' : null;
}

function textReceived(timestamp: string, fields: TwilioRequest['fields']): Translated {
  const field = (name: string) => fields.get(name)?.[0] ?? '';
  const count = Math.min(Number(field('NumMedia')) || 0, 10);
  const media = Array.from({ length: count }, (_, place) => ({
    url: field(`MediaUrl${place}`),
    type: field(`MediaContentType${place}`),
  }));
  const words = plainLines(field('Body')).slice(0, 20_000);
  const data = { text: field('MessageSid'), from: field('From').slice(0, 40) || 'unknown', words };
  return { event: { type: 'text.received', timestamp, data }, leg: null, media };
}

const withoutMedia = (event: GatewayEvent): Translated => ({ event, leg: null, media: [] });
