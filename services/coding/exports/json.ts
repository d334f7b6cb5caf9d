import { NOTICES } from '../notices.ts';
import { PROFILE_TITLES } from '../rights.ts';
import type { CodedStay } from './coded-stay.ts';

/** The coded stay as JSON, with who validated, when, what engine helped, and the notices (CIM-37, CIM-54). */
export function codedStayJson(coded: CodedStay): string {
  const { coding, stay } = coded;
  return JSON.stringify(
    {
      format: 'cabinet-coded-stay/1',
      ...{ organization: coded.organization, stay, status: 'validated' },
      version: coding.version,
      formerVersion: coded.former,
      validatedBy: {
        name: coding.by.name,
        profile: coding.by.profile,
        profileTitle: PROFILE_TITLES[coding.by.profile],
      },
      ...{ validatedAt: coding.at, engine: coding.engine },
      codes: coding.codes,
      ...{ emptyRoles: coding.emptyRoles, severity: coding.severity, dependency: coding.dependency },
      ...{ quality: coded.quality, notices: [NOTICES.device, NOTICES.responsibility] },
      ...{ exportedAt: coded.exportedAt, exportedBy: coded.exportedBy },
    },
    null,
    2,
  );
}
