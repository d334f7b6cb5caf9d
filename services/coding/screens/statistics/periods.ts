export const PERIODS = { '30': '30 jours', '90': '3 mois', '365': '1 an', all: 'Depuis le début' } as const;
export type Period = keyof typeof PERIODS;

/** The query of a period that ends today. @param today `YYYY-MM-DD`. */
export function periodQuery(period: Period, today: string): { readonly from?: string } {
  if (period === 'all') return {};
  return { from: new Date(Date.parse(today) - Number(period) * 86_400_000).toISOString().slice(0, 10) };
}
