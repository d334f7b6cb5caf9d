import { providerOf, type ProviderSettings } from '#platform/identity/pro-sante-connect/settings.ts';
import { startSimulatedProvider } from '#platform/identity/pro-sante-connect/simulator.ts';
import { PRO_SANTE_CONNECT_CALLBACK } from '#platform/identity/module.ts';
import { simulatedProfessionals } from './demonstration/simulated-professionals.ts';
import type { OpenedSurroundings } from './surroundings.ts';

/** The Pro Santé Connect of the settings; for a demonstration on this machine without any, a simulated one; else none. */
export async function raiseProSanteConnect(around: OpenedSurroundings): Promise<ProviderSettings | null> {
  const { settings, lifetime } = around;
  const real = providerOf(settings);
  if (real !== null || !settings.demonstration || !settings.local) return real;
  const callback = new URL(PRO_SANTE_CONNECT_CALLBACK, settings.publicUrl);
  const simulated = await startSimulatedProvider(simulatedProfessionals(), callback);
  lifetime.closes('simulated Pro Santé Connect', () => simulated.close());
  return simulated.settings;
}
