import assert from 'node:assert/strict';
import test from 'node:test';
import { html } from './page.ts';

test('a page escapes every value but its own pieces, joins lists, and leaves nothing for what is absent', () => {
  const hostile = `<script>alert("l'été")</script> & co`;
  const escaped = '&lt;script&gt;alert(&quot;l&#39;été&quot;)&lt;/script&gt; &amp; co';
  const items = ['a<b', 'c'].map((item) => html`<li>${item}</li>`);
  assert.equal(
    html`<p title="${hostile}">${hostile}</p>
      <ul>
        ${items}
      </ul>
      ${null}${undefined}${false}${0}${''}${['x', '>', [html`<br />`]]}`.text.replaceAll(/\s*\n\s*/g, ''),
    `<p title="${escaped}">${escaped}</p><ul><li>a&lt;b</li><li>c</li></ul>0x&gt;<br />`,
  );
});

test('what only looks like a piece of a page is escaped as any value', () => {
  const disguised = { text: '<b>', toString: () => '<b>' } as unknown as string;
  assert.equal(html`${disguised}`.text, '&lt;b&gt;');
});
