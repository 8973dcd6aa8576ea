/** What makes a browser take a file for a page, whatever it is called (WHATWG MIME Sniffing, 7.1). */
const AT_START =
  /<(!doctype\s+html|html|head|body|script|iframe|svg|style|title|a\s|table|div|img|h1|p>)/i;
/** Long enough never to be met by chance among ten million bytes. */
const ANYWHERE = /<(!doctype\s+html|html[\s>]|script[\s>]|iframe\s)/i;
const SNIFFED = 1445;

const latin1 = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

export const startsAsPage = (bytes: Uint8Array): boolean =>
  AT_START.test(latin1(bytes.subarray(0, SNIFFED)));

export const hidesPage = (bytes: Uint8Array): boolean => ANYWHERE.test(latin1(bytes));
