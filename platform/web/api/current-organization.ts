const KEY = 'cabinet-organization';
let entered: string | null = null;

/** Id of the organisation this tab works in, sent with every request; null before one is entered. */
export function currentOrganization(): string | null {
  return entered;
}

/** Enters an organisation in this tab; the next tab opened starts there too. */
export function enterOrganization(id: string): void {
  entered = id;
  sessionStorage.setItem(KEY, id);
  localStorage.setItem(KEY, id);
}

/**
 * Which organisation to start in: the one this tab was in, else the last one entered on this computer, else the first.
 *
 * @param offered ids of the organisations the person may enter, in the server's order.
 */
export function startingOrganization(offered: readonly string[]): string | null {
  const remembered = [entered, sessionStorage.getItem(KEY), localStorage.getItem(KEY)];
  return remembered.find((id) => id !== null && offered.includes(id)) ?? offered[0] ?? null;
}
