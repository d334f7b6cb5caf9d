/** Where a profile is read and written. */
export const profilePath = (professionalId: string): string => `/api/directory/profiles/${professionalId}`;
