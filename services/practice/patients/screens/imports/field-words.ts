import type { ImportField } from '../../api/imports.ts';

export const IMPORT_FIELD_WORDS: Readonly<Record<ImportField, string>> = {
  ...{ birthName: 'Nom de naissance', birthFirstNames: 'Prénoms', usedName: 'Nom utilisé' },
  ...{ usedFirstName: 'Prénom utilisé', birthDate: 'Date de naissance', sex: 'Sexe' },
  ...{ birthPlaceCode: 'Code INSEE de naissance', phone: 'Téléphone', secondPhone: 'Autre téléphone', email: 'E-mail' },
  ...{ addressLine: 'Adresse', postalCode: 'Code postal', city: 'Ville', alert: 'Alerte' },
};
