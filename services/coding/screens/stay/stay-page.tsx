import { LoadingSkeleton } from '#platform/web/kit/loading-skeleton.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { useAddress } from '#platform/web/kit/link.tsx';
import type { StayView } from '../../api/review.ts';
import { Acknowledged } from '../acknowledgement/acknowledged.tsx';
import { ClosedScreen } from '../closing/closed-screen.tsx';
import { ReviewScreen } from '../review/review-screen.tsx';
import { useStayView } from '../review/stay-view.ts';
import { PreparingScreen } from './preparing-screen.tsx';

/** A stay, wherever it is on its way: text to check, analysis, review, closed. */
export function StayPage() {
  const { stay = '' } = useAddress();
  return (
    <Acknowledged>
      <OneStay key={stay} stayId={stay} />
    </Acknowledged>
  );
}

function OneStay({ stayId }: { readonly stayId: string }) {
  const read = useStayView(stayId);
  return (
    <Loaded from={read} waiting={<LoadingSkeleton rows={14} />}>
      {(view) => screenOf(view)}
    </Loaded>
  );
}

function screenOf(view: StayView) {
  switch (view.stay.state) {
    case 'to-review':
    case 'reopened':
      return <ReviewScreen server={view} />;
    case 'validated':
      return <ClosedScreen view={view} />;
    default:
      return <PreparingScreen view={view} />;
  }
}
