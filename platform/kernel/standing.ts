/** What a contract may say of an act. `reason` is the French sentence for the person who is refused. */
export type Standing = { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

/**
 * The one question that decides whether an organisation's contract for a product lets an action happen now, asked
 * alike by HTTP, the job runner, telephony and the backup protocol; answered by `platform/contracts`.
 */
export interface ContractStanding {
  /** @param action `use` unless a route or job says otherwise (`export`, `pay`, `restore` stay open longer). */
  allowed(organizationId: string, product: string, action: string): Promise<Standing>;
}

/** The answer until contracts are kept: everything is allowed. */
export const everythingAllowed: ContractStanding = { allowed: async () => ({ allowed: true }) };
