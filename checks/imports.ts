/** One `import` or `export … from` of a source file. */
export interface Import {
  readonly line: number;
  readonly target: string;
  /** Leaves nothing behind once types are stripped. */
  readonly typeOnly: boolean;
}

const STATEMENT = /^[ \t]*(?:import\s*|(?:import|export)\b(?<what>[^'"`;=]*?)\bfrom\s*)['"](?<target>[^'"\n]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"](?<target>[^'"\n]+)['"]/g;

/** Reads the imports of a source text. Comments are left out; the text is ours, formatted, so no parser is needed. */
export function readImports(text: string): Import[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, blank).replaceAll(/^[ \t]*\/\/.*$/gm, blank);
  const found: Import[] = [];
  for (const match of code.matchAll(STATEMENT)) {
    const { what = '', target = '' } = match.groups ?? {};
    found.push({ line: lineAt(code, match.index), target, typeOnly: isTypeOnly(what) });
  }
  for (const match of code.matchAll(DYNAMIC)) {
    found.push({ line: lineAt(code, match.index), target: match.groups?.['target'] ?? '', typeOnly: false });
  }
  return found;
}

/** `import type { A }`, or `import { type A, type B }` where nothing but types is named. */
function isTypeOnly(what: string): boolean {
  if (/^\s+type\b(?!\s*,)/.test(what)) return true;
  const named = /^\s*\{(?<names>[^}]*)\}\s*$/.exec(what)?.groups?.['names'];
  const names =
    named
      ?.split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '') ?? [];
  return names.length > 0 && names.every((name) => name.startsWith('type '));
}

function lineAt(text: string, index: number): number {
  const start = text.slice(index).search(/\S/);
  return text.slice(0, index + start).split('\n').length;
}

function blank(comment: string): string {
  return comment.replaceAll(/[^\n]/g, ' ');
}
