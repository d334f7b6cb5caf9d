import { useRead } from '#platform/web/api/queries.ts';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { StateChip } from '#platform/web/kit/chip.tsx';
import type { ProfileView } from '../api/profile.ts';
import { DecisionsCard } from './decisions-card.tsx';
import { IdentityCard } from './identity/identity-card.tsx';
import { LicenceCard } from './licence-card.tsx';
import { ImageCard } from './image-card.tsx';
import { ProfileForm } from './profile-form.tsx';
import { profilePath } from './profile.ts';
import styles from './profile.module.css';

/** One's own public profile: what is written, what is shown, since when. */
export default function ProfilePage() {
  const practice = useRead<{ readonly own: string | null }>('/api/professionals/practice');
  return (
    <Loaded from={practice}>
      {({ own }) =>
        own === null ? (
          <Page title="Profil public">
            <EmptyState title="Vous n’êtes pas praticien de ce cabinet">
              Seul un praticien, ou qui en a reçu le droit, écrit son profil public.
            </EmptyState>
          </Page>
        ) : (
          <OwnProfile professionalId={own} />
        )
      }
    </Loaded>
  );
}

function OwnProfile({ professionalId }: { readonly professionalId: string }) {
  const profile = useRead<ProfileView>(profilePath(professionalId));
  const published = profile.data?.licence != null;
  return (
    <Page
      title="Profil public"
      beside={
        profile.data && <StateChip tone={published ? 'ok' : 'neutral'}>{published ? 'Publié' : 'Non publié'}</StateChip>
      }
    >
      <Loaded from={profile}>
        {(view) => (
          <div className={styles.columns}>
            <ProfileForm key={view.changedAt} view={view} />
            <div className={styles.beside}>
              <IdentityCard professionalId={professionalId} />
              <LicenceCard view={view} />
              <ImageCard view={view} image="photo" />
              <ImageCard view={view} image="logo" />
              <DecisionsCard professionalId={professionalId} />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
}
