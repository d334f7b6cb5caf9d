import type { TestContext } from 'node:test';
import { newId } from '#platform/kernel/ids.ts';
import type { TestBrowser } from '#platform/identity/testing.ts';
import { organizationsScene, type TestMember } from './testing.ts';

/** A garden with two gardeners, each for their own beds, and somebody who helps nobody yet. */
export async function garden(t: TestContext) {
  const scene = await organizationsScene(t);
  const id = await scene.establishment('Jardin des Aulnes');
  const gardener = async (name: string) => {
    const person = await scene.person(id, name);
    const professionalId = newId();
    await scene.organizations.grantRole(id, { personId: person.id, role: 'gardener', professionalId });
    return { ...person, professionalId };
  };
  const [gilles, hanna] = [await gardener('Gilles Fictif'), await gardener('Hanna Fictive')];
  const alma = await scene.person(id, 'Alma Apprentie');
  const by = ({ id: personId, name }: TestMember) => ({
    organizationId: id,
    act: { actor: { kind: 'person', id: personId, name }, origin: null, onBehalfOf: null } as const,
  });
  const beds = async (browser: TestBrowser, professionalId: string) => {
    const answer = await browser.send('GET', `/api/herbarium/beds/${professionalId}`, undefined, id);
    return answer.statusCode === 204 ? 'open' : String(answer.json().code);
  };
  return { scene, id, gilles, hanna, alma, by, beds };
}
