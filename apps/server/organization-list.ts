import { NotFound } from '#platform/kernel/errors.ts';
import type { Organization } from '#platform/organizations/module.ts';

/**
 * One line for each database of an organisation, as the operator reads them. A crash while an organisation is created
 * may leave its database alone: it is named, and does not hide the others.
 */
export async function organizationList(
  ids: readonly string[],
  find: (id: string) => Promise<Pick<Organization, 'name' | 'services'>>,
): Promise<string> {
  const lines = ids.map(async (id) => {
    try {
      const { name, services } = await find(id);
      return `${id}  ${name}  (${services.join(', ')})`;
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      return `${id}  base sans organisation`;
    }
  });
  return (await Promise.all(lines)).join('\n');
}
