import { SignedLinks } from '#platform/kernel/link-secrets.ts';

/** Links of offers: `w`, the practice, the offer, its signature. */
export const offerLinks = new SignedLinks({ purpose: 'waiting-list offer', prefix: 'w' });
