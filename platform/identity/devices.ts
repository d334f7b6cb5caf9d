const BROWSERS: readonly (readonly [RegExp, string])[] = [
  ...[
    [/Edg(e|A|iOS)?\//, 'Edge'] as const,
    [/OPR\/|Opera/, 'Opera'] as const,
    [/SamsungBrowser/, 'Samsung Internet'] as const,
  ],
  ...[
    [/Firefox\/|FxiOS/, 'Firefox'] as const,
    [/Chrome\/|CriOS|Chromium/, 'Chrome'] as const,
    [/Safari\//, 'Safari'] as const,
  ],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  ...[[/iPhone/, 'iPhone'] as const, [/iPad/, 'iPad'] as const, [/Android/, 'Android'] as const],
  ...[[/Windows/, 'Windows'] as const, [/Macintosh|Mac OS X/, 'Mac'] as const, [/Linux|X11/, 'Linux'] as const],
];

/** "Firefox sur Windows", from what a browser says of itself; it may lie, and only its owner reads this. */
export function deviceName(userAgent: string | null): string {
  const text = userAgent ?? '';
  const found = (names: typeof BROWSERS) => names.find(([pattern]) => pattern.test(text))?.[1];
  const [browser, system] = [found(BROWSERS), found(SYSTEMS)];
  if (browser === undefined) return system ?? 'Appareil inconnu';
  return system === undefined ? browser : `${browser} sur ${system}`;
}

/** Whether it is held in the hand. */
export function isHandheld(userAgent: string | null): boolean {
  return /iPhone|iPad|Android/.test(userAgent ?? '');
}
