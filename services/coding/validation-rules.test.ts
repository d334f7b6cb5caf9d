import assert from 'node:assert/strict';
import test from 'node:test';
import type { Role } from './engine/types.ts';
import type { Decision } from './decisions.ts';
import { whatRemains, type CodeLookup } from './validation-rules.ts';

const ALLOWED: Readonly<Record<string, readonly Role[]>> = {
  Z966: ['MMP', 'AE', 'DAS'],
  S7200: ['MMP', 'AE', 'DAS'],
  G8199: ['MMP', 'AE', 'DAS'],
  L891: ['DAS'],
  R53: ['MMP', 'DAS'],
};

const lookup: CodeLookup = (code) => {
  const roles = ALLOWED[code];
  if (roles === undefined) return null;
  const may = (role: Role) => roles.includes(role);
  return { code, label: code, allowed: { MMP: may('MMP'), AE: may('AE'), DAS: may('DAS') } };
};

/** Codes entered one by one: `MMP Z966`. */
function entered(...codes: string[]): Decision[] {
  return codes.map((text, at) => {
    const [role, code] = text.split(' ') as [Role, string];
    const who = { personId: 'hortense', proposalKey: null, undoes: null };
    return { id: `d${at}`, number: at + 1, kind: 'added', role, code, label: code, ...who };
  });
}

const kinds = (decisions: readonly Decision[], emptyRoles: readonly Role[] = ['AE', 'DAS']) =>
  whatRemains([], decisions, lookup, emptyRoles).map(({ kind }) => kind);

test('a coding has exactly one MMP', () => {
  assert.deepEqual(kinds(entered()), ['no-mmp']);
  assert.deepEqual(kinds(entered('MMP Z966')), []);
  assert.deepEqual(kinds(entered('MMP Z966', 'MMP G8199')), ['several-mmp']);
});

test('a coding has at most one AE, and it never repeats the MMP', () => {
  assert.deepEqual(kinds(entered('MMP Z966', 'AE S7200')), []);
  assert.deepEqual(kinds(entered('MMP Z966', 'AE S7200', 'AE G8199')), ['several-ae']);
  assert.deepEqual(kinds(entered('MMP Z966', 'AE Z966')), ['ae-is-mmp']);
});

test('a code takes one place, one that exists and that its role admits', () => {
  assert.deepEqual(kinds(entered('MMP Z966', 'DAS L891', 'DAS L891')), ['duplicate-code']);
  assert.deepEqual(kinds(entered('MMP Z966', 'DAS Z966')), ['duplicate-code']);
  assert.deepEqual(kinds(entered('MMP L891')), ['role-not-allowed']);
  assert.deepEqual(kinds(entered('MMP Z966', 'AE R53')), ['role-not-allowed']);
  assert.deepEqual(kinds(entered('MMP Q9999')), ['code-unknown']);
});

test('a role left empty is said to be empty by the person', () => {
  assert.deepEqual(kinds(entered('MMP Z966'), []), ['empty-role', 'empty-role']);
  assert.deepEqual(kinds(entered('MMP Z966', 'DAS L891'), []), ['empty-role']);
});

test('each proposal that waits is named, in order, with where it stands', () => {
  const proposals = [
    { key: 'MMP:Z966', role: 'MMP', code: 'Z966', label: 'Implant' },
    { key: 'DAS:L891', role: 'DAS', code: 'L891', label: 'Escarre' },
  ] as const;
  assert.deepEqual(whatRemains(proposals, [], lookup, ['AE']), [
    {
      ...{ kind: 'undecided', role: 'MMP', proposalKey: 'MMP:Z966', code: 'Z966' },
      text: 'MMP Z96.6 Implant : à accepter, refuser ou remplacer.',
    },
    {
      ...{ kind: 'undecided', role: 'DAS', proposalKey: 'DAS:L891', code: 'L891' },
      text: 'DAS L89.1 Escarre : à accepter, refuser ou remplacer.',
    },
  ]);
});
