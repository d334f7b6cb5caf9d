import pg from 'pg';

/** A text asked this often is prepared: parsing and planning it again costs more than running it. */
const ASKED_BEFORE = 4;
/** Plans one connection keeps; what comes after them is planned each time. */
const MOST_PLANS = 200;
/** Texts counted at once, over all connections. */
const MOST_TEXTS = 2_000;

const asked = new Map<string, { readonly name: string; times: number }>();
let named = 0;

/** The name under which a connection prepares a text, once it is often asked. */
function nameOf(text: string): string | null {
  const known = asked.get(text);
  if (known === undefined) {
    if (asked.size >= MOST_TEXTS) asked.clear();
    named += 1;
    asked.set(text, { name: `s${named}`, times: 1 });
    return null;
  }
  known.times += 1;
  return known.times > ASKED_BEFORE ? known.name : null;
}

/**
 * A connection that prepares by itself the statements that come again and again, each a single text with parameters;
 * PostgreSQL then chooses between one plan for all values and one for each. Everything else passes as it is.
 */
export class PreparingClient extends pg.Client {
  readonly #plans = new Set<string>();

  override query = ((...given: unknown[]): unknown => {
    const [text, values] = given;
    const plain = typeof text === 'string' && Array.isArray(values) && values.length > 0 && given.length === 2;
    const name = plain ? this.#planOf(text) : null;
    // The overloads of `pg` are one function behind.
    const ask = super.query.bind(this) as (...all: unknown[]) => unknown;
    return name === null ? ask(...given) : ask({ name, text, values });
  }) as pg.Client['query'];

  #planOf(text: string): string | null {
    const name = nameOf(text);
    if (name === null || this.#plans.has(name)) return name;
    if (this.#plans.size >= MOST_PLANS) return null;
    this.#plans.add(name);
    return name;
  }
}
