import { CabinetError } from '#platform/kernel/errors.ts';

/** What is stored is not what was written: a wrong tag, a wrong fingerprint, a shape that no writer makes. */
export class Damaged extends CabinetError {
  readonly status = 500;

  constructor(what: string) {
    super('agent.repository.damaged', `Contenu abîmé : ${what}. Rien n’a été modifié.`);
  }
}
