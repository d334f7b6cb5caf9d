/** Engines in which the screens are tried; others are most often one of them under another name. */
type Engine = 'chromium' | 'firefox' | 'safari';

/** Least versions, by engine, from a day on. */
interface BrowserRequirement {
  /** `YYYY-MM-DD`. */
  readonly from: string;
  /** The day it was published here; always well before. */
  readonly announced: string;
  readonly least: Readonly<Record<Engine, number>>;
}

/** What browsers must be, oldest first: the build of the screens (`vite.config.ts`) never asks for more than today's. */
export const BROWSER_REQUIREMENTS: readonly BrowserRequirement[] = [
  { from: '2026-09-01', announced: '2026-09-01', least: { chromium: 123, firefox: 121, safari: 17.5 } },
  { from: '2027-09-01', announced: '2026-11-27', least: { chromium: 131, firefox: 128, safari: 18 } },
];

/** What a browser may do here today; `near` says until which day. */
export type BrowserVerdict =
  | { readonly state: 'suited' | 'unsuited' }
  | { readonly state: 'near'; readonly until: string };

/**
 * Judges what a browser says of itself (MAI-031). One that names no engine we know is let in: it may well be suited.
 * @param day `YYYY-MM-DD`
 */
export function judgeBrowser(userAgent: string, day: string): BrowserVerdict {
  if (/MSIE |Trident\//.test(userAgent)) return { state: 'unsuited' };
  const engine = engineOf(userAgent);
  if (engine === null) return { state: 'suited' };
  const { present, next } = requirementsOn(day);
  if (engine.version < present.least[engine.name]) return { state: 'unsuited' };
  if (next !== null && engine.version < next.least[engine.name]) return { state: 'near', until: next.from };
  return { state: 'suited' };
}

/** What holds on a day, and what was announced by then to follow. */
export function requirementsOn(day: string): {
  readonly present: BrowserRequirement;
  readonly next: BrowserRequirement | null;
} {
  const present = BROWSER_REQUIREMENTS.findLast(({ from }) => from <= day) ?? BROWSER_REQUIREMENTS[0]!;
  const next = BROWSER_REQUIREMENTS.find(({ from, announced }) => from > day && announced <= day) ?? null;
  return { present, next };
}

/** On an iPhone or an iPad every browser is the system's Safari, whatever its name. */
function engineOf(userAgent: string): { readonly name: Engine; readonly version: number } | null {
  const system = /(?:iPhone|CPU) OS (\d+)_(\d+)/.exec(userAgent);
  if (system !== null) return { name: 'safari', version: Number(`${system[1]!}.${system[2]!}`) };
  const chromium = /Chrom(?:e|ium)\/(\d+)/.exec(userAgent);
  if (chromium !== null) return { name: 'chromium', version: Number(chromium[1]) };
  const firefox = /Firefox\/(\d+)/.exec(userAgent);
  if (firefox !== null) return { name: 'firefox', version: Number(firefox[1]) };
  const safari = /Version\/(\d+(?:\.\d+)?)[\d.]* Safari\//.exec(userAgent);
  return safari === null ? null : { name: 'safari', version: Number(safari[1]) };
}
