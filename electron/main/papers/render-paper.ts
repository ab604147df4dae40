import type { PaperContent } from '#shared/domain/papers/paper-content.ts';
import { renderComebackSlip } from './comeback-slip.ts';
import { renderCredentialRequest } from './credential-request.ts';
import { renderEmployerSlip } from './employer-slip.ts';
import { renderReceipt } from './receipt.ts';
import { renderRecoveryReceipt } from './recovery-receipt.ts';
import { renderResponsibilityAgreement } from './responsibility-agreement.ts';
import { renderTriageSheet } from './triage-sheet.ts';

/**
 * A paper as one self-contained HTML document, to be printed with its own page size (`preferCSSPageSize`) and with
 * backgrounds. Every value is escaped. Throws RangeError when `issuedAt` is not an instant.
 */
export function renderPaperHtml(paper: PaperContent): string {
  switch (paper.kind) {
    case 'receipt':
      return renderReceipt(paper);
    case 'credential-request':
      return renderCredentialRequest(paper);
    case 'responsibility-agreement':
      return renderResponsibilityAgreement(paper);
    case 'comeback-slip':
      return renderComebackSlip(paper);
    case 'employer-slip':
      return renderEmployerSlip(paper);
    case 'triage-sheet':
      return renderTriageSheet(paper);
    case 'recovery-receipt':
      return renderRecoveryReceipt(paper);
  }
}
