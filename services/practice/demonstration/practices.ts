import type { ProfileValues } from '#services/practice/directory/module.ts';
import type { Offer, ProfessionalValues, SiteValues } from '#services/practice/professionals/module.ts';

/** Somebody of an invented practice who signs in. */
export interface DemonstrationPerson {
  readonly name: string;
  readonly email: string;
  /** As people read it: « Médecin généraliste ». */
  readonly function: string;
  /** The role that `demo.json` says. */
  readonly role: 'practitioner' | 'secretary' | 'substitute';
  /** Roles for the whole practice. */
  readonly roles: readonly string[];
  readonly referent?: 'medical';
  /** Base32; a second factor is demanded of whoever reaches patient data (MAI-011). */
  readonly totpSecret: string;
  readonly professional?: Omit<ProfessionalValues, 'personId' | 'siteId' | 'position'>;
  readonly profile?: ProfileValues;
}

/** An invented practice: its name says so to nobody, its people exist nowhere. */
export interface DemonstrationPractice {
  /** Stable: the practice keeps its identifier from one start to the next. */
  readonly key: string;
  readonly name: string;
  readonly site: SiteValues;
  readonly offer: Offer;
  readonly people: readonly DemonstrationPerson[];
  readonly delegations?: readonly DemonstrationDelegation[];
}

/** What a professional lets somebody do in their place; people by their e-mail addresses. */
export interface DemonstrationDelegation {
  readonly by: string;
  readonly to: string;
  readonly role: 'secretary' | 'substitute';
  readonly permissions: readonly string[];
  /** First and last day of a mission, counted from the first start. */
  readonly days?: readonly [first: number, last: number];
}

const VALRIVE = {
  city: 'Valrive',
  postalCode: '29998',
  inseeCode: null,
  latitude: 47.8535,
  longitude: -3.7012,
} as const;
const QUIMPER = { city: 'Quimper', postalCode: '29000', inseeCode: '29232', latitude: 47.9975, longitude: -4.0979 };
const CONCARNEAU = {
  city: 'Concarneau',
  postalCode: '29900',
  inseeCode: '29039',
  latitude: 47.8757,
  longitude: -3.9189,
};
const PREMIUM: Offer = { plan: 'premium', reminders: true };
const INITIAL: Offer = { plan: 'initial', reminders: false };

type Numbered = NonNullable<DemonstrationPerson['professional']>;

function physician(firstName: string, lastName: string, specialtyCode: string, rpps: string, color: number): Numbered {
  return { title: 'Dr', firstName, lastName, professionCode: '10', specialtyCode, rpps, adeli: null, color };
}

function caregiver(firstName: string, lastName: string, professionCode: string, rpps: string, color: number): Numbered {
  return { title: null, firstName, lastName, professionCode, specialtyCode: null, rpps, adeli: null, color };
}

/** Who runs the practice and practises in it. */
function alone(
  name: string,
  email: string,
  duty: string,
  given: Pick<DemonstrationPerson, 'totpSecret' | 'professional' | 'profile'>,
): DemonstrationPerson {
  return {
    ...{ name, email, function: duty, role: 'practitioner', referent: 'medical', ...given },
    roles: ['referent', 'practice-manager', 'colleague'],
  };
}

const PATIENT_RIGHTS = [
  ...['patients.records.read', 'patients.records.write', 'patients.documents.read', 'patients.documents.write'],
  ...['patients.notes.read', 'patients.notes.write'],
] as const;
/** A secretary who answers the telephone, without the notes of the consultations. */
const DESK_RIGHTS = [
  ...['agenda.appointments.read', 'agenda.appointments.write', 'agenda.hours.write', 'patients.records.read'],
  ...['patients.records.write', 'patients.documents.read', 'reminders.read', 'reminders.send', 'waiting-list.manage'],
] as const;

/** Fees of the convention, rounded to what it says in 2026; those of the invented midwife and others are invented. */
const TARIFFS = {
  general: { sector: '1', tariffs: [fee('Consultation', 3000), fee('Visite à domicile', 4000, 4500)] },
  pediatric: { sector: '1', tariffs: [fee('Consultation, enfant de moins de 2 ans', 3900), fee('Consultation', 3150)] },
  dermatology: { sector: '2-optam', tariffs: [fee('Consultation', 5000, 7000), fee('Dépistage', 6000, 8000)] },
  midwife: { sector: '1', tariffs: [fee('Consultation', 2650), fee('Séance de préparation', 3360, 4000)] },
  physiotherapy: { sector: '1', tariffs: [fee('Séance', 1700, 2500)] },
} as const satisfies Record<string, Pick<ProfileValues, 'sector' | 'tariffs'>>;

/** A town that exists on no map, and two that do, so that a search by distance finds something. */
export const PRACTICES: readonly DemonstrationPractice[] = [
  {
    ...{ key: 'cabinet-des-tilleuls', name: 'Cabinet des Tilleuls', offer: PREMIUM },
    site: {
      ...{ name: 'Cabinet des Tilleuls', addressLine: '12 place des Tilleuls', ...VALRIVE },
      ...{ phone: '+33298000012', wheelchairAccess: true },
    },
    people: [
      {
        ...{ name: 'Dr Nolwenn Quéré', email: 'nolwenn.quere@tilleuls.example', function: 'Médecin généraliste' },
        ...{ role: 'practitioner', roles: ['referent', 'practice-manager', 'colleague'], referent: 'medical' },
        totpSecret: 'NZXWY53FNZXC24LVMVZGKLLUNFWGYZLVNQQQ',
        professional: physician('Nolwenn', 'Quéré', 'SM54', '99900000011', 1),
        profile: profile(
          'general',
          'Médecine de famille, suivi des maladies chroniques, vaccinations. J’accueille les bénéficiaires de la CSS et de l’AME.',
          ['br', 'en'],
          true,
        ),
      },
      {
        ...{ name: 'Dr Bastien Roumégous', email: 'bastien.roumegous@tilleuls.example' },
        ...{ function: 'Médecin généraliste', role: 'practitioner', roles: ['colleague'] },
        totpSecret: 'MJQXG5DJMVXC24TPOVWWKZ3POVZS25DJNRWA',
        professional: physician('Bastien', 'Roumégous', 'SM54', '99900000029', 2),
        profile: profile('general', 'Médecine générale, petite chirurgie, échographie de débrouillage.', ['es'], true),
      },
      {
        ...{ name: 'Dr Inès Auffret', email: 'ines.auffret@tilleuls.example', function: 'Pédiatre' },
        ...{ role: 'practitioner', roles: ['colleague'], totpSecret: 'NFXGK4ZNMF2WMZTSMV2C25DJNRWGK5LMOM' },
        professional: physician('Inès', 'Auffret', 'SM40', '99900000037', 3),
        profile: profile(
          'pediatric',
          'Suivi de l’enfant de la naissance à seize ans, vaccinations, allergies.',
          ['en', 'pt'],
          false,
        ),
      },
      {
        ...{ name: 'Maïwenn Jolivet', email: 'maiwenn.jolivet@tilleuls.example', function: 'Secrétaire' },
        ...{ role: 'secretary', roles: [], totpSecret: 'NVQWS53FNZXC22TPNRUXMZLUFV2GS3DMMV2W' },
      },
      {
        ...{ name: 'Dr Tancrède Ombrage', email: 'tancrede.ombrage@tilleuls.example', function: 'Remplaçant' },
        ...{ role: 'substitute', roles: [], totpSecret: 'ORQW4Y3SMVSGKLLPNVRHEYLHMUWXI2LMNRSX' },
      },
    ],
    delegations: [
      ...['nolwenn.quere@tilleuls.example', 'bastien.roumegous@tilleuls.example'].map((by) => ({
        ...{ by, to: 'maiwenn.jolivet@tilleuls.example', role: 'secretary' as const, permissions: DESK_RIGHTS },
      })),
      {
        ...{ by: 'ines.auffret@tilleuls.example', to: 'maiwenn.jolivet@tilleuls.example', role: 'secretary' },
        permissions: ['agenda.appointments.read', 'agenda.appointments.write', 'patients.records.read'],
      },
      {
        ...{ by: 'bastien.roumegous@tilleuls.example', to: 'tancrede.ombrage@tilleuls.example', role: 'substitute' },
        permissions: ['agenda.appointments.read', 'agenda.appointments.write', ...PATIENT_RIGHTS],
        days: [-2, 12],
      },
    ],
  },
  {
    ...{ key: 'dermatologie-des-embruns', name: 'Dermatologie des Embruns', offer: PREMIUM },
    site: {
      ...{ name: 'Dermatologie des Embruns', addressLine: '3 passage des Embruns', ...QUIMPER },
      ...{ phone: '+33298000031', wheelchairAccess: true },
    },
    people: [
      alone('Dr Soizic Embrunel', 'soizic.embrunel@embruns.example', 'Dermatologue', {
        totpSecret: 'ONXWS6TJMMWWK3LCOJ2W4ZLMFVSGK4TNMFXQ',
        professional: physician('Soizic', 'Embrunel', 'SM15', '99900000045', 1),
        profile: profile('dermatology', 'Dépistage des cancers de la peau, acné, eczéma, psoriasis.', ['en'], true),
      }),
      {
        ...{ name: 'Dr Armand Grainville', email: 'armand.grainville@embruns.example', function: 'Dermatologue' },
        ...{ role: 'practitioner', roles: ['colleague'], totpSecret: 'MFZG2YLOMQWWO4TBNFXHM2LMNRSS2ZDFOJWQ' },
        professional: physician('Armand', 'Grainville', 'SM15', '99900000052', 2),
        profile: profile('dermatology', 'Dermatologie médicale et chirurgicale.', ['de'], false),
      },
    ],
  },
  {
    ...{ key: 'sages-femmes-l-hirondelle', name: 'Sages-femmes L’Hirondelle', offer: PREMIUM },
    site: {
      ...{ name: 'Sages-femmes L’Hirondelle', addressLine: '8 quai de l’Hirondelle', ...CONCARNEAU },
      ...{ phone: '+33298000058', wheelchairAccess: false },
    },
    people: [
      alone('Aurélie Pimprenelle', 'aurelie.pimprenelle@hirondelle.example', 'Sage-femme', {
        totpSecret: 'MF2XEZLMNFSS24DJNVYHEZLOMVWGYZJNONTA',
        professional: caregiver('Aurélie', 'Pimprenelle', '50', '99900000060', 4),
        profile: profile(
          'midwife',
          'Suivi de grossesse, préparation à la naissance, rééducation du périnée, contraception.',
          ['br'],
          true,
        ),
      }),
    ],
  },
  {
    ...{ key: 'kine-du-mole', name: 'Kiné du Môle', offer: INITIAL },
    site: {
      ...{ name: 'Kiné du Môle', addressLine: '1 rue du Môle', ...VALRIVE },
      ...{ phone: '+33298000074', wheelchairAccess: true },
    },
    people: [
      alone('Théodore Balancier', 'theodore.balancier@mole.example', 'Masseur-kinésithérapeute', {
        totpSecret: 'ORUGK33EN5ZGKLLCMFWGC3TDNFSXELLLNFXG',
        professional: caregiver('Théodore', 'Balancier', '70', '99900000078', 5),
        profile: profile(
          'physiotherapy',
          'Rééducation de l’épaule et du genou, kinésithérapie respiratoire de l’enfant.',
          [],
          false,
        ),
      }),
    ],
  },
];

function profile(
  fees: keyof typeof TARIFFS,
  presentation: string,
  languages: ProfileValues['languages'],
  video: boolean,
): ProfileValues {
  return {
    ...{ presentation, languages: ['fr', ...languages], video, sector: TARIFFS[fees].sector },
    tariffs: [...TARIFFS[fees].tariffs],
    ...{ access: ['wheelchair', 'ground-floor', 'parking'], paymentMeans: ['card', 'cash', 'third-party'] },
  };
}

function fee(label: string, fromCents: number, toCents: number | null = null): ProfileValues['tariffs'][number] {
  return { label, fromCents, toCents };
}
