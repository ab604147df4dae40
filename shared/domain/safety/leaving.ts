/** What keeps a terminal from being handed over to another machine, or from being closed for good, as it stands now. */

export const leavingObstacles = [
  /** Somebody is attended at the worker's display. */
  'attending',
  /** A check, a drill, a copy or a packet is under way. */
  'under-way',
  'no-place',
  'place-not-kept',
  /** The copy is on the disk that is left here, or that everything is destroyed on. */
  'place-on-this-disk',
  /** It never had a head office: that nothing of it is anywhere else is to be said and signed. */
  'no-head-office',
  /** Acts that nobody but this terminal has. */
  'events-here',
  /** Acts that travel, or lie at head office, and that no receipt has answered. */
  'events-on-the-way',
  /** Documents that head office has not said to have, and could get. */
  'documents-here',
] as const;
export type LeavingObstacle = (typeof leavingObstacles)[number];

export interface LeavingStanding {
  readonly isAttending: boolean;
  readonly isUnderWay: boolean;
  readonly place: 'none' | 'not-kept' | 'on-this-disk' | 'kept';
  /** Nobody was ever registered, and no visit begun. */
  readonly isEmpty: boolean;
  /** Its keys are here, or something was ever told to one. */
  readonly hasHeadOffice: boolean;
  readonly eventsHere: number;
  readonly eventsOnTheWay: number;
  readonly documentsHere: number;
}

export function obstaclesToHandingOver(standing: LeavingStanding): LeavingObstacle[] {
  return [...workObstacles(standing), ...placeObstacles(standing)];
}

/** `withoutHeadOffice`: it was said that there is none, which is taken only where there never was one. */
export function obstaclesToClosing(standing: LeavingStanding, withoutHeadOffice: boolean): LeavingObstacle[] {
  const { isEmpty } = standing;
  return [
    ...workObstacles(standing),
    ...(isEmpty ? [] : placeObstacles(standing)),
    ...officeObstacles(standing, withoutHeadOffice),
  ];
}

function workObstacles({ isAttending, isUnderWay }: LeavingStanding): LeavingObstacle[] {
  return [...(isAttending ? ['attending' as const] : []), ...(isUnderWay ? ['under-way' as const] : [])];
}

function placeObstacles({ place }: LeavingStanding): LeavingObstacle[] {
  switch (place) {
    case 'none':
      return ['no-place'];
    case 'not-kept':
      return ['place-not-kept'];
    case 'on-this-disk':
      return ['place-on-this-disk'];
    case 'kept':
      return [];
  }
}

function officeObstacles(standing: LeavingStanding, withoutHeadOffice: boolean): LeavingObstacle[] {
  const { isEmpty, hasHeadOffice, eventsHere, eventsOnTheWay, documentsHere } = standing;
  if (!hasHeadOffice) return isEmpty || withoutHeadOffice ? [] : ['no-head-office'];
  return [
    ...(eventsHere > 0 ? ['events-here' as const] : []),
    ...(eventsOnTheWay > 0 ? ['events-on-the-way' as const] : []),
    ...(documentsHere > 0 ? ['documents-here' as const] : []),
  ];
}
