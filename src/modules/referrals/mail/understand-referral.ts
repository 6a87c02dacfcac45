import { Consent, Referral } from '../contract.ts';

type Field = 'name' | 'address' | 'need' | 'theirReference' | 'consent';

/** The words before a colon by which a mail says what it passes on, in the languages of a customer's page. */
const labels: Record<Field, readonly string[]> = {
  name: ['customer', 'kunde', 'kundin', 'cliente'],
  address: ['contact', 'kontakt', 'contacto'],
  need: ['need', 'anliegen', 'necesidad'],
  theirReference: ['reference', 'zeichen', 'referencia'],
  consent: ['consent', 'zustimmung', 'consentimiento'],
};

const fieldOf = (label: string): Field | undefined =>
  (Object.keys(labels) as Field[]).find((field) => labels[field].includes(label.toLowerCase()));

export type Understood = { referral: Referral } | { missing: 'missing' | 'consent' };

/** What a mail passes on; undefined of one that does not mean to. */
export function understandReferral(text: string): Understood | undefined {
  const said = fieldsIn(text);
  if (!said.name || !(said.address || said.need || said.consent)) return undefined;
  const { name, address, need, theirReference } = said;
  const consent = Consent.safeParse(consentIn(said.consent ?? ''));
  if (!consent.success) return { missing: 'consent' };
  const referral = Referral.safeParse({
    ...{ name, address, need, consent: consent.data },
    ...(theirReference && { theirReference }),
  });
  return referral.success ? { referral: referral.data } : { missing: 'missing' };
}

/** A field goes on until the next one or an empty line, what they want until the next one; behind the signature nothing is said. */
function fieldsIn(text: string): Partial<Record<Field, string>> {
  const said: Partial<Record<Field, string>> = {};
  let field: Field | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (line === '-- ' || line === '--') break;
    const [, label = '', value = ''] = line.match(/^\s*(\p{L}+)\s*:\s*(.*)$/u) ?? [];
    const begun = fieldOf(label);
    if (begun) {
      field = begun;
      said[field] ??= value.trim();
    } else if (field === 'need') said.need = `${said.need}\n${line}`;
    else if (line.trim() === '') field = undefined;
    else if (field) said[field] = `${said[field]} ${line.trim()}`;
  }
  return { ...said, ...(said.need && { need: said.need.trim() }) };
}

/** "Bill himself, on the telephone, 2026-11-28": who, how and when. */
function consentIn(value: string) {
  const [by, ...rest] = value.split(',').map((part) => part.trim());
  return { by, how: rest.slice(0, -1).join(', '), on: dayIn(rest.at(-1) ?? '') };
}

/** As 2026-11-28, 28.11.2026 or 28/11/2026. */
function dayIn(text: string): string {
  const parts = text.match(/^(\d{1,2})[./](\d{1,2})[./](\d{4})\.?$/);
  if (!parts) return text.replace(/\.$/, '');
  const [, day = '', month = '', year] = parts;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
