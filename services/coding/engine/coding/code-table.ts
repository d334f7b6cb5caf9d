import type { Code } from '../reference.ts';
import type { Role } from '../types.ts';

/** The classification as the engine asks it: by code, by parent, by role. */
export class CodeTable {
  readonly #codes: ReadonlyMap<string, Code>;
  readonly #sorted: readonly Code[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #usable = new Map<string, string | null>();

  constructor(codes: readonly Code[]) {
    this.#codes = new Map(codes.map((code) => [code.code, code]));
    this.#sorted = codes;
    this.#places = new Map(codes.map(({ code }, at) => [code, at]));
  }

  get(code: string): Code | null {
    return this.#codes.get(code) ?? null;
  }

  /** Active codes that begin with this one and are longer, in order. The table is sorted by code. */
  below(code: string): readonly Code[] {
    const found: Code[] = [];
    for (let at = (this.#places.get(code) ?? this.#sorted.length) + 1; at < this.#sorted.length; at += 1) {
      const next = this.#sorted[at]!;
      if (!next.code.startsWith(code)) break;
      if (next.active) found.push(next);
    }
    return found;
  }

  /** Other codes of the same parent that may be recorded. */
  siblings(code: string): readonly Code[] {
    const parent = this.#parentOf(code);
    if (parent === null) return [];
    return this.#children(parent)
      .filter((sibling) => sibling.code !== code && this.usable(sibling.code) === sibling.code)
      .slice(0, 12);
  }

  /** Whether the code may stand in the record in this role (letters of the SMR profile). */
  allows(code: string, role: Role): boolean {
    const known = this.#codes.get(code);
    return known !== undefined && known.active && known.roles[role];
  }

  /**
   * The code to record when a text says no more than this one: itself when it may be recorded, otherwise its child
   * "sans précision". A parent whose extension is compulsory is never recorded.
   * @returns null when nothing below may be recorded.
   */
  usable(code: string): string | null {
    let found = this.#usable.get(code);
    if (found === undefined) {
      found = this.#findUsable(code);
      this.#usable.set(code, found);
    }
    return found;
  }

  #findUsable(code: string): string | null {
    const known = this.#codes.get(code);
    if (known === undefined) return null;
    if (known.active && (known.roles.MMP || known.roles.AE || known.roles.DAS)) return code;
    const choices = this.#children(code)
      .map((child) => this.usable(child.code))
      .filter((child) => child !== null);
    return choices.toSorted((a, b) => this.#vagueness(b, code) - this.#vagueness(a, code))[0] ?? null;
  }

  #children(code: string): readonly Code[] {
    const children: Code[] = [];
    for (const child of this.below(code)) {
      if (!children.some((shorter) => child.code.startsWith(shorter.code))) children.push(child);
    }
    return children;
  }

  /** How well a child says "no more is known"; the closed fracture and the absence of complication are assumed. */
  #vagueness(code: string, parent: string): number {
    const label = this.#codes.get(code)!.label.toLowerCase();
    if (/sans complication/.test(label)) return 6;
    if (/sans précision|\bsai\b/.test(label)) return 5;
    if (/non précisée?s?/.test(label)) return 4;
    if (/\bfermée\b/.test(label)) return 3;
    if (/sans symptôme supplémentaire/.test(label)) return 3;
    if (code.slice(parent.length).startsWith('9')) return 2;
    return code.slice(parent.length).startsWith('8') ? 1 : 0;
  }

  #parentOf(code: string): string | null {
    for (let length = code.length - 1; length >= 3; length -= 1) {
      const candidate = code.slice(0, length);
      if (this.#codes.has(candidate)) return candidate;
    }
    return null;
  }
}
