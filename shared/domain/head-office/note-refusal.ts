/** Why nothing is taken of what another counter is said to have handed over. */
export const noteRefusals = [
  /** Not enciphered to this terminal's key, or changed on the way. */
  'unreadable',
  /** Of a format that this program does not know. */
  'newer',
  /** Head office never signed for who sent it. */
  'not-admitted',
  /** Who sent it speaks no more. */
  'ended',
  /** Not signed with the key that head office signed for. */
  'forged',
  'another-branch',
  'another-office',
  /** It is to another terminal, or to an epoch of before. */
  'another-recipient',
  /** It says another sender than head office's database does. */
  'another-sender',
  /** Older than one that was taken. */
  'replayed',
  /** A secret has not its own name. */
  'false-name',
  /** It says that a terminal speaks no more, and head office never signed that. */
  'false-ending',
  /** Far more generations than are here: nothing could follow them. */
  'ahead',
  /** More secrets than a terminal holds. */
  'too-many',
] as const;
export type NoteRefusal = (typeof noteRefusals)[number];
