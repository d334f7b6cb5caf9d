import { Html } from '#platform/http/page.ts';

/** Tabler icons (MIT), as drawn on the professional screens: 24 units, stroke 1.75. */
const PATHS = {
  search: 'M3 10a7 7 0 1 0 14 0a7 7 0 1 0 -14 0M21 21l-6 -6',
  calendar:
    'M4 7a2 2 0 0 1 2 -2h12a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2l0 -12M16 3l0 4M8 3l0 4M4 11l16 0M8 15h2v2h-2l0 -2',
  video:
    'M15 10l4.553 -2.276a1 1 0 0 1 1.447 .894v6.764a1 1 0 0 1 -1.447 .894l-4.553 -2.276v-4M3 8a2 2 0 0 1 2 -2h8a2 2 0 0 1 2 2v8a2 2 0 0 1 -2 2h-8a2 2 0 0 1 -2 -2l0 -8',
  pin: 'M9 11a3 3 0 1 0 6 0a3 3 0 0 0 -6 0M17.657 16.657l-4.243 4.243a2 2 0 0 1 -2.827 0l-4.244 -4.243a8 8 0 1 1 11.314 0',
  euro: 'M17.2 7a6 7 0 1 0 0 10M13 10h-8m0 4h8',
  left: 'M5 12l14 0M5 12l6 6M5 12l6 -6',
  right: 'M5 12l14 0M13 18l6 -6M13 6l6 6',
  chevron: 'M9 6l6 6l-6 6',
  close: 'M18 6l-12 12M6 6l12 12',
  check: 'M5 12l5 5l10 -10',
  bell: 'M10 5a2 2 0 1 1 4 0a7 7 0 0 1 4 6v3a4 4 0 0 0 2 3h-16a4 4 0 0 0 2 -3v-3a7 7 0 0 1 4 -6M9 17v1a3 3 0 0 0 6 0v-1',
  info: 'M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0M12 9h.01M11 12h1v4h1',
  file: 'M14 3v4a1 1 0 0 0 1 1h4M17 21h-10a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2h7l5 5v11a2 2 0 0 1 -2 2M9 9l1 0M9 13l6 0M9 17l6 0',
  user: 'M8 7a4 4 0 1 0 8 0a4 4 0 0 0 -8 0M6 21v-2a4 4 0 0 1 4 -4h4a4 4 0 0 1 4 4v2',
  phone: 'M5 4h4l2 5l-2.5 1.5a11 11 0 0 0 5 5l1.5 -2.5l5 2v4a2 2 0 0 1 -2 2a16 16 0 0 1 -15 -15a2 2 0 0 1 2 -2',
  stethoscope:
    'M6 4h-1a2 2 0 0 0 -2 2v3.5a5.5 5.5 0 0 0 11 0v-3.5a2 2 0 0 0 -2 -2h-1M8 15a6 6 0 1 0 12 0v-3M11 3v2M6 3v2M18 10a2 2 0 1 0 4 0a2 2 0 1 0 -4 0',
  wheelchair:
    'M3 16a5 5 0 1 0 10 0a5 5 0 1 0 -10 0M17 19a2 2 0 1 0 4 0a2 2 0 1 0 -4 0M19 17a3 3 0 0 0 -3 -3h-3.4M3 3h1a2 2 0 0 1 2 2v6M6 8h11M15 8v6',
  language:
    'M9 6.371c0 4.418 -2.239 6.629 -5 6.629M4 6.371h7M5 9c0 2.144 2.252 3.908 6 4M12 20l4 -9l4 9M19.1 18h-6.2M6.694 3l.793 .582',
} as const;

export type IconName = keyof typeof PATHS;

/** An icon beside a word: hidden from those who listen, unless `title` says what it alone tells. */
export function icon(name: IconName, title?: string): Html {
  const said = title === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${title}"`;
  return new Html(`<svg class="icon" viewBox="0 0 24 24" ${said}><path d="${PATHS[name]}"/></svg>`);
}

/** Our mark, as on the professional screens. */
export const MARK = new Html(
  '<svg class="icon brand-mark" viewBox="0 0 32 32" aria-hidden="true"><rect class="ground" width="32" height="32" rx="8"/>' +
    '<path class="door" d="M11 8h10a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H11a3 3 0 0 1-3-3V11a3 3 0 0 1 3-3Z"/>' +
    '<path class="seam" d="M16 8v16"/><circle class="handle" cx="20" cy="16" r="1.6"/></svg>',
);
