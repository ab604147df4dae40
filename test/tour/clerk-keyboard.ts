import type { Locator, Page } from 'playwright';

/** How many times Tab is pressed before a control counts as out of the keyboard's reach. */
const reach = 60;

/** A clerk's hands on the keyboard: every key is counted, and nothing else is touched. */
export class ClerkKeyboard {
  readonly page: Page;
  /** Keys pressed by the clerk since `begin`. */
  keys = 0;
  /** Of them, Tab and Shift+Tab: the way to what no other key reaches. */
  tabs = 0;
  /** Where the keyboard failed a person, in words. */
  readonly traps: string[] = [];
  #person = '';

  constructor(page: Page) {
    this.page = page;
  }

  begin(person: string): void {
    this.#person = person;
    this.keys = 0;
    this.tabs = 0;
  }

  trap(what: string): void {
    this.traps.push(`${this.#person}: ${what}`);
    console.log(`  TRAP ${what}`);
  }

  async press(key: string): Promise<void> {
    this.keys += 1;
    await this.page.keyboard.press(key);
  }

  /** As on a Spanish keyboard: an accent is a dead key before its letter, ñ has a key of its own. */
  async types(text: string): Promise<void> {
    for (const letter of text) this.keys += /[áéíóúü]/i.test(letter) ? 2 : 1;
    await this.page.keyboard.type(text);
  }

  /** What comes up by itself has the cursor before anybody types. */
  async waitsFor(control: Locator): Promise<void> {
    await control.waitFor();
    for (let looked = 0; looked < 40; looked += 1) {
      if (await holdsCursor(control)) return;
      await this.page.waitForTimeout(50);
    }
    this.trap(`a question came up without the cursor; it is at ${await this.cursor()}`);
  }

  /** A reader that types for the clerk. */
  async scans(lines: readonly string[]): Promise<void> {
    for (const line of lines) {
      await this.page.keyboard.type(line);
      await this.page.keyboard.press('Enter');
    }
  }

  /** Tab by Tab to a control, as somebody does who has no mouse. */
  async tabsTo(control: Locator, name: string): Promise<void> {
    await control.first().waitFor();
    for (let pressed = 0; pressed <= reach; pressed += 1) {
      if (await holdsCursor(control.first())) {
        if (pressed > 8) this.trap(`${pressed} Tabs to ${name}`);
        return;
      }
      this.tabs += 1;
      await this.press((await liesBefore(control.first())) ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`no Tab leads to ${name}`);
  }

  /** The cursor is somewhere, not lost to the page, once the screen has come to rest. */
  async keepsCursor(after: string): Promise<void> {
    const isSomewhere = () => document.activeElement !== null && document.activeElement !== document.body;
    try {
      await this.page.waitForFunction(isSomewhere, undefined, { timeout: 1500 });
    } catch {
      this.trap(`the cursor is nowhere ${after}`);
    }
  }

  /** In words: what has the cursor. */
  async cursor(): Promise<string> {
    return this.page.evaluate(() => {
      const { activeElement } = document;
      const field = activeElement?.closest('[data-field]')?.getAttribute('data-field');
      const name = activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
      return `${activeElement?.tagName.toLowerCase()} ${field ?? name.slice(0, 40)}`;
    });
  }
}

async function holdsCursor(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element.contains(document.activeElement));
}

/** Whether it comes before what has the cursor: who sees it there goes back. */
async function liesBefore(control: Locator): Promise<boolean> {
  return control.evaluate((element) => {
    const { activeElement, body } = document;
    if (activeElement === null || activeElement === body) return false;
    return (element.compareDocumentPosition(activeElement) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
  });
}
