/**
 * What may not be said to patients: wording that refuses people for their cover, origin, religion, orientation or way of
 * life (code de la santé publique, L. 1110-3; MAI-280), and wording that offends, accuses or offers what is forbidden
 * (MAI-109). Pure rules, without tables or routes, for every room in which
 * somebody writes what patients read.
 */
export { discriminationIn, refuseDiscrimination, type Discrimination } from './discrimination.ts';
export { refuseUnsuitable, unsuitableIn } from './unsuitable.ts';
