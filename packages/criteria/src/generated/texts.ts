// Generated from sets/ by scripts/compile.ts: run pnpm generate.
import v2026_1 from './2026.1.texts.json' with { type: 'json' };
export const texts = [v2026_1];
