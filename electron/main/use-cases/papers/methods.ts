import type { UseCases } from '#electron/main/context/handlers.ts';
import { getPaperPdf, listPapers, printPaper, printTriageSheet } from './print-papers.ts';
import { listPrintJobs, removePrintJob } from './remove-print-job.ts';

/** Methods of papers and the print system, each by the use case that answers it. */
export const papersMethods = {
  listPapers,
  printPaper,
  getPaperPdf,
  printTriageSheet,
  listPrintJobs,
  removePrintJob,
} satisfies Partial<UseCases>;
