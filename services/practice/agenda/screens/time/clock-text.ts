const pad = (number: number): string => String(number).padStart(2, '0');

/** "09:20", of minutes since midnight. */
export function clockText(minute: number): string {
  const within = ((minute % 1440) + 1440) % 1440;
  return `${pad(Math.floor(within / 60))}:${pad(within % 60)}`;
}

/** "20 min", "1 h", "1 h 30": a length, of minutes. */
export function lengthText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${String(rest)}\u00A0min`;
  return rest === 0 ? `${String(hours)}\u00A0h` : `${String(hours)}\u00A0h\u00A0${pad(rest)}`;
}

/**
 * Minutes since midnight of an hour typed as people do: `14h30`, `14:30`, `1430`, `9h`, `9`. Null when it is none.
 */
export function parseTypedTime(typed: string): number | null {
  const text = typed.trim().toLowerCase().replaceAll(/\s/g, '');
  const found = /^(\d{1,2})(?:(?:h|:|\.)(\d{2})?)?$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text);
  if (found === null) return null;
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)];
  return hours > 23 || minutes > 59 ? null : hours * 60 + minutes;
}
