import type { CodedStay } from './coded-stay.ts';

export async function codedStayPdf(_coded: CodedStay): Promise<Buffer> {
  throw new Error('not yet');
}
