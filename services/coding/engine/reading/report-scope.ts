import type { Reading } from './mentions.ts';
import type { ScopeDoubt } from '../types.ts';

const INVOICE = [
  /\bfacture\b/iu,
  /\b(?:TVA|TTC|HT)\b/u,
  /\b(?:net à payer|montant (?:total|dû|à régler)|total à payer)\b/iu,
  /\b(?:IBAN|BIC|RIB)\b/u,
  /\b(?:échéance|règlement|virement|bon de commande|devis)\b/iu,
  /\d\s*€/u,
];
const REHABILITATION =
  /\b(?:SMR|SSR|HDJ|soins (?:médicaux|de suite)|réadaptation|rééducation|réentraînement|kinésithérap\p{L}*|ergothérap\p{L}*|orthophoni\p{L}*|appareillage|convalescence)(?!\p{L})/iu;
const OTHER_KINDS: readonly { readonly name: string; readonly shown: RegExp }[] = [
  { name: 'un compte rendu opératoire', shown: /compte[- ]rendu opératoire/iu },
  {
    name: 'un compte rendu de passage aux urgences',
    shown: /compte[- ]rendu (?:de passage|d['’]urgences?)|passage aux urgences/iu,
  },
  {
    name: 'un compte rendu d’imagerie',
    shown: /(?:scanner|IRM|radiographie|échographie)[^\n]{0,40}\n[\s\S]*\btechnique\b/iu,
  },
  { name: 'une ordonnance', shown: /^[ \t]*ordonnance\b/imu },
  { name: 'une lettre de consultation', shown: /\b(?:vu(?:e)? en consultation|consultation externe)\b/iu },
];

/** Tells documents that are not the report of an SMR stay (CIM-40). */
export function scopeOf({ text, mentions, sections }: Reading): ScopeDoubt | null {
  const invoice = INVOICE.filter((sign) => sign.test(text)).length;
  const medical = sections.filter(({ kind }) => kind !== 'body').length + mentions.length;
  const rehabilitation = REHABILITATION.test(text);
  if (
    invoice >= 3 &&
    !(rehabilitation && sections.some(({ kind }) => kind === 'conclusion' || kind === 'antecedents'))
  ) {
    return { level: 'refuse', text: 'Ce document ressemble à une facture : il n’est pas analysé.' };
  }
  if (medical === 0) {
    return { level: 'refuse', text: 'Aucun contenu médical n’a été reconnu dans ce document : il n’est pas analysé.' };
  }
  if (rehabilitation) return null;
  const kind = OTHER_KINDS.find(({ shown }) => shown.test(text));
  const seems = kind === undefined ? 'ne mentionne ni SMR ni rééducation' : `ressemble à ${kind.name}`;
  return { level: 'confirm', text: `Ce document ${seems} : confirmez qu’il s’agit du compte rendu d’un séjour SMR.` };
}
