import assert from 'node:assert/strict';
import test from 'node:test';
import PostalMime from 'postal-mime';
import { composeMail } from './mail-composition.ts';

const mail = {
  to: 'tim@chu.example',
  subject: 'Votre invitation à « Clinique & Cie » : été',
  text: 'Bonjour Zoé,\n\nVous êtes invitée à <rejoindre> la clinique.\nVoyez http://localhost:3000/aide.\n\nhttps://cabinet.example/pro/invitation?jeton=a&b=c\n\nÀ bientôt',
  kind: 'organizations.invitation',
  key: 'organizations.invitation:1',
  at: Temporal.Instant.from('2026-03-02T08:00:00.500Z'),
};
const sender = { name: 'Cabinet « essai »', address: 'cabinet@tilleuls.example' };

test('a mail says who, what, when, and that nobody wrote it by hand', async () => {
  const { headers, text, html, from, to, subject, messageId, date, ...rest } = await PostalMime.parse(
    await composeMail(mail, '0190', sender),
  );
  assert.deepEqual(
    { from, to, subject, messageId, date, attachments: rest.attachments },
    {
      from: { name: sender.name, address: sender.address },
      to: [{ name: '', address: mail.to }],
      subject: mail.subject,
      messageId: '<0190@tilleuls.example>',
      date: '2026-03-02T08:00:00.000Z',
      attachments: [],
    },
  );
  const header = (name: string) => headers.find((one) => one.key === name)?.value;
  assert.deepEqual(
    [header('auto-submitted'), header('list-id')],
    ['auto-generated', 'Cabinet <organizations.invitation.tilleuls.example>'],
  );
  assert.equal(
    text?.replaceAll('\r\n', '\n'),
    `${mail.text}\n\n-- \nMessage de service envoyé automatiquement par Cabinet, sans publicité. Inutile d’y répondre.\n`,
  );
  assert.ok(html);
});

test('the HTML form says the same, escapes everything, and fetches nothing', async () => {
  const { html = '' } = await PostalMime.parse(await composeMail(mail, '0190', sender));
  const body = html.slice(html.indexOf('<main>'), html.indexOf('</main>')).replaceAll('\r\n', '\n');
  const url = 'https://cabinet.example/pro/invitation?jeton=a&amp;b=c';
  assert.equal(
    body,
    `<main><p class="brand">Cabinet</p><h1>Votre invitation à « Clinique &amp; Cie » : été</h1>
<p>Bonjour Zoé,</p>
<p>Vous êtes invitée à &lt;rejoindre&gt; la clinique.<br>Voyez <a href="http://localhost:3000/aide">http://localhost:3000/aide</a>.</p>
<p><a class="button" href="${url}">Ouvrir dans Cabinet</a></p>
<p class="second">Si le bouton ne s’ouvre pas, copiez cette adresse : <a href="${url}">${url}</a></p>
<p>À bientôt</p>
`,
  );
  assert.match(html, /^<!doctype html>\s*<html lang="fr">/);
  assert.doesNotMatch(html, /<(?:img|link|script|iframe)|url\(|@import/);
});
