import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useState } from 'react';
import { Page } from '#platform/web/kit/page.tsx';
import { useAgendaAddress, type Seeing } from './address/use-agenda-address.ts';
import { useVisitActs } from './acts/visit-acts.ts';
import { Board } from './board.tsx';
import { BookingPanel } from './booking/booking-panel.tsx';
import type { BookingPlace } from './booking/use-booking.ts';
import { AgendaHead } from './head/agenda-head.tsx';
import { AgendaMenu } from './head/agenda-menu.tsx';
import { FilterSentence } from './head/filter-sentence.tsx';
import { GoToDate } from './head/go-to-date.tsx';
import { useDensity } from './head/use-density.ts';
import { PhoneDay } from './phone/phone-day.tsx';
import { firstAgenda } from './reading/first-agenda.ts';
import { useAgenda } from './reading/use-agenda.ts';
import { usePatientNotices } from './reading/use-patient-notices.ts';
import { usePractice } from './reading/use-practice.ts';
import { DaySheet } from './sheet/day-sheet.tsx';
import { dayTitle, monthTitle, weekTitle } from './time/days.ts';
import { RefusedDialog } from './visit/refused-dialog.tsx';
import { VisitPanel } from './visit/visit-panel.tsx';

const PHONE = '(max-width: 640px)';

/** The agenda: what the practice has open all day. */
export function AgendaPage() {
  const phone = useMediaQuery(PHONE, window.matchMedia(PHONE).matches);
  const asked = useAgendaAddress();
  // A telephone shows one day, whatever the link says.
  const seeing: Seeing = phone ? { ...asked, address: { ...asked.address, view: 'jour' } } : asked;
  const { address, see } = seeing;
  const agenda = useAgenda(address);
  const acts = useVisitActs(agenda.setPending);
  const { own } = usePractice();
  usePatientNotices(agenda.zone, agenda.today);
  const [density, setDensity] = useDensity();
  const [booking, setBooking] = useState<BookingPlace | null>(null);
  const book = useCallback((place: BookingPlace) => setBooking(place), []);
  const { date, today, resources } = agenda;
  const mayWrite = resources.some(({ may }) => may.write);
  const title =
    address.view === 'jour'
      ? dayTitle(date, today)
      : address.view === 'mois'
        ? monthTitle(date)
        : weekTitle(date, today);
  return (
    <Page
      layout={phone ? 'full' : 'desk'}
      title={title}
      beside={
        phone ? undefined : (
          <>
            <AgendaHead {...seeing} date={date} today={today} oneOf={() => firstAgenda(agenda.resources, own)} />
            <FilterSentence {...seeing} resources={resources} reasons={agenda.reasons} />
          </>
        )
      }
      actions={
        phone ? (
          <GoToDate onDate={(day) => see({ date: day, visit: null })} />
        ) : (
          <AgendaMenu density={density} onDensity={setDensity} agenda={agenda} />
        )
      }
      primary={
        mayWrite
          ? {
              label: 'Nouveau rendez-vous',
              short: 'Nouveau',
              run: () => setBooking({ resourceId: null, startsAt: null }),
            }
          : undefined
      }
    >
      {phone ? (
        <PhoneDay {...{ agenda, acts, see }} onBook={book} />
      ) : (
        <Board {...seeing} {...{ agenda, acts, density }} onBook={book} />
      )}
      {booking === null && address.visit !== null && agenda.ready && (
        <VisitPanel
          visitId={address.visit}
          agenda={agenda}
          acts={acts}
          onClose={() => see({ visit: null })}
          onOpen={(visit) => see({ visit })}
        />
      )}
      {booking !== null && (
        <BookingPanel
          key={`${booking.resourceId ?? ''} ${booking.startsAt ?? ''}`}
          place={booking}
          agenda={agenda}
          onClose={() => setBooking(null)}
          onBooked={({ id, startsAt }) => {
            setBooking(null);
            const day = agenda.zone.wall(startsAt).date;
            const shown = agenda.grid?.columns.some((column) => column.date === day) ?? false;
            see({ visit: id, ...(shown ? {} : { date: day === today ? null : day }) });
          }}
        />
      )}
      {acts.refused !== null && <RefusedDialog refused={acts.refused} agenda={agenda} acts={acts} />}
      <DaySheet agenda={agenda} />
    </Page>
  );
}
