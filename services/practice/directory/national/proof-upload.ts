import { Invalid } from '#platform/kernel/errors.ts';
import type { Documents, ReceivedDocument } from '#platform/documents/documents.ts';
import type { OrganizationCall } from '#platform/http/route.ts';
import { professionalIdentitySchema, type ProfessionalIdentity } from '#services/practice/professionals/module.ts';

export const PROOF_BYTES = 8 * 1024 * 1024;
const IDENTITY_BYTES = 4096;

/**
 * Reads an identity (`identity`, JSON) and the file that proves it (`proof`), if one is sent.
 * @throws {Invalid} `directory.identity-invalid` naming each field
 */
export async function receiveIdentity(
  call: Pick<OrganizationCall, 'request' | 'organization'>,
  documents: Pick<Documents, 'receive'>,
): Promise<{ readonly identity: ProfessionalIdentity; readonly proof: ReceivedDocument | null }> {
  let identity: ProfessionalIdentity | null = null;
  let proof: ReceivedDocument | null = null;
  const limits = { fileSize: PROOF_BYTES + 1, files: 1, fields: 2, fieldSize: IDENTITY_BYTES };
  for await (const part of call.request.parts({ limits })) {
    if (part.type === 'field') {
      if (part.fieldname === 'identity') identity = readIdentity(part.value);
      continue;
    }
    const upload = { stream: part.file, fileName: part.filename, maxBytes: PROOF_BYTES };
    proof = await documents.receive(call.organization, { ...upload, accept: ['pdf', 'png', 'jpeg'] });
  }
  if (identity === null) throw refused([]);
  return { identity, proof };
}

function readIdentity(value: unknown): ProfessionalIdentity {
  let written: unknown;
  try {
    written = JSON.parse(String(value));
  } catch {
    throw refused([]);
  }
  const read = professionalIdentitySchema.safeParse(written);
  if (read.success) return read.data;
  throw refused(read.error.issues.map(({ path, message }) => ({ field: path.join('.'), rule: 'invalid', message })));
}

function refused(errors: ConstructorParameters<typeof Invalid>[2]): Invalid {
  return new Invalid('directory.identity-invalid', 'L’identité est à compléter.', errors);
}
