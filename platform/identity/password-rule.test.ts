import assert from 'node:assert/strict';
import test from 'node:test';
import { Invalid } from '#platform/kernel/errors.ts';
import { examinePassword } from './password-guessing.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { entropyBits, judgePassword, refuseWeak } from './password-rule.ts';

const strong = { guessesLog10: 15, warning: null, suggestions: [] };

test('bits are counted as the CNIL counts them', () => {
  const rounded = (password: string) => Math.round(entropyBits(password));
  assert.deepEqual(['', '123456789012', 'abcdefghijkl', 'Az3rty0)', 'éàüœæçêîôûëï'].map(rounded), [0, 40, 56, 53, 56]);
});

test('eleven characters are refused and twelve accepted, whatever else is said for them', () => {
  assert.deepEqual(judgePassword('Kx7!vq9Tzm', strong).accepted, false);
  assert.deepEqual(judgePassword('Kx7!vq9TzmL', strong).accepted, false);
  assert.deepEqual(judgePassword('Kx7!vq9TzmLp', strong), { accepted: true, level: 4, advice: [] });
  assert.equal(judgePassword('👩‍⚕️👩‍⚕️', strong).accepted, false);
});

test('twelve digits are not enough, and a password a dictionary finds is refused with its reason', () => {
  assert.deepEqual(judgePassword('839201746520', strong), {
    ...{ accepted: false, level: 2, advice: ['Mêlez lettres, chiffres et signes, ou allongez.'] },
  });
  const common = { guessesLog10: 9.9, warning: 'Ceci ressemble à un mot de passe courant', suggestions: [] };
  assert.deepEqual(judgePassword('Motdepasse2026!', common).advice, ['Ceci ressemble à un mot de passe courant.']);
  assert.equal(judgePassword('Motdepasse2026!', { ...common, guessesLog10: 10 }).accepted, true);
});

test('common French passwords, keyboard rows and what is known of the person are refused', async () => {
  const refused = [
    'Bonjour2026!',
    'azertyuiop12',
    'motdepasse1234',
    'Marseille2026!',
    'odilefictive',
    'OdileFictive75!',
  ];
  for (const password of refused) {
    const verdict = await examinePassword(password, ['Odile Fictive', 'odile.fictive@dim.exemple.fr']);
    assert.deepEqual([password, verdict.accepted, verdict.advice.length > 0], [password, false, true]);
  }
  for (const password of ['tuile-orage-sifflet-94', 'correct cheval agrafe pile', 'Kx7!vq9TzmLp']) {
    assert.deepEqual([password, (await examinePassword(password, [])).accepted], [password, true]);
  }
});

test('a weak password names its field', () => {
  const verdict = { accepted: false, level: 1, advice: ['Trop court.', 'Trop connu.'] } as const;
  assert.throws(
    () => refuseWeak(verdict, 'newPassword'),
    (error) => {
      assert.ok(error instanceof Invalid);
      const fields = [{ field: 'newPassword', rule: 'weak', message: 'Trop court. Trop connu.' }];
      assert.deepEqual([error.code, error.errors], ['identity.password-weak', fields]);
      return true;
    },
  );
});

test('a hash holds its cost and salt, matches its password only, and two of one password differ', async () => {
  const [one, two] = await Promise.all([hashPassword('éphémère-tuile-94'), hashPassword('éphémère-tuile-94')]);
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  assert.notEqual(one, two);
  assert.deepEqual(
    [
      await verifyPassword(one, 'éphémère-tuile-94'),
      await verifyPassword(one, 'éphémère-tuile-94'.normalize('NFD')),
      await verifyPassword(one, 'ephemere-tuile-94'),
      await verifyPassword('éphémère-tuile-94', 'éphémère-tuile-94'),
    ],
    [true, true, false, false],
  );
});

test('a password that holds the e-mail address is refused however long it is', async () => {
  const held = await examinePassword('Odile.FICTIVE@dim.exemple.fr 94 tuile orage', ['odile.fictive@dim.exemple.fr']);
  assert.deepEqual(
    [held.accepted, held.level, held.advice[0]],
    [false, 1, 'Il contient votre adresse e-mail : retirez-la.'],
  );
  assert.equal((await examinePassword('tuile-orage-sifflet-94', ['odile.fictive@dim.exemple.fr'])).accepted, true);
});
