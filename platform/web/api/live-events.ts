/** What is heard of an organisation: something happened, or something may have happened unheard. */
export type Heard =
  | { readonly what: 'happened'; readonly kind: string; readonly ids: Readonly<Record<string, string>> }
  | { readonly what: 'unknown' };

const hearers = new Set<(heard: Heard) => void>();

/** Hears what this tab hears, for as long as wanted. @returns how to stop. */
export function onHeard(hear: (heard: Heard) => void): () => void {
  hearers.add(hear);
  return () => void hearers.delete(hear);
}

/** Tells every part of this tab. */
export function tellHeard(heard: Heard): void {
  for (const hear of hearers) hear(heard);
}
