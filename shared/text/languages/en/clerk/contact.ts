import type { Widen } from '../../catalogue.ts';
import type { contactChange as spanish } from '../../es/clerk/contact.ts';

export const contactChange: Widen<typeof spanish> = {
  start: 'Change contact',
  approve: 'A supervisor signs',
  decline: 'Decline',
  approveTitle: 'Sign the change of contact data',
  approveText:
    'The person typed these data on their display. Whoever signs has checked that they are the one in the document, and says why their contact changes.',
  declineTitle: 'Decline the change of contact data',
  declineText: 'Nothing changes and the service ends. The reason is kept.',
  declineSign: 'Decline',
  compare: 'Compare before signing: the portrait and the stored copy.',
  coolsOff: 'Until {{date}} codes still go to the previous address.',
  history: 'Changes of contact data',
  approved: 'Signed by {{signer}}; attended by {{clerk}}',
  declined: 'Declined by {{signer}}; attended by {{clerk}}',
};
