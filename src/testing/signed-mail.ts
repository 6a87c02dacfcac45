import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import type { FindKeys } from '../platform/mail/signers.ts';

/** A domain that signs what it sends, and the key that it has published. */
export type SigningDomain = {
  name: string;
  sign: (mail: string, more?: { maxBodyLength?: number; headers?: string }) => Promise<string>;
  record: [name: string, text: string];
};

export function aSigningDomain(name: string, { flags = '' } = {}): SigningDomain {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const published = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const key = { signingDomain: name, selector: 's1', privateKey: pem };
  return {
    name,
    record: [`s1._domainkey.${name}`, `v=DKIM1; k=ed25519;${flags} p=${published}`],
    async sign(mail, { maxBodyLength, headers = 'From:Subject:To:Message-ID' } = {}) {
      const { signatures, errors } = await dkimSign(mail, {
        ...{ ...key, canonicalization: 'relaxed/relaxed', headerList: headers },
        signatureData: [{ ...key, ...(maxBodyLength && { maxBodyLength }) }],
      });
      if (errors[0]) throw errors[0].err;
      return signatures + mail;
    },
  };
}

/** What DNS would answer, of these domains and of no other. */
export function publishedBy(...domains: { record: [string, string] }[]): FindKeys {
  const records = new Map(domains.map(({ record }) => record));
  return async (name) => {
    const text = records.get(name.toLowerCase());
    if (text === undefined) throw Object.assign(new Error(`nothing at ${name}`), { code: 'ENOTFOUND' });
    return [[text]];
  };
}
