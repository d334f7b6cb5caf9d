/** A usual couple of principal manifestation and etiological condition in SMR, by the beginnings of their codes. */
export interface RolePair {
  readonly id: string;
  readonly mmp: RegExp;
  readonly ae: RegExp;
  /** The couple holds only when the report announces the manifestation as what is cared for. */
  readonly whenAnnounced?: true;
  /** French: why the couple goes together. */
  readonly text: string;
}

/**
 * Couples of the SMR methodological guide (ATIH): the deficit or the implant is what is cared for, the disease is where
 * it comes from. First match wins at equal scores.
 */
export const ROLE_PAIRS: readonly RolePair[] = [
  {
    id: 'deficit-stroke',
    mmp: /^(G8[1-3]|R470|R471|R13|R414|R481|R482|R27|H534)/,
    ae: /^(I6[0-4]|I69)/,
    text: 'déficit neurologique en MMP, accident vasculaire cérébral en AE',
  },
  {
    id: 'deficit-brain',
    whenAnnounced: true,
    mmp: /^(G8[1-3]|R470|R471|R13|R41|R481|R482|R27|F0[67]|R40)/,
    ae: /^(S06|T905|C71|C793|D32|D33|D43|G93|G0[4-9]|A8[0-9]|G35|G80)/,
    text: 'déficit neurologique en MMP, lésion cérébrale en AE',
  },
  {
    id: 'deficit-cord',
    mmp: /^(G82|G83|N31)/,
    ae: /^(S[1-3]4|T093|T913|G95|G99|G373|G35|C72|D33[4]|D43[4]|G06|G04)/,
    text: 'déficit médullaire en MMP, lésion de la moelle en AE',
  },
  {
    id: 'deficit-spine',
    mmp: /^(G82|G83|N31)/,
    ae: /^(S12|S22|S32|T08|T911|M48|M50|M51|M46|C795|D33|D43|I7[01]|A18)/,
    text: 'déficit médullaire en MMP, lésion du rachis en AE',
  },
  {
    id: 'joint-implant',
    mmp: /^Z966/,
    ae: /^(M1[5-9]|S72|S42|M87|M05|M06|M80|M84|T84|M00|C795|M07|Q65|M96)/,
    text: 'implant articulaire en MMP, maladie ou fracture qui l’a motivé en AE',
  },
  {
    id: 'spine-surgery',
    mmp: /^Z981/,
    ae: /^(M4[1-9]|M5[01]|S[1-3]2|G95)/,
    text: 'arthrodèse en MMP, maladie du rachis qui l’a motivée en AE',
  },
  {
    id: 'limb-absence',
    mmp: /^Z89/,
    ae: /^(I70|I73|I74|E1[0-4]|S78|S88|S98|S48|S58|S68|C40|C49|M86|L97|T87|A48|R02|T93|T92)/,
    text: 'absence de membre en MMP, maladie ou traumatisme qui l’a causée en AE',
  },
  {
    id: 'cardiac-implant',
    mmp: /^Z95[1-58]/,
    ae: /^(I2[0-5]|I3[4-9]|I0[5-8]|I71|Q2)/,
    text: 'geste cardiaque en MMP, cardiopathie qui l’a motivé en AE',
  },
  {
    id: 'organ-transplant',
    mmp: /^Z94/,
    ae: /^(N18|K7|J84|J44|E84|I42|I25|C9)/,
    text: 'greffe en MMP, maladie qui l’a motivée en AE',
  },
  {
    id: 'stiffness',
    mmp: /^(M245|M256|M750|M626|M961)/,
    ae: /^(S[4-9]\d|Z966|T84|M1[5-9]|M75)/,
    text: 'raideur en MMP, lésion d’origine en AE',
  },
  {
    id: 'dementia',
    mmp: /^F0[0-2]/,
    ae: /^(G30|G31|G20|I69|A81|G10)/,
    text: 'démence en MMP, maladie cérébrale en AE (dague et astérisque)',
  },
  {
    id: 'sequela',
    mmp: /^(?!Z|I69|T9|B9|E64|E68)/,
    ae: /^(I69|T9[0-8]|B9[0-4]|E64|E68)/,
    text: 'séquelle en MMP, code « séquelles de » en AE',
  },
  {
    id: 'swallowing-tumour',
    mmp: /^(R13|R49|Z93|R470)/,
    ae: /^(C0|C1[0-5]|C3[0-2])/,
    text: 'déficience en MMP, tumeur en AE',
  },
  {
    id: 'undernutrition',
    mmp: /^E4[3-6]/,
    ae: /^(K9[01]|C1|C2|F50)/,
    text: 'dénutrition en MMP, maladie qui la cause en AE',
  },
  {
    id: 'heart-failure',
    mmp: /^I50/,
    ae: /^(I2[0-5]|I3[4-7]|I4[0-2]|I0[5-8]|I11|E854|I431)/,
    text: 'insuffisance cardiaque en MMP, cardiopathie en AE',
  },
  {
    id: 'palliative-care',
    mmp: /^Z515/,
    ae: /^(C(?!7[7-9])|G12|G20|G35|I50|J44|N18|F0)/,
    text: 'soins palliatifs en MMP, maladie en AE',
  },
  {
    id: 'palliative-care-metastasis',
    mmp: /^Z515/,
    ae: /^C7[7-9]/,
    text: 'soins palliatifs en MMP, tumeur secondaire en AE',
  },
  {
    id: 'intensive-care',
    mmp: /^(G62|G72|M625|R13)/,
    ae: /^(U07|J80|A4[01]|J1[2-8]|I46|R57)/,
    text: 'déficience acquise en réanimation en MMP, maladie qui y a conduit en AE',
  },
  {
    id: 'pain',
    mmp: /^(M54|M89|G54|M79)/,
    ae: /^(M51|M48|M50|S|M47)/,
    text: 'syndrome douloureux en MMP, lésion d’origine en AE',
  },
];
