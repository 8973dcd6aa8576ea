import { createTransport } from 'nodemailer';
import type { MailConfig } from '../../config-mail.ts';
import type { Mail } from './repository.ts';

/** Hands one mail to the mail server. Rejects when the server did not take it. */
export type Transport = { deliver: (mail: Mail) => Promise<void>; close: () => void };

/** Together under a minute, the shortest wait between two attempts at the same mail. */
const LIMITS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** SMTP (RFC 5321), with TLS whenever the server offers it. */
export function smtpTransport({ smtpUrl, from }: MailConfig): Transport {
  const transport = createTransport({ url: smtpUrl, ...LIMITS });
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  return {
    deliver: async ({ id, recipient, subject, body }) => {
      await transport.sendMail({
        from,
        to: { name: '', address: recipient },
        subject,
        text: body,
        // The same at each attempt: a mail sent twice because its end was not heard shows once.
        messageId: `<${id}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
    close: () => transport.close(),
  };
}
