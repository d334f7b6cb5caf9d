import { html, type Html } from '#platform/http/page.ts';
import { shortDay, timeOf, weekday } from '#platform/site/french.ts';
import { icon } from '#platform/site/icons.ts';
import type { Strip } from '../day-strip.ts';

export interface TimesView {
  readonly strip: Strip;
  readonly timeZone: string;
  readonly video: boolean;
  /** ISO instant of the time held now, marked among the others. */
  readonly held?: string | undefined;
  /** The address of the page for another day. */
  readonly dayAddress: (day: Temporal.PlainDate) => string;
  /** Where the chosen time is sent, with what else the form carries. */
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
}

/** The strip of days and, under it, the times of the one chosen: each is a button that holds it. */
export function timesSection(view: TimesView): Html {
  const { strip, dayAddress } = view;
  return html`<nav aria-label="Jours">
      ${stripList(view)}
      <p class="actions">
        ${strip.before !== null && html`<a class="link" href="${dayAddress(strip.before)}">${icon('left')} Jours précédents</a>`}
        ${strip.after !== null && html`<a class="link" href="${dayAddress(strip.after)}">Jours suivants ${icon('right')}</a>`}
      </p>
    </nav>
    ${strip.next !== null && html`<p class="notice">Aucune place ces jours-ci. <a href="${dayAddress(strip.next)}">Prochaine place : ${shortDay(strip.next).weekday} ${shortDay(strip.next).date}</a></p>`}
    ${strip.chosen !== null && partsOfDay(view)}`;
}

function stripList({ strip, dayAddress }: TimesView): Html {
  return html`<ul class="strip">
    ${strip.days.map(({ day, free }) => {
      const inside = html`${shortDay(day).weekday}<strong>${day.day}</strong>`;
      if (free === 0) return html`<li><span class="closed">${inside}complet</span></li>`;
      const here = strip.chosen?.equals(day) === true;
      return html`<li>
        <a href="${dayAddress(day)}" ${here && html` class="here" aria-current="date"`}
          >${inside}<span class="free">${free}<span class="unit"> place${free > 1 && 's'}</span></span></a
        >
      </li>`;
    })}
  </ul>`;
}

function partsOfDay({ strip, timeZone, video, held, action, hidden }: TimesView): Html {
  const hourOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(timeZone).hour;
  const parts = [
    { name: 'Matin', times: strip.times.filter((at) => hourOf(at) < 12) },
    { name: 'Après-midi', times: strip.times.filter((at) => hourOf(at) >= 12 && hourOf(at) < 18) },
    { name: 'Soir', times: strip.times.filter((at) => hourOf(at) >= 18) },
  ].filter(({ times }) => times.length > 0);
  const day = strip.chosen!;
  return html`<form method="post" action="${action}">
    ${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    ${parts.map(
      ({ name, times }) =>
        html`<h3>${name}</h3>
          <div class="times">
            ${times.map((at) => {
              const chosen = held === at.toString();
              return html`<button
                class="time${chosen && ' chosen'}"
                name="debut"
                value="${at.toString()}"
                ${chosen && html` aria-pressed="true"`}
              >
                ${chosen && icon('check')}${video && icon('video', 'En vidéo,')}${timeOf(at, timeZone)}<span
                  class="hidden-word"
                >
                  ${weekday(day)} ${day.day}</span
                >
              </button>`;
            })}
          </div>`,
    )}
  </form>`;
}
