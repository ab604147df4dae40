// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { Button } from '#renderer/ui/button/button.tsx';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { show } from '#test/renderer/support/show.tsx';

/** A copy that a supervisor lets pass: what asked for it is gone with the answer. */
function Screen() {
  const [isOpen, setOpen] = useState(false);
  const [isAnswered, setAnswered] = useState(false);
  return (
    <main>
      <Button>Antes</Button>
      <section>
        <Button>Junto</Button>
        {!isAnswered && <Button onPress={() => setOpen(true)}>Preguntar</Button>}
      </section>
      {isOpen && (
        <Dialog
          title="Pregunta"
          open
          onClose={() => setOpen(false)}
          actions={
            <Button
              onPress={() => {
                setAnswered(true);
                setOpen(false);
              }}
            >
              Aceptar
            </Button>
          }
        >
          texto
        </Dialog>
      )}
    </main>
  );
}

test('a question that is left gives the cursor back to what asked it', async () => {
  const { user } = show(<Screen />);
  screen.getByRole('button', { name: 'Preguntar' }).focus();
  await user.keyboard('{Enter}');
  await screen.findByRole('dialog');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Preguntar'));
});

test('where the answer takes away what asked, the cursor stands beside it and not nowhere', async () => {
  const { user } = show(<Screen />);
  screen.getByRole('button', { name: 'Preguntar' }).focus();
  await user.keyboard('{Enter}');
  const accept = await screen.findByRole('button', { name: 'Aceptar' });
  accept.focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Junto'));
});

/** Where it is, a code, a signature: one question after the other. */
function Steps() {
  const [step, setStep] = useState(0);
  return (
    <main>
      <Button>Antes</Button>
      <Button onPress={() => setStep(1)}>Preguntar</Button>
      {step > 0 && (
        <Dialog
          key={step}
          title={`Pregunta ${step}`}
          open
          onClose={() => setStep(0)}
          actions={
            <Button autoFocus onPress={() => setStep(step + 1)}>
              Seguir
            </Button>
          }
        >
          texto
        </Dialog>
      )}
    </main>
  );
}

test.each([1, 2, 3])(
  'left at question %i of several, the cursor is where the first was asked',
  async (last) => {
    const { user } = show(<Steps />);
    screen.getByRole('button', { name: 'Preguntar' }).focus();
    await user.keyboard('{Enter}');
    for (let step = 1; step < last; step += 1) {
      await screen.findByRole('dialog', { name: `Pregunta ${step}` });
      await waitFor(() => expect(document.activeElement?.textContent).toBe('Seguir'));
      await user.keyboard('{Enter}');
    }
    await screen.findByRole('dialog', { name: `Pregunta ${last}` });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Preguntar'));
  },
);
