import type { Site } from '../../platform/context.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** RFC 4648 base32 without padding, in small letters: mail programs change the case of an address. */
export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

/** 128 bits that only we can have written: what makes a reply belong to its case. */
export function replyToken(site: Site, id: string): string {
  return base32(site.sign('reply', id).subarray(0, 16));
}

/** help@harmon.example → help+r.<token>@harmon.example */
export function replyAddress(deskAddress: string, token: string): string {
  const at = deskAddress.lastIndexOf('@');
  return `${deskAddress.slice(0, at)}+r.${token}${deskAddress.slice(at)}`;
}

/** The desk's own address and the token in an address that mail came to. */
export function readReplyAddress(address: string): { deskAddress: string; token: string | null } {
  const match = address.toLowerCase().match(/^(.+?)\+r\.([a-z2-7]{26})@(.+)$/);
  if (match) return { deskAddress: `${match[1]}@${match[3]}`, token: match[2] ?? null };
  return { deskAddress: address.toLowerCase().replace(/^([^+@]+)\+[^@]*@/, '$1@'), token: null };
}
