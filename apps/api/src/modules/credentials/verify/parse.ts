/** JSON that says one thing to everybody (I-JSON, RFC 7493, which the canonical form of a signature asks for). */

/** An object gives a name twice: one program keeps the first value, another the last. */
export class RepeatedName extends Error {
  override name = 'RepeatedName';
}

/** @throws SyntaxError when it is no JSON, RepeatedName with the name in `message` */
export function parseDocument(text: string): unknown {
  // Some editors write a mark before the first brace.
  const document: unknown = JSON.parse(text.trim());
  const open: Set<string>[] = [];
  for (const [token, colon] of text.matchAll(/"(?:[^"\\]+|\\.)*"(\s*:)?|[{}]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (colon !== undefined) {
      const name = JSON.parse(token.slice(0, -colon.length)) as string;
      if (open.at(-1)?.has(name)) throw new RepeatedName(name);
      open.at(-1)?.add(name);
    }
  }
  return document;
}
