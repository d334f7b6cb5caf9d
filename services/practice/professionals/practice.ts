import { dayInParis } from '#platform/kernel/clock.ts';
import type { CareKinds } from '#services/practice/reference/module.ts';
import type { PracticeView, ProfessionalView } from './api/practice.ts';
import type { PracticeContext } from './context.ts';
import { offerOf } from './offers.ts';
import { nameOf, professionalOfPerson, professionalsOf, type Professional } from './professionals.ts';
import { sitesOf } from './sites.ts';

const OFFER_TITLES = { initial: 'Agenda Initial', premium: 'Agenda Premium' } as const;

/** Places, people and offer of the practice, and who one is in it. */
export async function practiceOf(context: PracticeContext, kinds: CareKinds): Promise<PracticeView> {
  const { database, act, now } = context;
  const professionals = await professionalsOf(database);
  const offer = await offerOf(database, dayInParis(now).toString());
  const own = act.actor.kind === 'person' ? await professionalOfPerson(database, act.actor.id) : null;
  return {
    ...{ name: context.organizationName, own: own?.id ?? null },
    sites: [...(await sitesOf(database))],
    professionals: professionals.map((one) => professionalView(one, kinds)),
    offer: { ...offer, title: OFFER_TITLES[offer.plan] },
  };
}

/** A professional as the screens show them. */
function professionalView(one: Professional, kinds: CareKinds): ProfessionalView {
  const { leftAt: _, ...values } = one;
  const kind = kinds.kindOf(one.professionCode, one.specialtyCode);
  return { ...values, name: nameOf(one), care: kind?.name ?? 'Professionnel de santé' };
}
