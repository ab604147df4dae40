import { type ReactNode, useCallback } from 'react';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import type { PlaceView } from '#shared/contract/kiosk/safety/safety-values.ts';
import { PlaceItem } from './place-item.tsx';
import { PlacesDialog } from './places-dialog.tsx';

interface DriveDialogProps {
  readonly title: string;
  readonly lead: string;
  /** What choosing a drive does. */
  readonly use: string;
  readonly problem: string | null;
  readonly isPending: boolean;
  readonly onChoose: (place: PlaceView) => void;
  readonly onClose: () => void;
  /** What is said of each. */
  readonly worth?: (place: PlaceView) => ReactNode;
  /** What came of it. */
  readonly children?: ReactNode;
}

/** One of the drives that are plugged in, or a folder by its path. */
export function DriveDialog(props: DriveDialogProps) {
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const look = useCallback(
    async (folder: string | null) => {
      const answer = await call(kiosk.listSafetyPlaces({ folder }));
      return answer.kind === 'done' ? answer.value : null;
    },
    [call, kiosk],
  );
  return (
    <PlacesDialog
      title={props.title}
      lead={props.lead}
      problem={props.problem}
      told={props.children}
      look={look}
      onClose={props.onClose}
    >
      {(place) => (
        <PlaceItem
          key={place.path}
          place={place}
          use={props.use}
          isPending={props.isPending}
          onChoose={() => props.onChoose(place)}
        >
          {props.worth?.(place)}
        </PlaceItem>
      )}
    </PlacesDialog>
  );
}
