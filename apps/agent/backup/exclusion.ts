/** What a rule of exclusion says of a path; `!` before a pattern takes back what an earlier one excluded. */
interface Rule {
  readonly expression: RegExp;
  readonly takesBack: boolean;
}

/** Whether a path is left out. Takes absolute paths with `/`. */
export type Exclusion = (path: string) => boolean;

/**
 * restic's patterns: `*` and `?` within one name, `**` across folders; a pattern that begins with `/` from the root,
 * another anywhere; what lies in an excluded folder is excluded.
 * @param loose patterns that take no notice of capitals
 */
export function exclusionOf(patterns: readonly string[], loose: readonly string[] = []): Exclusion {
  const rules = [...patterns.map((pattern) => ruleOf(pattern, '')), ...loose.map((pattern) => ruleOf(pattern, 'i'))];
  if (rules.length === 0) return () => false;
  return (path) => {
    let excluded = false;
    for (const { expression, takesBack } of rules) if (expression.test(path)) excluded = !takesBack;
    return excluded;
  };
}

function ruleOf(given: string, flags: string): Rule {
  const takesBack = given.startsWith('!');
  return { expression: patternExpression(takesBack ? given.slice(1) : given, '(?:/|$)', flags), takesBack };
}

/** @param end what must follow the pattern in a path: its end, or what lies below too. */
export function patternExpression(given: string, end: string, flags: string): RegExp {
  const pattern = given.replace(/\/+$/, '');
  const names = pattern.split('/').filter((name) => name !== '');
  const inside = names.map((name) => (name === '**' ? '(?:/[^/]+)*' : `/${nameExpression(name)}`)).join('');
  return new RegExp(`${pattern.startsWith('/') ? '^' : ''}${inside}${end}`, `s${flags}`);
}

function nameExpression(name: string): string {
  return name.replace(/\[[^\]]+\]|[*?]|[.+^${}()|\\[\]]/g, (found) => {
    if (found === '*') return '[^/]*';
    if (found === '?') return '[^/]';
    return found.length > 1 ? found.replace(/^\[!/, '[^') : `\\${found}`;
  });
}
