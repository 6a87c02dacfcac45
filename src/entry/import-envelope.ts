import { readReplyAddress } from '../modules/conversations/reply-token.ts';
import { mailboxesIn, senderIn } from '../platform/mail/addresses.ts';

/** What an old mail's header still tells of its delivery: who sent it, and to which address of the desk. */
export function envelopeOf(raw: Uint8Array, deskAddress: string): { from: string; to: string } {
  const header = headerOf(raw);
  const [path] = header('return-path');
  const sender = senderIn(header('from')).from?.address ?? 'unknown';
  return {
    from: path === undefined ? sender : returnPath(path, sender),
    to: addressedTo(header, deskAddress) ?? deskAddress,
  };
}

// Empty means that no answer was wanted, which is another thing than that nobody knows.
function returnPath(value: string, sender: string): string {
  if (/^\s*<\s*>/.test(value)) return '';
  return mailboxesIn([value])[0]?.address ?? sender;
}

const recipientFields = ['delivered-to', 'x-original-to', 'envelope-to', 'to', 'cc'];

/** The reply address of a case that the desk once gave out, where the mail was sent to one. */
function addressedTo(header: (name: string) => string[], deskAddress: string): string | undefined {
  return mailboxesIn(recipientFields.flatMap(header))
    .map(({ address }) => address)
    .find((address) => {
      const read = readReplyAddress(address);
      return read.token !== null && read.deskAddress === deskAddress.toLowerCase();
    });
}

const mostHeaderBytes = 64 * 1024;

function headerOf(raw: Uint8Array): (name: string) => string[] {
  const start = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, mostHeaderBytes));
  const text = start
    .toString('latin1')
    .replaceAll('\r\n', '\n')
    .replace(/^From [^\n]*\n/, '');
  const [head = ''] = text.split('\n\n', 1);
  const lines = head.replace(/\n[ \t]+/g, ' ').split('\n');
  return (name) =>
    lines
      .filter((line) => line.slice(0, line.indexOf(':')).trim().toLowerCase() === name)
      .map((line) => line.slice(line.indexOf(':') + 1).trim());
}
