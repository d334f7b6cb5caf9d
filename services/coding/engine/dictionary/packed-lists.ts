/** A list of lists as two arrays: where each begins (and one more, the end), and all values in a row. */
export function listsOf(lists: readonly (readonly number[])[]): [starts: Uint32Array, values: Uint32Array] {
  const starts = new Uint32Array(lists.length + 1);
  for (const [at, list] of lists.entries()) starts[at + 1] = starts[at]! + list.length;
  const values = new Uint32Array(starts.at(-1)!);
  for (const [at, list] of lists.entries()) values.set(list, starts[at]!);
  return [starts, values];
}
