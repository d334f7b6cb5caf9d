import { Invalid } from '#platform/kernel/errors.ts';
import type { Documents, ReceivedDocument } from '#platform/documents/documents.ts';
import type { OrganizationCall } from '#platform/http/route.ts';

export const IMAGE_BYTES = 4 * 1024 * 1024;

/**
 * Reads a photo or a mark sent with the statement that its sender has the rights to it: the statement comes first, and without it
 * no byte is taken (MAI-288).
 * @throws {Invalid} `directory.rights-not-stated`, `directory.no-photo`
 */
export async function receiveImage(
  call: Pick<OrganizationCall, 'request' | 'organization'>,
  documents: Pick<Documents, 'receive'>,
): Promise<ReceivedDocument> {
  let stated = false;
  for await (const part of call.request.parts({ limits: { fileSize: IMAGE_BYTES + 1, files: 1, fields: 5 } })) {
    if (part.type === 'field') {
      stated ||= part.fieldname === 'rights' && part.value === 'yes';
      continue;
    }
    if (!stated) {
      part.file.resume();
      const message = 'Cochez que vous avez les droits sur cette image : elle n’a pas été prise.';
      throw new Invalid('directory.rights-not-stated', message, [{ field: 'rights', rule: 'required', message }]);
    }
    const upload = { stream: part.file, fileName: part.filename, maxBytes: IMAGE_BYTES };
    return documents.receive(call.organization, { ...upload, accept: ['png', 'jpeg'] });
  }
  throw new Invalid('directory.no-photo', 'Aucune image n’a été envoyée.');
}
