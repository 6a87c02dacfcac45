// Where most people have their address who have no domain of their own. No list is whole: it is there for what happens by
// oversight, and grows where it is found wanting.
const providers = new Set([
  ...['gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'live.com', 'msn.com'],
  ...['icloud.com', 'me.com', 'mac.com', 'aol.com', 'ymail.com', 'rocketmail.com', 'mail.com'],
  ...['proton.me', 'protonmail.com', 'pm.me', 'tuta.com', 'tutanota.com', 'zoho.com', 'fastmail.com'],
  ...['web.de', 't-online.de', 'freenet.de', 'posteo.de', 'mailbox.org', 'bluewin.ch', 'aon.at'],
  ...['btinternet.com', 'sky.com', 'virginmedia.com', 'comcast.net', 'verizon.net', 'att.net'],
  ...['orange.fr', 'wanadoo.fr', 'free.fr', 'laposte.net', 'libero.it', 'virgilio.it', 'telefonica.net'],
  ...['mail.ru', 'yandex.ru', 'yandex.com', 'qq.com', '163.com', '126.com', 'sina.com', 'naver.com'],
]);
/** Those that have a domain in each country, such as yahoo.co.uk. */
const inEachCountry = /^(?:yahoo|gmx|hotmail|outlook|live)\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/;

/** Whether it belongs to a provider of mail. */
export const isOfProvider = (domain: string): boolean => providers.has(domain) || inEachCountry.test(domain);

/** What stands behind the @ of a company's address, where it can be all theirs; nothing where anybody has an address. */
export function ownDomainOf(address: string): string {
  const domain = (address.split('@')[1] ?? '').trim();
  return isOfProvider(domain.toLowerCase()) ? '' : domain;
}
