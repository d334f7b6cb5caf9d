import { foldedText } from '#platform/kernel/folded-text.ts';
import type { Commons } from '#platform/database/databases.ts';
import type { CareKind, CareKinds, Places } from '#services/practice/reference/module.ts';

/** What somebody typed, understood. */
export interface Understood {
  readonly kind: CareKind | null;
  /** Folded words of a name or a practice. */
  readonly words: readonly string[];
  readonly place: Centre | null;
  /** A place was typed that nobody knows. */
  readonly unknownPlace: boolean;
}

export interface Centre {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Titles say nothing of who is meant. */
const TITLES = new Set(['dr', 'docteur', 'docteure', 'pr', 'professeur', 'm', 'mme', 'le', 'la', 'de', 'chez', 'a']);
const KEPT = 5_000;

/** Reads « quoi » and « où », tolerant to spelling; what was read once is remembered for a while. */
export class Understanding {
  readonly #kinds: CareKinds;
  readonly #places: Places;
  readonly #commons: Commons;
  readonly #centres = new Map<string, Centre | null>();

  constructor(options: { readonly kinds: CareKinds; readonly places: Places; readonly commons: Commons }) {
    this.#kinds = options.kinds;
    this.#places = options.places;
    this.#commons = options.commons;
  }

  async of({ quoi, ou }: { readonly quoi: string; readonly ou: string }): Promise<Understood> {
    const place = ou === '' ? null : await this.#centre(foldedText(ou));
    return { ...this.#what(quoi), place, unknownPlace: ou !== '' && place === null };
  }

  /** The whole as a kind of care; else the longest part that is one, what is left being a name. */
  #what(quoi: string): Pick<Understood, 'kind' | 'words'> {
    const words = foldedText(quoi)
      .split(' ')
      .filter((word) => word !== '' && !TITLES.has(word));
    if (words.length === 0) return { kind: null, words: [] };
    const [whole] = this.#kinds.search(words.join(' '), 1);
    if (whole !== undefined) return { kind: whole, words: [] };
    for (let length = words.length - 1; length > 0; length -= 1) {
      for (let from = 0; from + length <= words.length; from += 1) {
        const part = words.slice(from, from + length);
        const [kind] = part.join('').length < 4 ? [] : this.#kinds.search(part.join(' '), 1);
        if (kind !== undefined) return { kind, words: words.toSpliced(from, length) };
      }
    }
    return { kind: null, words };
  }

  async #centre(folded: string): Promise<Centre | null> {
    const known = this.#centres.get(folded);
    if (known !== undefined) return known;
    const commune = this.#places.search(folded, 1)[0];
    const ofCommune = commune?.at == null ? null : { name: commune.name, ...commune.at };
    const exact = commune !== undefined && foldedText(commune.name) === folded;
    // Where a practice says it is comes before a commune whose name is only near.
    const centre = exact ? ofCommune : ((await this.#ownTown(folded)) ?? ofCommune);
    if (this.#centres.size > KEPT) this.#centres.clear();
    this.#centres.set(folded, centre);
    return centre;
  }
  async #ownTown(folded: string): Promise<Centre | null> {
    const row = await this.#commons
      .selectFrom('booking.listings')
      .select(['latitude', 'longitude'])
      .where((eb) => eb.or([eb('city_text', '=', folded), eb('postal_code', '=', folded)]))
      .where('latitude', 'is not', null)
      .limit(1)
      .executeTakeFirst();
    return row?.latitude == null || row.longitude === null
      ? null
      : { name: folded, latitude: row.latitude, longitude: row.longitude };
  }
}
