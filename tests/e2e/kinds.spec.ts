import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { stringify } from 'yaml';
import { sources } from '../../lib/quiz/kinds/items.fixture';
import { expectAccessible } from './support/accessible';
import { type Language, words } from './support/pages';
import { Site } from './support/site';

const text = (en: string, zh = en) => ({ en, zh });

/** The cloze again, its words to be chosen from a list. */
const wordBank = {
  ...sources.cloze,
  id: 'word-bank-item',
  bank: [text('momentum', '动量'), text('learning rate', '学习率')],
};

/** A content folder with one item of every kind. */
function writeContent(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gradcheck-e2e-content-'));
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'packs', 'every-kind'), { recursive: true });
  const pack = {
    schema: 'gradcheck/pack@1',
    slug: 'every-kind',
    title: text('Every kind', '各种题型'),
    summary: text('One item of every kind', '每种题型一道'),
    topics: [{ id: 'norm', title: text('Norm', '归一化') }],
    items: [...Object.values(sources), wordBank],
  };
  writeFileSync(
    join(folder, 'packs', 'every-kind', 'pack.yaml'),
    stringify(pack, { aliasDuplicateObjects: false }),
  );
  return folder;
}

const site = new Site({ GRADCHECK_CONTENT: writeContent() });
test.beforeAll(() => site.start());
test.afterAll(() => site.remove());

async function open(page: Page, language: Language, kind: keyof typeof sources) {
  await openItem(page, language, sources[kind].id);
}

async function openItem(page: Page, language: Language, item: string) {
  await page.goto(`${site.url}/${language}/practice/start?pack=every-kind&item=${item}`);
  await page.waitForLoadState('networkidle');
}

const verdict = (page: Page, language: Language, name: string) =>
  page.getByRole('region', { name: words[language].answer![name], exact: true });

/** Enter on the verdict leads to another question. */
async function expectEnterGoesOn(page: Page) {
  const before = page.url();
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(before);
}

for (const language of ['en', 'zh'] as const) {
  test.describe(`answered by keyboard alone (${language})`, () => {
    test('choice: digits choose, Enter checks, Enter goes on', async ({ page }) => {
      await open(page, language, 'choice');
      await expectAccessible(page);
      const right = page.getByRole('radio', { name: sources.choice.options[0].text[language] });
      await page.keyboard.press((await right.inputValue()) || '1');
      await expect(right).toBeChecked();
      await page.keyboard.press('Enter');
      await expect(verdict(page, language, 'correct')).toBeVisible();
      await expectAccessible(page);
      await expectEnterGoesOn(page);
    });

    test('choice: a wrong one says why', async ({ page }) => {
      await open(page, language, 'choice');
      const wrong = page.getByRole('radio', { name: sources.choice.options[1].text[language] });
      await page.keyboard.press(await wrong.inputValue());
      await page.keyboard.press('Enter');
      await expect(verdict(page, language, 'slip')).toContainText('It needs a batch.');
    });

    test('cloze: words in either language', async ({ page }) => {
      await open(page, language, 'cloze');
      await expectAccessible(page);
      const blank = (label: string) =>
        page.getByLabel(words[language].answer!.blank!.replace('{label}', label));
      await blank('1').focus();
      await page.keyboard.type('Decouples');
      await page.keyboard.press('Tab');
      await page.keyboard.type('权重衰减');
      await page.keyboard.press('Enter');
      await expect(verdict(page, language, 'correct')).toBeVisible();
      await expectAccessible(page);
      await expectEnterGoesOn(page);
    });

    test('cloze: words from a list', async ({ page }) => {
      await openItem(page, language, wordBank.id);
      const blanks = page.getByRole('combobox');
      const wanted = language === 'en' ? ['decouples', 'weight decay'] : ['解耦', '权重衰减'];
      const spare = language === 'en' ? ['momentum', 'learning rate'] : ['动量', '学习率'];
      const offered = await blanks.first().getByRole('option').allInnerTexts();
      expect(offered.slice(1).sort()).toEqual([...wanted, ...spare].sort());
      for (const [index, word] of wanted.entries()) {
        await blanks.nth(index).focus();
        await blanks.nth(index).selectOption({ label: word });
      }
      // In a list Enter opens it, as everywhere.
      await page.getByRole('button', { name: words[language].answer!.submit, exact: true }).focus();
      await page.keyboard.press('Enter');
      await expect(verdict(page, language, 'correct')).toBeVisible();
      await expectAccessible(page);
    });

    test('order: arrow keys move a step, and the focus stays with it', async ({ page }) => {
      await open(page, language, 'order');
      await expectAccessible(page);
      const steps = page.getByRole('listitem').filter({ has: page.locator('[data-step]') });
      for (const [place, { text: step }] of sources.order.steps.entries()) {
        const row = steps.filter({ hasText: step.en });
        await row.getByRole('button').first().focus();
        while ((await steps.nth(place).textContent())?.includes(step.en) === false)
          await page.keyboard.press('ArrowUp');
      }
      await expect(page.locator('[data-step]:focus')).toHaveCount(1);
      await page.getByRole('button', { name: words[language].answer!.submit, exact: true }).focus();
      await page.keyboard.press('Enter');
      await expect(verdict(page, language, 'correct')).toBeVisible();
      await expectAccessible(page);
      await expectEnterGoesOn(page);
    });

    test('match: letters are typed into the lists', async ({ page }) => {
      await open(page, language, 'match');
      await expectAccessible(page);
      for (const { left, right } of sources.match.pairs) {
        const key = page.getByRole('listitem').filter({ hasText: new RegExp(`^[A-Z]${right[language]}$`) });
        const letter = (await key.first().textContent())![0]!;
        await page.getByRole('combobox', { name: left[language], exact: true }).focus();
        await page.keyboard.press(letter);
      }
      await page.getByRole('button', { name: words[language].answer!.submit, exact: true }).focus();
      await page.keyboard.press('Enter');
      await expect(verdict(page, language, 'correct')).toBeVisible();
      await expectAccessible(page);
      await expectEnterGoesOn(page);
    });

    test('explain: the rubric comes after the words, and stays over a reload', async ({ page }) => {
      await open(page, language, 'explain');
      await expectAccessible(page);
      await expect(page.getByText('No padding')).toHaveCount(0);
      await page.getByRole('textbox', { name: words[language].answer!.ownWords }).focus();
      await page.keyboard.type('Each token by itself.');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByText('No padding')).toBeVisible();
      await expectAccessible(page);
      await page.reload();
      await page.waitForLoadState('networkidle');
      await page.keyboard.press('1');
      await expect(page.getByRole('checkbox').first()).toBeChecked();
      await page.keyboard.press('Enter');
      await expect(verdict(page, language, 'partly')).toBeVisible();
      await expectAccessible(page);
      await expectEnterGoesOn(page);
    });
  });
}

test('nothing scrolls sideways on a phone, open or closed', async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  for (const kind of Object.keys(sources) as (keyof typeof sources)[]) {
    await open(page, 'en', kind);
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await overflow(), kind).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: words.en.answer!.giveUp }).click();
    await expect(verdict(page, 'en', 'gaveUp')).toBeVisible();
    expect(await overflow(), `${kind}, closed`).toBeLessThanOrEqual(0);
  }
  await page.context().close();
});
