import { createHash } from 'node:crypto';
import type { NewOrganization } from '#platform/organizations/organizations.ts';
import { PRACTICES, type DemonstrationPractice } from '#services/practice/demo.ts';

export interface DemoMember {
  readonly name: string;
  readonly email: string;
  readonly function: string;
  /** As `demo.json` says it; the first of the roles unless said. */
  readonly role?: string;
  /** For the whole organisation. */
  readonly roles: readonly string[];
  readonly referent?: 'administrative' | 'medical';
  /** Base32; for roles that demand a second factor. */
  readonly totpSecret?: string;
}

export interface DemoOrganization {
  readonly organization: NewOrganization & { readonly id: string };
  readonly service: string;
  readonly members: readonly DemoMember[];
  /** What fills it on a first start: stays to code, a practice. */
  readonly filled: 'coding' | DemonstrationPractice | null;
  /** Rights of the token of `demo.json`, made in the name of the first member; none when empty. */
  readonly token: readonly string[];
}

const CODING_TOKEN = ['coding.use', 'coding.stays.read', 'coding.stays.import', 'coding.stays.export'];

/** The invented organisations, in the order in which a start lists them. */
export const ORGANIZATIONS: readonly DemoOrganization[] = [
  {
    ...{ service: 'coding', filled: 'coding', token: CODING_TOKEN },
    organization: {
      ...{ id: demoId('smr-les-aulnes'), name: 'SMR Les Aulnes', kind: 'establishment', category: 'smr-establishment' },
      ...{ services: ['coding'], seats: 8 },
    },
    members: [
      member('Hélène Gaspardine', 'helene.gaspardine@les-aulnes.example', 'TIM', ['coder-tim']),
      member('Dr Anatole Imaginet', 'anatole.imaginet@les-aulnes.example', 'Médecin DIM', ['dim-physician']),
      member('Dr Maëlle Corvaisier', 'maelle.corvaisier@les-aulnes.example', 'Médecin MPR', ['physician']),
      {
        ...member('Ondine Chimère', 'ondine.chimere@les-aulnes.example', 'Directrice', ['referent']),
        ...{ referent: 'administrative', totpSecret: 'MRSW233OON2HEYLUNFXW4LLDMFRGS3TFOQWTC' },
      },
      member('Basile Facturin', 'basile.facturin@les-aulnes.example', 'Comptable', ['billing-contact']),
    ],
  },
  {
    ...{ service: 'coding', filled: null, token: CODING_TOKEN },
    organization: {
      ...{ id: demoId('clinique-des-deux-caps'), name: 'Clinique des Deux-Caps', kind: 'establishment' },
      ...{ category: 'clinic', services: ['coding'], seats: 3 },
    },
    members: [member('Ulysse Fictif', 'ulysse.fictif@deux-caps.example', 'TIM', ['coder-tim'])],
  },
  ...PRACTICES.map(asOrganization),
  {
    ...{ service: 'operator', filled: null, token: [] },
    organization: {
      ...{
        id: demoId('exploitant'),
        name: 'Exploitant de la démonstration',
        kind: 'operator',
        services: [],
        seats: null,
      },
    },
    members: [
      operator('Prosper Régisseur', 'prosper.regisseur@exploitant.example', 'OBZG643QMVZC24TFM5UXG43FOVZC2ZDFNVXQ'),
      operator(
        'Églantine Modératrice',
        'eglantine.moderatrice@exploitant.example',
        'MVTWYYLOORUW4ZJNNVXWIZLSMF2HE2LDMUWQ',
      ),
    ],
  },
];

function asOrganization(practice: DemonstrationPractice): DemoOrganization {
  return {
    ...{ service: 'practice', filled: practice },
    organization: {
      ...{ id: demoId(practice.key), name: practice.name, kind: 'establishment', services: ['practice'], seats: null },
    },
    members: practice.people,
    token: ['practice.use', 'agenda.appointments.read'],
  };
}

function member(name: string, email: string, duty: string, roles: readonly string[]): DemoMember {
  return { name, email, function: duty, roles };
}

function operator(name: string, email: string, totpSecret: string): DemoMember {
  return { name, email, function: 'Exploitant', roles: ['operator'], totpSecret };
}

/** The same invented organisation has the same identifier at every start, on every machine. */
function demoId(name: string): string {
  const hex = createHash('sha256').update(`cabinet demonstration ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
