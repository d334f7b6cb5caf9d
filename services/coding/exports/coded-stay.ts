import type { Coding } from '../api/validation.ts';
import type { QualityWarning } from '../engine/types.ts';

/** A validated stay ready to leave: everything an export carries, whatever its form. */
export interface CodedStay {
  readonly organization: string;
  readonly stay: {
    readonly id: string;
    readonly localId: string;
    readonly unit: string | null;
    readonly hospitalization: string;
    readonly admittedOn: string;
    readonly dischargedOn: string | null;
    readonly datesFrom: 'person' | 'report' | 'import-day';
    readonly sex: string | null;
    readonly birthYear: number | null;
  };
  readonly coding: Coding;
  /** Whether a later version exists: this one is then a former one. */
  readonly former: boolean;
  /** Doubts about the report itself (CIM-39). */
  readonly quality: readonly QualityWarning[];
  readonly exportedAt: string;
  readonly exportedBy: string;
}
