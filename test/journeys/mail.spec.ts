import { mail as spanish } from '#shared/text/languages/es/clerk/mail.ts';
import { testMailSettings } from '#test/support/smtp/mail-queue.ts';
import { startMailServer } from '#test/support/smtp/mail-server.ts';
import { openCounter, signIn } from './support/counter.ts';
import { ask, handOver, workUntil } from './support/fast-forward.ts';
import { expect, test } from './support/story.ts';

test.use({ reader: 'recorded' });

test('an administrator sets the mail server: tried, explained, saved, and its password never shown again', async ({
  start,
}) => {
  const login = { user: 'kiosk', password: 'marea lenta 9' };
  const server = await startMailServer({ login });
  const { kiosk } = await openCounter(start, {}, 'admin');
  const page = kiosk.clerk;
  await page.getByRole('button', { name: 'Ajustes', exact: true }).click();
  const field = (label: string) => page.getByLabel(label, { exact: true });
  const words = spanish.server;
  await field(words.host).fill('mail.invalid');
  await field(words.senderAddress).fill('ventanilla@agencia.example');
  await page.getByRole('button', { name: words.test }).click();
  await expect(page.getByText(spanish.problem['name-not-found'])).toBeVisible();

  await field(words.host).fill('127.0.0.1');
  await field(words.port).fill(String(server.port));
  await page.getByRole('button', { name: words.test }).click();
  await expect(page.getByText(spanish.problem['starttls-missing'])).toBeVisible();
  // A list is named by its choice and its label.
  await page.getByRole('button', { name: new RegExp(`${words.security}$`) }).click();
  await page.getByRole('option', { name: words.securities.none }).click();
  await field(words.user).fill(login.user);
  await field(words.password).fill('otra clave');
  await page.getByRole('button', { name: words.test }).click();
  await expect(page.getByText(spanish.problem['login-refused'])).toBeVisible();
  await field(words.password).fill(login.password);
  await field(words.to).fill('soporte@example.org');
  await page.getByRole('button', { name: words.test }).click();
  await expect(page.getByText(words.worksSent)).toBeVisible();
  expect(server.received).toMatchObject([{ to: 'soporte@example.org', user: 'kiosk' }]);
  await page.getByRole('button', { name: words.save }).click();
  await expect(page.getByText(words.saved)).toBeVisible();
  await expect(field(words.password)).toHaveValue('');
  await expect(page.getByText(words.passwordSet)).toBeVisible();
  expect((await kiosk.messagesTo('clerk')).join('\n')).not.toContain(login.password);
  await server.close();
});

test('a code goes out over real SMTP; one that bounces is told to both sides, with the server’s words', async ({
  start,
  dataDirectory,
}) => {
  const server = await startMailServer();
  const settings = { ...testMailSettings, port: server.port };
  const { kiosk } = await openCounter(start, { displays: 2 }, 'admin');
  await ask(kiosk.clerk, 'saveMailSettings', { settings, password: null });
  await ask(kiosk.clerk, 'signOut', {});
  await signIn(kiosk, 'clerk');
  server.onRecipient = (address) => ({ code: 550, words: `5.1.1 <${address}> no such mailbox` });
  const { code } = await handOver(kiosk.clerk);
  await workUntil(kiosk.worker, 'email-code', { dataDirectory });
  await expect(kiosk.worker.getByText(/no recibe mensajes/)).toBeVisible();

  server.onRecipient = () => undefined;
  // Another one goes out a minute after the first, not sooner.
  await kiosk.passTime(61);
  await ask(kiosk.worker, 'sendEmailCodeAgain', {});
  await expect(kiosk.worker.getByText(/Enviamos un código/)).toBeVisible();
  const [message] = server.received;
  expect(message?.source).not.toContain(code);
  const digits = /^ {4}(\d{6})\r$/m.exec(message?.source ?? '')?.[1] ?? '';
  await ask(kiosk.worker, 'submitEmailCode', { code: digits });

  await ask(kiosk.clerk, 'takeBack', {});
  await ask(kiosk.clerk, 'leaveVisit', {});
  await ask(kiosk.clerk, 'signOut', {});
  await signIn(kiosk, 'supervisor');
  await kiosk.clerk.getByRole('button', { name: spanish.open }).click();
  await expect(kiosk.clerk.getByRole('heading', { level: 1, name: spanish.title })).toBeVisible();
  const row = kiosk.clerk.getByRole('row').nth(1);
  await expect(row).toContainText(spanish.failed);
  await expect(row).toContainText(/550 5\.1\.1 <.•••@.•••\.[a-z]+> no such mailbox/);
  await server.close();
});
