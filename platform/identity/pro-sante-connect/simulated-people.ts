/** Somebody whom the simulated Pro Santé Connect knows: invented. */
export interface SimulatedProfessional {
  /** SubjectNameID: `8` and an RPPS that belongs to nobody. */
  readonly subject: string;
  readonly givenName: string;
  readonly familyName: string;
  /** TRE_G15. */
  readonly professionCode: string;
  readonly workplaces: readonly { readonly id: string; readonly name: string; readonly city: string }[];
  /** How they prove who they are; `eidas0` is too little. */
  readonly level: 'eidas1' | 'eidas0';
}

/** What the provider says of them, in the form of the real one's userinfo. */
export function userinfoOf(person: SimulatedProfessional) {
  const { subject, givenName, familyName } = person;
  return {
    ...{ sub: `f:simulated:${subject}`, SubjectNameID: subject, preferred_username: subject },
    ...{ family_name: familyName, given_name: givenName, codeCivilite: 'M' },
    otherIds: [{ identifiant: subject, origine: 'RPPS', qualite: 1 }],
    SubjectRole: [`${person.professionCode}^1.2.250.1.213.1.1.5.5`],
    Palier_Authentification: 'APPPRIP3^1.2.250.1.213.1.5.1.1.1',
    SubjectRefPro: {
      codeCivilite: 'M',
      exercices: [
        {
          ...{ codeProfession: person.professionCode, codeCategorieProfessionnelle: 'C', codeCiviliteDexercice: 'DR' },
          ...{ nomDexercice: familyName, prenomDexercice: givenName, codeTypeSavoirFaire: '', codeSavoirFaire: '' },
          activities: person.workplaces.map(({ id, name, city }) => ({
            ...{ codeModeExercice: 'L', codeSecteurDactivite: 'SA07', codeGenreActivite: 'GENR01' },
            ...{ numeroSiretSite: '', numeroFinessSite: '', identifiantTechniqueDeLaStructure: id },
            ...{ raisonSocialeSite: name, bureauCedex: city },
          })),
        },
      ],
    },
  };
}
