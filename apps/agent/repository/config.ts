import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Unsupported } from '#platform/kernel/errors.ts';
import { Damaged } from './damaged.ts';
import { degree, DEGREE, isIrreducible, randomPolynomial } from './polynomial.ts';

const configSchema = z.object({
  version: z.int(),
  id: z.string().regex(/^[0-9a-f]{64}$/),
  chunker_polynomial: z.string().regex(/^[0-9a-f]{1,16}$/),
});
export type Config = z.infer<typeof configSchema>;

export function freshConfig(): Config {
  return { version: 2, id: randomBytes(32).toString('hex'), chunker_polynomial: randomPolynomial().toString(16) };
}

/**
 * @throws Unsupported for a version that we do not write, Damaged for what no writer makes: a reducible polynomial
 *   would cut badly, and may be an attack.
 */
export function readConfig(plain: Buffer): Config {
  const parsed = configSchema.safeParse(JSON.parse(plain.toString('utf8')));
  if (!parsed.success) throw new Damaged('la configuration du dépôt ne se lit pas');
  if (parsed.data.version !== 2) {
    throw new Unsupported(
      'agent.repository.version',
      `Ce dépôt est de la version ${parsed.data.version} du format ; seule la version 2 est prise en charge.`,
    );
  }
  const polynomial = polynomialOf(parsed.data);
  if (degree(polynomial) !== DEGREE || !isIrreducible(polynomial)) {
    throw new Damaged('le polynôme de découpage du dépôt est réductible');
  }
  return parsed.data;
}

export function polynomialOf(config: Config): bigint {
  return BigInt(`0x${config.chunker_polynomial}`);
}
