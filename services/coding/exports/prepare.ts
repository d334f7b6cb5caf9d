import { Conflict, NotFound } from '#platform/kernel/errors.ts';
import { readAnalysis } from '../analyses.ts';
import { codingsOf } from '../codings.ts';
import { journal, type CodingContext } from '../context.ts';
import { findStay, type StayRow } from '../stays.ts';
import { whyNot } from '../stay-states.ts';
import type { CodedStay } from './coded-stay.ts';

/**
 * The coding of a stay, once a person has validated it (CIM-49); the export goes to the journal under the name of
 * whoever asked (CIM-139).
 * @param version a former version, when not the present one.
 * @throws {Conflict} `coding.export.not-validated`: no code leaves.
 * @throws {NotFound} `coding.stay.not-found`, `coding.coding.not-found`
 */
export async function prepareExport(
  context: CodingContext,
  stayId: string,
  { format, version }: { readonly format: string; readonly version?: number | undefined },
): Promise<CodedStay> {
  const { database } = context;
  const stay = await findStay(database, stayId);
  if (stay.state !== 'validated') {
    throw new Conflict('coding.export.not-validated', `Rien ne s’exporte avant validation. ${whyNot(stay.state)}`);
  }
  const stored = (await codingsOf(database, stayId)).find((one) => one.version === (version ?? stay.coding_version));
  if (stored === undefined) throw new NotFound('coding.coding.not-found', 'Cette version du codage n’existe pas.');
  const { decisionsVersion: _internal, ...coding } = stored;
  const analysis = await readAnalysis(database, context, stored.analysisId!);
  await journal(database, context, 'coding.stay.exported', stayId, { format, version: coding.version });
  return {
    ...{ organization: context.organizationName, stay: stayFacts(stay), coding },
    former: coding.version !== stay.coding_version,
    quality: analysis.result.quality,
    ...{ exportedAt: context.now.toString(), exportedBy: context.act.actor.name },
  };
}

function stayFacts(stay: StayRow): CodedStay['stay'] {
  return {
    ...{ id: stay.id, localId: stay.local_id, unit: stay.unit, hospitalization: stay.hospitalization },
    ...{ admittedOn: stay.admitted_on, dischargedOn: stay.discharged_on, sex: stay.sex, birthYear: stay.birth_year },
    datesFrom: stay.dates_from as CodedStay['stay']['datesFrom'],
  };
}
