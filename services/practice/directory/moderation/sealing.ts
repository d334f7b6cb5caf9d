import { sealText, unsealText } from '#platform/database/encryption.ts';
import type { DirectoryNeeds } from '../needs.ts';

/** What each sealed column of the commons is bound to. */
export type SealedColumn = `directory.${'cases.reason' | 'cases.contact' | 'decisions.former' | 'decisions.contest'}`;

/** Free text of cases, under the key of the commons: no practice's key would open it for another. */
export class CaseText {
  readonly #key: Buffer;

  private constructor(key: Buffer) {
    this.#key = key;
  }

  static async open({ keys }: Pick<DirectoryNeeds, 'keys'>): Promise<CaseText> {
    return new CaseText(await keys.key('commons', 'text'));
  }

  seal(column: SealedColumn, text: string): Buffer {
    return sealText(this.#key, text, column);
  }

  unseal(column: SealedColumn, sealed: Buffer): string {
    return unsealText(this.#key, sealed, column);
  }
}
