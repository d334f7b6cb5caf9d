import { useState } from 'react';
import { useOwnAddress } from './address/use-agenda-address.ts';
import { useVisitActs } from './acts/visit-acts.ts';
import { Board } from './board.tsx';
import { BookingPanel } from './booking/booking-panel.tsx';
import type { BookingPlace } from './booking/use-booking.ts';
import { AgendaHead } from './head/agenda-head.tsx';
import { FilterSentence } from './head/filter-sentence.tsx';
import { firstAgenda } from './reading/first-agenda.ts';
import { useAgenda } from './reading/use-agenda.ts';
import { usePractice } from './reading/use-practice.ts';
import { RefusedDialog } from './visit/refused-dialog.tsx';
import { VisitPanel } from './visit/visit-panel.tsx';
import styles from './agenda-panel.module.css';

/** The agenda inside another room's page: the desk of a secretariat, say. It keeps for itself what is in sight. */
export function AgendaPanel() {
  const seeing = useOwnAddress();
  const { address, see } = seeing;
  const agenda = useAgenda(address);
  const acts = useVisitActs(agenda.setPending);
  const { own } = usePractice();
  const [booking, setBooking] = useState<BookingPlace | null>(null);
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <AgendaHead
          {...seeing}
          date={agenda.date}
          today={agenda.today}
          oneOf={() => firstAgenda(agenda.resources, own)}
        />
        <FilterSentence {...seeing} resources={agenda.resources} reasons={agenda.reasons} />
      </div>
      <Board {...seeing} {...{ agenda, acts }} density="compact" onBook={setBooking} />
      {booking === null && address.visit !== null && agenda.ready && (
        <VisitPanel
          visitId={address.visit}
          {...{ agenda, acts }}
          onClose={() => see({ visit: null })}
          onOpen={(visit) => see({ visit })}
        />
      )}
      {booking !== null && (
        <BookingPanel
          place={booking}
          agenda={agenda}
          onClose={() => setBooking(null)}
          onBooked={({ id }) => {
            setBooking(null);
            see({ visit: id });
          }}
        />
      )}
      {acts.refused !== null && <RefusedDialog refused={acts.refused} {...{ agenda, acts }} />}
    </div>
  );
}
