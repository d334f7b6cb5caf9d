/** What a person does in a page; reading without a touch is not told from being away. */
const DOINGS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

let lastDoneAt = Date.now();

for (const doing of DOINGS) {
  globalThis.addEventListener?.(doing, () => void (lastDoneAt = Date.now()), { capture: true, passive: true });
}

/** Whole seconds since somebody last touched this page: the server ends a session left alone (MAI-026). */
export function idleSeconds(): number {
  return Math.floor((Date.now() - lastDoneAt) / 1000);
}
