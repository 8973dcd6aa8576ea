/** How mail leaves, and from whom (`SMTP_URL`, `MAIL_FROM`). */
export type MailConfig = {
  /** smtp:// or smtps://, with the account when there is one */
  smtpUrl: string;
  from: { name: string; address: string };
};

const ADDRESS = /^[^\s<>@,;:"()[\]\\]+@[^\s<>@,;:"()[\]\\]+$/;
const NAMED = /^([^<>\r\n]*?)\s*<([^<>]+)>$/;

export const isSmtp = (value: string): boolean =>
  URL.canParse(value) &&
  /^smtps?:$/.test(new URL(value).protocol) &&
  new URL(value).hostname !== '';

export const isSender = (value: string): boolean => ADDRESS.test(senderOf(value).address);

/** @returns the settings, null when no mail leaves, or what is wrong, in French */
export function mailConfig(read: {
  smtpUrl: string | null;
  from: string | null;
}): MailConfig | null | { wrong: string } {
  const { smtpUrl, from } = read;
  if (smtpUrl === null) return null;
  if (from === null) {
    return {
      wrong:
        'MAIL_FROM est absente. Avec SMTP_URL, elle est obligatoire\u00a0: donnez l’adresse d’où partent les courriels, par exemple Catalogue GouvTech <catalogue@exemple.fr>.',
    };
  }
  return { smtpUrl, from: senderOf(from) };
}

function senderOf(value: string): MailConfig['from'] {
  const [, name = '', address = value] = NAMED.exec(value) ?? [];
  return { name: name.replace(/^"|"$/g, ''), address };
}
