// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { WaitingVisits } from '#renderer/clerk/home/waiting-visits.tsx';
import type { WaitingVisit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { done, show } from '#test/renderer/support/show.tsx';

const visit: WaitingVisit = {
  id: '5f1c1f1e-6b7a-4f0e-8f59-0a1b2c3d4e5f',
  reference: '0007',
  procedure: 'registration',
  state: 'draft',
  step: 'contract',
  name: 'Ana Pérez',
  openedAt: '2026-03-02T14:30:00.000Z',
  openedBy: 'Rosa Paredes',
  interrupted: true,
};

function showVisits(...visits: WaitingVisit[]) {
  const resumeVisit = vi.fn(() => new Promise<never>(() => undefined));
  return { resumeVisit, ...show(<WaitingVisits />, { listVisits: () => done(visits), resumeVisit }) };
}

test('Enter goes on with what was interrupted on this screen', async () => {
  const { user, resumeVisit } = showVisits(visit);
  await screen.findByText('Quedó en su pantalla.');
  await user.keyboard('{Enter}');
  expect(resumeVisit).toHaveBeenCalledWith({ visitId: visit.id });
});

test('Enter goes on with nothing that somebody else left', async () => {
  const { user, resumeVisit } = showVisits({ ...visit, interrupted: false });
  await screen.findByText('Ana Pérez');
  await user.keyboard('{Enter}');
  expect(resumeVisit).not.toHaveBeenCalled();
});
