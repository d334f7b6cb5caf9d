/** Names of every field a schema of the contract lets one write, those it refers to included. */
export function fieldsOf(
  schema: unknown,
  contract: Readonly<Record<string, unknown>>,
  seenRefs = new Set<string>(),
): string[] {
  if (Array.isArray(schema)) return schema.flatMap((one) => fieldsOf(one, contract, seenRefs));
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === '$ref' && typeof value === 'string' && !seenRefs.has(value)) {
      seenRefs.add(value);
      const target = value
        .slice(2)
        .split('/')
        .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], contract);
      return fieldsOf(target, contract, seenRefs);
    }
    const own = key === 'properties' ? Object.keys(value as object) : [];
    return [...own, ...fieldsOf(value, contract, seenRefs)];
  });
}
