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
