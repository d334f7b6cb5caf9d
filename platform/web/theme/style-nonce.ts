/**
 * The nonce the server wrote in the page, which its policy asks of every style element made by a script.
 *
 * @returns '' outside a served page (development).
 */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

/** Gives the nonce to the scroll lock under dialogs, which only knows this global name. */
export function shareNonceWithScrollLock(): void {
  Reflect.set(globalThis, '__webpack_nonce__', styleNonce());
}
