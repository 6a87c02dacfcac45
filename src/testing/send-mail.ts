import { createTransport } from 'nodemailer';

/** Sends a raw mail by SMTP as any mail program would; rejects with the server's answer. */
export async function sendBySmtp(
  smtp: { host: string; port: number },
  mail: { from: string; to: string; raw: string },
) {
  const transport = createTransport({ ...smtp, secure: false, ignoreTLS: true });
  try {
    return await transport.sendMail({ envelope: { from: mail.from, to: mail.to }, raw: mail.raw });
  } finally {
    transport.close();
  }
}

let made = 0;

export function aMail(mail: {
  from: string;
  to: string;
  subject: string;
  text: string;
  headers?: Record<string, string>;
}): string {
  made += 1;
  const headers = {
    From: mail.from,
    To: mail.to,
    Subject: mail.subject,
    Date: new Date(Date.UTC(2026, 10, 24, 8, 0, made)).toUTCString(),
    'Message-ID': `<${made}.${process.pid}@customers.example>`,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    ...mail.headers,
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `${head.join('\r\n')}\r\n\r\n${mail.text.replaceAll('\n', '\r\n')}\r\n`;
}
