/** What people call the kinds of events; of a newer program, `other`. */
export function kindOf(type: string) {
  switch (type) {
    case 'worker-registered':
    case 'worker-corrected':
    case 'documents-changed':
    case 'draft-joined':
    case 'visit-closed':
      return type;
    case 'terminal-set-up':
    case 'account-created':
    case 'account-changed':
    case 'settings-changed':
    case 'clock-set':
    case 'store-restored':
    case 'missing-acts-accepted':
      return 'terminal';
  }
  if (type.startsWith('recovery-kit-')) return 'kit';
  if (type.startsWith('contact-')) return 'contact';
  return /^(credential|assisted-unlock|death)-/.test(type) ? 'credential' : 'other';
}
