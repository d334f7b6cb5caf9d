import { after, test } from 'node:test';
import { AT_1042, memberOf } from '#tests/harness/agenda-page.ts';
import { heading, openBrowser, openPageOf, seen } from '#tests/harness/browser.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';

const cabinet = await startCabinet({ after }, { env: AT_1042 });
const browser = await openBrowser({ after });

const SHARED = /Les patients sont ceux de tout le cabinet : un droit coché ici vaut pour chacun d’eux/;

test('where rights on patients are ticked, one reads that they open every patient of the practice', async () => {
  const page = await openPageOf(await memberOf(cabinet, 'nolwenn.quere'), browser);
  await page.goto(`${cabinet.url}/pro/mon-equipe`);
  await heading(page, 'Mon équipe');
  await seen(
    page
      .getByRole('region', { name: /^Droits de l’équipe/ })
      .first()
      .getByText(SHARED),
  );
  await page
    .getByRole('button', { name: /^Inviter/ })
    .first()
    .click();
  await seen(page.getByRole('group', { name: 'Patients' }).getByText(SHARED));
});
