/** How one module's lines of the journal read in French. */
export interface ModuleWords {
  /** Head of its actions: "Codage". */
  readonly title: string;
  /** By action without the module's name: `{ 'stay.validated': 'Codage validé' }`. */
  readonly actions: Readonly<Record<string, string>>;
  /** By kind of object as the module writes it: `{ 'coding.stay': 'Séjour' }`. */
  readonly objects: Readonly<Record<string, string>>;
}
