const BROWSERS: [string, RegExp][] = [
  ['Edge', /\bEdg(A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|Chromium|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
];
const SYSTEMS: [string, RegExp][] = [
  ['Android', /Android/],
  ['iPhone ou iPad', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
];

const first = (known: [string, RegExp][], text: string) =>
  known.find(([, sign]) => sign.test(text))?.[0];

/** « Firefox, Windows »: enough to recognise one’s own machine. What it says of itself is a hint, not a proof. */
export function deviceName(userAgent: string | null): string {
  const text = userAgent ?? '';
  return (
    [first(BROWSERS, text), first(SYSTEMS, text)].filter(Boolean).join(', ') || 'Navigateur inconnu'
  );
}
