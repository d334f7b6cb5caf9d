import assert from 'node:assert/strict';
import test from 'node:test';
import type { Invalid } from '#platform/kernel/errors.ts';
import { readLexiconFile } from './lexicon-file.ts';

test('a lexicon is read under the columns of the synonyms file, in any order, dots and case forgiven', () => {
  const csv =
    'code,term,code2,source,code_active_2025,code_is_leaf\nf00.0,"démence, dite ""précoce""",g30.0,Aulnes,1,1\r\nI10,HTA,,,1,1\n';
  assert.deepEqual(readLexiconFile(csv), [
    { term: 'démence, dite "précoce"', code: 'F000', code2: 'G300', source: 'Aulnes' },
    { term: 'HTA', code: 'I10', code2: '', source: '' },
  ]);
});

test('a malformed lexicon is refused whole, line by line', () => {
  const csv = 'term,code\nHTA,I10\n,I10\nescarre,bonjour\n"a\nb",Z\n';
  assert.throws(
    () => readLexiconFile(csv),
    (error: Invalid) => {
      const fields = error.errors.map(({ field, rule }) => `${field}: ${rule}`);
      assert.deepEqual(fields, ['line 3, term: required', 'line 4, code: format', 'line 5, code: format']);
      assert.equal(error.code, 'coding.lexicon.invalid');
      return true;
    },
  );
  const columns = (text: string) => {
    try {
      return readLexiconFile(text).length;
    } catch (error) {
      return (error as Invalid).errors.map(({ field, rule }) => `${field}: ${rule}`);
    }
  };
  assert.deepEqual(columns('mot;code\nHTA;I10\n'), ['line 1, term: column', 'line 1, code: column']);
  assert.deepEqual(columns('term,code\n'), ['line 2, term: empty']);
  assert.deepEqual(columns(''), ['line 1, term: column', 'line 1, code: column']);
  assert.deepEqual(columns('term,code\nHTA,I10,trop\n'), ['line 2, term: width']);
});
