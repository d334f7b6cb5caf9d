import { IconUsers } from '@tabler/icons-react';
import { api, withQuery } from '#platform/web/api/request.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import type { ScreenModule } from '#platform/web/screen-module.ts';
import type { IncapacityOpening } from '../api/bans.ts';
import type { PatientList } from '../api/patients.ts';
import { phoneText } from './words.ts';

const READ = 'patients.records.read';
const WRITE = 'patients.records.write';
const MANAGE = 'professionals.practice.manage';

/** The screens of patients. */
export const screens: ScreenModule = {
  name: 'patients',
  routes: [
    { path: '/patients', title: 'Patients', permission: READ, load: () => import('./list/patients-page.tsx') },
    {
      ...{ path: '/patients/nouveau', title: 'Nouveau patient', permission: WRITE },
      load: () => import('./file/new-patient-page.tsx'),
    },
    {
      ...{ path: '/patients/importer', title: 'Importer des patients', permission: 'patients.import' },
      load: () => import('./imports/import-page.tsx'),
    },
    {
      ...{ path: '/patients/doublons', title: 'Doublons', permission: 'patients.merge' },
      load: () => import('./duplicates/duplicates-page.tsx'),
    },
    {
      ...{ path: '/patients/fusion', title: 'Fusionner deux dossiers', permission: 'patients.merge' },
      load: () => import('./duplicates/merge-page.tsx'),
    },
    {
      ...{ path: '/patients/identites', title: 'Identités non vérifiées', permission: READ },
      load: () => import('./review/not-checked-page.tsx'),
    },
    {
      ...{ path: '/patients/ouvertures', title: 'Ouvertures pour incapacité', permission: MANAGE },
      load: () => import('./review/incapacity-page.tsx'),
    },
    {
      ...{ path: '/patients/recus', title: 'Partagés avec moi', permission: 'practice.use' },
      load: () => import('./review/received-page.tsx'),
    },
    { path: '/patients/$patient', title: 'Patient', permission: READ, load: () => import('./file/patient-page.tsx') },
    {
      ...{ path: '/patients/$patient/modifier', title: 'Modifier', permission: WRITE },
      load: () => import('./file/edit-patient-page.tsx'),
    },
    {
      ...{ path: '/patients/$patient/documents', title: 'Documents', permission: 'patients.documents.read' },
      load: () => import('./documents/documents-page.tsx'),
    },
    {
      ...{ path: '/patients/$patient/notes', title: 'Notes', permission: 'patients.notes.read' },
      load: () => import('./documents/notes-page.tsx'),
    },
    {
      ...{ path: '/patients/$patient/droits', title: 'Droits du patient', permission: READ },
      load: () => import('./rights/rights-page.tsx'),
    },
  ],
  navigation: [{ title: 'Patients', icon: IconUsers, path: '/patients', permission: READ, order: 30 }],
  commands: [
    {
      ...{ id: 'patients.new', title: 'Créer un patient', path: '/patients/nouveau', permission: WRITE },
      keywords: ['dossier', 'ajouter'],
    },
    {
      ...{ id: 'patients.list', title: 'Ouvrir la liste des patients', path: '/patients', permission: READ },
      ...{ keywords: ['chercher', 'téléphone', 'naissance'], shortcut: 'g p' },
    },
    {
      ...{ id: 'patients.duplicates', title: 'Fusionner des doublons', permission: 'patients.merge' },
      ...{ path: '/patients/doublons', keywords: ['dossiers', 'même patient'] },
    },
    {
      ...{ id: 'patients.import', title: 'Importer des patients', permission: 'patients.import' },
      ...{ path: '/patients/importer', keywords: ['csv', 'fichier', 'liste', 'reprise'] },
    },
  ],
  searches: [
    {
      ...{ title: 'Patients', permission: READ },
      find: async (text, signal) => {
        const asked = withQuery('/api/patients', { q: text, limit: 8 });
        const { patients } = await api.get<PatientList>(asked, { signal });
        return patients.map((line) => {
          const path = `/patients/${line.id}`;
          if (line.opposed) return { id: line.id, title: 'Accès refusé par le patient', path };
          const about = [
            line.birthDate === null ? null : middleDate(line.birthDate),
            line.phone === null ? null : phoneText(line.phone),
          ];
          const description = about.filter((part) => part !== null).join(', ');
          return { id: line.id, title: line.name, description, path };
        });
      },
    },
  ],
  awaiting: [
    {
      ...{ title: 'identités non vérifiées', path: '/patients/identites', permission: WRITE },
      count: async () =>
        (await api.get<{ consultations: readonly object[] }>('/api/patients/consultations/not-checked')).consultations
          .length,
    },
    {
      ...{ title: 'ouvertures pour incapacité à juger', path: '/patients/ouvertures', permission: MANAGE },
      count: async () => {
        const { openings } = await api.get<{ openings: readonly IncapacityOpening[] }>('/api/patients/incapacity');
        return openings.filter(({ review }) => review === null).length;
      },
    },
  ],
  panels: {
    'patient-card': {
      permission: READ,
      load: async () => ({ default: (await import('./panel/patient-card.tsx')).PatientCard }),
    },
  },
};
