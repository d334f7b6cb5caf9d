const civilities = new Set(['Dr', 'Pr', 'M.', 'Mme', 'Mlle', 'Me']);

/** Two letters for a name: first and last words, civility and particles left out. "Dr Camille de la Tour" gives CT. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{Lu}/u.test(word) && !civilities.has(word));
  const [first = name, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return `${first.slice(0, 1)}${last?.slice(0, 1) ?? first.slice(1, 2)}`.toUpperCase();
}

/** One of the six category grounds, the same for the same text everywhere. */
export function categoryOf(text: string): 1 | 2 | 3 | 4 | 5 | 6 {
  const sum = [...text].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
  return ((sum % 6) + 1) as 1 | 2 | 3 | 4 | 5 | 6;
}
